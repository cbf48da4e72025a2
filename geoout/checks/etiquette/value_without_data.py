"""ETQ025: a pitch that leaves the asset's finding and figures out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geoout.campaign.campaign import Asset, Figure, Origin
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.draft import Draft, Kind, Part, Touch

_DATA = frozenset({Kind.DIGITAL_PR, Kind.RESOURCE_PAGE})


@rule("ETQ025", "value-without-data", Severity.WARNING, source=guide("exclusive data that local journalists can use"))
def value_without_data(draft: Draft, context: Context) -> Iterator[Hit]:
    """The asset has a finding or figures, and the text states none of them (R36).

    That is what turns a request into an offer. Put the finding into the value block, or a figure by its key.
    """
    asset = draft.asset
    if asset is None or draft.touch is not Touch.FIRST or draft.kind not in _DATA or not draft.body.strip():
        return
    if not asset.finding and not asset.figures:
        return
    stated = any(span.field == "asset.finding" or span.field.startswith("figure.") for span in draft.spans)
    if not stated and not _states(draft.body, asset):
        message = f"The text states no finding of “{asset.title}” and none of its figures."
        yield Hit(Part.BODY, 0, 0, message, "state the finding")


def _states(body: str, asset: Asset) -> bool:
    """Whether a figure's digits or the words of the finding stand in the text."""
    digits = "".join(letter for letter in body if letter.isdigit() or letter.isspace())
    if any(f"{figure.value:g}".replace(".", "") in digits for figure in asset.figures):
        return True
    numbers = [word.strip(".,;:%") for word in (asset.finding or "").split() if any(map(str.isdigit, word))]
    return any(said in body for said in (asset.finding, *numbers) if said)


def _asset(**changes: Any) -> Asset:
    figures = (Figure("saving", 31.0, "percent", "own survey"),)
    asset = Asset(
        "heat", "Heizen 2026", "survey", "de", "de", Origin.ORIGINAL, "https://acme.example/", figures=figures
    )
    return asset if not changes else Asset(**{name: getattr(asset, name) for name in asset.__slots__} | changes)


(
    value_without_data.example("de", asset=_asset(), body="Guten Tag,\n\nes gibt eine neue Umfrage.\n\nOk.", fires=True)
    .example("de", asset=_asset(), body="Guten Tag,\n\nHaushalte zahlen 31 % weniger.\n\nOk.")
    .example("de", asset=_asset(figures=()), body="Guten Tag,\n\nes gibt eine Umfrage.\n\nOk.")
    .example("de", asset=_asset(), kind=Kind.INTRODUCTION, body="Guten Tag.")
)
