"""Checking drafts of a workspace and keeping what was found."""

from __future__ import annotations

from datetime import date

from geoout.checks.context import Context
from geoout.checks.finding import Finding
from geoout.checks.registry import check
from geoout.desk.desk import Desk
from geoout.pitches.draft import Draft


def context_of(desk: Desk, draft: Draft, today: date | None = None) -> Context:
    """What the rules may know about this draft: its market, the campaign, the history, the day."""
    market = desk.markets[draft.market]
    return Context(market, desk.campaign, desk.store.history, today or desk.now().date())


def findings_of(desk: Desk, draft: Draft, today: date | None = None) -> list[Finding]:
    """Everything the rules say about `draft` as it stands; nothing is kept."""
    return check(draft, context_of(desk, draft, today))


def check_and_keep(desk: Desk, draft: Draft, today: date | None = None) -> list[Finding]:
    """The findings of a stored draft, kept for the outbox at this revision."""
    findings = findings_of(desk, draft, today)
    if not desk.store.read_only:
        desk.store.findings.record(draft.id, draft.revision, findings)
    return findings
