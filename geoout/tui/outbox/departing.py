"""Drafts on their way out: what the question says, the thread that lets them leave, and what is said after."""

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
from geoout.store.draft_rows import DraftRow
from geoout.tui.ink import Span
from geoout.tui.outbox.entries import Stage, counted, may_leave, stage_of
from geoout.tui.outbox.ways import Way
from geoout.tui.shapes import shapes

if TYPE_CHECKING:
    from geoout.desk.desk import Desk

MANY_WINDOWS = 3
"""More windows of a mail client than this are asked for once more."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would happen if these drafts were let out: `leaving` may, the others stay for the reason of their list."""

    way: Way
    leaving: Sequence[DraftRow]
    blocked: Sequence[DraftRow] = ()
    aside: Sequence[DraftRow] = ()
    gone: Sequence[DraftRow] = ()
    over_cap: int = 0

    @property
    def ids(self) -> list[int]:
        """The drafts to let out."""
        return [row.id for row in self.leaving]


def plan(rows: Sequence[DraftRow], way: Way, cap: int, has_left: Callable[[DraftRow], bool]) -> Plan:
    """Sort the chosen drafts; no more than `cap` leave at once (R44)."""
    may = [row for row in rows if may_leave(row, has_left)]
    leaving = {row.id for row in may}
    rest = [row for row in rows if row.id not in leaving]
    return Plan(
        way,
        may[:cap],
        blocked=[row for row in rest if stage_of(row) is Stage.BLOCKED],
        aside=[row for row in rest if stage_of(row) in (Stage.LATER, Stage.RETURNED)],
        gone=[row for row in rest if stage_of(row) is Stage.LEFT],
        over_cap=max(len(may) - cap, 0),
    )


def question(plan: Plan, where: str, cap: int, warnings: Sequence[str] = ()) -> tuple[str, list[list[Span | str]]]:
    """The title with the exact count, and a line for each group; `warnings` are the rules that warn."""
    number = len(plan.leaving)
    title = f"{counted(number, 'draft')} {'leaves' if number == 1 else 'leave'} {plan.way.leave_as}"
    through = [row for row in plan.leaving if row.acknowledged]
    warned = [row for row in plan.leaving if row.warnings and not row.acknowledged]
    again = [row for row in plan.leaving if row.left]
    plain = number - len(through) - len(warned)
    lines: list[list[Span | str]] = []

    def say(shape: str, words: str, count: int, text: str) -> None:
        if count:
            lines.append([(shape, words), f" {count:,} {text}"])

    say(shapes().ok, "ok", plain, "without a finding that matters")
    say(shapes().warning, "warning", len(warned), _warned(len(warned), warnings))
    say(shapes().warning, "warning", len(through), "let through with a reason")
    say(shapes().info, "muted", len(again), f"left before, and {'leave' if len(again) > 1 else 'leaves'} once more")
    say(shapes().error, "error", len(plan.blocked), "blocked, stay here")
    say(shapes().none, "faint", len(plan.aside), "set aside or returned, stay here")
    say(shapes().none, "faint", len(plan.gone), "left already, nothing is written again")
    say(shapes().warning, "warning", plan.over_cap, f"over the cap of {cap} at once, stay here")
    return title, [*lines, [], [(where, "muted")]]


def _warned(number: int, warnings: Sequence[str]) -> str:
    named = ", ".join(warnings[:2]) + (f" and {len(warnings) - 2} more" if len(warnings) > 2 else "")
    return ("with a warning" if number == 1 else "with warnings") + (f": {named}" if named else "")


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
    """One run of letting out, in a thread with a desk of its own; messages go to `target`."""

    desk: Desk
    ids: Sequence[int]
    way: Way
    target: MessagePump
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
        from geoout.desk.leaving import destination_of, let_leave

        error: GeooutError | None = None
        try:
            desk = self.desk.fork()
            try:
                let_leave(desk, self.ids, destination_of(desk, self.way.name), self._told)
            finally:
                desk.close()
        except GeooutError as failed:
            error = failed
        self.target.post_message(Ended(self.outcomes, len(self.ids), self.way, error))

    def _told(self, outcome: Outcome) -> bool:
        self.outcomes.append(outcome)
        self.target.post_message(Moved(len(self.outcomes), len(self.ids), outcome))
        return not self._stop.is_set()
