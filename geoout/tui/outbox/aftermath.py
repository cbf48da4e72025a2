"""What came of a draft that has left: what was said of it, and when a follow-up is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from geoout.errors import GeooutError
from geoout.outbox.event import Event, Step
from geoout.pitches.draft import Draft
from geoout.tui.ink import Line, Span
from geoout.tui.outbox.entries import Stage, day_of
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, heading, prose, reason

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.markets.market import Market

SAID = {
    Step.SENT: "sent",
    Step.REPLIED: "replied",
    Step.BOUNCED: "came back undelivered",
    Step.DECLINED: "declined",
    Step.OPTED_OUT: "wants no more mail",
    Step.PLACED: "placed the link",
    Step.NOTE: "note",
}
"""What a step is called in a sentence about the recipient."""

_SHAPES = {Step.BOUNCED: "warning", Step.DECLINED: "warning", Step.OPTED_OUT: "warning", Step.NOTE: "info"}


@dataclass(frozen=True, slots=True)
class Aftermath:
    """The events of a draft, oldest first; the day its follow-up is due, or why none can follow."""

    events: Sequence[Event] = ()
    due: date | None = None
    why_not: str = ""

    @property
    def said(self) -> str:
        """`replied 20 Nov`: the last thing that was heard."""
        if not self.events:
            return ""
        last = self.events[-1]
        return f"{SAID.get(last.step, last.step)} {day_of(last.at)}"


NOTHING = Aftermath()
"""Of a draft that has not left."""


def after_blocks(after: Aftermath, stage: Stage, width: int, *, keys: bool) -> list[Block]:
    """What was heard, when to ask again, and the keys that say more (where they work)."""
    lines: list[Line] = [heading("What came of it", right=[("geoout sends nothing", "faint")])]
    if not after.events:
        lines += prose("Nobody has said yet whether it was sent.", width, "muted")
    for event in after.events:
        lines += _event(event, width)
    if after.due is not None:
        lines += reason(
            (shapes().ahead, "accent"), f"follow-up due {after.due:%a} {after.due.day} {after.due:%b}", width
        )
    elif after.why_not:
        lines += reason((shapes().none, "faint"), f"no follow-up: {after.why_not}", width)
    if keys:
        lines += _keys(after, stage)
    return [block(lines)]


def _event(event: Event, width: int) -> Sequence[Line]:
    severity = _SHAPES.get(event.step, "ok")
    words = {"ok": "ok", "warning": "warning", "info": "muted"}[severity]
    shape: Span = (shapes().ok if severity == "ok" else shapes().severity(severity), words)
    by = f" {shapes().dot} {event.who}" if event.who else ""
    said = reason(shape, f"{SAID.get(event.step, event.step)}{by}", width, right=(day_of(event.at), "muted"))
    more = " ".join(part for part in (event.note, event.url) if part)
    return (*said, *(prose(more, width, "muted", indent=2) if more else ()))


def _keys(after: Aftermath, stage: Stage) -> Sequence[Line]:
    """What can be said or done now, in the words of the footer."""
    hints = [("a", "was sent")] if stage is Stage.LEFT else []
    hints += [("r", "came back")]
    hints += [("d", "answer")] if stage is Stage.REPLIED else [("d", "follow up")] if not after.why_not else []
    spans: list[Span] = []
    for key, verb in (*hints, ("h", "timeline")):
        spans += [("   ", "")] if spans else []
        spans += [(key, "bold accent"), (f" {verb}", "muted")]
    return [Line(), Line(tuple(spans))]


def aftermath_of(desk: Desk, draft: Draft, market: Market | None) -> Aftermath:
    """What the store knows of it, and whether and when it is followed up."""
    from geoout.desk.following_up import follow_up_due, why_no_follow_up

    events = desk.store.events.of_draft(draft.id)
    if market is None:
        return Aftermath(events)
    try:
        why = why_no_follow_up(desk, draft)
        return Aftermath(events, why_not=why) if why else Aftermath(events, follow_up_due(desk, draft))
    except GeooutError:  # the campaign's file: what needs it says so
        return Aftermath(events, why_not="campaign.yaml cannot be read")
