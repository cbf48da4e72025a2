"""When mail is read in a market, as text: `Tue–Thu 09:00–11:30`."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.markets.market import Market

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def reading_hours(market: Market) -> str:
    """The days and local hours in which a mail is best read there."""
    return f"{days(market.calendar.days.value)} {hours(market)}"


def hours(market: Market) -> str:
    """Only the hours: `09:00–11:30`."""
    first, last = market.calendar.hours.value
    return f"{first}–{last}"


def days(numbers: Sequence[int]) -> str:
    """ISO weekdays in words: a run as `Tue–Thu`, others one by one."""
    in_order = sorted(numbers)
    if len(in_order) > 1 and in_order == list(range(in_order[0], in_order[-1] + 1)):
        return f"{_DAYS[in_order[0] - 1]}–{_DAYS[in_order[-1] - 1]}"
    return " ".join(_DAYS[day - 1] for day in in_order)
