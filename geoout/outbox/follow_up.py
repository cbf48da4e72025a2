"""When the next follow-up to a mail is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from geoout.markets.market import FollowUp


def next_due(
    sent: date | None, written: int, rule: FollowUp, after: Callable[[date, int], date], *, heard: bool = False
) -> date | None:
    """The day on which the next follow-up is due, None where none is.

    `sent` is the day on which the last mail of the conversation is known to have been sent; one that only left counts
    for nothing. `written` follow-ups were made already, of those that the market's `rule` allows; `after(day, count)`
    is the market's working day that lies `count` working days later. `heard`: an answer, a no, a bounce or a wish not
    to be written to came, and then none follows.
    """
    if sent is None or heard or written >= rule.most:
        return None
    return after(sent, rule.days)
