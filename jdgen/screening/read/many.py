"""Many files, on every core where there are enough of them: in order, with only a few in memory."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from jdgen.errors import InvalidInput, Mark, Problem
from jdgen.screening.answers import Form
from jdgen.screening.read.file import read_file

LOT = 8
"""Files that a process reads before it answers; also the least that are worth a process of their own."""
WAITING = 3
"""Lots for each process that are read or waiting to be taken."""

Result = Form | tuple[Problem, ...]


def forms(paths: Sequence[Path]) -> Iterator[Result]:
    """What each file holds, or why it cannot be read. Raises CannotMake where a library is missing."""
    lots = [paths[start : start + LOT] for start in range(0, len(paths), LOT)]
    workers = min(len(lots), os.cpu_count() or 1)
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        for path in paths:
            yield _result(path)
        return
    done = 0
    while done < len(lots):
        try:
            for lot in _pooled(lots[done:], workers):
                yield from lot
                done += 1
        except BrokenProcessPool:
            yield from _one_by_one(lots[done])
            done += 1


def _pooled(lots: Sequence[Sequence[Path]], workers: int) -> Iterator[list[Result]]:
    waiting: deque[Future[list[Result]]] = deque()
    with _pool(workers) as pool:
        for lot in lots:
            waiting.append(pool.submit(_results, lot))
            if len(waiting) >= WAITING * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _one_by_one(paths: Sequence[Path]) -> Iterator[Result]:
    """Each in a process of its own, after one of these or the next ended the one that read it."""
    for path in paths:
        with _pool(1) as pool:
            try:
                yield pool.submit(_result, path).result()
            except BrokenProcessPool:
                hint = "ask for it again, saved from the program that it was filled in with"
                yield (Problem(Mark(str(path)), "the process that read it did not survive", hint=hint),)


def _pool(workers: int) -> ProcessPoolExecutor:
    """Ctrl-C ends the process that reads from it, which then lets go of these."""
    return ProcessPoolExecutor(
        workers, multiprocessing.get_context("fork"), signal.signal, (signal.SIGINT, signal.SIG_IGN)
    )


def _results(paths: Sequence[Path]) -> list[Result]:
    return [_result(path) for path in paths]


def _result(path: Path) -> Result:
    try:
        return read_file(path)
    except InvalidInput as error:
        return tuple(error.problems)
