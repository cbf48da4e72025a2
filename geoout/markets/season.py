"""Seasons: times of the year in which a market answers late or not at all, as statements of markets.yaml.

When a season is, is written on one line:

    12-23..01-06                a span of days, month and day; it may cross the new year
    hijri 09-01..09-30          the same in the Islamic calendar (Umm al-Qura; the moon may be seen a day later)
    easter -7..1                days from Easter Sunday (`orthodox easter` for the Orthodox one)
    Chinese New Year -3..8      days from the first day of a public holiday of that country, by its English name
    CN/Chinese New Year -3..8   the same by the holidays of another country, where the own one may fall on a Sunday
    Fri                         days of the week: Mon Tue Wed Thu Fri Sat Sun, with spaces between
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geoout.markets.easter import orthodox, western
from geoout.markets.holiday import country_holidays, holidays_of

if TYPE_CHECKING:
    from geoout.markets.market import Market, Season

DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
EXAMPLES: Final = "12-23..01-06, hijri 09-01..09-30, easter -7..1, Chinese New Year -3..8 or Fri"
_SPAN: Final = re.compile(r"(?:(hijri) +)?(\d\d)-(\d\d)\.\.(\d\d)-(\d\d)")
_FROM: Final = re.compile(r"(\S.*?) +([+-]?\d{1,3})\.\.([+-]?\d{1,3})")
_CHURCH: Final = {"easter": western, "orthodox easter": orthodox}
_WEEK: Final = {"Mon": 1, "Tue": 2, "Wed": 3, "Thu": 4, "Fri": 5, "Sat": 6, "Sun": 7}
_ISLAMIC: Final = (
    "Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II", "Rajab", "Shaban", "Ramadan", "Shawwal",
    "Dhu l-Qada", "Dhu l-Hijja",
)  # fmt: skip
_LEAP: Final = 2024


@dataclass(frozen=True, slots=True)
class When:
    """When a season is: from `first` to `last`, which are (month, day) or a number of days from what `anchor` names.

    `anchor` is empty for the calendar of civil life, `hijri`, `easter`, `orthodox easter` or a public holiday's English
    name. `weekdays` (ISO) stand alone.
    """

    anchor: str = ""
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()


@lru_cache(maxsize=512)
def when_of(text: str) -> When:
    """What such a line says. Raises ValueError for one that is none, in words."""
    words = text.split()
    if words and all(word in _WEEK for word in words):
        return When(weekdays=tuple(sorted({_WEEK[word] for word in words})))
    if found := _SPAN.fullmatch(text):
        anchor, *figures = found.groups()
        month, day, until, last = (int(one) for one in figures)
        for one in ((month, day), (until, last)):
            if not _is_day(*one, hijri=bool(anchor)):
                raise ValueError(f"{one[0]:02}-{one[1]:02} is no day of a year")
        return When(anchor or "", (month, day), (until, last))
    if found := _FROM.fullmatch(text):
        first, until = int(found[2]), int(found[3])
        if first > until:
            raise ValueError("the last day stands before the first")
        if until - first > 200 or max(abs(first), abs(until)) > 200:
            raise ValueError("a season lies within 200 days of what it is counted from")
        anchor = found[1].lower() if found[1].lower() in _CHURCH else found[1]
        return When(anchor, (first,), (until,))
    raise ValueError(f"{text} says no time of the year")


def when_said(text: str) -> str:
    """A season's line for a person: `1 Aug–25 Aug`, `Easter −7 to +1 days`, `Fri Sat`."""
    when = when_of(text)
    if when.weekdays:
        return " ".join(DAYS[one - 1] for one in when.weekdays)
    if when.anchor == "hijri":
        return "–".join(f"{day} {_ISLAMIC[month - 1]}" for month, day in (when.first, when.last))
    if not when.anchor:
        return "–".join(f"{day} {calendar.month_abbr[month]}" for month, day in (when.first, when.last))
    name = {"easter": "Easter", "orthodox easter": "Orthodox Easter"}.get(when.anchor, when.anchor.rpartition("/")[2])
    first, last = (f"{'−' if one < 0 else '+' if one else ''}{abs(one)}" for (one,) in (when.first, when.last))
    return f"{name} {first} to {last} days"


def seasons_on(market: Market, day: date) -> Sequence[Season]:
    """The market's seasons that `day` lies in, in the order in which they are stated."""
    return [season for season in market.calendar.seasons if lies_in(season, market, day)]


def lies_in(season: Season, market: Market, day: date) -> bool:
    """Whether `day` lies in this season of this market."""
    weekdays = when_of(season.when).weekdays
    return day.isoweekday() in weekdays if weekdays else span_on(season, market, day) is not None


def span_on(season: Season, market: Market, day: date) -> tuple[date, date] | None:
    """The first and last day of the season that `day` lies in; None outside it, and for days of the week."""
    when = when_of(season.when)
    for year in (day.year - 1, day.year, day.year + 1):
        for first, last in spans(when, market, year):
            if first <= day <= last:
                return first, last
    return None


def spans(when: When, market: Market, year: int) -> Sequence[tuple[date, date]]:
    """The spans that begin in `year` or are counted from a day in it; two where an Islamic year is the shorter one."""
    if when.weekdays or not date.min.year < year < date.max.year:
        return ()
    if when.anchor == "hijri":
        return _islamic(when.first, when.last, year)
    if not when.anchor:
        ends = year + (when.last < when.first)
        return ((_civil(year, *when.first), _civil(ends, *when.last)),)
    church = _CHURCH.get(when.anchor)
    start = church(year) if church else _holiday(when.anchor, market, year)
    if start is None:
        return ()
    return ((start + timedelta(days=when.first[0]), start + timedelta(days=when.last[0])),)


def _holiday(name: str, market: Market, year: int) -> date | None:
    """The first day of the year on which the market, or the country before a slash, has this holiday."""
    country, slash, rest = name.partition("/")
    days = country_holidays(country, year) if slash else holidays_of(market, year)
    return next((day for day, one in days.items() if (rest if slash else name) in one.names), None)


def _civil(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


@lru_cache(maxsize=128)
def _islamic(first: tuple[int, ...], last: tuple[int, ...], year: int) -> tuple[tuple[date, date], ...]:
    """Spans of the Islamic calendar that begin in a civil year; none beyond its tables (1924 to 2077)."""
    from hijridate import Gregorian

    try:
        begins = Gregorian(year, 1, 1).to_hijri().year
    except OverflowError:
        return ()
    found = []
    for hijri in (begins, begins + 1, begins + 2):
        start, end = _islamic_day(hijri, *first), _islamic_day(hijri + (last < first), *last)
        if start is not None and end is not None and start.year == year:
            found.append((start, end))
    return tuple(found)


def _islamic_day(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri

    try:
        length = Hijri(year, month, 1).month_length()
        said = Hijri(year, month, min(day, length)).to_gregorian()
    except OverflowError:
        return None
    return date(said.year, said.month, said.day)


def _is_day(month: int, day: int, *, hijri: bool) -> bool:
    if not 1 <= month <= 12:
        return False
    return 1 <= day <= (30 if hijri else calendar.monthrange(_LEAP, month)[1])
