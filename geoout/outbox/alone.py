"""One process at a time: what two would look for at once, neither would find, and both would put."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geoout.errors import OutboxError, Place

PATIENCE = 120.0
"""Seconds for which another process may let drafts leave; a batch of letters takes few."""
_PAUSE = 0.02


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """No other process is in here for this file, which is there already: a kill leaves nothing behind.

    Where the file cannot be opened or locked, and on Windows, nobody is kept out. Raises OutboxError when it takes too
    long.
    """
    handle = _opened(file)
    if handle is None:
        yield
        return
    try:
        until = time.monotonic() + PATIENCE
        while not _taken(handle):
            if time.monotonic() > until:
                what = "another geoout is letting drafts leave from this workspace"
                raise OutboxError(what, Place(str(file)), "wait until it is done, then try again")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


def _opened(file: Path) -> int | None:
    try:
        return os.open(file, os.O_RDONLY) if os.name == "posix" else None
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
