"""AST001: what a machine translated."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.campaign.campaign import Origin
from geoout.checks.assets.sample import asset
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.draft import Draft, Part


@rule("AST001", "machine-made-asset", Severity.ERROR, source=guide("written in English and translated via AI"))
def machine_made_asset(draft: Draft, context: Context) -> Iterator[Hit]:
    """The asset was translated by machine (R29).

    Publications elsewhere recognise it and decline. Have it written or transcreated in the market's language.
    """
    if draft.asset is not None and draft.asset.origin is Origin.MACHINE:
        message = f"“{draft.asset.title}” was translated by machine."
        yield Hit(Part.ASSET, 0, len(draft.asset.title), message, "have it transcreated by a native writer")


(
    machine_made_asset.example("de", asset=asset(origin=Origin.MACHINE), fires=True)
    .example("jp", asset=asset(origin=Origin.MACHINE, market="jp", language="ja", title="家計調査2026"), fires=True)
    .example("de", asset=asset())
)
