"""ETQ002: the wrong honorific after a Japanese name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_CASUAL = re.compile(r"(?<=[一-鿿々ァ-ヴー])(?:さん|くん|ちゃん|君)(?![一-鿿ぁ-ん])")
_TWICE = re.compile(r"(?:御中|部長|課長|社長|編集長|先生)\s*様|様\s*御中")
_LATIN = re.compile(r"[A-Za-z]+\s*様")


@rule(
    "ETQ002",
    "wrong-honorific",
    Severity.ERROR,
    source=guide("correct honorifics are non-negotiable"),
    words_for=("ja",),
)
def wrong_honorific(draft: Draft, context: Context) -> Iterator[Hit]:
    """A Japanese salutation with さん, with two honorifics, or after a name in Latin letters (R51).

    様 stands after a person's surname, 御中 after an organisation, a position such as 部長 needs neither.
    """
    if not context.market.language.startswith("ja"):
        return
    start, end = anatomy(draft).salutation
    text = draft.body[start:end]
    for match in _CASUAL.finditer(text):
        yield Hit(
            Part.BODY, start + match.start(), start + match.end(), f"{match.group()} is too familiar.", "様", True
        )
    for match in _TWICE.finditer(text):
        message = f"{match.group()} is one honorific too many."
        yield Hit(Part.BODY, start + match.start(), start + match.end(), message, match.group()[:-1].strip(), True)
    for match in _LATIN.finditer(text):
        message = "The name before 様 is in Latin letters."
        yield Hit(Part.BODY, start + match.start(), start + match.end(), message, "write it as the person does")


(
    wrong_honorific.example("jp", body="みなと出版\n田中[[さん]]\n\n突然のご連絡失礼いたします。")
    .example("jp", body="田中様\n\n突然のご連絡失礼いたします。")
    .example("jp", body="[[Taro様]]\n\n突然のご連絡失礼いたします。")
    .example("jp", body="みなと出版 [[御中様]]\n\n突然のご連絡失礼いたします。")
)
