"""AST007: an asset without local data or a local voice."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.campaign.evidence import EvidenceKind, LocalEvidence
from geoout.checks.assets.sample import asset
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import territory_name
from geoout.pitches.draft import Draft, Kind, Part, Touch


@rule("AST007", "asset-not-localised", Severity.INFO, source=guide("local data and interviews with … experts"))
def asset_not_localised(draft: Draft, context: Context) -> Iterator[Hit]:
    """Neither local data nor a local expert is on record for the asset (R33).

    A text in the right language about somebody else's country is still foreign. Ask an expert there or use public data,
    and list it under `evidence` of the asset in campaign.yaml.
    """
    offered = draft.asset
    if offered is None or context.campaign is None or draft.kind is Kind.INTRODUCTION or draft.touch is Touch.REPLY:
        return
    if not any(one.country == context.market.territory for one in offered.evidence):
        where = territory_name(context.market.territory)
        message = f"“{offered.title}” is not localised: no data and no expert from {where} is on record."
        yield Hit(Part.ASSET, 0, len(offered.title), message, "list them under evidence in campaign.yaml")


_LOCAL = (LocalEvidence(EvidenceKind.PUBLIC_DATASET, "Statistisches Bundesamt", "DE"),)
(
    asset_not_localised.example("de", asset=asset(), fires=True)
    .example("de", asset=asset(evidence=_LOCAL))
    .example("de", asset=asset(), kind=Kind.INTRODUCTION)
)
