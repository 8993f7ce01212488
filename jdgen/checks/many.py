"""Many roles: a few at a time, and on every core where there are enough of them."""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from jdgen.checks.checked import Checked, Setting
from jdgen.checks.finding import Finding
from jdgen.checks.ignores import Ignore, ignores
from jdgen.checks.run import role_findings
from jdgen.errors import Problem
from jdgen.load import load_roles

AT_A_TIME = 40
"""Roles that are in memory together; also the least that are worth a process of their own."""


@dataclass(frozen=True)
class Part:
    """What was found in some roles, and the comments in their files that overrule rules."""

    problems: list[Problem]
    findings: list[Finding]
    ignores: dict[str, list[Ignore]]


def looked_through(setting: Setting, names: Sequence[str], settings: Sequence[str]) -> Iterator[Part]:
    """In the order of the names."""
    lots = [names[start : start + AT_A_TIME] for start in range(0, len(names), AT_A_TIME)]
    workers = min(len(lots), os.cpu_count() or 1)
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from (_part(setting, settings, lot) for lot in lots)
        return
    # Forked processes have the rules already, and start in milliseconds.
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, context, _Worker.start, (setting, settings)) as pool:
        yield from pool.map(_Worker.work, lots)


class _Worker:
    """What a forked process keeps from one lot to the next."""

    setting: Setting
    settings: Sequence[str]

    @classmethod
    def start(cls, setting: Setting, settings: Sequence[str]) -> None:
        cls.setting, cls.settings = setting, settings

    @classmethod
    def work(cls, names: Sequence[str]) -> Part:
        return _part(cls.setting, cls.settings, names)


def _part(setting: Setting, settings: Sequence[str], names: Sequence[str]) -> Part:
    roles, problems = load_roles(setting.workspace, names, settings)
    part = Part(problems, [], {})
    for loaded in roles:
        part.findings.extend(role_findings(Checked(loaded, setting), setting.rules))
        part.ignores.update(ignores({file: text for file, text in loaded.texts.items() if file not in part.ignores}))
    return part
