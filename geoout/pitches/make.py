"""Making a draft: an asset offered to a person at a site, in that market's words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geoout.campaign.campaign import Asset, Campaign, Sender, Target
from geoout.campaign.targets import pick_asset, pick_sender, pick_target
from geoout.markets.market import Market, Opening
from geoout.pitches.draft import Draft, Kind, Touch
from geoout.pitches.fields import Offer, Previous, context
from geoout.pitches.render import Renderer
from geoout.pitches.templates import find
from geoout.prospects.prospect import Contact, Prospect, SourceType

_FIRST_MEET = frozenset({Opening.RAPPORT_FIRST, Opening.RELATIONSHIP_FIRST})
_TACTIC_KIND = {
    "digital_pr": Kind.DIGITAL_PR,
    "original_content": Kind.DIGITAL_PR,
    "guest_contribution": Kind.GUEST_CONTRIBUTION,
    "resource_page": Kind.RESOURCE_PAGE,
    "partnership": Kind.PARTNERSHIP,
}


def make_draft(
    prospect: Prospect,
    contact: Contact | None,
    market: Market,
    campaign: Campaign,
    kind: Kind,
    renderer: Renderer,
    today: date,
    variant: int = 0,
    *,
    previous: Previous | None = None,
    asset: Asset | None = None,
    target: Target | None = None,
    sender: Sender | None = None,
) -> Draft:
    """The draft of one mail, from the best template for the market and kind.

    Without a contact the prospect's best one is taken; without an asset, target or sender the campaign's for this
    market. `variant` turns through subjects, openings and anchors, so that mails of one batch differ. Nothing missing
    stops it: gaps stand in the text as ⟦field⟧ and in `missing`. Raises TemplateError.
    """
    template = find(kind, market, renderer.folders)
    asset = asset or pick_asset(campaign, market, kind.value)
    target = target or pick_target(campaign, market, asset)
    sender = sender or pick_sender(campaign, market.language, market.key)
    chosen = contact or best_contact(prospect.contacts) or Contact()
    anchor = _anchor(campaign, market, target, variant)
    offer = Offer(prospect, chosen, asset, target, sender, anchor, previous)
    rendered = renderer.render(template, context(offer, market, campaign, today), variant)
    return Draft(
        market=market.key,
        kind=kind,
        touch=template.touch,
        subject=rendered.subject,
        body=rendered.body,
        contact=chosen,
        site=prospect.domain,
        asset=asset,
        sender=sender,
        anchor=anchor,
        target=target.url if target else "",
        brand=campaign.brand.name,
        spans=rendered.spans,
        missing=rendered.missing,
        template=template.id,
        template_hash=template.chain_hash,
        prospect=prospect.id,
    )


def best_kind(market: Market, prospect: Prospect, has_history: bool, wanted: Kind | None = None) -> Kind:
    """The kind of mail to write, as near to `wanted` as the market allows (R50, R52).

    Where people meet before they ask (rapport or relationship first), the first mail introduces; partners are met
    already (R87). A follow-up needs something to follow. Without a wish the market's first tactic decides (R41).
    """
    if has_history and wanted is not None:
        return wanted
    if (
        not has_history
        and market.etiquette.opening.value in _FIRST_MEET
        and prospect.source_type is not SourceType.PARTNER
    ):
        return Kind.INTRODUCTION
    if wanted is not None and wanted.touch is Touch.FIRST:
        return wanted
    tactics = market.practice.tactics.value
    return next((_TACTIC_KIND[tactic] for tactic in tactics if tactic in _TACTIC_KIND), Kind.DIGITAL_PR)


def best_contact(contacts: Sequence[Contact]) -> Contact | None:
    """Whom to write to: someone with an address and a name, else with an address, else the first; None of nobody."""
    return max(
        contacts, key=lambda contact: (bool(contact.email), bool(contact.email) and contact.has_name), default=None
    )


def _anchor(campaign: Campaign, market: Market, target: Target | None, variant: int) -> str:
    """An anchor for this market: the target page's own, else the campaign's for the market."""
    own = target.anchors if target is not None and target.market == market.key else ()
    anchors = own or campaign.anchors.get(market.key, ())
    return anchors[variant % len(anchors)] if anchors else ""
