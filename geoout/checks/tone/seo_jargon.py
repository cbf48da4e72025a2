"""TON002: the vocabulary of the trade."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, guide, rule, text_of
from geoout.checks.tone.word_list import find
from geoout.language.mask import mask
from geoout.pitches.draft import Draft, Part

_WORDS = Path(__file__).parent / "seo_jargon.txt"
_SKEPTICAL = ("DE", "AT", "CH")


@cache
def _words() -> tuple[str, ...]:
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@rule("TON002", "seo-jargon", Severity.WARNING, source=guide("skepticism of “SEO tactics”"))
def seo_jargon(draft: Draft, context: Context) -> Iterator[Hit]:
    """Words such as backlink, dofollow or domain authority in a mail to an editor (R63).

    They say that the mail is about rankings and not about readers. Speak of the study, the article, the source.
    """
    source = None if context.market.territory in _SKEPTICAL else HOUSE
    for part in (Part.SUBJECT, Part.BODY):
        spans = [(s.start, s.end) for s in draft.spans if s.part is part]
        for match in find(_words(), mask(text_of(draft, part), spans)):
            message = f"“{match.group()}” is a word of the trade, not of the reader."
            yield Hit(part, match.start(), match.end(), message, "say what the reader gains", source=source)


(
    seo_jargon.example("de", body="Wir hätten gern einen [[Backlink]] von Ihnen.")
    .example("de", body="Der Artikel „Was ist ein Backlink?“ hat uns gefallen.")
    .example("us", subject="A [[guest post]] with a [[dofollow]] link")
    .example("fr", body="Nous faisons du [[netlinking]].")
    .example("jp", body="[[被リンク]]をお願いします。")
    .example("es", body="La casa está en Sevilla.")
)
