"""What verification says of an anchor, in two words: `match · exact`."""

from __future__ import annotations

from geoout.campaign.campaign import Campaign
from geoout.markets.market import Market
from geoout.pitches.draft import Draft


def anchor_said(anchor: str, draft: Draft, campaign: Campaign | None, market: Market) -> str:
    """Verdict and kind of `anchor` as the draft's, on a site of `market` (R66, R68); empty for none.

    The first call reads the tables of a language: not from the thread that draws.
    """
    from geoout.campaign.suggestions import verdict_of

    if not anchor.strip():
        return ""
    verdict = verdict_of(anchor, campaign, market, draft.brand)
    return f"{verdict.verdict} · {verdict.kind}"
