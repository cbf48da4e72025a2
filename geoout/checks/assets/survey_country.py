"""AST008: figures about another country."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from geoout.campaign.evidence import EvidenceKind, LocalEvidence
from geoout.checks.assets.sample import asset
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import territory_name
from geoout.pitches.draft import Draft, Part

_DATA = (EvidenceKind.SURVEY, EvidenceKind.PUBLIC_DATASET)


@rule("AST008", "survey-country", Severity.WARNING, source=guide("original surveys … within a target country"))
def survey_country(draft: Draft, context: Context) -> Iterator[Hit]:
    """The asset rests on a survey or data set from another country, and on none from this one (R34).

    What people answered in Germany says nothing about Austria. Ask there, or use that country's public data.
    """
    offered = draft.asset
    data = [one for one in offered.evidence if one.kind in _DATA] if offered else []
    if offered is None or not data or any(one.country == context.market.territory for one in data):
        return
    first = data[0]
    asked = territory_name(first.country) + (f", {first.day.year}" if first.day else "")
    message = f"“{first.name}” is about {asked}, not about {territory_name(context.market.territory)}."
    yield Hit(Part.ASSET, 0, len(offered.title), message, "use data from this market")


_GERMAN = (LocalEvidence(EvidenceKind.SURVEY, "Haushaltsbefragung", "DE", date(2026, 9, 30)),)
(
    survey_country.example("at", asset=asset(evidence=_GERMAN, market="at"), fires=True)
    .example("de", asset=asset(evidence=_GERMAN))
    .example("at", asset=asset(market="at"))
)
