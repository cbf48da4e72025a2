"""GEO006: the page is in the market's language, and the site is not."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.campaign.tags import is_read_by
from geoout.campaign.targets import alternate
from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.geography.fit import address, fit, languages_said, shared_audience
from geoout.checks.geography.sample import site
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.draft import Draft, Part


@rule(
    "GEO006",
    "market-yes-language-no",
    Severity.WARNING,
    source=guide("Sending French links to an English page"),
)
def market_yes_language_no(draft: Draft, context: Context) -> Iterator[Hit]:
    """The target page is in the market's language, but the site is on record as written in another (R101).

    An English magazine in Germany has readers who may not read the German page. Link to the page in the site's own
    language, or mend its language in its form where the record is wrong.
    """
    found = fit(draft, context)
    language = context.prospect.language if context.prospect is not None else ""
    if (
        found is None
        or not language
        or not any(is_read_by(one, context.market.languages) for one in found.page.languages)
    ):
        return
    if is_read_by(language, context.market.languages) or any(
        is_read_by(one, [language]) for one in found.page.languages
    ):
        return
    other = alternate(draft.target, language, context.campaign) if context.campaign is not None else None
    said = f"The site is in {languages_said([language])}, the target page in {languages_said(found.page.languages)}."
    if other is not None:
        said += f" {address(other, draft.target)} exists."
    severity = Severity.INFO if shared_audience(context) else None
    instead = other or "link to a page in the site’s language, or mend its language in its form"
    yield Hit(Part.TARGET, 0, len(draft.target), said, instead, other is not None, severity)


(
    market_yes_language_no.example(
        "de", target="[[https://acme.example/de/hausrat]]", context={"prospect": site(language="en")}
    )
    .example("de", target="https://acme.example/de/hausrat", context={"prospect": site(language="de-DE")})
    .example("de", target="https://acme.example/en/home-insurance", context={"prospect": site(language="en")})
)
