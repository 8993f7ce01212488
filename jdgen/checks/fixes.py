"""Safe fixes: the words that a rule replaces, in the file as it stands.

Comments, order, quoting and line ends stay, because only the stretch itself is touched. Whatever a fix would do
to a legal statement, a requirement, pay or the FLSA status is left to a person.
"""

from collections.abc import Iterable

from jdgen.checks.finding import Finding, Fix
from jdgen.errors import InvalidInput, Mark
from jdgen.load.explain import leaves
from jdgen.load.yaml import LINE_BREAK, Node, parse

NEVER = ("equal_opportunity", "accommodation", "requirements", "pay", "flsa", "record", "screening", "education")
"""Fields that only a person changes."""


def safe_fixes(findings: Iterable[Finding]) -> dict[str, list[Fix]]:
    """By file and in order, without those that touch each other."""
    kept: dict[str, list[Fix]] = {}
    for fix in sorted({fix for one in findings if _may_change(one.path) for fix in one.fixes}):
        listed = kept.setdefault(fix.mark.file, [])
        if not listed or _at(listed[-1].end) <= _at(fix.mark):
            listed.append(fix)
    return kept


def _may_change(path: str) -> bool:
    return not any(part.partition("[")[0] in NEVER for part in path.split("."))


def fix(content: str, fixes: Iterable[Fix]) -> str:
    """The file with the fixes in place; one that would change anything else than its own words is left out."""
    for one in sorted(fixes, reverse=True):
        changed = _replaced(content, one)
        if _only(one, content, changed):
            content = changed
    return content


def _replaced(content: str, one: Fix) -> str:
    starts = [0, *(found.end() for found in LINE_BREAK.finditer(content))]
    start, end = (starts[mark.line - 1] + mark.column - 1 for mark in (one.mark, one.end))
    return content[:start] + _like(content[start:end], one.new) + content[end:]


def _like(old: str, new: str) -> str:
    """A capital at the start where there was one."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _only(one: Fix, before: str, after: str) -> bool:
    """Whether the file says the same but for one value, as YAML reads it: a quote or a colon may do more."""
    try:
        old, new = (_values(parse(content, one.mark.file)[0]) for content in (before, after))
    except InvalidInput:
        return False
    changed = [(a, b) for a, b in zip(old, new, strict=False) if a != b]
    return len(old) == len(new) and len(changed) == 1 and one.new.casefold() in changed[0][1].casefold()


def _values(tree: Node) -> list[str]:
    return [leaf.value or "" for _, leaf in leaves(tree)]


def _at(mark: Mark) -> tuple[int, int]:
    return mark.line, mark.column
