"""When a mail is best read: the next send slot in the recipient's time and in ours, holidays and seasons before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from geoout.tui.ink import Line, Span, cut
from geoout.tui.outbox.hours import reading_hours
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, heading, reason

if TYPE_CHECKING:
    from geoout.markets.market import Market


_DAY = 6


@dataclass(frozen=True, slots=True)
class When:
    """The next slot (aware, in the recipient's zone), and what is said of the days until then: (day, words, source)."""

    start: datetime
    notes: tuple[tuple[str, str, str], ...] = ()


class Slots:
    """The next slot of each market, asked once an hour: it is wanted for every row of the list."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, datetime], When | None] = {}

    def of(self, market: Market | None, now: datetime) -> When | None:
        """The market's next slot; None where there is no market, or no slot within reach."""
        if market is None:
            return None
        key = (market.key, now.replace(minute=0, second=0, microsecond=0))
        if key not in self._known:
            self._known[key] = when_of(market, now)
        return self._known[key]


def when_of(market: Market, now: datetime) -> When | None:
    """The next slot, with the public holidays and seasons between now and then."""
    from geoout.markets.holiday import day_off
    from geoout.markets.season import seasons_on
    from geoout.markets.send_slot import next_slots

    slots = next_slots(market, now)
    if not slots:
        return None
    start = slots[0].start
    today = now.astimezone(start.tzinfo).date()
    notes: list[tuple[str, str, str]] = []
    for step in range(min((start.date() - today).days, 14) + 1):
        day = today + timedelta(days=step)
        if off := day_off(market, day):
            notes.append((day_words(day), f"{off}, public holiday", ""))
    notes += [(season.name, season.note, season.source.title) for season in seasons_on(market, start.date())]
    return When(start, tuple(notes))


def day_words(day: date) -> str:
    """`Tue 24 Nov`."""
    return f"{day:%a} {day.day} {day:%b}"


def slot_said(market: Market, when: When | None) -> list[Span]:
    """`Tue 24 Nov 10:00 Tokyo`, else the days and hours in which mail is read there."""
    city: Span = (f" {market.calendar.city}", "muted")
    if when is None:
        return [(reading_hours(market), "bold"), city]
    return [(f"{day_words(when.start)} {when.start:%H:%M}", "bold"), city]


def short_slot(when: When | None, now: datetime) -> str:
    """`Tue 24 10:00` for the list, `1 Dec 10:00` in another month; empty for no slot."""
    if when is None:
        return ""
    start = when.start
    if start.month != now.astimezone(start.tzinfo).month:
        return f"{start.day} {start:%b %H:%M}"
    return f"{start:%a} {start.day:>2} {start:%H:%M}"


def when_blocks(
    market: Market | None, when: When | None, now: datetime, width: int, zone: str = "", *, short: bool = False
) -> list[Block]:
    """The suggested slot there and in the sender's `zone` (IANA; empty: the computer's), its week, and notes.

    The week is left out where there are few lines (`short`).
    """
    if market is None:
        return []
    from geoout.markets.clock import local_time, reads_now

    there = local_time(market, now)
    lines: list[Line] = [heading("Suggested slot", right=[("geoout sends nothing", "faint")])]
    here = _ours(when, zone) if when is not None else ()
    lines.append(Line(tuple(slot_said(market, when)), here))
    lines += _days(when, there.date(), width) if when is not None and not short else []
    read = "read there now" if reads_now(market, now) else "there now"
    lines.append(Line(((f"{reading_hours(market)}", "muted"),), ((f"{there:%a %H:%M} {read}", "muted"),)))
    parts = [block(lines)]
    if when is not None and when.notes:
        notes = [row for note in when.notes for row in _note(note, width)]
        parts.append(block(notes))
    return parts


def _ours(when: When, zone: str) -> tuple[Span, ...]:
    """The slot's begin on the sender's clock; nothing where both clocks agree."""
    from zoneinfo import ZoneInfo

    ours = when.start.astimezone(ZoneInfo(zone) if zone else None)
    if ours.utcoffset() == when.start.utcoffset():
        return ()
    day = "" if ours.date() == when.start.date() else f"{ours:%a} "
    city = zone.rpartition("/")[2].replace("_", " ") if zone else "here"
    return ((f"{day}{ours:%H:%M} {city}", "muted"),)


def _note(note: tuple[str, str, str], width: int) -> Sequence[Line]:
    day, words, source = note
    return reason((shapes().warning, "warning"), f"{day}  {words}", width, right=(cut(source, width // 3), "muted"))


def _days(when: When, today: date, width: int) -> list[Line]:
    """Eight days, a point below the slot's: where it lies in the week is seen, not read."""
    if width < 8 * _DAY or (when.start.date() - today).days > 7:
        return []
    off = {day for day, _, _ in when.notes}
    rows: tuple[list[Span], list[Span], list[Span]] = ([], [], [])
    for day in (today + timedelta(days=step) for step in range(8)):
        chosen = day == when.start.date()
        words = "bold" if chosen else "muted"
        shape: Span = (shapes().none, "faint")
        if chosen:
            shape = (shapes().point, "accent")
        elif day_words(day) in off:
            shape = (shapes().warning, "warning")
        elif day.isoweekday() > 5:
            shape = (shapes().unknown, "faint")
        for row, (text, style) in zip(rows, ((f"{day:%a}", words), (f"{day.day}", words), shape), strict=True):
            row.append((f"{text:<{_DAY}}", style))
    return [Line(tuple(row)) for row in rows]
