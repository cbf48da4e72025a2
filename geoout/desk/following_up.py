"""Whether a mail may be followed up, and when: one answer for Today, the Outbox, the shell and drafting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geoout.campaign.pace import follow_up_of
from geoout.desk.desk import Desk
from geoout.outbox.event import ANSWERS, Step
from geoout.outbox.follow_up import next_due
from geoout.pitches.draft import Draft, Kind

if TYPE_CHECKING:
    from geoout.markets.market import Market

_HEARD = frozenset({*ANSWERS, Step.PLACED})


def why_no_follow_up(desk: Desk, draft: Draft) -> str | None:
    """Why this mail is not followed up: not known to be sent, answered, followed already, or the market's cap.

    Raises CampaignError, MarketError.
    """
    sent = desk.store.events.sent(draft.id)
    if sent is None:
        return f"nobody said yet that draft {draft.id} was sent; mark it as sent first"
    heard = [each for number in _chain(desk, draft) for each in desk.store.events.of_draft(number)]
    if any(each.step in _HEARD and (each.draft == draft.id or each.at >= sent.at) for each in heard):
        return f"draft {draft.id} was answered or came back"
    if later := desk.store.events.followers(draft.id):
        return f"draft {later[0]} followed draft {draft.id} already; follow that one up"
    rule = follow_up_of(desk.markets[draft.market], desk.campaign.settings)
    if _written(desk, draft) >= rule.most:
        few = f"{rule.most} follow-up{'s' * (rule.most != 1)}"
        return f"{draft.market} allows {few} to a mail, and so many were written"
    return None


def due_on(desk: Desk, market: Market, sent: date, written: int) -> date | None:
    """The day on which the next follow-up is due to a mail sent on `sent` that had `written` follow-ups before."""
    from geoout.markets.holiday import after_workdays

    rule = follow_up_of(market, desk.campaign.settings)
    return next_due(sent, written, rule, lambda day, count: after_workdays(market, day, count))


def follow_up_due(desk: Desk, draft: Draft) -> date | None:
    """The day on which the follow-up to this mail is due; None where there is none, as `why_no_follow_up` says."""
    sent = desk.store.events.sent(draft.id)
    if sent is None or why_no_follow_up(desk, draft) is not None:
        return None
    return due_on(desk, desk.markets[draft.market], sent.at.date(), _written(desk, draft))


def _chain(desk: Desk, draft: Draft) -> tuple[int, ...]:
    """The mail and those that it follows."""
    return (draft.id, *desk.store.events.followed(draft.id))


def _written(desk: Desk, draft: Draft) -> int:
    return sum(desk.store.drafts.get(number).kind is Kind.FOLLOW_UP for number in _chain(desk, draft))
