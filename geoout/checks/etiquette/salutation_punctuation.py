"""ETQ014: another sign after the salutation than the language has there, or another letter behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import TAIL, Compared, compared
from geoout.checks.finding import Severity
from geoout.checks.phrases import load
from geoout.checks.rule import HOUSE, Hit, rule, said_by
from geoout.markets.market import Market
from geoout.pitches.draft import Draft, Part

_AFTER_COMMA = Path(__file__).parent / "after_comma"
_FINE = {
    "de": "!", "en": "!:–—-", "fr": "", "es": "", "pt": ":!", "it": "", "nl": "!", "sv": "!,", "nb": "!,", "da": "!,",
    "fi": "!,", "pl": "!,", "cs": "!,", "hu": "!,", "ro": "!,", "el": "", "tr": "", "ru": "!,.", "uk": "!,.",
    "he": "!,", "ar": "،:", "ja": "、", "ko": ",.!", "zh": "：，！", "th": "", "vi": ",:", "id": ",.",
}  # fmt: skip
"""Signs that are right besides the one in the market's own line, which is nearly always enough."""

_MAY_LACK = frozenset({"sv", "nb", "da", "fi", "ko", "th", "ja", "id", "en", "he", "zh"})
_LAST_WORD = re.compile(r"\S+$")
_FIRST_WORD = re.compile(r"\s*(\w+)")


@rule("ETQ014", "salutation-punctuation", Severity.INFO, source=HOUSE, words_for=("de",))
def salutation_punctuation(draft: Draft, context: Context) -> Iterator[Hit]:
    """The sign after the salutation, or the letter behind it, is another language's.

    Spanish has a colon, German a comma and goes on small, Switzerland neither; Chinese signs are wide. Small as it is,
    it is seen in the first line. Put the market's own sign.
    """
    market = context.market
    both = compared(draft, market)
    if both is None:
        return
    stop = both.written.start + len(both.written.text)
    if draft.body[stop : stop + 1] not in ("", "\n"):
        return
    source = market.etiquette.salutation.source
    severity = Severity.WARNING if source.id != HOUSE else None
    yield from _sign(both, market, severity, said_by(source))
    yield from _letter(draft.body, stop, both, market, said_by(source))


def _sign(both: Compared, market: Market, severity: Severity | None, source: str) -> Iterator[Hit]:
    text, language = both.written.text.split("\n")[-1], market.language.split("-")[0]
    lines = both.right.text.split("\n")
    right = _tail(lines[-1] if "\n" in both.written.text else lines[0])
    written = _tail(text)
    if written == right or (written and written in _FINE.get(language, "")) or (not written and language in _MAY_LACK):
        return
    word = _LAST_WORD.search(TAIL.sub("", text)) or _LAST_WORD.search(text)
    if word is None or len(right) > 1 or len(written) > 1:
        return
    begin = both.written.start + len(both.written.text) - len(text)
    message = f"“{right}” stands after the salutation here." if right else "Nothing stands after the salutation here."
    if written and right:
        end = begin + len(text)
        yield Hit(Part.BODY, end - len(written), end, message, right, True, severity, source)
    else:
        yield Hit(
            Part.BODY, begin + word.start(), begin + len(text), message, word.group() + right, True, severity, source
        )


def _letter(body: str, stop: int, both: Compared, market: Market, source: str) -> Iterator[Hit]:
    """German goes on with a small letter after a comma, and with a capital where no comma stands."""
    match = _FIRST_WORD.match(body, stop)
    if match is None:
        return
    word = match.group(1)
    if _tail(both.right.text) == "," == _tail(both.written.text):
        listed = load(_AFTER_COMMA, market.language).find(word)
        if word[0].isupper() and listed and not word[1:2].isupper():
            message = "After the comma the text goes on with a small letter."
            yield Hit(Part.BODY, *match.span(1), message, word[0].lower() + word[1:], True, source=source)
    elif not _tail(both.right.text) and load(_AFTER_COMMA, market.language) and word[0].islower():
        message = "Without a comma after the salutation, the text begins with a capital."
        yield Hit(Part.BODY, *match.span(1), message, word[0].upper() + word[1:], True, source=source)


def _tail(text: str) -> str:
    match = TAIL.search(text)
    return match.group().strip() if match else ""


(
    salutation_punctuation.example("de", body="Sehr geehrte Frau Lang[[:]]\n\nwir haben Zahlen.")
    .example("de", body="Sehr geehrte Frau [[Lang]]\n\nwir haben Zahlen.")
    .example("de", body="Sehr geehrte Frau Lang,\n\n[[Wir]] haben Zahlen.")
    .example("de", body="Sehr geehrte Frau Lang,\n\nIhr Beitrag gefällt uns.")
    .example("ch-de", body="Sehr geehrte Frau [[Lang,]]\n\nWir haben Zahlen.")
    .example("ch-de", body="Sehr geehrte Frau Lang\n\n[[wir]] haben Zahlen.")
    .example("ch-de", body="Sehr geehrte Frau Lang\n\nWir haben Zahlen.")
    .example("es", body="Estimada Sra. Lang[[,]]\n\nhemos terminado una encuesta.")
    .example("es", body="Estimada Sra. Lang:\n\nHemos terminado una encuesta.")
    .example("us", body="Hi Katrin!\n\nWe have numbers.")
)
