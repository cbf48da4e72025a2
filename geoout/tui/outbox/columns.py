"""The columns of the outbox: who, which market, the subject or what blocks it, and one word at the right."""

from __future__ import annotations

from collections.abc import Callable

from geoout.tui.ink import Span
from geoout.tui.outbox.entries import Entry, Stage, counted, day_of
from geoout.tui.outbox.ways import short
from geoout.tui.shapes import shapes
from geoout.tui.widgets.columns import Column


def columns(hours: Callable[[str], str]) -> tuple[Column, ...]:
    """The columns; `hours(market)` says when mail is read there."""
    return (
        Column("recipient", "to", _recipient, 22, least=16, name=True),
        Column("market", "market", lambda entry: (entry.row.market or shapes().unknown, "muted"), 5),
        Column("subject", "subject", _subject, 24, least=20, flex=1),
        Column("right", "", lambda entry: _right(entry, hours), 13, right=True),
    )


def shape(entry: Entry) -> Span:
    """What stands in the gutter."""
    match entry.stage:
        case Stage.READY:
            return (shapes().ok, "ok")
        case Stage.BLOCKED:
            return (shapes().error, "error")
        case Stage.RETURNED | Stage.BOUNCED:
            return (shapes().warning, "warning")
        case Stage.REPLIED:
            return (shapes().point, "accent")
        case Stage.SENT:
            return (shapes().ok, "muted")
        case _:
            return (shapes().none, "faint")


def _recipient(entry: Entry) -> Span:
    row = entry.row
    words = "muted" if entry.stage in (Stage.LEFT, Stage.SENT, Stage.LATER) else ""
    return (row.recipient or row.email or row.site or shapes().unknown, words)


def _subject(entry: Entry) -> Span:
    if entry.why:
        return (entry.why, "muted")
    words = "" if entry.stage is Stage.READY else "muted"
    return (entry.row.subject, words) if entry.row.subject else ("no subject", "faint")


def _right(entry: Entry, hours: Callable[[str], str]) -> Span:
    row = entry.row
    if entry.right:
        return (entry.right, "muted")
    match entry.stage:
        case Stage.READY:
            return (hours(row.market), "muted")
        case Stage.BLOCKED:
            return (counted(len(row.blocked_by), "error"), "muted")
        case _ if entry.stage.is_out:
            return (f"{short(row.left)} {day_of(row.left_at):>6}".strip(), "muted")
        case _:
            return (day_of(row.saved), "muted")
