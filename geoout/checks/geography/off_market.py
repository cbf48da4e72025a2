"""GEO005: a site of a market that the campaign does not want to reach."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.geography.fit import shared_audience
from geoout.checks.geography.sample import site
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import name
from geoout.pitches.draft import Draft, Part


@rule("GEO005", "off-market-site", Severity.WARNING, source=guide("sources that match the markets you want to reach"))
def off_market_site(draft: Draft, context: Context) -> Iterator[Hit]:
    """The site is of a market that campaign.yaml does not name (R128, R119).

    Links from countries that the campaign does not want to reach say nothing to those it does. Add the market under
    `markets` in campaign.yaml, or leave the site. A written note on the shared audience of an international site makes
    this a note (R102).
    """
    if context.campaign is None or context.market.key in context.campaign.markets:
        return
    said = f"{name(context.market)} is no market of this campaign."
    severity = None
    if note := shared_audience(context):
        said, severity = f"{said} An international site is worth it: “{note}”", Severity.INFO
    instead = f"add {context.market.key} under markets in campaign.yaml, or leave this site"
    yield Hit(Part.CONTACT, 0, len(draft.contact.email), said, instead, severity=severity)


_MAIL = "[[k.lang@wohnwert.example]]"
(
    off_market_site.example("au", email=_MAIL)
    .example("au", email=_MAIL, context={"prospect": site("Read by German expats", international=True)})
    .example("de", email=_MAIL.strip("[]"))
    .example("au", email=_MAIL.strip("[]"), context={"campaign": None})
)
