"""What the campaign asked for before this draft: the ground of the rules on repeats and shares of anchors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from geoout.campaign.anchor_use import ASKS_NOTHING, AnchorUse, UseState, earlier, judged
from geoout.campaign.campaign import Campaign, Settings
from geoout.checks.context import Context
from geoout.checks.rule import Hit
from geoout.language.anchor_text import judged_text
from geoout.language.width import cut
from geoout.markets.market import Market
from geoout.pitches.anchor_place import places_of
from geoout.pitches.draft import Draft, Part

_NAMED = 3
_ANCHOR_CELLS = 60


@dataclass(frozen=True, slots=True)
class Uses:
    """The use that a draft would be (`this`, judged), and the `earlier` ones of its page and market as they were read.

    `campaign` has the limits.
    """

    this: AnchorUse
    earlier: Sequence[AnchorUse]
    campaign: Campaign
    market: Market

    @property
    def settings(self) -> Settings:
        """The campaign's own limits."""
        return self.campaign.settings

    def judged(self) -> list[AnchorUse]:
        """The earlier uses with their kind and language."""
        return judged(self.earlier, self.campaign, {self.market.key: self.market.languages})


def uses_of(draft: Draft, context: Context, concerns: Callable[[AnchorUse], bool]) -> Uses | None:
    """What was asked for before `draft`; None where nothing can be known or the draft asks for no link.

    The store is only asked where the rule `concerns` the use that the draft would be: it may hold thousands.
    """
    campaign, market = context.campaign, context.market
    if context.history is None or campaign is None or draft.kind in ASKS_NOTHING or not draft.target:
        return None
    if not (text := judged_text(draft.anchor)):
        return None
    day = context.today or date.max
    planned = AnchorUse(text, market.key, draft.target, draft.site, day, UseState.PLANNED, draft.id)
    (this,) = judged([planned], campaign, {market.key: market.languages})
    if not concerns(this):
        return None
    known = context.history.anchor_uses(draft.target, market.key, besides=draft.id)
    return Uses(this, earlier(known, draft.id, draft.site), campaign, market)


def at_anchor(draft: Draft, message: str, suggestion: str | None = None) -> Hit:
    """A finding where the anchor is linked in the body, so that it shows in the editor; else at the anchor itself."""
    places = places_of(draft, Part.ANCHOR)
    part, (start, end) = (Part.BODY, places[0]) if places else (Part.ANCHOR, (0, len(draft.anchor)))
    return Hit(part, start, end, message, suggestion, suggestion is not None)


def quoted(anchor: str) -> str:
    """`“Versicherung”`, cut where it is long."""
    return f"“{cut(anchor, _ANCHOR_CELLS)}”"


def where(uses: Sequence[AnchorUse]) -> str:
    """`blatt.example (left 2026-11-03), bote.example (planned 2026-11-02) and 4 more`: at most three are named."""
    named = [f"{use.site or 'no site yet'} ({use.state} {use.day.isoformat()})" for use in uses[:_NAMED]]
    more = len(uses) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")
