"""The store of market figures: JSON files that ship with jdgen, and the workspace's own ``market/*.json``.

One row a line, in a fixed order, so that a change in git reads well.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from jdgen.errors import InvalidInput, Mark, Problem, short
from jdgen.load import readable_roles
from jdgen.model.market import MEASURES, Amount, AtLeast, Figures, Market, Release, Wages
from jdgen.model.role import Role
from jdgen.workspace import Workspace, shipped

SHIPPED = Path(__file__).with_name("market_data")
FORMAT = 1
MAX_BYTES = 64 * 1024 * 1024
TOLD = 20
"""How many wrong rows of a file are told."""
_CENT = Decimal("0.01")
SOC = re.compile(r"\d{2}-\d{4}")

_NAMED = ("occupation", "occupation_title", "area", "area_title", "industry", "industry_title")
_COLUMNS = (
    *_NAMED,
    "employment",
    *(f"{period}_{measure}" for period in ("hourly", "yearly") for measure in MEASURES),
)
_HEAD = {
    "id": r"[a-z0-9]+(-[a-z0-9]+)*",
    "source": r".*\S.*",
    "release": r"\d{4}(-\d{2}){0,2}",
    "scope": r"(national|state|metro|industry|all)?",
    "currency": r"[A-Z]{3}",
    "credit": r".*",
    "url": r"(https?://\S+)?",
    "note": r".*",
    "file": r".*\S.*",
    "sha256": r"[0-9a-f]{64}",
}
"""What the texts about a release have to look like."""


def load_market(workspace: Workspace) -> Market:
    """The workspace's releases, then those that ship. Raises InvalidInput with the problems of every wrong file."""
    releases, problems = [], []
    for path in (*workspace.market_files(), *sorted(SHIPPED.glob("*.json"))):
        try:
            releases.append(decode(_read(path, workspace.shown(path)), workspace.shown(path)))
        except InvalidInput as error:
            problems += error.problems
    if problems:
        raise InvalidInput(problems)
    return Market(tuple(releases))


def occupations_in_use(workspace: Workspace) -> set[str]:
    """The SOC codes of the workspace's readable roles and of their market references; else of the shipped roles."""
    return _occupations(readable_roles(workspace)) or _occupations(readable_roles(Workspace(shipped("roles").parent)))


def _occupations(roles: Iterable[Role]) -> set[str]:
    own = {role.occupation.soc for role in roles if role.occupation}
    return own | {
        reference.occupation
        for role in roles
        for reference in role.pay.market
        if reference.occupation and SOC.fullmatch(reference.occupation)
    }


def file_name(release: Release) -> str:
    """Where a release belongs in a workspace: ``market/bls-oews-2025-05-national.json``."""
    return f"market/{'-'.join(filter(None, (release.id, release.release, release.scope)))}.json"


def encode(release: Release) -> bytes:
    """The release as the store keeps it; the same release gives the same bytes."""
    head: dict[str, object] = {"format": FORMAT}
    head |= {name: getattr(release, name) for name in _HEAD}
    head["published"] = release.published.isoformat() if release.published else None
    head["imported"] = release.imported.isoformat()
    head["internal"] = release.internal
    head["columns"] = _COLUMNS
    lines = [f'  "{name}": {json.dumps(value, ensure_ascii=False)},' for name, value in head.items()]
    rows = sorted(release.rows, key=lambda row: (row.occupation, row.area != "US", row.area, row.industry or ""))
    body = ",\n".join(f"    [{', '.join(map(_written, _cells(row)))}]" for row in rows)
    return "\n".join(["{", *lines, '  "rows": [', body, "  ]", "}", ""]).encode()


def _cells(row: Figures) -> Iterator[object]:
    yield from (getattr(row, name) for name in _NAMED)
    yield row.employment
    yield from row.hourly
    yield from row.yearly


def _written(value: object) -> str:
    if isinstance(value, AtLeast):
        return f'"{value.amount:f}+"'
    return f"{value:f}" if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def _read(path: Path, shown: str) -> bytes:
    try:
        if os.stat(path).st_size > MAX_BYTES:
            raise InvalidInput([_wrong(Mark(shown), f"is larger than {MAX_BYTES >> 20} MiB")])
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(shown, error) from None


def _unreadable(shown: str, error: OSError) -> InvalidInput:
    return InvalidInput([Problem(Mark(shown), f"cannot be read: {(error.strerror or 'no reason given').lower()}")])


def _wrong(mark: Mark, message: str, original: str = "") -> Problem:
    what = f" {short(original, 60)}" if original else " with the original file"
    return Problem(mark, message, hint=f"run `jdgen pay import` again{what}, or remove this file")


def decode(data: bytes, shown: str) -> Release:
    """A release from the store's bytes. Raises InvalidInput: damaged, or a figure without source, area or date."""
    try:
        whole = json.loads(data.decode(), parse_float=Decimal, parse_int=Decimal, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise InvalidInput([_wrong(Mark(shown, error.lineno, error.colno), f"is damaged: {error.msg}")]) from None
    except (ValueError, ArithmeticError, RecursionError):
        raise InvalidInput([_wrong(Mark(shown), "is damaged: it is not JSON")]) from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise InvalidInput([_wrong(Mark(shown), "is not a file of market figures that this jdgen can read")])
    problems = [_wrong(Mark(shown), message, _original(whole)) for message in _head_problems(whole)]
    rows = _rows(whole, shown, problems)
    if problems:
        raise InvalidInput(problems)
    return Release(
        **{name: whole[name] for name in _HEAD},
        published=_day(whole.get("published")),
        imported=date.fromisoformat(whole["imported"]),
        internal=whole["internal"],
        rows=tuple(rows),
    )


def _no_number(name: str) -> object:
    raise ValueError(name)


def _original(whole: dict[str, Any]) -> str:
    return whole["file"] if isinstance(whole.get("file"), str) else ""


def _head_problems(whole: dict[str, Any]) -> Iterator[str]:
    for name, pattern in _HEAD.items():
        if name not in whole:
            yield f"`{name}` is missing"
        elif not (isinstance(whole[name], str) and re.fullmatch(pattern, whole[name])):
            yield f"`{name}` is not right: {short(json.dumps(whole[name], default=str), 60)}"
    if _day(whole.get("imported")) is None:
        yield "`imported` is not a date"
    if whole.get("published") is not None and _day(whole["published"]) is None:
        yield "`published` is not a date"
    if not isinstance(whole.get("internal"), bool):
        yield "`internal` is neither true nor false"


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _rows(whole: dict[str, Any], shown: str, problems: list[Problem]) -> list[Figures]:
    """The rows that are right; what is wrong with the others goes to ``problems``."""
    columns, cells = whole.get("columns"), whole.get("rows")
    if columns != list(_COLUMNS) or not isinstance(cells, list) or not cells:
        problems.append(_wrong(Mark(shown), "has no rows of figures in the columns of jdgen", _original(whole)))
        return []
    rows: dict[tuple[str, str, str | None], Figures] = {}
    for number, values in enumerate(cells, 1):
        try:
            row = _row(values)
            if row.key in rows:
                raise ValueError(f"stands twice: {row.occupation} in {row.area}")
            rows[row.key] = row
        except ValueError as error:
            problems.append(_wrong(Mark(shown), f"row {number} {error}", _original(whole)))
            if len(problems) >= TOLD:
                break
    return list(rows.values())


def _row(values: object) -> Figures:
    """One row; ValueError says what is wrong with it."""
    if not isinstance(values, list) or len(values) != len(_COLUMNS):
        raise ValueError(f"does not have {len(_COLUMNS)} values")
    given = dict(zip(_COLUMNS, values, strict=True))
    for name in _NAMED:
        if not isinstance(given[name], str) and not (name == "industry" and given[name] is None):
            raise ValueError(f"has no text as {name}")
    for name in ("occupation", "area", "area_title"):
        if not given[name].strip():
            raise ValueError(f"has no {name}")
    employment = given["employment"]
    if employment is not None and not (
        isinstance(employment, Decimal) and 0 <= employment < 10**10 and employment % 1 == 0
    ):
        raise ValueError("has an employment that is not a count")
    hourly, yearly = _wages(given, "hourly"), _wages(given, "yearly")
    texts = {name: given[name] for name in _NAMED}
    return Figures(**texts, employment=None if employment is None else int(employment), hourly=hourly, yearly=yearly)


def _wages(given: dict[str, Any], period: str) -> Wages:
    wages = Wages(*(_amount(given[f"{period}_{measure}"], f"{period}_{measure}") for measure in MEASURES))
    if not wages.rise:
        raise ValueError(f"has {period} percentiles that do not rise")
    return wages


def _amount(value: object, name: str) -> Amount:
    if value is None:
        return None
    if isinstance(value, Decimal) and _CENT <= value < 10**10:
        return value
    if isinstance(value, str) and re.fullmatch(r"[1-9][0-9]{0,9}(\.[0-9]{1,10})?\+", value):
        return AtLeast(Decimal(value[:-1]))
    raise ValueError(f"has an amount that is none as {name}: {short(json.dumps(value, default=str), 40)}")
