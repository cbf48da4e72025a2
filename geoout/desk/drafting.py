"""Drafting for prospects: the right kind, contact, asset, target and sender, rendered and checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geoout.campaign.campaign import Asset, Sender, Target
from geoout.desk.checking import check_and_keep
from geoout.desk.desk import Desk
from geoout.errors import GeooutError, StoreError
from geoout.pitches.draft import Draft, DraftState, Kind, Touch
from geoout.pitches.fields import Previous
from geoout.pitches.make import best_contact, best_kind, make_draft
from geoout.prospects.prospect import Contact, Prospect, State

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


def draft_after(desk: Desk, followed: Draft, kind: Kind) -> Drafted:
    """The draft that follows a mail: same contact as they are known now, same sender, asset and target.

    An unfinished one stays what it is; a reason instead where `following_up.why_no_follow_up` has one, or the person is
    listed. Raises TemplateError.
    """
    from geoout.desk.following_up import why_no_follow_up

    (prospect,) = desk.store.prospects.many([followed.prospect])
    contact = next((one for one in prospect.contacts if one.id and one.id == followed.contact.id), followed.contact)
    reason = _listed(desk, prospect, contact)
    if reason is None and kind is Kind.FOLLOW_UP:
        reason = why_no_follow_up(desk, followed)
    reason = reason or _refused(prospect)
    if reason or prospect.market is None:
        return Drafted(prospect, None, reason)
    existing = _unfinished(desk, prospect.id, kind)
    if existing is not None:
        return Drafted(prospect, existing, f"{prospect.domain} has a draft of this kind", existing=True)
    return Drafted(prospect, _made(desk, prospect, kind, contact, followed))


def _one(desk: Desk, prospect: Prospect, wanted: Kind | None) -> Drafted:
    reason = _refused(prospect)
    if reason or prospect.market is None:
        return Drafted(prospect, None, reason)
    kind = wanted or best_kind(
        desk.markets[prospect.market], prospect, desk.store.history.was_introduced(prospect.id)
    )  # fmt: skip
    if kind.touch is not Touch.FIRST:
        followed = _last_that_left(desk, prospect.id)
        if followed is None:
            return Drafted(prospect, None, f"{prospect.domain} was not written to yet; there is nothing to follow up")
        return draft_after(desk, followed, kind)
    existing = _unfinished(desk, prospect.id, kind)
    if existing is not None:
        if reason := _listed(desk, prospect, existing.contact):
            return Drafted(prospect, None, reason)
        return Drafted(prospect, existing, f"{prospect.domain} has a draft of this kind", existing=True)
    free = [one for one in prospect.contacts if _listed(desk, prospect, one) is None]
    contact = best_contact(free) or best_contact(prospect.contacts) or Contact()
    if reason := _listed(desk, prospect, contact) or _too_soon(desk, prospect, contact):
        return Drafted(prospect, None, reason)
    return Drafted(prospect, _made(desk, prospect, kind, contact))


def _made(desk: Desk, prospect: Prospect, kind: Kind, contact: Contact, followed: Draft | None = None) -> Draft:
    """The draft, stored and checked."""
    assert prospect.market is not None
    market, today = desk.markets[prospect.market], desk.now().date()
    asset, target, sender, previous = _as_before(desk, followed) if followed is not None else (None, None, None, None)
    made = make_draft(
        prospect, contact, market, desk.campaign, kind, desk.renderer, today, prospect.id, previous=previous,
        asset=asset, target=target, sender=sender,
    )  # fmt: skip
    kept = replace(made, saved=desk.now(), follows=followed.id if followed is not None else 0)
    draft = desk.store.drafts.get(desk.store.drafts.add(kept, desk.who()))
    check_and_keep(desk, draft)
    if prospect.state in _BEFORE_DRAFT:
        desk.store.prospects.set_state([prospect.id], State.DRAFTED)
    return draft


def _as_before(desk: Desk, followed: Draft) -> tuple[Asset | None, Target | None, Sender | None, Previous | None]:
    """What the mail that is followed offered, by whom, and what it was called when it was really sent.

    Asset, target and sender are taken as campaign.yaml has them now; one that is gone, as the mail had it.
    """
    campaign = desk.campaign
    assets = {one.id: one for one in campaign.assets}
    senders = {one.id: one for one in campaign.senders}
    asset, sender = followed.asset, followed.sender
    target = next((one for one in campaign.targets if one.url == followed.target), None)
    last = desk.store.events.last_leaving(followed.id)
    return (
        assets.get(asset.id, asset) if asset is not None else None,
        target,
        senders.get(sender.id, sender) if sender is not None else None,
        Previous(last[1] or followed.subject, last[0]) if last is not None else None,
    )


def _refused(prospect: Prospect) -> str | None:
    if prospect.market is None:
        return f"{prospect.domain} has no market yet; set one first"
    if prospect.state in (State.REJECTED, State.DECLINED):
        return f"{prospect.domain} is {prospect.state}; approve it first"
    return None


def _listed(desk: Desk, prospect: Prospect, contact: Contact) -> str | None:
    """Why this person at this site must not be written to (SND001)."""
    reason = desk.store.history.do_not_contact(contact.email, prospect.domain)
    return f"{contact.email or prospect.domain} is on do-not-contact: {reason}" if reason is not None else None


def _too_soon(desk: Desk, prospect: Prospect, contact: Contact) -> str | None:
    """Why it is too early to begin again with this site or person (SND002)."""
    last, quiet = desk.store.history.last_contact(prospect.domain, contact.email), desk.campaign.settings.quiet_days
    if last is None or not 0 <= (desk.now().date() - last).days < quiet:
        return None
    return f"{prospect.domain} or its contact was written to on {last}; {quiet} quiet days are set"


def _last_that_left(desk: Desk, prospect: int) -> Draft | None:
    """The last mail to this prospect that left, for another to follow."""
    numbers = desk.store.drafts.of_prospect(prospect)
    left = [row for row in desk.store.drafts.rows(numbers) if row.left_at is not None] if numbers else []
    last = max(left, key=lambda row: (row.left_at, row.id), default=None)
    return desk.store.drafts.get(last.id) if last is not None else None


def _unfinished(desk: Desk, prospect: int, kind: Kind) -> Draft | None:
    for number in desk.store.drafts.of_prospect(prospect):
        draft = desk.store.drafts.get(number)
        if draft.kind is kind and draft.state in _UNFINISHED:
            return draft
    return None
