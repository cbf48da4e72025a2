"""TON001: words that this market's readers take for a sales mail."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import judged, words
from geoout.checks.rule import Hit, guide, rule, said_by
from geoout.pitches.draft import Draft, Part


@rule("TON001", "word-to-avoid", Severity.WARNING, source=guide("too “salesy” pitches are often ignored"))
def word_to_avoid(draft: Draft, context: Context) -> Iterator[Hit]:
    """A word that marks a mail as advertising or as an SEO request in this market (R49, R63).

    Editors sort such mails out by these words. Say what the reader gains instead. The list is the market's `avoid`.
    """
    avoid = context.market.etiquette.avoid
    for part in (Part.SUBJECT, Part.BODY):
        for found in words(avoid.value).find(judged(draft, part)):
            message = f"“{found.text}” reads as a sales mail here."
            yield Hit(part, found.start, found.end, message, source=said_by(avoid.source))


word_to_avoid.example("us", subject="[[To whom it may concern]]").example("us", body="This concerns whom it may.")
