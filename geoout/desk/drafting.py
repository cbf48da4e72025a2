"""Drafting for prospects: the right kind, contact, asset, target and sender, rendered and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geoout.desk.checking import check_and_keep
from geoout.desk.desk import Desk
from geoout.errors import GeooutError, StoreError
from geoout.pitches.draft import Draft, DraftState, Kind, Touch
from geoout.pitches.fields import Previous
from geoout.pitches.make import best_kind, make_draft
from geoout.prospects.prospect import Prospect, State

_BEFORE_DRAFT = frozenset({State.NEW, State.APPROVED, State.LATER})
_UNFINISHED = frozenset({DraftState.OPEN, DraftState.LATER, DraftState.RETURNED})


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of one prospect: a draft, or the reason why there is none; `existing` when it was there before."""

    prospect: Prospect
    draft: Draft | None
    reason: str | None = None
    existing: bool = False


def draft_for(desk: Desk, prospects: Sequence[int], kind: Kind | None = None) -> Iterator[Drafted]:
    """Draft for each prospect in order; `kind` None takes what suits the market (R50: introduction first).

    A prospect that has an unfinished draft of that kind keeps it. The caller opens the undo step around all of them.
    A template that fails is that prospect's reason, never an exception. Raises CampaignError or MarketError before the
    first, because they would stop every one, and StoreError.
    """
    _ = desk.campaign
    for prospect in desk.store.prospects.many(list(prospects)):
        try:
            yield _one(desk, prospect, kind)
        except StoreError:
            raise
        except GeooutError as error:
            yield Drafted(prospect, None, str(error))


def _one(desk: Desk, prospect: Prospect, wanted: Kind | None) -> Drafted:
    reason = _refused(prospect)
    if reason or prospect.market is None:
        return Drafted(prospect, None, reason)
    market = desk.markets[prospect.market]
    kind = wanted or best_kind(market, prospect, desk.store.history.was_introduced(prospect.id))
    existing = _unfinished(desk, prospect.id, kind)
    if existing is not None:
        return Drafted(prospect, existing, f"{prospect.domain} has a draft of this kind", existing=True)
    previous = _previous(desk, prospect.id)
    if kind.touch is not Touch.FIRST and previous is None:
        return Drafted(prospect, None, f"{prospect.domain} was not written to yet; there is nothing to follow up")
    today, variant = desk.now().date(), prospect.id
    made = make_draft(prospect, None, market, desk.campaign, kind, desk.renderer, today, variant, previous=previous)
    draft = desk.store.drafts.get(desk.store.drafts.add(replace(made, saved=desk.now())))
    check_and_keep(desk, draft)
    if prospect.state in _BEFORE_DRAFT:
        desk.store.prospects.set_state([prospect.id], State.DRAFTED)
    return Drafted(prospect, draft)


def _refused(prospect: Prospect) -> str | None:
    if prospect.market is None:
        return f"{prospect.domain} has no market yet; set one first"
    if prospect.state in (State.REJECTED, State.DECLINED):
        return f"{prospect.domain} is {prospect.state}; approve it first"
    return None


def _previous(desk: Desk, prospect: int) -> Previous | None:
    """The last mail to this prospect that left, for a follow-up to name."""
    numbers = desk.store.drafts.of_prospect(prospect)
    left = [row for row in desk.store.drafts.rows(numbers) if row.left_at is not None] if numbers else []
    if not left:
        return None
    last = max(left, key=lambda row: (row.left_at, row.id))
    assert last.left_at is not None
    return Previous(last.subject, last.left_at.date())


def _unfinished(desk: Desk, prospect: int, kind: Kind) -> Draft | None:
    for number in desk.store.drafts.of_prospect(prospect):
        draft = desk.store.drafts.get(number)
        if draft.kind is kind and draft.state in _UNFINISHED:
            return draft
    return None
