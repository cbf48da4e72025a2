"""AST002: a pitch that offers nothing."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.draft import Draft, Kind, Part, Touch


@rule("AST002", "pitch-without-asset", Severity.ERROR, source=guide("a “link magnet” tailored to the specific market"))
def pitch_without_asset(draft: Draft, context: Context) -> Iterator[Hit]:
    """A pitch that offers nothing (R30).

    Without something made for this market's readers it is a request for a favour. Choose an asset in campaign.yaml.
    Introductions offer nothing yet, and replies answer what was asked.
    """
    if context.campaign is None or draft.asset is not None:
        return
    if draft.kind is not Kind.INTRODUCTION and draft.touch is not Touch.REPLY:
        yield Hit(Part.ASSET, 0, 0, "No asset is offered.", "add one for this market under assets in campaign.yaml")


(
    pitch_without_asset.example("de", asset=None, fires=True)
    .example("de", asset=None, kind=Kind.PARTNERSHIP, fires=True)
    .example("de", asset=None, kind=Kind.INTRODUCTION)
    .example("de", asset=None, kind=Kind.THANKS, touch=Touch.REPLY)
)
