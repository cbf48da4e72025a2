"""Checking while one types: in a thread, on a connection of its own, always the newest text."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Condition, Thread
from time import monotonic

from geoout.checks.finding import Finding
from geoout.desk.checking import findings_of
from geoout.desk.desk import Desk
from geoout.errors import GeooutError
from geoout.pitches.draft import Draft
from geoout.tui.draft.anchor_said import anchor_said

DRAWN_IN = 0.03
"""Seconds after a key in which its frame is drawn and the rules rest."""
HAND_OVER = 0.0005
"""Seconds that the screen waits for the interpreter while a rule runs (Python's own are 5 ms, at every turn)."""


class _Superseded(Exception):
    """A newer text is to be checked."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules say of `draft`, asked for as number `serial`; `problem` in place of findings when they failed.

    `anchor` is what verification says of its anchor, in two words.
    """

    serial: int
    draft: Draft
    findings: tuple[Finding, ...] = ()
    passed: int = 0
    problem: str = ""
    anchor: str = ""


class LiveChecks:
    """Checks one text after another. A newer one takes the place of the one before; answers carry their number.

    `tell` is called in the thread. The answer to anything but the newest question is stale, which `is_newest` says.
    Rules are pure Python and would keep the screen waiting for the interpreter: they rest while a key is being drawn.
    """

    def __init__(self, fork: Callable[[], Desk], tell: Callable[[Checked], object]) -> None:
        self._fork, self._tell = fork, tell
        self._changed = Condition()
        self._waiting: tuple[int, Draft] | None = None
        self._serial = 0
        self._key_at = 0.0
        self._stopped = False
        self._thread: Thread | None = None

    def ask(self, draft: Draft) -> int:
        """Check this text next; the number of the question."""
        with self._changed:
            self._serial += 1
            self._waiting = (self._serial, draft)
            if self._thread is None and not self._stopped:
                self._thread = Thread(target=self._run, daemon=True, name="geoout-checks")
                self._thread.start()
            self._changed.notify()
            return self._serial

    def give_way(self) -> None:
        """A key was pressed: check no further until it is drawn."""
        self._key_at = monotonic()

    def is_newest(self, checked: Checked) -> bool:
        """Whether nothing was asked since."""
        return checked.serial == self._serial

    def stop(self) -> None:
        """Finish what is being done, then end."""
        with self._changed:
            self._stopped, self._waiting = True, None
            self._changed.notify()

    def _run(self) -> None:
        desk: Desk | None = None
        read: set[str] = set()
        interval = sys.getswitchinterval()
        sys.setswitchinterval(min(interval, HAND_OVER))
        try:
            while (question := self._next()) is not None:
                serial, draft = question
                try:
                    desk = desk or self._fork()
                    answer = _check(desk, serial, draft, partial(self._before_rule, serial))
                except _Superseded:
                    continue
                except GeooutError as error:
                    answer = Checked(serial, draft, problem=f"Not checked: {error}")
                except Exception as error:
                    answer = Checked(serial, draft, problem=f"The checks broke off: {type(error).__name__}: {error}")
                if draft.market not in read:  # its tables stay: looking through them for garbage stalls a key
                    read.add(draft.market)
                    gc.freeze()
                if not self._stopped:
                    self._tell(answer)
        finally:
            sys.setswitchinterval(interval)
            if desk is not None:
                desk.close()

    def _before_rule(self, serial: int) -> None:
        while serial == self._serial and not self._stopped:
            left = self._key_at + DRAWN_IN - monotonic()
            if left <= 0:
                return
            with self._changed:
                self._changed.wait(left)
        raise _Superseded

    def _next(self) -> tuple[int, Draft] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting is not None or self._stopped)
            question, self._waiting = self._waiting, None
            return question


def _check(desk: Desk, serial: int, draft: Draft, before_each: Callable[[], object]) -> Checked:
    from geoout.checks.registry import rules

    findings = tuple(findings_of(desk, draft, before_each=before_each))
    market, campaign = desk.markets.get(draft.market), desk.campaign
    anchor = anchor_said(draft.anchor, draft, campaign, market) if market is not None else ""
    passed = len(rules()) - len({each.code for each in findings})
    return Checked(serial, draft, findings, passed, anchor=anchor)
