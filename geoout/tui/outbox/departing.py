"""Drafts on their way out: the thread that lets them leave, and what is said after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from geoout.errors import GeooutError
from geoout.outbox.leave import Outcome, Status
from geoout.tui.outbox.ways import Way, made

if TYPE_CHECKING:
    from geoout.desk.desk import Desk

MANY_WINDOWS = 3
"""More windows of a mail client than this are asked for once more."""


def said_after(outcomes: Sequence[Outcome], way: Way, wanted: int) -> tuple[str, str]:
    """What the toast says and its kind; the first reason is told where something did not leave."""
    counts = Counter(outcome.status for outcome in outcomes)
    left, already = counts[Status.WRITTEN], counts[Status.ALREADY]
    stuck = counts[Status.BLOCKED] + counts[Status.FAILED]
    parts = [f"{left} left {way.leave_as}"] if left or not (already or stuck) else []
    parts += [f"{already} had left already, nothing was written again"] if already else []
    parts += [f"{counts[Status.BLOCKED]} blocked"] if counts[Status.BLOCKED] else []
    parts += [f"{counts[Status.FAILED]} failed"] if counts[Status.FAILED] else []
    if len(outcomes) < wanted:
        parts.append(f"stopped, {wanted - len(outcomes)} not tried")
    first = next((each.reason for each in outcomes if each.status in (Status.BLOCKED, Status.FAILED)), None)
    said = ", ".join(parts) + (f": {first}" if first else "")
    return said, "error" if counts[Status.FAILED] else "warning" if stuck or len(outcomes) < wanted else "ok"


class Moved(Message):
    """One more draft was tried."""

    def __init__(self, done: int, of: int, outcome: Outcome) -> None:
        super().__init__()
        self.done, self.of, self.outcome = done, of, outcome


class Ended(Message):
    """All were tried, or it was stopped, or the workspace could not be read."""

    def __init__(self, outcomes: Sequence[Outcome], wanted: int, way: Way, error: GeooutError | None) -> None:
        super().__init__()
        self.outcomes, self.wanted, self.way, self.error = outcomes, wanted, way, error


@dataclass
class Departure:
    """One run of letting out, in a thread with a desk of its own; messages go to `target`.

    `beside` leave although an earlier revision's mail was changed; `copy` puts a text into the terminal's clipboard;
    with `html` mails carry an HTML alternative.
    """

    desk: Desk
    ids: Sequence[int]
    way: Way
    target: MessagePump
    beside: frozenset[int] = frozenset()
    copy: Callable[[str], None] = lambda text: None
    html: bool = False
    outcomes: list[Outcome] = field(default_factory=list)
    _stop: Event = field(default_factory=Event)

    def stop(self) -> None:
        """Let the one that is leaving leave, then no more."""
        self._stop.set()

    @property
    def is_stopping(self) -> bool:
        """Whether a stop was asked for."""
        return self._stop.is_set()

    def run(self) -> None:
        """Do it; called in the thread."""
        from geoout.desk.leaving import let_leave

        error: GeooutError | None = None
        try:
            with self.desk.fork() as desk:
                destination = made(desk, self.way, self.copy)
                try:
                    let_leave(desk, self.ids, destination, self._told, beside=self.beside.__contains__, html=self.html)
                finally:
                    destination.close()
        except GeooutError as failed:
            error = failed
        self.target.post_message(Ended(self.outcomes, len(self.ids), self.way, error))

    def _told(self, outcome: Outcome) -> bool:
        self.outcomes.append(outcome)
        self.target.post_message(Moved(len(self.outcomes), len(self.ids), outcome))
        return not self._stop.is_set()
