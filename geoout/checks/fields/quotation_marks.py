"""FLD013: quotation marks of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule, text_of
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_PAIRS = {
    "„“": re.compile("„([^„“”\n]{1,200})“"),
    "„”": re.compile("„([^„“”\n]{1,200})”"),
    "“”": re.compile("(?<!„)“([^„“”\n]{1,200})”"),
    "”": re.compile("”([^„“”\n]{1,200})”"),
    "«»": re.compile("«[ \u00a0\u202f]?([^«»\n]{1,200}?)[ \u00a0\u202f]?»"),
    "»«": re.compile("»([^«»\n]{1,200})«"),
    "「」": re.compile("「([^「」\n]{1,200})」"),
}
# Which of these a language writes, the usual one first (house knowledge; several have more than one custom).
_OWN = {
    "de": ("„“", "»«", "«»"), "en": ("“”",), "es": ("«»", "“”"), "fr": ("«»", "“”"), "pt": ("“”", "«»"),
    "it": ("«»", "“”"), "nl": ("“”", "„”", "”"), "sv": ("”", "»«"), "nb": ("«»", "„“", "“”"), "da": ("»«", "”", "“”"),
    "fi": ("”", "»«"), "pl": ("„”", "«»", "»«"), "cs": ("„“", "»«", "«»"), "hu": ("„”", "»«"), "ro": ("„”", "«»"),
    "el": ("«»", "“”"), "tr": ("“”", "«»"), "ru": ("«»", "„“"), "uk": ("«»", "„“", "“”"), "ja": ("「」",),
    "zh-Hans": ("“”",), "zh-Hant": ("「」",), "th": ("“”",), "vi": ("“”",), "id": ("“”",),
}  # fmt: skip
_SWISS = ("«»",)


@rule("FLD013", "foreign-quotation-marks", Severity.INFO, source=HOUSE)
def foreign_quotation_marks(draft: Draft, context: Context) -> Iterator[Hit]:
    """Quotation marks of another language: “…” in a German text, „…“ in an English one.

    They show that a text came from elsewhere. The market's own are offered; plain straight marks pass everywhere.
    """
    own = _SWISS if context.market.territory == "CH" else _OWN.get(context.market.language)
    if own is None or (draft.contact.language or context.market.language) != context.market.language:
        return
    for part in (Part.SUBJECT, Part.BODY):
        text = text_of(draft, part)
        if part is Part.BODY:
            text = text[: anatomy(draft).closing[1]]
        fields = [(span.start, span.end) for span in draft.spans if span.part is part]
        right = {match.span() for pair in own for match in _PAIRS[pair].finditer(text)}
        for pair, pattern in _PAIRS.items():
            for match in pattern.finditer(text) if pair not in own else ():
                inside = any(start <= match.start() < end for start, end in fields)
                if not inside and not any(s < match.end() and match.start() < e for s, e in right):
                    written = _written(match[1], own[0], context.market.language)
                    message = f"“{match.group()[0]}” opens a quotation in another language; here it is {written[0]}."
                    yield Hit(part, *match.span(), message, written, True)


def _written(words: str, pair: str, language: str) -> str:
    gap = "\u00a0" if language == "fr" else ""
    return f"{pair[0]}{gap}{words}{gap}{pair[-1]}"


(
    foreign_quotation_marks.example("de", body="Guten Tag,\n\nunsere Studie [[“Heizen 2026”]] liegt vor.\n\nOk.")
    .example("us", body="Hi Ann,\n\nour survey [[„Heating 2026“]] is out.\n\nBest,")
    .example("de", body="Guten Tag,\n\nunsere Studie „Heizen 2026“ liegt vor.\n\nOk.")
    .example("fr", body="Bonjour,\n\nnotre enquête « Chauffage 2026 » paraît.\n\nMerci.")
    .example("ch-de", body="Guten Tag,\n\nunsere Studie «Heizen 2026» liegt vor.\n\nOk.")
    .example("jp", body="高橋様\n\n「暖房」を公開。\n\n以上")
)
