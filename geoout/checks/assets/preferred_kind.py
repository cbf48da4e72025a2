"""AST010: an asset of a kind that the market does not favour."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.campaign.campaign import LATIN_AMERICA, LOCAL_TOPICS
from geoout.checks.assets.sample import asset
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule, said_by
from geoout.pitches.draft import Draft, Kind, Part, Touch


@rule("AST010", "less-favoured-asset", Severity.INFO, source=HOUSE)
def less_favoured_asset(draft: Draft, context: Context) -> Iterator[Hit]:
    """The asset is of a kind that the market's card does not list among those it favours (R35, R37, R38, R39).

    It may still be the right one for this site. In Latin America an asset about a festival, a tradition or the regional
    economy is favoured whatever its kind.
    """
    offered, favoured = draft.asset, context.market.practice.assets
    if offered is None or draft.kind is Kind.INTRODUCTION or draft.touch is Touch.REPLY or not offered.kind:
        return
    local = context.market.key in LATIN_AMERICA and any(topic in LOCAL_TOPICS for topic in offered.topics)
    if offered.kind in favoured.value or local:
        return
    message = f"“{offered.title}” is of the kind {offered.kind}; this market favours {', '.join(favoured.value)}."
    yield Hit(Part.ASSET, 0, len(offered.title), message, source=said_by(favoured.source))


(
    less_favoured_asset.example("de", asset=asset(kind="infographic"), fires=True)
    .example("de", asset=asset(kind="white-paper"))
    .example("mx", asset=asset(kind="infographic", market="mx", language="es", topics=("festival",)))
)
