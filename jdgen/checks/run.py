"""Rules over one role or the employer: from hits to findings at their places."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jdgen.checks.checked import Checked, Setting
from jdgen.checks.fields import Field, texts
from jdgen.checks.finding import LEVELS, Finding, Fix, Level
from jdgen.checks.rule import Hit, Rule
from jdgen.checks.words import Texts
from jdgen.errors import short
from jdgen.load import Loaded
from jdgen.load.explain import dotted
from jdgen.pay.noted import Forms, sentence
from jdgen.render.numbers import forms


def role_findings(checked: Checked, wanted: Sequence[Rule]) -> Iterator[Finding]:
    for rule in wanted:
        if rule.file.subject == "role" and not rule.only_words:
            yield from findings(rule, _hits(rule, checked), checked.loaded, checked.forms)
    yield from _word_findings(checked.texts, wanted, checked.loaded, checked.forms)


def employer_findings(setting: Setting, wanted: Sequence[Rule]) -> Iterator[Finding]:
    employer = setting.employer
    form = forms("USD", employer.model.locale)
    for rule in wanted:
        if rule.file.subject == "employer" and rule.find:
            yield from findings(rule, rule.find(setting), employer, form)
    read = Texts((field, field.text) for field in texts(employer))
    yield from _word_findings(read, wanted, employer, form)


def _hits(rule: Rule, checked: Checked) -> Iterable[Hit]:
    if rule.find:
        return rule.find(checked)
    listed = checked.noticed.get(rule.file.noticed or "", ())
    return [Hit(one.path, one.numbers, level=one.level, message=one.message) for one in listed]


def _word_findings(read: Texts[Field], wanted: Iterable[Rule], loaded: Loaded[Any], form: Forms) -> Iterator[Finding]:
    """One for each text in which a rule that only looks for words finds some."""
    for rule in wanted:
        if rule.only_words and rule.pattern:
            for field, found in read.find(rule.pattern):
                if any(field.within(area) for area in rule.file.looks_at):
                    yield finding(rule, Hit(field.path, found=found), loaded, form)


def findings(rule: Rule, hits: Iterable[Hit], loaded: Loaded[Any], form: Forms) -> Iterator[Finding]:
    yield from (finding(rule, one, loaded, form) for one in hits)


def finding(rule: Rule, one: Hit, loaded: Loaded[Any], form: Forms) -> Finding:
    """At the first of the words that were found, or at the value."""
    file = rule.file
    start = loaded.origin(one.path)
    first = one.found[0] if one.found else None
    mark, end = loaded.place(one.path, first.start, first.end) if first else (start, None)
    numbers = dict(one.numbers) | ({"word": _short(first.text), "write": first.write or ""} if first else {})
    message = sentence(one.message or file.message or "", numbers.items(), form)
    if len(one.found) > 1:
        message += f" ({len(one.found)} times here)"
    return Finding(
        mark,
        capped(one.level or file.level, file.sure),
        rule.id,
        message if file.sure else f"{message} (the source is not certain)",
        dotted(one.path),
        end,
        file.why,
        file.source,
        (first and first.write) or file.write or "",
        loaded.line(mark),
        tuple(_fixes(one, loaded)) if file.fix else (),
        start,
    )


def _fixes(one: Hit, loaded: Loaded[Any]) -> Iterator[Fix]:
    for found in one.found:
        mark, end = loaded.place(one.path, found.start, found.end)
        if found.write and mark != end:
            yield Fix(mark, end, found.text, found.write)


def _short(text: str) -> str:
    return short(" ".join(text.split()), 60)


def capped(level: Level, sure: bool) -> Level:
    """What is not certain is a warning at most."""
    return level if sure else LEVELS[min(LEVELS.index(level), LEVELS.index("warning"))]
