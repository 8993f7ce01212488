"""The words in a rule's file, for its function."""

from functools import cache

from jdgen.checks.rule import rules
from jdgen.checks.words import Words


@cache
def phrases(rule: str) -> Words:
    return next(one.pattern for one in rules() if one.id == rule and one.pattern)
