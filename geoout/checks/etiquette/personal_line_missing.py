"""ETQ021: no personal line where rapport comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.etiquette.ask_in_first_contact import asks
from geoout.checks.finding import Severity
from geoout.checks.phrases import for_draft
from geoout.checks.rule import Hit, guide, rule, said_by
from geoout.language.mask import mask
from geoout.markets.market import Opening
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part, Touch

_WORDS = Path(__file__).parent / "personal"
_THEIRS = frozenset({"personal_line", "site.name", "site.domain", "site.topic", "site.page_title", "site.page_url"})
_NAMED = 4
_SENTENCE = re.compile(r"[^.!?。！？]+[.!?。！？]*")


@rule(
    "ETQ021",
    "personal-line-missing",
    Severity.WARNING,
    source=guide("building a rapport before asking for a link"),
    words=_WORDS,
)
def personal_line_missing(draft: Draft, context: Context) -> Iterator[Hit]:
    """A first mail opens without a word about the reader or their work where rapport comes first (R52).

    A stranger who begins with himself is one of many. Open with what of their work you read and what it gave you. Where
    relationships come first, the line may follow your introduction; elsewhere it belongs in the first paragraph.
    """
    opening = context.market.etiquette.opening
    if draft.touch is not Touch.FIRST or opening.value not in (Opening.RAPPORT_FIRST, Opening.RELATIONSHIP_FIRST):
        return
    words = for_draft(_WORDS, draft, context.market)
    start, end = _opening(draft, whole=opening.value is Opening.RELATIONSHIP_FIRST)
    if not words or start == end or _is_personal(draft, start, end):
        return
    asked = [(begins, ends) for part, begins, ends, _ in asks(draft, context) if part is Part.BODY]
    sentences = (match.span() for match in _SENTENCE.finditer(mask(draft.body), start, end))
    # "a link from your blog" speaks of their blog, and not of having read it
    own = [(at, to) for at, to in sentences if not any(at < ends and begins < to for begins, ends in asked)]
    if not any(words.find(mask(draft.body)[at:to]) for at, to in own):
        message = "The mail opens without a word about the reader or their work."
        source = None if opening.source.id == "guide" else said_by(opening.source)
        yield Hit(Part.BODY, start, end, message, "say what of their work you read", source=source)


def _opening(draft: Draft, *, whole: bool) -> tuple[int, int]:
    """The first paragraph of the main text, or all above the signature; empty where there is no text."""
    parts = anatomy(draft)
    start, stop = parts.main[0], parts.closing[1] if whole else parts.main[1]
    text = draft.body[start:stop]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    first = text if whole else text.partition("\n\n")[0]
    return start, start + len(first)


def _is_personal(draft: Draft, start: int, end: int) -> bool:
    """Whether a field about them stands there, or the name of their site or organisation."""
    for span in draft.spans:
        if span.part is Part.BODY and span.field in _THEIRS and start <= span.start < end:
            return True
    text = draft.body[start:end].casefold()
    names = (draft.site, draft.site.split(".")[0], draft.contact.organisation, draft.contact.personal_line)
    return any(name.casefold() in text for name in names if len(name) >= _NAMED)


(
    personal_line_missing.example(
        "es", body="Estimada Sra. Lang:\n\n[[Hemos publicado una encuesta sobre vivienda.]]\n\nLeí su artículo."
    )
    .example("es", body="Estimada Sra. Lang:\n\nLeí su artículo sobre vivienda.\n\nHemos hecho una encuesta.")
    .example("mx", body="Buen día:\n\n[[Queremos pedirle un enlace desde su blog.]]\n\nGracias por todo.")
    .example("jp", body="みなと様\n\n突然のご連絡にて失礼いたします。\n\n貴誌の特集を拝読いたしました。")
    .example("de", body="Guten Tag Katrin Lang,\n\nwir haben eine Umfrage veröffentlicht.\n\nDanke.")
)
