"""TON002: the vocabulary of the trade."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import for_draft, judged
from geoout.checks.rule import HOUSE, Hit, guide, rule
from geoout.pitches.draft import Draft, Part

_WORDS = Path(__file__).parent / "seo_jargon"
_SKEPTICAL = ("DE", "AT", "CH")


@rule("TON002", "seo-jargon", Severity.WARNING, source=guide("skepticism of “SEO tactics”"), words=_WORDS)
def seo_jargon(draft: Draft, context: Context) -> Iterator[Hit]:
    """Words such as backlink, dofollow or domain authority in a mail to an editor (R63).

    They say that the mail is about rankings and not about readers. Speak of the study, the article, the source.
    """
    source = None if context.market.territory in _SKEPTICAL else HOUSE
    words = for_draft(_WORDS, draft, context.market)
    for part in (Part.SUBJECT, Part.BODY):
        for found in words.find(judged(draft, part)):
            message = f"“{found.text}” is a word of the trade, not of the reader."
            yield Hit(part, found.start, found.end, message, "say what the reader gains", source=source)


(
    seo_jargon.example("de", body="Wir hätten gern einen [[Backlink]] von Ihnen.")
    .example("de", body="Der Artikel „Was ist ein Backlink?“ hat uns gefallen.")
    .example("us", subject="A [[guest post]] with a [[dofollow]] link")
)
