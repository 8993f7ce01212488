"""How likely chance alone would make a difference between two rates: scipy's answers. The only module that knows it."""

from dataclasses import dataclass
from typing import Any

from jdgen.errors import CannotMake

CRITICAL_P = 0.05
CRITICAL_DEVIATIONS = 1.96
SMALL_EXPECTED = 5
SMALL_TOTAL = 30


@dataclass(frozen=True)
class Difference:
    """Between a group and the group with the highest rate."""

    fisher_p: float
    """Of Fisher's exact test, two-sided."""
    deviations: float | None
    """The standardized difference: pooled two-proportion z, zero or more. None where all or nobody was selected."""
    z_p: float | None
    by_fisher: bool
    """Whether Fisher's test decides: an expected count is under 5, or both groups have fewer than 30 applicants."""

    @property
    def significant(self) -> bool:
        return self._says_fisher if self.by_fisher else self._says_z

    @property
    def disputed(self) -> bool:
        """Whether the other test says otherwise."""
        return self.deviations is not None and self._says_fisher != self._says_z

    @property
    def _says_fisher(self) -> bool:
        return self.fisher_p < CRITICAL_P

    @property
    def _says_z(self) -> bool:
        return self.deviations is not None and self.deviations >= CRITICAL_DEVIATIONS


def difference(group: tuple[int, int], highest: tuple[int, int]) -> Difference:
    """Each is applicants and selected."""
    stats = _stats()
    table = [[selected, applicants - selected] for applicants, selected in (group, highest)]
    fisher = float(stats.fisher_exact(table).pvalue)
    if not all(map(sum, zip(*table, strict=True))):
        return Difference(fisher, None, None, by_fisher=True)
    chi_squared = stats.chi2_contingency(table, correction=False)
    few = chi_squared.expected_freq.min() < SMALL_EXPECTED or group[0] + highest[0] < SMALL_TOTAL
    # With one degree of freedom chi-squared is z squared; nobody's rate is above the highest, so z has no sign.
    return Difference(fisher, float(chi_squared.statistic) ** 0.5, float(chi_squared.pvalue), by_fisher=bool(few))


def _stats() -> Any:
    try:
        from scipy import stats
    except ImportError:
        raise CannotMake("scipy, which works out the tests, is not installed: pip install 'jdgen[screen]'") from None
    return stats
