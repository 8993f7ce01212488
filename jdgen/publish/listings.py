"""The pages that list openings: the front page with its search, and one for each place and team."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jdgen.model.role import Role
from jdgen.publish.address import guide_path
from jdgen.publish.posting import Posting
from jdgen.publish.studio import Files, Studio
from jdgen.render.numbers import forms

PAY_STEPS = 6
"""About how many amounts the filter of pay offers."""
NICE = (1_000, 2_500, 5_000, 10_000, 20_000, 25_000, 50_000, 100_000, 250_000, 1_000_000)


@dataclass(frozen=True)
class Choice:
    value: str
    shown: str


@dataclass(frozen=True)
class Facet:
    name: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Guide:
    path: str
    title: str
    summary: str


def lists(studio: Studio, postings: Sequence[Posting], roles: Sequence[Role]) -> Files:
    """By title, then by place."""
    listed = sorted(postings, key=lambda one: (one.title, one.where, one.reference))
    grouped: dict[str, tuple[str, list[Posting]]] = {}
    for one in listed:
        for name, path in one.groups:
            grouped.setdefault(path, (name, []))[1].append(one)
    groups = tuple((name, path) for path, (name, _) in sorted(grouped.items()))
    employer = studio.employer.name
    front = studio.listing(
        "index.html",
        f"Jobs at {employer}",
        "",
        front=True,
        listed=listed,
        facets=_facets(studio, listed),
        groups=groups,
    )
    files = dict(front)
    for path, (name, members) in grouped.items():
        team = path.startswith("teams/")
        title = f"{name} jobs" if team else f"Jobs in {name}" if name != "Remote" else "Remote jobs"
        about = f"Open jobs of the {name} team at {employer}." if team else f"Open jobs at {employer}: {name}."
        files |= studio.listing(path, title, about, listed=members)
    guides = sorted((Guide(guide_path(role), role.title, role.summary) for role in roles), key=lambda one: one.title)
    about = "What each job is, what it takes and where it can lead."
    files |= studio.listing("roles/index.html", "Job guides", about, "guides", guides=guides)
    return files


def _facets(studio: Studio, listed: Sequence[Posting]) -> tuple[Facet, ...]:
    """What the openings differ in; a filter with one choice is none."""
    plain = (
        ("place", "Place", (place for one in listed for place in one.places)),
        ("team", "Team", (one.team for one in listed)),
        ("level", "Level", (one.level for one in listed)),
        ("arrangement", "Arrangement", (one.arrangement for one in listed)),
    )
    found = [Facet(name, title, _choices(values)) for name, title, values in plain]
    found.append(Facet("pay", "Pay reaches", tuple(_amounts(studio, listed))))
    return tuple(facet for facet in found if len(facet.choices) > 1)


def _choices(values: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, value) for value in sorted({one for one in values if one}))


def _amounts(studio: Studio, listed: Sequence[Posting]) -> Iterator[Choice]:
    """Round yearly amounts for each currency, over what most openings pay: the odd one would stretch the steps."""
    paid: dict[str, list[int]] = {}
    for one in listed:
        if one.yearly:
            paid.setdefault(one.role.pay.currency, []).append(one.yearly)
    for currency, amounts in sorted(paid.items()):
        amounts.sort()
        few = len(amounts) // 10
        low, high = amounts[few], amounts[-1 - few]
        step = next((step for step in NICE if (high - low) / step <= PAY_STEPS), NICE[-1])
        money = forms(currency, studio.employer.locale)["money"]
        for amount in range(-(-low // step) * step, high + 1, step):
            yield Choice(f"{amount} {currency}", f"{money(Decimal(amount))} a year")
