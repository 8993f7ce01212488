"""What others are reported to pay, as it is kept: every figure with its provenance, the newest found first.

Rows are plain and slotted, not pydantic models: a workspace may keep tens of thousands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

from jdgen.model.band import Per
from jdgen.model.pay import MarketReference

COUNTRY = "US"
_COUNTRY_NAMES = ("us", "u.s.", "usa", "united states", "national")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A top-coded figure: the source says no more than that it is this amount or above."""

    amount: Decimal


Amount = Decimal | AtLeast | None
"""None where the source gives no figure."""

MEASURES = ("mean", "p10", "p25", "median", "p75", "p90")


@dataclass(frozen=True, slots=True)
class Wages:
    """The measures of one period, in the release's currency."""

    mean: Amount = None
    p10: Amount = None
    p25: Amount = None
    median: Amount = None
    p75: Amount = None
    p90: Amount = None

    def __iter__(self) -> Iterator[Amount]:
        """In the order of ``MEASURES``."""
        return iter((self.mean, self.p10, self.p25, self.median, self.p75, self.p90))

    @property
    def known(self) -> bool:
        return any(amount is not None for amount in self)

    @property
    def exact(self) -> bool:
        """Whether at least one figure is more than a lower bound."""
        return any(isinstance(amount, Decimal) for amount in self)

    @property
    def rise(self) -> bool:
        """Whether no percentile is below the one before it."""
        percentiles = (self.p10, self.p25, self.median, self.p75, self.p90)
        values = [one.amount if isinstance(one, AtLeast) else one for one in percentiles if one is not None]
        return values == sorted(values)


@dataclass(frozen=True, slots=True)
class Figures:
    """One row: an occupation in an area, in all industries or in one."""

    occupation: str
    """A SOC code, or in a survey also the id of a role."""
    occupation_title: str
    area: str
    """``US``, a state's or territory's postal abbreviation, or the area code of BLS (``44100``)."""
    area_title: str
    industry: str | None = None
    """A NAICS code; None stands for all industries."""
    industry_title: str = ""
    employment: int | None = None
    hourly: Wages = Wages()
    yearly: Wages = Wages()

    @property
    def key(self) -> tuple[str, str, str | None]:
        return self.occupation, self.area, self.industry

    @property
    def per(self) -> Per:
        """The period to show: the year, unless only hourly figures are given."""
        return "hour" if not self.yearly.known and self.hourly.known else "year"

    @property
    def wages(self) -> Wages:
        """The figures of ``per``."""
        return self.hourly if self.per == "hour" else self.yearly


@dataclass(frozen=True, slots=True)
class Release:
    """Figures that came in one file, and where they are from."""

    id: str
    """The source's short name in file names: ``bls-oews``, ``survey-<id>``."""
    source: str
    release: str
    """When the figures are of: ``2025-05``."""
    file: str
    """The original file's name, and its SHA-256."""
    sha256: str
    imported: date
    rows: tuple[Figures, ...]
    scope: str = ""
    """``national``, ``state``, ``metro``, ``industry`` or ``all``; nothing for a survey."""
    currency: str = "USD"
    credit: str = ""
    url: str = ""
    published: date | None = None
    note: str = ""
    internal: bool = False
    """Licensed: neither the figures nor the source's name may be shown in public."""


@dataclass(frozen=True, slots=True)
class Found:
    figures: Figures
    release: Release

    def reference(self) -> MarketReference | None:
        """The figures as a market reference, per year where known; None where no exact figure is given.

        A lower bound is left out, since nothing can be computed with it: ``figures.wages`` still has it.
        The type's fields count as public: where ``release.internal``, keep it out of public documents.
        """
        row, release = self.figures, self.release
        if not row.wages.exact:
            return None
        exact = {name: one for name, one in zip(MEASURES, row.wages, strict=True) if isinstance(one, Decimal)}
        cents: dict[str, Any] = {
            name: one.quantize(_CENT, ROUND_HALF_UP) if one % _CENT else one for name, one in exact.items()
        }
        return MarketReference(
            id=_slug(release.id, release.release, row.area, row.industry or ""),
            source=release.source,
            release=release.release,
            area=COUNTRY if row.area == COUNTRY else row.area_title,
            occupation=row.occupation,
            industry=f"{row.industry_title or 'industry'} (NAICS {row.industry})" if row.industry else None,
            per=row.per,
            url=release.url or None,
            **cents,
        )


@dataclass(frozen=True)
class Market:
    """All releases that are known. Of equally new ones, the one that stands first counts."""

    releases: tuple[Release, ...] = ()

    def find(
        self,
        occupation: str,
        area: str = COUNTRY,
        industry: str | None = None,
        *,
        currency: str = "USD",
        internal: bool = False,
    ) -> Found | None:
        """The row of the newest release that gives a wage for it in this currency.

        Area and industry are an id or a title, in any case. Purchased surveys are looked at only with ``internal``.
        """
        place, trade = self.area_id(area), self.industry_id(industry) if industry else None
        if place is None or (industry and trade is None):
            return None
        found = self._rows.get((_fold(occupation), place, trade), ())
        fitting = (one for one in found if one.release.currency == currency)
        return next((one for one in fitting if internal or not one.release.internal), None)

    def surveys(self, *jobs: str, currency: str) -> list[Found]:
        """What purchased surveys say of a role's id or a SOC code, of each survey the newest. Internal."""
        wanted = {_fold(job) for job in jobs}
        found: dict[tuple[str, str], Found] = {}
        for (job, area, _), rows in self._rows.items():
            for one in rows if job in wanted else ():
                if one.release.internal and one.release.currency == currency:
                    found.setdefault((one.release.id, area), one)
        return list(found.values())

    def areas(self, occupation: str, *, internal: bool = False) -> dict[str, str]:
        """The areas with a wage for an occupation in all industries: title by id, the country first."""
        rows = [row for row in self._of(occupation, internal) if row.industry is None]
        found = {self.area_id(row.area) or row.area: row.area_title for row in reversed(rows)}
        return dict(sorted(found.items(), key=lambda item: (item[0] != COUNTRY, item[0].isdigit(), item[1])))

    def industries(self, occupation: str, area: str = COUNTRY, *, internal: bool = False) -> dict[str, str]:
        """The industries with a wage for an occupation in an area: title by NAICS code."""
        place = self.area_id(area)
        rows = [row for row in self._of(occupation, internal) if self.area_id(row.area) == place]
        return dict(sorted((row.industry, row.industry_title) for row in rows if row.industry))

    def area_id(self, name: str) -> str | None:
        """The id of an area by its id or title; None for one that no release has."""
        return self._areas.get(_fold(name))

    def industry_id(self, name: str) -> str | None:
        """The NAICS code of an industry by its code, short (``6211``) or full, or its title."""
        code = name.strip()
        return self._industries.get(_fold(code.ljust(6, "0") if re.fullmatch(r"\d{3,5}", code) else code))

    def _of(self, occupation: str, internal: bool) -> Iterator[Figures]:
        for (known, _, _), found in self._rows.items():
            if known == _fold(occupation):
                yield from (one.figures for one in found if internal or not one.release.internal)

    @cached_property
    def _rows(self) -> dict[tuple[str, str, str | None], list[Found]]:
        """The rows with a wage, the newest first."""
        rows: dict[tuple[str, str, str | None], list[Found]] = {}
        for release in sorted(self.releases, key=lambda release: release.release, reverse=True):
            for row in release.rows:
                if row.yearly.known or row.hourly.known:
                    place = self.area_id(row.area) or row.area
                    rows.setdefault((_fold(row.occupation), place, row.industry), []).append(Found(row, release))
        return rows

    @cached_property
    def _areas(self) -> dict[str, str]:
        """Ids by id and by title. A survey says ``Illinois`` where BLS says ``IL``: both are one area."""
        areas = dict.fromkeys(_COUNTRY_NAMES, COUNTRY)
        for release in sorted(self.releases, key=lambda release: release.internal):
            for row in release.rows:
                known = areas.get(_fold(row.area)) or areas.get(_fold(row.area_title)) or row.area
                areas.setdefault(_fold(row.area), known)
                areas.setdefault(_fold(row.area_title), known)
        return areas

    @cached_property
    def _industries(self) -> dict[str, str]:
        """Codes by code and by title; the broadest of those that share a title."""
        rows = (row for release in self.releases for row in release.rows)
        known = sorted({(row.industry, row.industry_title) for row in rows if row.industry})
        titles = {_fold(title): code for code, title in reversed(known) if title}
        return titles | {_fold(code): code for code, _ in known}


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


def _slug(*parts: str) -> str:
    words = re.findall(r"[a-z0-9]+", " ".join(parts).lower())
    return "-".join(words)[:64].strip("-")
