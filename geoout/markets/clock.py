"""What time it is in a market, and whether mail is read there now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoout.markets.market import Market


def local_time(market: Market, now: datetime) -> datetime:
    """`now`, as the clocks of the market's time zone show it. Raises ValueError for a time without a zone."""
    from zoneinfo import ZoneInfo

    if now.tzinfo is None:
        raise ValueError("a time without a zone cannot be told in another place")
    return now.astimezone(ZoneInfo(market.calendar.zone))


def reads_now(market: Market, now: datetime) -> bool:
    """Whether `now` falls on a day and between the hours in which a mail is best read there; both ends included."""
    there = local_time(market, now)
    first, last = market.calendar.hours.value
    return there.isoweekday() in market.calendar.days.value and first <= there.strftime("%H:%M") <= last
