"""The pace of a workspace: what left to each market today and this week, and when the others would leave (R27).

Days and weeks are those of the ledger, which counts in UTC; the days of a proposal are the market's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from geoout.campaign.pace import caps_of, monday_of, over_pace, spread
from geoout.desk.desk import Desk
from geoout.pitches.draft import Draft, Touch

if TYPE_CHECKING:
    from geoout.markets.market import Market

_YEAR = 366


@dataclass(frozen=True, slots=True)
class Proposed:
    """`count` first mails to `market` (a key) on `day`."""

    market: str
    day: date
    count: int


def pace_of(desk: Desk) -> Callable[[Draft], str | None]:
    """Why a draft may not leave now for its market's pace, or None: asked at the door, draft by draft.

    Only first mails count, each once: a draft that left before is let out again, and so are follow-ups and replies.
    """

    def pace(draft: Draft) -> str | None:
        if draft.touch is not Touch.FIRST or desk.store.ledger.of_draft(draft.id):
            return None
        today = desk.now().date()
        left = desk.store.ledger.left_per_day(draft.market, monday_of(today))
        caps = caps_of(desk.campaign.settings, draft.market)
        return over_pace(draft.market, left.get(today, 0), sum(left.values()), caps)

    return pace


def proposal(desk: Desk, drafts: Iterable[Draft]) -> list[Proposed]:
    """When these drafts would leave within the pace: per market in the order in which they come, then by day.

    Only first mails that did not leave yet are counted. Days are the market's days for mail, without public holidays
    and seasons to avoid, from today on; what finds no room within a year of such days is not in the answer.
    """
    waiting = Counter(
        one.market for one in drafts if one.touch is Touch.FIRST and not desk.store.ledger.of_draft(one.id)
    )
    found: list[Proposed] = []
    for key, count in waiting.items():
        market = desk.markets.get(key)
        if market is None:
            continue
        today = desk.now().date()
        left = desk.store.ledger.left_per_day(key, monday_of(today))
        days = sending_days(market, today)
        plan = spread(count, left, caps_of(desk.campaign.settings, key), days)
        found += [Proposed(key, day, number) for day, number in plan]
    return found


def sending_days(market: Market, first: date) -> Iterator[date]:
    """The days on which mail is best sent to the market, from `first` on, for a year."""
    from geoout.markets.send_slot import is_sending_day

    days = (first + timedelta(days=ahead) for ahead in range(_YEAR))
    return (day for day in days if is_sending_day(market, day))


def said(proposed: Sequence[Proposed], most: int = 3) -> str:
    """`3 on Tue 24 Nov, 3 on Wed 25 Nov, 4 on Thu 26 Nov and 50 later`, for one market."""
    from babel.dates import format_date

    shown = [f"{one.count} on {format_date(one.day, 'EEE d MMM', locale='en_GB')}" for one in islice(proposed, most)]
    later = sum(one.count for one in proposed[most:])
    return ", ".join(shown) + (f" and {later} later" if later else "")
