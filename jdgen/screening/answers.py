"""What was found in a file, before anybody judges it: the same for forms and for spreadsheets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.screening.columns import CANDIDATE, DECISION
from jdgen.screening.plan import ABOUT, PANEL
from jdgen.screening.record import Fault


@dataclass(frozen=True)
class Answers:
    """One form, or one row of a spreadsheet."""

    texts: Mapping[str, str]
    """By field, without those left empty."""
    marks: Mapping[str, tuple[str, ...]]
    """What was ticked or chosen: ``rating-ID`` ("3"), ``knock-out-ID`` ("yes"), ``decision`` ("hold")."""
    row: int | None = None
    panel: bool = False
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Form:
    """A file that was filled in; ``role`` and ``version`` are "" where it does not say them."""

    file: str
    role: str
    version: str
    answers: tuple[Answers, ...]
    notes: tuple[str, ...] = ()
    """What a person should know and need not mend."""


@dataclass
class Fields:
    """The fields of a form, as a reader finds them."""

    texts: dict[str, str] = field(default_factory=dict)
    ticked: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def write(self, name: str, value: str) -> None:
        value = tidy(value)
        if value and self.texts.setdefault(name, value) != value:
            self.faults.append(Fault(f"the field {name} stands there twice, with different texts"))

    def answers(self) -> Iterator[Answers]:
        """Those of the rater, and those of the panel where it gave any."""
        about = {name: text for name, text in self.texts.items() if name in ABOUT}
        texts, of_panel = _apart(self.texts)
        marks, ticked_by_panel = _apart(self.ticked)
        panel = bool(of_panel or ticked_by_panel)
        if marks or texts.keys() - about.keys() or not panel:
            yield Answers({name: self.texts[name] for name in texts}, _marks(marks), faults=tuple(self.faults))
        if panel:
            said = {name: self.texts[whole] for name, whole in of_panel.items()}
            faults = () if marks else tuple(self.faults)
            yield Answers({**about, **said}, _marks(ticked_by_panel), panel=True, faults=faults)


def _apart(names: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The rater's fields and the panel's: the name that the plan gives each, and the whole one."""
    own, panel = {}, {}
    for name in names:
        if name.startswith(PANEL):
            panel[name.removeprefix(PANEL)] = name
        else:
            own[name] = name
    return own, panel


def _marks(ticked: Iterable[str]) -> dict[str, tuple[str, ...]]:
    marks: dict[str, tuple[str, ...]] = {}
    for name in ticked:
        start = f"{DECISION}-"
        asked, _, answer = (DECISION, "", name.removeprefix(start)) if name.startswith(start) else name.rpartition("-")
        marks[asked] = (*marks.get(asked, ()), answer)
    return marks


def is_ours(names: Iterable[str]) -> bool:
    """Whether these are the fields of a form of ours: each asks for the candidate."""
    return not {CANDIDATE, PANEL + CANDIDATE}.isdisjoint(names)


def refused(file: str, message: str, hint: str = "") -> InvalidInput:
    return InvalidInput([Problem(Mark(file), message, hint=hint)])


def tidy(text: str) -> str:
    """The text with plain line ends, and without the blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
