"""Pace: how many first mails leave to one market in a day and a week, and when the others would (R27).

Links that come in a burst do not look grown, and mails in a burst look like what they are. Only first mails count:
they are the pitches that the guide means. Follow-ups have a cap of their own, replies have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from geoout.campaign.campaign import Caps, Settings
from geoout.markets.market import FollowUp, Market


def caps_of(settings: Settings, market: str) -> Caps:
    """The caps of a market (its key): its own, else those of the settings."""
    return settings.pace.get(market) or Caps(settings.cap_per_market_day, settings.cap_per_market_week)


def follow_up_of(market: Market, settings: Settings) -> FollowUp:
    """How often a first mail to the market is followed up: its own rule, lowered by the settings."""
    rule = market.practice.follow_up.value
    if settings.follow_ups_most is None or settings.follow_ups_most >= rule.most:
        return rule
    return FollowUp(settings.follow_ups_most, rule.days)


def over_pace(market: str, left_today: int, left_this_week: int, caps: Caps) -> str | None:
    """Why one more first mail to the market may not leave today, or None; `left` counts those that did."""
    if left_this_week >= caps.week:
        return f"the pace of {caps.week} first mails a week to {market} is reached; next week there is room"
    if left_today >= caps.day:
        return f"the pace of {caps.day} first mails a day to {market} is reached; leave it for another day"
    return None


def monday_of(day: date) -> date:
    """The first day of the ISO week that `day` lies in."""
    return day - timedelta(days=day.weekday())


def spread(waiting: int, left: Mapping[date, int], caps: Caps, workdays: Iterable[date]) -> list[tuple[date, int]]:
    """On which days how many of the `waiting` first mails would leave within the caps, as early as can be.

    `left` is what left already, by day; `workdays` are the days on which mail is sent, in order (holidays and seasons
    to avoid are not among them). A week's room is shared evenly by the days that are left of it, the earlier ones first
    where it does not divide: ten a week over three days are 4, 3, 3. What finds no day is not in the answer.
    """
    plan: list[tuple[date, int]] = []
    weeks: dict[date, int] = {}
    for day, count in left.items():
        weeks[monday_of(day)] = weeks.get(monday_of(day), 0) + count
    for monday, days in _by_week(workdays):
        room = caps.week - weeks.get(monday, 0)
        for place, day in enumerate(days):
            if waiting <= 0:
                return plan
            share = -(-max(0, room) // (len(days) - place))
            count = min(waiting, share, max(0, caps.day - left.get(day, 0)))
            if count > 0:
                plan.append((day, count))
                waiting, room = waiting - count, room - count
    return plan


def _by_week(days: Iterable[date]) -> Iterable[tuple[date, list[date]]]:
    """Days in order, by the Monday of their week."""
    from itertools import groupby

    for monday, group in groupby(days, key=monday_of):
        yield monday, list(group)
