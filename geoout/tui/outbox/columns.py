"""The columns of the outbox: who, which market, the subject or what blocks it, and one word at the right."""

from __future__ import annotations

from collections.abc import Callable

from geoout.tui.ink import Span
from geoout.tui.outbox.entries import SHORT, Entry, Stage, counted, day_of
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
        case Stage.RETURNED:
            return (shapes().warning, "warning")
        case _:
            return (shapes().none, "faint")


def _recipient(entry: Entry) -> Span:
    row = entry.row
    words = "muted" if entry.stage in (Stage.LEFT, Stage.LATER) else ""
    return (row.recipient or row.email or row.site or shapes().unknown, words)


def _subject(entry: Entry) -> Span:
    if entry.stage is Stage.BLOCKED:
        return (entry.why, "muted")
    words = "" if entry.stage is Stage.READY else "muted"
    return (entry.row.subject, words) if entry.row.subject else ("no subject", "faint")


def _right(entry: Entry, hours: Callable[[str], str]) -> Span:
    row = entry.row
    match entry.stage:
        case Stage.READY:
            return (hours(row.market), "muted")
        case Stage.BLOCKED:
            return (counted(len(row.blocked_by), "error"), "muted")
        case Stage.LEFT:
            return (f"{SHORT.get(row.left, row.left)} {day_of(row.left_at):>6}".strip(), "muted")
        case _:
            return (day_of(row.saved), "muted")
