"""Locking an mbox as its other readers do: a dot lock beside it and an fcntl lock on it."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geoout.errors import OutboxError, Place
from geoout.outbox.running import is_running

PATIENCE = 10.0
"""Seconds for which another program may hold the file."""
_PAUSE = 0.05
_STALE = 5 * 60
_MARK = "geoout"


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """A handle of the file (made when there is none), for reading and writing, while nobody else has it.

    The handle is the only one: in POSIX, to close any other of the same file would drop the fcntl lock. Raises
    OutboxError when another program holds the file for too long, OSError when it cannot be opened.
    """
    try:
        import fcntl
    except ImportError:
        raise OutboxError("this system cannot lock an mbox", Place(str(path)), "use --to eml") from None
    until = time.monotonic() + PATIENCE
    with _dot_locked(path, until):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            while True:
                try:
                    fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except (BlockingIOError, PermissionError):
                    _wait(until, OutboxError("another program holds this file", Place(str(path)), "close it there"))
            yield handle
        finally:
            os.close(handle)


def state_of(handle: int) -> tuple[int, ...]:
    """What changes when somebody writes to the file or puts another in its place."""
    found = os.fstat(handle)
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


@contextmanager
def _dot_locked(path: Path, until: float) -> Iterator[None]:
    lock = path.with_name(f"{path.name}.lock")
    while (handle := _made(lock) or _taken_over(lock)) is None:
        _wait(until, _held(path, lock))
    try:
        _sweep(lock)
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(handle)


def _wait(until: float, error: OutboxError) -> None:
    if time.monotonic() > until:
        raise error
    time.sleep(_PAUSE)


def _made(lock: Path) -> int | None:
    """A handle of the lock file, made by us; None when there is one.

    It gets its name when it says whose it is and is held with flock, which ends with its process: so one that a kill
    left behind is known to be ours and to be nobody's.
    """
    import fcntl

    if os.path.lexists(lock):
        return None
    handle, temporary = tempfile.mkstemp(dir=lock.parent, prefix=f".{lock.name}.", suffix=f".{_MARK}")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.write(handle, f"{os.getpid():<10}\n{_MARK}\n".encode())
        os.fchmod(handle, 0o644)
        os.link(temporary, lock)
    except (FileExistsError, FileNotFoundError, BlockingIOError):  # others were first, or swept this one away
        os.close(handle)
        return None
    except BaseException:
        os.close(handle)
        raise
    finally:
        Path(temporary).unlink(missing_ok=True)
    return handle


def _taken_over(lock: Path) -> int | None:
    """A handle of the lock file that a killed process of ours left behind; None when there is another or none."""
    import fcntl

    try:
        handle = os.open(lock, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return None
    with contextlib.suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        ours = os.pread(handle, 64, 0).splitlines()[1:2] == [_MARK.encode()]
        if ours and os.path.samestat(os.fstat(handle), lock.stat()):
            os.pwrite(handle, f"{os.getpid():<10}".encode(), 0)
            return handle
    os.close(handle)
    return None


def _sweep(lock: Path) -> None:
    """Remove locks that a kill kept from getting their name."""
    import fcntl

    for left in lock.parent.glob(f".{lock.name}.*.{_MARK}"):
        with contextlib.suppress(OSError):
            handle = os.open(left, os.O_RDWR)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                left.unlink()
            finally:
                os.close(handle)


def _held(path: Path, lock: Path) -> OutboxError:
    """Who holds the lock, as far as the lock says; one that a dead process left is named, never broken."""
    try:
        age = time.time() - lock.stat().st_mtime
        with lock.open("rb") as stream:
            number = re.match(rb"\s*([0-9]{1,9})\b", stream.read(64))
    except OSError:
        age, number = 0.0, None
    if number and age > _STALE and not is_running(int(number.group(1))):
        who = f"process {int(number.group(1))}, which runs no more, left {lock.name} {age / 60:.0f} minutes ago"
        return OutboxError(who, Place(str(path)), f"remove {lock.name} if no other machine uses the file")
    what = f"another program holds this file with {lock.name}"
    return OutboxError(what, Place(str(path)), f"close it there, or remove {lock.name} if none has it open")
