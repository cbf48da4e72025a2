"""AST003: an asset that the market's readers cannot read."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.assets.sample import asset
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import language_name
from geoout.pitches.draft import Draft, Part


@rule("AST003", "asset-language", Severity.ERROR, source=guide("tailored to the specific market"))
def asset_language(draft: Draft, context: Context) -> Iterator[Hit]:
    """The asset is in another language than the market's (R29, R40).

    Its readers cannot use it. Offer the version in their language, or have one made. In the Nordic countries too, where
    everybody reads English and searches in their own language.
    """
    if draft.asset is None:
        return
    wanted = {tag.split("-")[0] for tag in context.market.languages}
    if draft.asset.language.split("-")[0] not in wanted:
        message = f"“{draft.asset.title}” is in {language_name(draft.asset.language)}."
        yield Hit(Part.ASSET, 0, len(draft.asset.title), message, "offer the version in the market's language")


(
    asset_language.example("de", asset=asset(language="en"), fires=True)
    .example("se", asset=asset(language="en", market="se", title="Home insurance in Sweden"), fires=True)
    .example("at", asset=asset())
)
