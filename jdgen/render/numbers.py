"""Filters for money, numbers, dates and lists, in the forms of the employer's locale."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from jdgen.pay.noted import Forms, sentence


def _locale(context: Context) -> str:
    locale: str = context["document"].locale
    return locale


@pass_context
def money(context: Context, amount: Decimal) -> str:
    """A yearly amount without cents, where it has none; an hourly rate always with them."""
    return _currency(amount, context["document"].currency, _locale(context))


@cache
def _currency(amount: Decimal, currency: str, locale: str) -> str:
    from babel import Locale
    from babel.numbers import format_currency

    whole = amount == amount.to_integral_value() and abs(amount) >= 1000
    pattern = Locale.parse(locale).currency_formats["standard"].pattern.replace(".00", "") if whole else None
    return format_currency(amount, currency, pattern, locale=locale, currency_digits=not whole)


@pass_context
def number(context: Context, value: Decimal | float, digits: int | None = None) -> str:
    """As many decimals as the value has, or exactly ``digits``."""
    from babel.numbers import format_decimal

    pattern = None if digits is None else "#,##0." + "0" * digits
    return format_decimal(Decimal(str(value)).normalize() + 0, pattern, locale=_locale(context))


@pass_context
def percent(context: Context, share: Decimal, digits: int = 0) -> str:
    """A share of one as percent, rounded half up."""
    from babel.numbers import format_percent

    rounded = share.quantize(Decimal(1).scaleb(-2 - digits), ROUND_HALF_UP)
    return format_percent(rounded, "#,##0" + ("." + "0" * digits if digits else "") + "%", locale=_locale(context))


@pass_context
def day(context: Context, value: date) -> str:
    return long_date(value, _locale(context))


def long_date(value: date, locale: str) -> str:
    from babel.dates import format_date

    return format_date(value, "long", locale=locale)


@pass_context
def release(context: Context, value: str) -> str:
    """The date of a publication: ``2025-05`` is May 2025; what is no date stays as it is."""
    return month_and_year(value, _locale(context))


def month_and_year(value: str, locale: str) -> str:
    from babel.dates import format_skeleton

    parts = [int(part) for part in value.split("-") if part.isdigit()]
    with suppress(ValueError):
        if len(parts) == 2:
            return format_skeleton("yMMMM", date(parts[0], parts[1], 1), locale=locale)
        if len(parts) == 3:
            return long_date(date(parts[0], parts[1], parts[2]), locale)
    return value


def ordinal(value: Decimal) -> str:
    """A percentile as a word: 17.3 is the 17th."""
    whole = int(value.quantize(Decimal(1), ROUND_HALF_UP))
    ending = "th" if whole % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(whole % 10, "th")
    return f"{whole}{ending}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


@pass_context
def said(context: Context, one: Any) -> str:
    """What the arithmetic noticed, with its numbers, as a sentence of its own."""
    text = sentence(one.message, one.numbers, forms(context["document"].currency, _locale(context)))
    # A name that somebody typed stays as it was typed.
    first = text[:1] if one.message.startswith("{") else text[:1].upper()
    return f"{first}{text[1:]}."


def forms(currency: str, locale: str) -> Forms:
    """How the numbers of a sentence are written."""
    from babel.numbers import format_decimal, format_percent

    def amount(value: Decimal) -> str:
        return _currency(value, currency, locale)

    def limits(pay: Any) -> str:
        if pay.maximum is None:
            return f"{amount(pay.minimum)} or more"
        return amount(pay.minimum) if pay.minimum == pay.maximum else f"{amount(pay.minimum)} to {amount(pay.maximum)}"

    return {
        "money": amount,
        "range": limits,
        "percent": lambda share: format_percent(share, "#,##0.#%", locale=locale),
        "ratio": lambda value: format_decimal(value, "0.00", locale=locale),
        "day": lambda value: long_date(value, locale),
        "release": lambda value: month_and_year(value, locale),
    }


FILTERS: dict[str, Callable[..., Any]] = {
    "money": money,
    "number": number,
    "percent": percent,
    "day": day,
    "release": release,
    "ordinal": ordinal,
    "listed": listed,
    "said": said,
}
