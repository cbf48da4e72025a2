"""AST005: an asset made for a neighbour."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.assets.sample import asset
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.draft import Draft, Kind, Part, Touch


@rule("AST005", "asset-of-another-market", Severity.WARNING, source=guide("tailored to the specific market"))
def asset_of_another_market(draft: Draft, context: Context) -> Iterator[Hit]:
    """The asset was made for another market that reads the same language (R30, R12).

    German figures do not speak for Austria, nor Spanish ones for Mexico. Offer what was made for this market, or say in
    the text why its readers should care.
    """
    offered, market = draft.asset, context.market
    if offered is None or draft.kind is Kind.INTRODUCTION or draft.touch is Touch.REPLY:
        return
    if offered.market != market.key and offered.language.split("-")[0] == market.language.split("-")[0]:
        own = [] if context.campaign is None else [one for one in context.campaign.assets if one.market == market.key]
        instead = f"offer “{own[0].title}”" if own else "have one made for this market"
        message = f"“{offered.title}” was made for the market {offered.market}."
        yield Hit(Part.ASSET, 0, len(offered.title), message, instead)


(
    asset_of_another_market.example("at", asset=asset(), fires=True)
    .example("at", asset=asset(market="at", title="Haushalte in Österreich 2026"))
    .example("at", asset=asset(), kind=Kind.INTRODUCTION)
)
