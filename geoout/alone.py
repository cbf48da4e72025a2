"""One process at a time: what two would look for at once, neither would find, and both would put."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geoout.errors import Locked, Place

PATIENCE = 120.0
"""Seconds that another process may take; a batch of letters takes few."""
_PAUSE = 0.02


@contextmanager
def alone(path: Path, doing: str) -> Iterator[None]:
    """No other process is in here for this file or folder, which is there already: a kill leaves nothing behind.

    Where it cannot be opened or locked, and on Windows, nobody is kept out. Raises Locked, saying what the other one
    is `doing`, when it takes too long.
    """
    handle = _opened(path)
    if handle is None:
        yield
        return
    try:
        until = time.monotonic() + PATIENCE
        while not _taken(handle):
            if time.monotonic() > until:
                raise Locked(f"another geoout is {doing}", Place(str(path)), "wait until it is done, then try again")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


def _opened(path: Path) -> int | None:
    try:
        return os.open(path, os.O_RDONLY) if os.name == "posix" else None
    except OSError:
        return None


def _taken(handle: int) -> bool:
    """Whether the lock is ours now, or cannot be had on this file system."""
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
