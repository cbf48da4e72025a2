"""GEO004: readers can read the page, and it is made for another country."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.campaign.tags import is_read_by
from geoout.campaign.targets import own_page
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.geography.fit import address, countries_of, countries_said, fit, shared_audience
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import territory_name
from geoout.pitches.draft import Draft, Part


@rule(
    "GEO004",
    "language-yes-market-no",
    Severity.WARNING,
    source=guide("works best when the link source matches the market"),
)
def language_yes_market_no(draft: Draft, context: Context) -> Iterator[Hit]:
    """The site's readers can read the target page, but it is made for another country (R120, R12).

    A Mexican site that links to the page for Spain passes on its language and not its market: prices, laws and offers
    there are others. Where campaign.yaml has a page for the site's own market, that one is offered; where it has none
    and the page claims no country by its address or hreflang code, this is only noted. A written note on the shared
    audience of an international site makes it a note, too (R102).
    """
    found = fit(draft, context)
    market, campaign = context.market, context.campaign
    if found is None or not any(is_read_by(one, market.languages) for one in found.page.languages):
        return
    countries = countries_of(found.page.markets)
    if market.territory in countries:
        return
    own = own_page(draft.target, market, campaign) if campaign is not None else None
    if own is None and not countries:
        return
    made_for = countries_said(countries) if countries else "every reader of its language"
    here = territory_name(market.territory)
    said = f"Language yes, market no: the target page is for {made_for}, the site is of {here}."
    severity = None if own is not None or found.page.is_named else Severity.INFO
    if own is not None:
        said += f" {address(own, draft.target)} is for {here}."
    if note := shared_audience(context):
        said, severity = f"{said} An international site may link there: “{note}”", Severity.INFO
    instead = own or f"offer a page made for {here}, or say why this one serves its readers"
    yield Hit(Part.TARGET, 0, len(draft.target), said, instead, own is not None, severity)


_ROW = {"campaign": None}
(
    language_yes_market_no.example("mx", target="[[https://acme.example/es-es/hogar]]", context=_ROW)
    .example("at", target="[[https://acme.example/de/hausrat]]")
    .example("gb", target="[[https://acme.example/us/survey]]", context=_ROW)
    .example("mx", target="https://acme.example/es/hogar", context=_ROW)
    .example("at", target="https://acme.example/de-at/haushalt", context=_ROW)
    .example("de", target="https://acme.example/de/hausrat")
    .example("fr", target="https://acme.example/es-es/hogar", context=_ROW)
)
