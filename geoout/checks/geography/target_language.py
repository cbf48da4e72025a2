"""GEO001: a link from one language to a page in another."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.campaign.targets import alternate
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.geography.fit import HOW_TO_NOTE, Fit, address, fit, lacks_note, languages_said, shared_audience
from geoout.checks.geography.sample import site
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import territory_name
from geoout.pitches.draft import Draft, Part
from geoout.prospects.prospect import Contact


@rule("GEO001", "target-page-language", Severity.ERROR, source=guide("German links should point to German content"))
def target_page_language(draft: Draft, context: Context) -> Iterator[Hit]:
    """The target page is in a language that the site's readers do not read (R101).

    A reader who follows the link lands on a page they cannot read, and the link supports the wrong page. The page of
    the same hreflang cluster that is nearest to these readers is offered. What language a page is in is told from the
    campaign's targets and hreflang map, else from its address; x-default decides nothing. Any language of the market
    will do, and the site's own where it is on record; a page in the language that the contact prefers is only noted.

    An international site may link to any of our pages once its form says, under “shared audience”, why its readers are
    ours: then this is a note that quotes it (R102).
    """
    found = fit(draft, context)
    if found is None or found.is_read:
        return
    other = None
    if context.campaign is not None:
        other = alternate(draft.target, context.market.locale.replace("_", "-"), context.campaign)
    said, severity = _said(found, context)
    if other is not None:
        said += f" {address(other, draft.target)} exists."
    if severity is None and lacks_note(context):
        said += f" {HOW_TO_NOTE}"
    instead = other or f"link to a page in {languages_said(context.market.languages[:1])}"
    yield Hit(Part.TARGET, 0, len(draft.target), said, instead, other is not None, severity)


def _said(found: Fit, context: Context) -> tuple[str, Severity | None]:
    """What is wrong, and how much less it is than an error."""
    said = (
        f"The target page is in {languages_said(found.page.languages)}; readers in "
        f"{territory_name(context.market.territory)} read {languages_said(found.readers)}."
    )
    if note := shared_audience(context):
        return f"{said} An international site may link there: “{note}”", Severity.INFO
    if found.is_preferred:
        return f"{said} The contact prefers it, the site’s readers may not.", Severity.INFO
    return said, None if found.page.is_sure else Severity.WARNING


_ENGLISH = "[[https://acme.example/en/home-insurance]]"
_ROW = {"campaign": None}
(
    target_page_language.example("fr", target=_ENGLISH)
    .example("fr", target=_ENGLISH, context={"prospect": site(international=True)})
    .example("fr", target=_ENGLISH, context={"prospect": site("Read by Paris insurers", international=True)})
    .example("fr", target=_ENGLISH, contact=Contact(surname="Roux", email="a@b.example", language="en"))
    .example("fr", target="https://acme.example/fr/assurance-habitation")
    .example("fr", target="https://acme.example/")
    .example("fr", target="https://acme.example/en/home-insurance", context={"prospect": site(language="en")})
    .example("ae", target="https://acme.example/en/home-insurance")
    .example("il", target=_ENGLISH)
    .example("ca-fr", target="[[https://acme.example/en/anything]]", context=_ROW)
    .example("ca-fr", target="https://acme.example/ca/anything", context=_ROW)
    .example("de", target="[[https://fr.acme.example/anything]]", context=_ROW)
    .example("de", target="https://acme.example/blog/en-route", context=_ROW)
)
