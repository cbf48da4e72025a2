"""FLD018: the same language as another country writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import Found, for_draft, judged
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_WORDS = Path(__file__).parent / "other_country"
_SENTENCE_START = re.compile(r"(?:^|[.!?:…\n])[\s\W]*$")
_WRONG = "wrong"


@rule("FLD018", "other-countrys-variant", Severity.INFO, source=HOUSE, words=_WORDS)
def other_countrys_variant(draft: Draft, context: Context) -> Iterator[Hit]:
    """A word or a spelling of another country with the same language: colour in the United States, ordenador in Mexico.

    Everybody understands it, and everybody sees that it was written for somewhere else (R45, R56). What is plainly
    wrong here, such as ß in Switzerland or vosotros in Latin America, is a warning. The market's own word is offered.
    """
    words = for_draft(_WORDS, draft, context.market)
    if not words:
        return
    for part, text in (
        (Part.SUBJECT, judged(draft, Part.SUBJECT)),
        (Part.BODY, judged(draft, Part.BODY)[: anatomy(draft).closing[1]]),
    ):
        for found in words.find(text):
            right = (found.counterpart or "").strip("()")
            if found.text.lower() == right.lower() or _is_name(text, found, right):
                continue
            if found.text[0].isupper():
                right = right[:1].upper() + right[1:]
            severity = Severity.WARNING if found.section == _WRONG else None
            message = f"“{found.text}” is another country's; here it is {right}."
            yield Hit(part, found.start, found.end, message, right, found.replaces, severity)


def _is_name(text: str, found: Found, right: str) -> bool:
    """Whether a small word stands with a capital inside a sentence: Herr Weiss, Center Parcs."""
    if not found.text[0].isupper() or not right[:1].islower() or found.text.isupper():
        return False
    return not _SENTENCE_START.search(text[max(0, found.start - 6) : found.start])


(
    other_countrys_variant.example("us", body="Hi Ann,\n\n[[Colour]] and a [[programme]].\n\nBest,")
    .example("ca-en", body="Hi Ann,\n\nwe organize the colour of a [[theater]]; the Theater Centre.\n\nBest,")
    .example("au", body="Hi Ann,\n\nthe [[center]] is grey.\n\nBest,")
    .example("mx", body="Buenos días:\n\n[[tenéis]] un [[ordenador]] y una computadora.\n\nGracias.")
    .example("br", body="Bom dia,\n\na [[equipa]] e a equipe.\n\nObrigado.")
    .example("ch-de", body="Guten Tag,\n\nauf der Stra[[ß]]e beim Spital.\n\nMit freundlichen Grüssen")
    .example("de", body="Guten Tag Herr Weiss,\n\ndas [[grosse]] Haus an der Straße.\n\nMit freundlichen Grüßen")
    .example("ca-fr", body="Bonjour,\n\nvotre [[e-mail]] et ce courriel.\n\nMerci.")
    .example("us", body="Hi Ann,\n\nthe color of the center.\n\nBest,")
    .example("be-nl", body="Dag Ann,\n\nde [[wethouder]] en de schepen.\n\nDank u.")
    .example("tw", body="您好：\n\n這段[[視頻]]與影片。\n\n謝謝")
    .example("cn", body="您好：\n\n这个[[软体]]与软件。\n\n谢谢")
)
