"""When a mail is best sent: the market's days and hours, in the recipient's zone, on days on which it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from geoout.markets.clock import local_time
from geoout.markets.holiday import day_off
from geoout.markets.market import Advice
from geoout.markets.season import seasons_on

if TYPE_CHECKING:
    from geoout.markets.market import Market

_FAR: Final = 366
"""Days ahead in which a slot is looked for; where none comes up in a year, none does."""
_LEAST: Final = timedelta(minutes=30)
"""What must be left of hours that have begun, so that there is time to send."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Hours in which a mail is best sent: aware times in the recipient's zone; `city` is what the zone is known by."""

    start: datetime
    end: datetime
    city: str = ""


def next_slots(market: Market, now: datetime, count: int = 1) -> list[Slot]:
    """The next `count` slots of the market from `now` (aware), the soonest first; fewer where a year has no more.

    Days off and seasons that say `avoid` are left out. Hours that have begun are offered from `now` on while half an
    hour of them remains. Raises ValueError for a time without a zone.
    """
    today = local_time(market, now).date()
    found: list[Slot] = []
    for ahead in range(_FAR + 1):
        if len(found) >= count:
            break
        if date.max.toordinal() - today.toordinal() <= ahead:
            break
        day = today + timedelta(days=ahead)
        if slot := _slot(market, day, now):
            found.append(slot)
    return found


def is_sending_day(market: Market, day: date) -> bool:
    """Whether first mails are best sent to the market on `day`: one of its days, no holiday, no season to avoid."""
    if day.isoweekday() not in market.calendar.days.value or day_off(market, day):
        return False
    return not any(season.advice is Advice.AVOID for season in seasons_on(market, day))


def _slot(market: Market, day: date, now: datetime) -> Slot | None:
    if not is_sending_day(market, day):
        return None
    first, last = (time.fromisoformat(one) for one in market.calendar.hours.value)
    zone = local_time(market, now).tzinfo
    assert zone is not None
    # Clocks that jump forward leave out times that are written here: the hours then begin after the jump and end before
    # it. Clocks that go back show times twice: the first one is meant.
    start, end = _real(datetime.combine(day, first, zone)), _real(datetime.combine(day, last, zone), before=True)
    began = start <= now
    if began:
        start = now.astimezone(zone)
    left = end.astimezone(UTC) - start.astimezone(UTC)
    if left < (_LEAST if began else timedelta(0)):
        return None
    return Slot(start, end, market.calendar.city)


def _real(moment: datetime, *, before: bool = False) -> datetime:
    """A wall-clock time as one that exists, after a jump of the clocks or `before` it."""
    return moment.replace(fold=int(before and _skipped(moment))).astimezone(UTC).astimezone(moment.tzinfo)


def _skipped(moment: datetime) -> bool:
    """Whether the clocks jump over this time."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) != moment.replace(tzinfo=None)


def said(slot: Slot, zone: tzinfo | str | None = None, locale: str = "en_GB") -> str:
    """`Tue 24 Nov 10:00–12:00 Tokyo · 02:00–04:00 Berlin`: the recipient's time, then that of the reader's `zone`.

    `zone` is an IANA name or a zone, None for the system's own. The day is told again where it is another one there,
    and the second time is left out where the clocks agree.
    """
    here: tzinfo | None = _zone(zone) if isinstance(zone, str) else zone
    there = f"{_day(slot.start.date(), locale)} {_hours(slot.start, slot.end)} {slot.city or _city(slot.start.tzinfo)}"
    start, end = slot.start.astimezone(here), slot.end.astimezone(here)
    if start.replace(tzinfo=None) == slot.start.replace(tzinfo=None):
        return there
    day = f"{_day(start.date(), locale)} " if start.date() != slot.start.date() else ""
    return f"{there} · {day}{_hours(start, end)} {_city(here)}"


def _zone(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    return ZoneInfo(name) if name else None


def _hours(start: datetime, end: datetime) -> str:
    return f"{start:%H:%M}–{end:%H:%M}"


def _city(zone: tzinfo | None) -> str:
    """The city that a zone is named after; the system's own zone has no name that is sure."""
    key = getattr(zone, "key", "")
    return key.rpartition("/")[2].replace("_", " ") if key else "your time"


def _day(day: date, locale: str) -> str:
    """`Tue 24 Nov`, in the order and words of `locale`."""
    from babel.dates import format_date, format_skeleton

    if locale.startswith("en"):
        return format_date(day, "EEE d MMM", locale=locale)
    return format_skeleton("MMMEd", day, locale=locale)
