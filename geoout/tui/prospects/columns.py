"""The columns of the list of prospects, and how a row of it reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from geoout.prospects.prospect import Row, SourceType, State
from geoout.tui.ink import Span
from geoout.tui.shapes import shapes
from geoout.tui.widgets.columns import Column

SHORT_SOURCE = {
    SourceType.PUBLICATION: "trade pub",
    SourceType.BODY: "body",
    SourceType.INTERNATIONAL: "internat.",
}
STATE_WORDS = {
    State.NEW: "muted",
    State.REPLIED: "accent",
    State.PLACED: "ok",
    State.LATER: "faint",
    State.DECLINED: "faint",
    State.REJECTED: "faint",
}
_AGES = ((365, "y"), (14, "w"), (1, "d"))
_DAYS = {"y": 365, "w": 7, "d": 1}


def columns(now: Callable[[], datetime]) -> tuple[Column, ...]:
    """The columns; `now` dates the last touch. They leave in this order: language, last touch, source, authority."""
    return (
        Column("site", "site", lambda row: row.domain, 22, least=20, flex=3, name=True, sort="domain"),
        Column("local", "local", _local, 5, right=True, strong=True, gap=1, sort="local"),
        Column("auth", "auth", _authority, 4, right=True, words="muted", leave=1, sort="authority"),
        Column("lang", "lang", _language, 4, gap=2, words="muted", leave=4),
        Column("source", "source", _source, 9, words="muted", leave=2),
        Column("contact", "contact", _contact, 15, least=13, gap=2, flex=2),
        Column("state", "state", _state, 8, gap=2, sort="state"),
        Column("last", "last", lambda row: _last(row, now()), 4, right=True, words="muted", leave=3, sort="last_touch"),
    )


def age(then: datetime | None, now: datetime) -> str:
    """How long ago, in one unit: `3 d`, `2 w`, `1 y`; `0 d` for today, a dash for never."""
    if then is None:
        return shapes().unknown
    days = max((now - then).days, 0)
    unit = next((unit for least, unit in _AGES if days >= least), "d")
    return f"{days // _DAYS[unit]} {unit}"


def _local(row: Row) -> Span:
    return (str(row.local), "" if row.local else "faint")


def _authority(row: Row) -> Span:
    return (shapes().unknown, "faint") if row.authority is None else (str(row.authority), "muted")


def _language(row: Row) -> Span:
    return (row.language or shapes().unknown, "muted" if row.language else "faint")


def _source(row: Row) -> Span:
    return (SHORT_SOURCE.get(SourceType(row.source_type), row.source_type), "muted")


def _contact(row: Row) -> Span:
    return (row.contact, "") if row.contact else (shapes().unknown, "faint")


def _state(row: Row) -> Span:
    return (str(row.state), STATE_WORDS.get(row.state, ""))


def _last(row: Row, now: datetime) -> Span:
    return (age(row.last_touch, now), "muted" if row.last_touch else "faint")
