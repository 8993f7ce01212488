"""A purchased survey, saved as CSV and laid out in ``jdgen.yaml``, to a release of our own. Internal: licensed."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jdgen.errors import InvalidInput, Mark, Problem, short, suggest
from jdgen.load.table import Row, Table, money, read_table
from jdgen.load.yaml import MOST
from jdgen.model.base import Wrong, is_id
from jdgen.model.market import COUNTRY, MEASURES, Figures, Release, Wages
from jdgen.model.policy import SurveySource

SOC = re.compile(r"\d{2}-\d{4}")
NOT_AVAILABLE = {"", "*", "**", "-", "--", "n/a", "na", "isd", "insufficient data"}
"""How surveys say that too few took part for a figure."""
MONTHS = 12


@dataclass(frozen=True)
class Survey:
    release: Release
    unmapped: dict[str, int]
    """The survey's jobs that ``jobs`` does not name, with the number of their rows."""


def read_survey(data: bytes, shown: str, name: str, layout: SurveySource, imported: date) -> Survey:
    """The rows of the jobs that ``layout`` maps, per hour or year in the layout's currency.

    ``shown`` is what messages call the file, ``name`` what the release does. Raises InvalidInput with every
    problem: of the layout, of the table, of a cell.
    """
    _refuse(_layout_problems(layout))
    table = read_table(data, shown)
    rows, unmapped = _rows(table, _found_headings(table, layout), layout)
    if not rows:
        hint = f"`pay.surveys` maps jobs to roles; the file has {', '.join(short(job, 40) for job in [*unmapped][:10])}"
        _refuse([Problem(Mark(shown), "has no row of a job that is mapped", hint=hint)])
    release = Release(
        id=f"survey-{layout.id}",
        source=layout.source,
        release=layout.release,
        currency=layout.currency,
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        imported=imported,
        internal=True,
        rows=rows,
    )
    return Survey(release, unmapped)


def _found_headings(table: Table, layout: SurveySource) -> dict[str, str]:
    """The file's own heading for each of our names."""
    found = {ours: table.heading(theirs) for ours, theirs in layout.columns.items()}
    _refuse([table.missing(layout.columns[ours]) for ours, heading in found.items() if heading is None])
    return {ours: heading for ours, heading in found.items() if heading is not None}


def _rows(table: Table, headings: dict[str, str], layout: SurveySource) -> tuple[tuple[Figures, ...], dict[str, int]]:
    """The rows of mapped jobs, and how many each other job has."""
    jobs = {_fold(job): occupation for job, occupation in layout.jobs.items()}
    rows: dict[tuple[str, str, str | None], tuple[int, Figures]] = {}
    unmapped: Counter[str] = Counter()
    problems: list[Problem] = []
    for row in table:
        job = row.cells[headings["job"]]
        if (occupation := jobs.get(_fold(job))) is None:
            unmapped[job] += 1
            continue
        figures = _figures(table, row, headings, layout, occupation, problems)
        line, first = rows.setdefault(figures.key, (row.line, figures))
        if first is not figures:
            message = f"{short(job, 40)!r} in {figures.area_title} gives a second row for {occupation} (first {line})"
            hint = "map one of the survey's jobs to it, and leave other cuts out of the file"
            problems.append(table.problem(row.line, headings["job"], message, hint))
        if len(problems) >= MOST:
            break
    _refuse(problems)
    return tuple(figures for _, figures in rows.values()), dict(unmapped)


def _layout_problems(layout: SurveySource) -> list[Problem]:
    """What the model does not hold; told at the file, as the layout has come without its lines."""
    allowed = ("job", "area", *MEASURES)
    said = [
        (f"`columns` has {ours!r}, which is nothing that a survey gives", suggest(ours, allowed))
        for ours in layout.columns
        if ours not in allowed
    ]
    if "job" not in layout.columns:
        said.append(("`columns` does not say which column holds the job", "add `job: <heading>`"))
    if not set(layout.columns) & set(MEASURES):
        said.append(("`columns` names no column with figures", f"add one of {', '.join(MEASURES)}"))
    if layout.area is None and "area" not in layout.columns:
        said.append(("says nowhere which area the figures are of", "add `area`, for the file or as a column"))
    wrong = [to for to in layout.jobs.values() if not (SOC.fullmatch(to) or is_id(to))]
    said += [(f"`jobs` leads to {short(to, 40)!r}", "give a role's id or a SOC code such as 43-3021") for to in wrong]
    return [Problem(Mark("jdgen.yaml"), text, f"pay.surveys.{layout.id}", hint) for text, hint in said]


def _figures(
    table: Table, row: Row, headings: dict[str, str], layout: SurveySource, occupation: str, problems: list[Problem]
) -> Figures:
    amounts: dict[str, Decimal | None] = {}
    for measure in MEASURES:
        if (heading := headings.get(measure)) is not None:
            text = row.cells[heading]
            try:
                amounts[measure] = None if text.casefold() in NOT_AVAILABLE else money(text, layout.currency)
            except Wrong as error:
                problems.append(table.problem(row.line, heading, str(error), error.hint or ""))
    area = row.cells[headings["area"]] if "area" in headings else layout.area or ""
    if not area:
        problems.append(table.problem(row.line, headings["area"], "the area is empty"))
    if layout.per == "month":
        amounts = {measure: amount and amount * MONTHS for measure, amount in amounts.items()}
    wages = Wages(**amounts)
    if not wages.rise:
        problems.append(table.problem(row.line, headings["job"], "the percentiles do not rise from p10 to p90"))
    place = COUNTRY if _fold(area) in ("us", "u.s.", "united states", "national") else area
    hourly, yearly = (wages, Wages()) if layout.per == "hour" else (Wages(), wages)
    return Figures(occupation, row.cells[headings["job"]], place, area, hourly=hourly, yearly=yearly)


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise InvalidInput(problems)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
