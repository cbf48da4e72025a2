"""Checking while one types: in a thread, on a connection of its own, always the newest text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread

from geoout.checks.finding import Finding
from geoout.desk.checking import findings_of
from geoout.desk.desk import Desk
from geoout.errors import GeooutError
from geoout.pitches.draft import Draft
from geoout.tui.draft.anchor_said import anchor_said


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
    """Checks one text after another. A newer one takes the place of one that waits; answers carry their number.

    `tell` is called in the thread. The answer to anything but the newest question is stale, which `is_newest` says.
    """

    def __init__(self, fork: Callable[[], Desk], tell: Callable[[Checked], object]) -> None:
        self._fork, self._tell = fork, tell
        self._changed = Condition()
        self._waiting: tuple[int, Draft] | None = None
        self._serial = 0
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
        try:
            while (question := self._next()) is not None:
                serial, draft = question
                try:
                    desk = desk or self._fork()
                    answer = _check(desk, serial, draft)
                except GeooutError as error:
                    answer = Checked(serial, draft, problem=f"Not checked: {error}")
                except Exception as error:
                    answer = Checked(serial, draft, problem=f"The checks broke off: {type(error).__name__}: {error}")
                if not self._stopped:
                    self._tell(answer)
        finally:
            if desk is not None:
                desk.close()

    def _next(self) -> tuple[int, Draft] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting is not None or self._stopped)
            question, self._waiting = self._waiting, None
            return question


def _check(desk: Desk, serial: int, draft: Draft) -> Checked:
    from geoout.checks.registry import rules

    findings = tuple(findings_of(desk, draft))
    market, campaign = desk.markets.get(draft.market), desk.campaign
    anchor = anchor_said(draft.anchor, draft, campaign, market) if market is not None else ""
    passed = len(rules()) - len({each.code for each in findings})
    return Checked(serial, draft, findings, passed, anchor=anchor)
