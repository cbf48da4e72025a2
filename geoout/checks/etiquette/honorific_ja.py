"""ETQ002: the wrong honorific after a Japanese name, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import phrases_for
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part
from geoout.prospects.prospect import Contact

_CASUAL = re.compile(r"(?<=[一-鿿々ァ-ヴー])[ \u3000]?(?:さん|くん|ちゃん|君|殿)(?![一-鿿ぁ-ん])")
_TWICE = re.compile(r"(?:御中|各位|先生)[ \u3000]*(?:様|殿)|様[ \u3000]*(?:御中|各位|殿|様)")
# An organisation above a person stands bare: 御中 and 様 never meet in one address.
_BOTH = re.compile(r"[ \u3000]?御中(?=[^様御]{1,40}様)")
_LATIN = re.compile(r"[A-Za-z]+\s*様")


@rule(
    "ETQ002",
    "wrong-honorific",
    Severity.ERROR,
    source=guide("correct honorifics are non-negotiable"),
    words_for=("ja",),
)
def wrong_honorific(draft: Draft, context: Context) -> Iterator[Hit]:
    """A Japanese salutation with さん, with two honorifics, with none, or after a name in Latin letters (R51).

    様 stands after a person's surname, 御中 after an organisation, a position such as 部長 needs neither; 殿 is for
    inferiors and certificates. 各位 is 様 for many, and takes no second one.
    """
    if not context.market.language.startswith("ja"):
        return
    start, end = anatomy(draft).salutation
    text = draft.body[start:end]
    for begin, stop, message, instead, replaces in _objections(text, draft, context):
        yield Hit(Part.BODY, start + begin, start + stop, message, instead, replaces)


def _objections(text: str, draft: Draft, context: Context) -> Iterator[tuple[int, int, str, str, bool]]:
    for match in _CASUAL.finditer(text):
        word = match.group().strip()
        yield match.end() - len(word), match.end(), f"{word} is too familiar.", "様", True
    for match in _TWICE.finditer(text):
        message = f"{match.group()} is one honorific too many."
        kept = next(word for word in ("御中", "各位", "先生", "様") if word in match.group())
        yield match.start(), match.end(), message, kept, True
    for match in _BOTH.finditer(text):
        message = "御中 is one honorific too many where a person is addressed below."
        yield match.end() - 2, match.end(), message, "delete it", False
    for found in phrases_for(context.market).find(text, "position"):
        after = re.match(r"[ \u3000]*(?:様|殿)", text[found.end :])
        if after is not None:
            message = f"{found.text} is an honorific itself."
            yield found.start, found.end + after.end(), message, found.text, True
    for match in _LATIN.finditer(text):
        yield (
            match.start(),
            match.end(),
            "The name before 様 is in Latin letters.",
            "write it as the person does",
            False,
        )
    yield from _swapped(text, draft.contact)
    if not any(span.field == "salutation" for span in draft.spans if span.part is Part.BODY):
        yield from _none(text, draft.contact)


def _swapped(text: str, contact: Contact) -> Iterator[tuple[int, int, str, str, bool]]:
    """御中 after a person, 様 after an organisation."""
    for name, wrong, right, is_for in (
        (contact.given or contact.surname, "御中", "様", "organisations"),
        (contact.surname, "御中", "様", "organisations"),
        (contact.organisation, "様", "御中", "persons"),
    ):
        match = re.search(rf"{re.escape(name)}[ \u3000]*({wrong})(?!\s*(?:様|御中))", text) if name else None
        if match is not None:
            yield *match.span(1), f"{wrong} is for {is_for}.", right, True
            return


def _none(text: str, contact: Contact) -> Iterator[tuple[int, int, str, str, bool]]:
    """The surname ends a line, and nothing honours it."""
    name = contact.surname
    match = (
        re.search(rf"{re.escape(name)}(?:[ \u3000]?{re.escape(contact.given)})?(?=[、,，]?\s*$)", text)
        if name
        else None
    )
    if match is not None:
        yield *match.span(), "The name stands without 様.", f"{match.group()}様", True


_TANAKA = Contact(given="太郎", surname="田中", organisation="みなと出版")
(
    wrong_honorific.example("jp", body="みなと出版\n田中[[さん]]\n\n突然のご連絡失礼いたします。")
    .example("jp", body="田中様\n\n突然のご連絡失礼いたします。")
    .example("jp", body="[[Taro様]]\n\n突然のご連絡失礼いたします。")
    .example("jp", body="みなと出版 [[御中様]]\n\n突然のご連絡失礼いたします。")
    .example("jp", body="田中[[部長様]]\n\n突然のご連絡失礼いたします。")
    .example("jp", body="田中部長\n\n突然のご連絡失礼いたします。")
    .example("jp", body="関係者[[各位様]]\n\n突然のご連絡失礼いたします。")
    .example("jp", body="田中[[殿]]\n\n突然のご連絡失礼いたします。")
    .example("jp", contact=_TANAKA, body="みなと出版\n田中 [[御中]]\n\n突然のご連絡失礼いたします。")
    .example("jp", contact=_TANAKA, body="みなと出版[[様]]\n\n突然のご連絡失礼いたします。")
    .example("jp", contact=_TANAKA, body="みなと出版 [[御中]]\n編集部\n田中様\n\n突然のご連絡失礼いたします。")
    .example("jp", contact=_TANAKA, body="みなと出版 編集部 御中\n\n突然のご連絡失礼いたします。")
    .example("jp", contact=_TANAKA, body="みなと出版\n[[田中]]\n\n突然のご連絡失礼いたします。")
    .example("jp", contact=_TANAKA, body="みなと出版\n田中太郎様\n\n突然のご連絡失礼いたします。")
)
