"""A thread with its own store that works on the newest question and drops the older ones."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Thread
from typing import TYPE_CHECKING

from geoout.errors import GeooutError, Interrupted

if TYPE_CHECKING:
    from geoout.store.open import Store

Job = Callable[["Store"], None]


class Lane:
    """Runs jobs one after another in a thread of its own, each on one forked store.

    A newer job takes the place of one that waits and interrupts what the one before is looking up. `fork` is called in
    the thread; `failed` is told what went wrong, in the thread too. Jobs only read: one may end at any question.
    """

    def __init__(self, fork: Callable[[], Store], failed: Callable[[GeooutError], None]) -> None:
        self._fork, self._failed = fork, failed
        self._changed = Condition()
        self._job: Job | None = None
        self._quiet = 0.0
        self._stopped = False
        self._thread: Thread | None = None
        self._working: Store | None = None

    def ask(self, job: Job, quiet: float = 0) -> None:
        """Do this next, but not before nothing newer was asked for `quiet` seconds."""
        with self._changed:
            self._job, self._quiet = job, quiet
            if self._thread is None and not self._stopped:
                self._thread = Thread(target=self._run, daemon=True, name="geoout-lane")
                self._thread.start()
            self._interrupt()
            self._changed.notify()

    def drop(self) -> None:
        """Nobody wants the answers to what was asked."""
        with self._changed:
            self._job = None
            self._interrupt()

    @property
    def has_newer(self) -> bool:
        """Whether something newer waits, so that a long job may give up."""
        return self._job is not None or self._stopped

    def stop(self) -> None:
        """Give up what is being done and end."""
        with self._changed:
            self._stopped, self._job = True, None
            self._interrupt()
            self._changed.notify()

    def _interrupt(self) -> None:
        if self._working is not None:
            self._working.interrupt()

    def _run(self) -> None:
        store: Store | None = None
        try:
            while (job := self._next()) is not None:
                try:
                    store = store or self._fork()
                    self._work(job, store)
                except Interrupted:
                    continue
                except GeooutError as error:
                    if not self._stopped:
                        self._failed(error)
        finally:
            if store is not None:
                store.close()

    def _work(self, job: Job, store: Store) -> None:
        with self._changed:
            self._working = store
        try:
            job(store)
        finally:
            with self._changed:
                self._working = None

    def _next(self) -> Job | None:
        with self._changed:
            job: Job | None = None
            while job is None and not self._stopped:
                self._changed.wait_for(lambda: self._job is not None or self._stopped)
                while self._quiet and not self._stopped and self._changed.wait(self._quiet):
                    pass  # something newer came
                job, self._job = self._job, None  # none where it was dropped meanwhile
            return job
