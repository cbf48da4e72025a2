"""AST011: a text from elsewhere that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from geoout.campaign.campaign import Origin
from geoout.campaign.evidence import Aspect, Transcreation
from geoout.checks.assets.sample import asset
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.draft import Draft, Part

_FROM_ELSEWHERE = (Origin.TRANSCREATED, Origin.TRANSLATED)


@rule(
    "AST011",
    "transcreation-unsigned",
    Severity.WARNING,
    source=guide("intent, style, and tone within a different cultural context"),
)
def transcreation_unsigned(draft: Draft, context: Context) -> Iterator[Hit]:
    """The asset came from another language, and nobody signed that it works in this one (R31).

    A translation keeps the words. Somebody native looks at intent, style and tone, at the local pain point, trend and
    nuance, and signs the checklist under `transcreation` of the asset in campaign.yaml.
    """
    offered = draft.asset
    if offered is None or offered.origin not in _FROM_ELSEWHERE:
        return
    signed = offered.transcreation
    if signed is not None and not signed.unchecked:
        return
    where = (0, len(offered.title))
    if signed is None:
        message = f"“{offered.title}” is {offered.origin} and nobody has signed its checklist."
        yield Hit(Part.ASSET, *where, message, "have a native writer go through it and sign it in campaign.yaml")
    else:
        left = ", ".join(signed.unchecked)
        message = f"{signed.signed_by} signed “{offered.title}” on {signed.day} without looking at: {left}."
        yield Hit(Part.ASSET, *where, message, "have the rest looked at")


_WHOLE = Transcreation(tuple(Aspect), "Jonas Brandt", date(2026, 10, 1))
_PART = Transcreation((Aspect.INTENT, Aspect.TONE), "Jonas Brandt", date(2026, 10, 1))
(
    transcreation_unsigned.example("de", asset=asset(origin=Origin.TRANSCREATED), fires=True)
    .example("de", asset=asset(origin=Origin.TRANSLATED, transcreation=_PART), fires=True)
    .example("de", asset=asset(origin=Origin.TRANSCREATED, transcreation=_WHOLE))
    .example("de", asset=asset())
)
