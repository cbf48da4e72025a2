"""A child process that kills itself at the n-th thing it does to the world: for every n, one restart to look at.

    for step in steps(lambda: leave([DRAFT], destination(), ledger(), terms())):
        ...  # the child was killed just before its step `step` (odd writes: in the middle of it)

`action` runs in a forked child, so it must open what it needs itself. What is watched: every file that is opened,
written, synced, named, cut or removed, and every statement to the database; `also` names more, as (object, attribute).
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any

from geoout.store.database import Database

_WATCHED = ("open", "fdopen", "fsync", "link", "mkdir", "pwrite", "write", "rename", "replace", "unlink", "ftruncate")
Watched = tuple[Any, str]


def steps(action: Callable[[], object], also: Sequence[Watched] = ()) -> Iterator[int]:
    """Run `action` again and again in a child that dies before its first step, its second and so on until it ends.

    Whoever asks puts everything back to the start before the next one.
    """
    for step in count(1):
        if not dies(action, step, also):
            return
        yield step


def dies(action: Callable[[], object], step: int, also: Sequence[Watched] = ()) -> bool:
    """Whether the child was killed at that step; False when `action` ended before it. Raises when it failed."""
    child = os.fork()
    if child == 0:
        try:
            _arm(step, also)
            action()
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the child failed, see its traceback"
    return False


def _arm(step: int, also: Sequence[Watched]) -> None:
    left = step

    def deadly(function: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                if name == "pwrite" and len(arguments[1]) > 20:
                    function(arguments[0], arguments[1][: len(arguments[1]) // 2], arguments[2])
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **named)

        return call

    for owner, name in [*((os, name) for name in _WATCHED), (Database, "run"), *also]:
        setattr(owner, name, deadly(getattr(owner, name), name))
