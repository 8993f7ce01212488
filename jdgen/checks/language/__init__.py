"""Rules of the group ``language`` that words alone cannot decide: one function a rule, by its id."""

from jdgen.checks.language.credentials import credential_name, procedure_code, unknown_credential
from jdgen.checks.language.pay import open_ended_pay, vague_benefits, vague_pay
from jdgen.checks.language.people import (
    able_bodied,
    age_range,
    age_word,
    citizens_only,
    family_status,
    lie_detector,
    lone_pronoun,
    native_speaker,
    physical_verb,
    sex_preference,
)
from jdgen.checks.language.prose import (
    gender_balance,
    long_sentences,
    posting_length,
    readability,
    unexplained_acronym,
)
from jdgen.checks.language.title import (
    title_code,
    title_length,
    title_level,
    title_pay,
    title_place,
    title_shouting,
)

__all__ = [
    "able_bodied",
    "age_range",
    "age_word",
    "citizens_only",
    "credential_name",
    "family_status",
    "gender_balance",
    "lie_detector",
    "lone_pronoun",
    "long_sentences",
    "native_speaker",
    "open_ended_pay",
    "physical_verb",
    "posting_length",
    "procedure_code",
    "readability",
    "sex_preference",
    "title_code",
    "title_length",
    "title_level",
    "title_pay",
    "title_place",
    "title_shouting",
    "unexplained_acronym",
    "unknown_credential",
    "vague_benefits",
    "vague_pay",
]
