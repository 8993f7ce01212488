"""``# jdgen: ignore RULE because REASON``: a person overrules a rule, and says why.

The comment stands at the end of the line, on a line of its own above it, or beside the key of a text that
runs over several lines.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jdgen.checks.finding import Finding
from jdgen.errors import Mark
from jdgen.load.yaml import Text

_COMMENT = re.compile(
    r"(?:^|\s)#\s{0,4}jdgen:\s{0,4}ignore\b[ \t]{0,8}(?P<rule>[\w-]*)"
    r"(?:[ \t]{1,8}because[ \t]{1,8}(?P<reason>\S.*))?"
)


SHIPPED = "jdgen:"
"""How the names of files that ship begin: nobody but us can mend a comment there."""


@dataclass(frozen=True)
class Ignore:
    mark: Mark
    rule: str
    reason: str | None
    lines: frozenset[int]
    """Those that it speaks for."""


def ignores(texts: Mapping[str, Text]) -> dict[str, list[Ignore]]:
    """By file."""
    return {file: list(_of(text)) for file, text in texts.items()}


def _of(text: Text) -> Iterator[Ignore]:
    for number, line in enumerate(text.lines, start=1):
        if "jdgen:" not in line or not (found := _COMMENT.search(line)):
            continue
        lines = {number}
        if line.lstrip().startswith("#"):
            following = (n for n in range(number + 1, len(text.lines) + 1) if not _is_comment(text.lines[n - 1]))
            lines = {next(following, number)}
        column = line.index("#", found.start()) + 1
        yield Ignore(Mark(text.file, number, column), found["rule"], found["reason"], frozenset(lines))


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def heeded(findings: Iterable[Finding], known: Mapping[str, list[Ignore]]) -> tuple[list[Finding], set[Ignore]]:
    """What is left, and the comments that spoke for something."""
    left, used = [], set()
    for finding in findings:
        lines = {finding.mark.line} | ({finding.start.line} if finding.start else set())
        spoken = [
            one
            for one in known.get(finding.mark.file, ())
            if one.reason and one.rule == finding.rule and lines & one.lines
        ]
        used.update(spoken)
        if not spoken:
            left.append(finding)
    return left, used


def about_ignores(known: Mapping[str, list[Ignore]], used: set[Ignore], rules: Iterable[str]) -> Iterator[Finding]:
    """Comments without a reason, with a rule that is none, or that speak for nothing; not in what ships."""
    rules = set(rules)
    for one in (one for file, listed in known.items() if not file.startswith(SHIPPED) for one in listed):
        if one.rule not in rules:
            yield Finding(one.mark, "warning", "unknown-ignore", f"there is no rule {one.rule!r} to ignore")
        elif one.reason is None:
            message = f"ignoring {one.rule} needs a reason: # jdgen: ignore {one.rule} because ..."
            yield Finding(one.mark, "warning", "ignore-without-reason", message)
        elif one not in used:
            yield Finding(one.mark, "notice", "unused-ignore", f"{one.rule} finds nothing here: remove the comment")
