"""Money, numbers, dates and lists in the forms of the employer's locale."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from jdgen.render.numbers import FILTERS

ENVIRONMENT = Environment()
ENVIRONMENT.filters |= FILTERS


def filled(expression: str, value: object, locale: str = "en_US", currency: str = "USD") -> str:
    document = SimpleNamespace(locale=locale, currency=currency)
    return ENVIRONMENT.from_string(f"{{{{ {expression} }}}}").render(value=value, document=document)


@pytest.mark.parametrize(
    ("amount", "locale", "currency", "shown"),
    [
        ("40000", "en_US", "USD", "$40,000"),
        ("40000.00", "en_US", "USD", "$40,000"),
        ("40000.50", "en_US", "USD", "$40,000.50"),
        ("19.23", "en_US", "USD", "$19.23"),
        ("20", "en_US", "USD", "$20.00"),
        ("40000", "en_CA", "CAD", "$40,000"),
        ("40000", "en_CA", "USD", "US$40,000"),
        ("23.5", "en_GB", "GBP", "£23.50"),
        ("4500000", "en_US", "JPY", "¥4,500,000"),
        ("950", "en_US", "JPY", "¥950"),
        ("1234567", "en_IN", "INR", "₹12,34,567"),
    ],
)
def test_money_has_cents_where_it_needs_them(amount: str, locale: str, currency: str, shown: str) -> None:
    assert filled("value | money", Decimal(amount), locale, currency) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [("40.00", "40"), ("37.5", "37.5"), ("2080", "2,080"), ("1E+2", "100"), ("0.0", "0")]
)
def test_a_number_has_no_more_digits_than_it_needs(value: str, shown: str) -> None:
    assert filled("value | number", Decimal(value)) == shown


def test_a_number_may_ask_for_its_digits() -> None:
    assert filled("value | number(2)", Decimal(1)) == "1.00"
    assert filled("value | number", 0.1) == "0.1"


@pytest.mark.parametrize(
    ("share", "digits", "shown"),
    [("0.5", 0, "50%"), ("0.5", 1, "50.0%"), ("0.13043", 1, "13.0%"), ("0.125", 0, "13%"), ("0.0005", 1, "0.1%")],
)
def test_a_share_is_rounded_half_up_to_percent(share: str, digits: int, shown: str) -> None:
    assert filled(f"value | percent({digits})", Decimal(share)) == shown


@pytest.mark.parametrize(
    ("locale", "shown"), [("en_US", "January 5, 2026"), ("en_CA", "January 5, 2026"), ("en_GB", "5 January 2026")]
)
def test_a_day_is_written_as_people_there_write_it(locale: str, shown: str) -> None:
    assert filled("value | day", date(2026, 1, 5), locale) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2025", "2025"),
        ("2025-05", "May 2025"),
        ("2025-05-15", "May 15, 2025"),
        ("2025-13", "2025-13"),
        ("2025-02-30", "2025-02-30"),
        ("0000-05", "0000-05"),
        ("spring 2025", "spring 2025"),
    ],
)
def test_the_date_of_a_publication_is_told_as_far_as_it_goes(value: str, shown: str) -> None:
    assert filled("value | release", value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("17.3", "17th"),
        ("53.5", "54th"),
        ("1", "1st"),
        ("2", "2nd"),
        ("3", "3rd"),
        ("11", "11th"),
        ("12", "12th"),
        ("13", "13th"),
        ("21.4", "21st"),
        ("82", "82nd"),
        ("73", "73rd"),
        ("90", "90th"),
    ],
)
def test_a_percentile_is_a_word(value: str, shown: str) -> None:
    assert filled("value | ordinal", Decimal(value)) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [((), ""), (("bread",), "bread"), (("bread", "cake"), "bread or cake"), (("a", "b", "c"), "a, b or c")],
)
def test_words_are_listed_as_people_say_them(words: tuple[str, ...], shown: str) -> None:
    assert filled("value | listed('or')", words) == shown


@given(st.decimals(Decimal("0.01"), Decimal(10**9), places=2))
def test_money_says_the_amount_and_nothing_else(amount: Decimal) -> None:
    shown = filled("value | money", amount)
    assert Decimal(shown.removeprefix("$").replace(",", "")) == amount
