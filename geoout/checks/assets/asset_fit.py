"""AST001 to AST003: whether what is offered fits the market."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geoout.campaign.campaign import Asset, Origin
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import language_name
from geoout.pitches.draft import Draft, Kind, Part

_THIN = 500


@rule("AST001", "machine-made-asset", Severity.ERROR, source=guide("written in English and translated via AI"))
def machine_made_asset(draft: Draft, context: Context) -> Iterator[Hit]:
    """The asset was translated by machine (R29).

    Publications elsewhere recognise it and decline. Have it written or transcreated in the market's language.
    """
    if draft.asset is not None and draft.asset.origin is Origin.MACHINE:
        message = f"“{draft.asset.title}” was translated by machine."
        yield Hit(Part.ASSET, 0, len(draft.asset.title), message, "have it transcreated by a native writer")


@rule("AST002", "pitch-without-asset", Severity.ERROR, source=guide("a “link magnet” tailored to the specific market"))
def pitch_without_asset(draft: Draft, context: Context) -> Iterator[Hit]:
    """A pitch that offers nothing (R30).

    Without something made for this market's readers it is a request for a favour. Choose an asset in campaign.yaml.
    """
    if context.campaign and draft.asset is None and draft.kind in (Kind.DIGITAL_PR, Kind.RESOURCE_PAGE):
        yield Hit(Part.ASSET, 0, 0, "No asset is offered.", "add one for this market under assets in campaign.yaml")


@rule("AST003", "asset-language", Severity.ERROR, source=guide("tailored to the specific market"))
def asset_language(draft: Draft, context: Context) -> Iterator[Hit]:
    """The asset is in another language than the market's (R29).

    Its readers cannot use it. Offer the version in their language, or have one made.
    """
    if draft.asset is None:
        return
    wanted = {tag.split("-")[0] for tag in context.market.languages}
    if draft.asset.language.split("-")[0] not in wanted:
        message = f"“{draft.asset.title}” is in {language_name(draft.asset.language)}."
        yield Hit(Part.ASSET, 0, len(draft.asset.title), message, "offer the version in the market's language")


@rule("AST004", "thin-asset", Severity.WARNING, source=guide("a 500-word blog post will not earn a link"))
def thin_asset(draft: Draft, context: Context) -> Iterator[Hit]:
    """An article of 500 words or fewer for a German-speaking market (R38).

    Depth earns links there: offer a white paper, a technical guide or data.
    """
    asset = draft.asset
    if asset is None or context.market.territory not in ("DE", "AT", "CH") or asset.words is None:
        return
    if asset.words <= _THIN:
        message = f"“{asset.title}” has {asset.words} words."
        yield Hit(Part.ASSET, 0, len(asset.title), message, "offer a white paper, a technical guide or data")


def _asset(**changes: Any) -> Asset:
    fields: dict[str, Any] = {
        "id": "survey",
        "title": "Hausrat 2026",
        "kind": "survey",
        "market": "de",
        "language": "de",
        "origin": Origin.ORIGINAL,
        "url": "https://acme.example/de/hausrat",
        "words": 2400,
    }
    return Asset(**{**fields, **changes})


machine_made_asset.example("de", asset=_asset(origin=Origin.MACHINE), fires=True).example("de", asset=_asset())
pitch_without_asset.example("de", asset=None, fires=True).example("de", asset=None, kind=Kind.INTRODUCTION)
asset_language.example("de", asset=_asset(language="en"), fires=True).example("at", asset=_asset())
thin_asset.example("de", asset=_asset(words=500), fires=True).example("de", asset=_asset(words=501)).example(
    "us", asset=_asset(words=300, language="en")
)
