"""GEO001: a link from one language to a page in another."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.campaign.targets import alternate, language_of_url
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.names import language_name
from geoout.pitches.draft import Draft, Part


@rule("GEO001", "target-page-language", Severity.ERROR, source=guide("German links should point to German content"))
def target_page_language(draft: Draft, context: Context) -> Iterator[Hit]:
    """The target page is in another language than the market's (R101).

    A reader who follows the link lands on a page they cannot read, and the link supports the wrong page. Offer the
    page of the same hreflang cluster in the market's language. The page's language is told from the campaign's
    targets and hreflang map, else from the structure of its address.
    """
    if not draft.target or context.campaign is None:
        return
    language = language_of_url(draft.target, context.campaign)
    wanted = {tag.split("-")[0] for tag in context.market.languages}
    if language is None or language.split("-")[0] in wanted:
        return
    other = alternate(draft.target, context.market.locale.replace("_", "-"), context.campaign)
    message = (
        f"The target page is in {language_name(language)}; readers in this market read "
        f"{language_name(context.market.language)}."
    )
    yield Hit(Part.TARGET, 0, len(draft.target), message, other, other is not None)


target_page_language.example("fr", target="[[https://acme.example/en/home-insurance]]").example(
    "fr", target="https://acme.example/fr/assurance-habitation"
).example("fr", target="https://acme.example/")
