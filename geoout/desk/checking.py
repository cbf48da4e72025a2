"""Checking drafts of a workspace and keeping what was found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from geoout.checks.context import Context
from geoout.checks.finding import Finding
from geoout.checks.registry import check
from geoout.desk.desk import Desk
from geoout.pitches.draft import Draft, DraftState


def context_of(desk: Desk, draft: Draft, today: date | None = None) -> Context:
    """What the rules may know about this draft: its market, the campaign, the history, the day, the site's record.

    Without `today` it is now, which the rules about send times judge in the recipient's zone.
    """
    now = desk.now()
    market = desk.markets[draft.market]
    known = desk.store.prospects.many([draft.prospect]) if draft.prospect else []
    record = next(iter(known), None)
    day = today or now.date()
    return Context(market, desk.campaign, desk.store.history, day, record, None if today else now)


def findings_of(
    desk: Desk, draft: Draft, today: date | None = None, *, before_each: Callable[[], object] = lambda: None
) -> list[Finding]:
    """Everything the rules say about `draft` as it stands; nothing is kept. `before_each` rule: see `check`."""
    return check(draft, context_of(desk, draft, today), before_each=before_each)


def check_and_keep(desk: Desk, draft: Draft, today: date | None = None) -> list[Finding]:
    """The findings of a stored draft, kept for the outbox at this revision."""
    findings = findings_of(desk, draft, today)
    if not desk.store.read_only:
        desk.store.findings.record(draft.id, draft.revision, findings)
    return findings


def check_drafts_of(desk: Desk, prospect: int) -> None:
    """Check again the drafts to a site that have not left, because what is on record of the site changed."""
    for number in desk.store.drafts.of_prospect(prospect):
        draft = desk.store.drafts.get(number)
        unfinished = draft.state in (DraftState.OPEN, DraftState.LATER, DraftState.RETURNED)
        if unfinished and draft.market in desk.markets:
            check_and_keep(desk, draft)
