"""An end to a file that would keep its reader busy for ever."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from jdgen.screening.answers import refused

SECONDS = 60.0
"""Of the processor's time; a form takes a tenth of one, a sheet of 500 candidates one or two."""


class _TooLong(BaseException):
    """No Exception: a library that goes on after any error would go on after this one."""


@contextmanager
def in_time(shown: str) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield  # Windows has no such timer, and only the main thread is told of it
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    except _TooLong:
        hint = "it may be made to stall programs: ask for it again, saved from the program that it was filled in with"
        raise refused(shown, "takes too long to read", hint) from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TooLong
