"""The employer's locale and colour."""

import pytest
from pydantic import ValidationError

from jdgen.model.employer import Employer


@pytest.mark.parametrize("locale", ["en", "en_US", "en_GB", "en_CA", "en_001"])
def test_an_english_locale_is_taken(locale: str) -> None:
    assert Employer(name="Bakery", locale=locale).locale == locale


@pytest.mark.parametrize("locale", ["de_DE", "en-US", "en_", "en_ZZ", "english", "en_US/../de_DE", "EN_us", ""])
def test_a_locale_that_is_unknown_or_not_english_is_refused(locale: str) -> None:
    with pytest.raises(ValidationError):
        Employer(name="Bakery", locale=locale)


@pytest.mark.parametrize("color", ["red", "#abc", "#12345g", "#0f5257;", "0f5257"])
def test_a_colour_has_six_digits(color: str) -> None:
    assert Employer(name="Bakery", brand_color="#0F5257").brand_color == "#0F5257"
    with pytest.raises(ValidationError):
        Employer(name="Bakery", brand_color=color)
