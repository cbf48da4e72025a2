"""ETQ013: a form of address that is missing, too low, out of use, or for somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import GENDERED, Compared, Greeting, compared
from geoout.checks.etiquette.mending import mended
from geoout.checks.etiquette.name_words import Piece
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.market import Market
from geoout.pitches.draft import Draft, Part
from geoout.prospects.prospect import Contact, Gender

_CALLS = GENDERED | {"honorific", "title", "position", "wrong", "organisation"}
_LOW_KOREAN = re.compile(r"(?<=[가-힣])\s?(씨)(?=$|[\s,.!]|께|에게)")


@rule(
    "ETQ013",
    "honorific",
    Severity.ERROR,
    source=guide("the correct honorifics are non-negotiable"),
    words_for=("de", "es", "fr", "it", "ko", "nl", "ro", "tr", "zh-Hans"),
)
def honorific(draft: Draft, context: Context) -> Iterator[Hit]:
    """The name stands without the form of address that belongs to it, or with a wrong one (R51).

    A Korean name without 님, or with 씨, a Thai one without คุณ, an Indonesian one without Bapak or Ibu is an insult
    from a stranger; Bey and Hanım follow the given name; Fräulein and Mademoiselle are gone. 귀중 is for organisations.
    Japanese forms have a rule of their own.
    """
    market = context.market
    both = compared(draft, market) if market.language != "ja" else None
    if both is None:
        return
    yield from _wrong(both.written, market)
    if not both.accepted:
        yield from _missing(both, market)
        yield from _korean(both, market)
        yield from _turkish(both, market)


def _wrong(written: Greeting, market: Market) -> Iterator[Hit]:
    for found in written.of("wrong"):
        place = (written.start + found.start, written.start + found.end)
        message = f"“{found.text}” is not how a stranger is addressed."
        counterpart = (found.counterpart or "").strip("()") or None
        yield Hit(Part.BODY, *place, message, counterpart, found.replaces)
    if market.language == "ko":
        for match in _LOW_KOREAN.finditer(written.text):
            place = (written.start + match.start(1), written.start + match.end(1))
            yield Hit(Part.BODY, *place, "씨 is too low for a stranger.", "님", True)


def _missing(both: Compared, market: Market) -> Iterator[Hit]:
    """Only where the market's own line has an honorific; elsewhere a bare surname is another rule's."""
    written = both.written
    due = both.right.of("honorific") or (both.right.of(*GENDERED) if market.language in ("id", "vi", "zh-Hans") else [])
    if not due or not written.uses or written.sections & _CALLS or _LOW_KOREAN.search(written.text):
        return
    message = f"The name stands without a form of address, such as “{due[0].text}”."
    yield mended(both, market, message)


def _korean(both: Compared, market: Market) -> Iterator[Hit]:
    """귀중 after a person, and a position without 님."""
    if market.language != "ko" or not both.written.uses:
        return
    written, text = both.written, both.written.text
    positions = tuple(one.text for one in written.of("position"))
    for found in written.found:
        place = (written.start + found.start, written.start + found.end)
        if found.text == "귀중":
            yield Hit(Part.BODY, *place, "귀중 is for organisations; a person is 님.", "님", True)
        elif found.section == "position" and not text[found.end :].lstrip().startswith(("님", "귀하", *positions)):
            message = f"A position is followed by 님: {found.text}님."
            yield Hit(Part.BODY, *place, message, f"{found.text}님", True, Severity.WARNING)


def _turkish(both: Compared, market: Market) -> Iterator[Hit]:
    """Bey and Hanım behind a surname."""
    if market.language != "tr" or Piece.GIVEN in both.written.uses:
        return
    for name in both.written.names:
        for found in both.written.of(*GENDERED):
            if name.piece is Piece.SURNAME and found.start - name.end == 1:
                yield mended(both, market, f"{found.text} follows the given name, never the surname.")
                return


_KIM = Contact(given="민준", surname="김")
_YILMAZ = Contact(given="Ayşe", surname="Yılmaz", gender=Gender.FEMALE)
_SOMCHAI = Contact(given="สมชาย", surname="ใจดี")
_SARI = Contact(given="Sari", surname="Wijaya", gender=Gender.FEMALE)
_LANG = Contact(given="Katrin", surname="Lang", gender=Gender.FEMALE)
_WANG = Contact(given="小明", surname="王", gender=Gender.FEMALE)
(
    honorific.example("kr", contact=_KIM, body="김민준[[씨]]\n\n새로운 조사 결과를 전합니다.")
    .example("kr", contact=_KIM, body="김민준 [[귀중]]\n\n새로운 조사 결과를 전합니다.")
    .example("kr", contact=_KIM, body="김민준 [[편집장]]\n\n새로운 조사 결과를 전합니다.")
    .example("kr", contact=_KIM, body="김민준 편집장님\n\n새로운 조사 결과를 전합니다.")
    .example("kr", contact=_KIM, body="김민준 님께\n\n새로운 조사 결과를 전합니다.")
    .example("tr", contact=_YILMAZ, body="[[Yılmaz Hanım]],\n\nyeni verilerimiz var.")
    .example("tr", contact=_YILMAZ, body="[[Sayın Yılmaz Hanım]],\n\nyeni verilerimiz var.")
    .example("tr", contact=_YILMAZ, body="Sayın Ayşe Yılmaz,\n\nyeni verilerimiz var.")
    .example("th", contact=_SOMCHAI, body="เรียน [[ส]]มชาย\n\nเรามีข้อมูลใหม่")
    .example("th", contact=_SOMCHAI, body="เรียน คุณสมชาย\n\nเรามีข้อมูลใหม่")
    .example("id", contact=_SARI, body="Yth. [[Sari]],\n\nkami memiliki data baru.")
    .example("id", contact=_SARI, body="Yth. Ibu Sari,\n\nkami memiliki data baru.")
    .example("de", contact=_LANG, body="Sehr geehrtes [[Fräulein]] Lang,\n\nwir haben Zahlen.")
    .example("fr", contact=_LANG, body="Bonjour [[Mademoiselle]] Lang,\n\nnous avons des chiffres.")
    .example("es", contact=_LANG, body="Estimada [[Srta.]] Lang:\n\nHemos terminado una encuesta.")
    .example("it", contact=_LANG, body="Gentile [[signorina]] Lang,\n\nabbiamo dei dati.")
    .example("be-nl", contact=_LANG, body="Geachte [[juffrouw]] Lang,\n\nwij hebben cijfers.")
    .example("ro", contact=_LANG, body="Stimată [[domnișoară]] Lang,\n\navem date noi.")
    .example("cn", contact=_WANG, body="尊敬的王[[小姐]]：\n您好！\n\n我们完成了一项调查。")
    .example("cn", contact=_WANG, body="尊敬的王女士：\n您好！\n\n我们完成了一项调查。")
)
