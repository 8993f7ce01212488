"""A folder that changes whole: built beside the old one, then exchanged with it in one step of the system.

Files that did not change are links to the old ones, so a publish writes what is new and nothing else.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jdgen.errors import CannotMake

_STAGE = ".jdgen-stage-"
_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2)."""
_HERE = -100
"""AT_FDCWD."""


class Stage:
    """The folder to be, while it is filled."""

    def __init__(self, folder: Path, old: Path) -> None:
        self.folder = folder
        self.old = old

    def keep(self, name: str) -> None:
        """The old folder's file, as it is."""
        source, target = self.old / name, self._placed(name)
        try:
            os.link(source, target)
        except OSError:  # another file system, or one without links
            shutil.copy2(source, target)

    def write(self, name: str, data: bytes) -> None:
        with open(self._placed(name), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def read_old(self, name: str) -> bytes | None:
        try:
            return (self.old / name).read_bytes()
        except OSError:
            return None

    def _placed(self, name: str) -> Path:
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        return target


@contextmanager
def replaced(target: Path) -> Iterator[Stage]:
    """A stage for ``target``; at the end of the block it takes its place, and after an error nothing has changed.

    What an earlier run left behind when it was killed is cleared away. Raises CannotMake where the disk refuses.
    """
    target = Path(os.path.realpath(target))  # Path.resolve raises where a link points at itself
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear(target)
        folder = target.with_name(f".{target.name}{_STAGE}{os.getpid()}")
        folder.mkdir()
        try:
            yield Stage(folder, target)
            _exchange(folder, target)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise CannotMake(f"{target}: cannot be published: {reason}; what stood there stands") from None


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """No other publish of this workspace at the same time, where the system has locks; raises CannotMake.

    The system lifts the lock when the process ends, however it ends.
    """
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:  # Windows
        yield
        return
    lock = os.open(folder, os.O_RDONLY)
    _LOCKS.append(lock)
    try:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise CannotMake(f"{folder}: another publish of this workspace is running; wait until it ends") from None
        except OSError:  # a file system without locks
            pass
        yield
    finally:
        _LOCKS.remove(lock)
        os.close(lock)


_LOCKS: list[int] = []


def _leave_locks() -> None:
    """A forked process would hold its parent's lock after the parent has gone."""
    while _LOCKS:
        os.close(_LOCKS.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_locks)


def _clear(target: Path) -> None:
    """Stages of processes that are no more; and an old folder that was set aside, where nothing took its place."""
    aside = target.with_name(f".{target.name}.jdgen-old")
    if aside.is_dir():
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            os.rename(aside, target)
    for left in target.parent.glob(f".{target.name}{_STAGE}*"):
        process = left.name.rpartition("-")[2]
        if not (process.isdigit() and _runs(int(process))):
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _exchange(new: Path, target: Path) -> None:
    """``target`` is the new folder or the old one at every moment, where the system can exchange names."""
    if not target.exists():
        os.rename(new, target)
        return
    if sys.platform.startswith("linux") and _exchanged(new, target):
        return
    aside = target.with_name(f".{target.name}.jdgen-old")
    os.rename(target, aside)
    try:
        os.rename(new, target)
    except OSError:
        os.rename(aside, target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _exchanged(new: Path, target: Path) -> bool:
    """False where the kernel or the file system does not know how."""
    with suppress(OSError, AttributeError):
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
        if renameat2(_HERE, os.fsencode(new), _HERE, os.fsencode(target), _EXCHANGE) == 0:
            return True
        code = ctypes.get_errno()
        if code not in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM):
            raise OSError(code, os.strerror(code))
    return False
