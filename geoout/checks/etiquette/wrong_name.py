"""ETQ006: the salutation names somebody else, or misspells the name."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import Compared, compared
from geoout.checks.etiquette.mending import change
from geoout.checks.etiquette.name_words import INFLECTED, NameWord, plain
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.market import Market
from geoout.pitches.draft import Draft, Part
from geoout.prospects.prospect import Contact, Gender


@rule("ETQ006", "wrong-name", Severity.ERROR, source=guide("the correct honorifics are non-negotiable"))
def wrong_name(draft: Draft, context: Context) -> Iterator[Hit]:
    """The name in the salutation is not the contact's, or not as the contact writes it (R51).

    A mail with another reader's name is a copied mail, and is read as one. Take the name from the contact, accents and
    all; where the contact's record is wrong, correct it there.
    """
    both = compared(draft, context.market)
    if both is None or both.accepted or not draft.contact.has_name:
        return
    written = both.written
    for name in written.names:
        if name.misspelt:
            yield _misspelt(written.text, written.start, name)
    if written.strangers and not any(name.counts for name in written.names):
        yield _stranger(both, draft.contact, context.market)


def _misspelt(text: str, begin: int, name: NameWord) -> Hit:
    word = text[name.start : name.end]
    slight = plain(word) == plain(name.right)
    message = f"The contact's name is written “{name.right}”."
    severity = Severity.WARNING if slight else None
    return Hit(Part.BODY, begin + name.start, begin + name.end, message, name.right, True, severity)


def _stranger(both: Compared, contact: Contact, market: Market) -> Hit:
    written = both.written
    start, end = written.strangers[0][0], written.strangers[-1][1]
    message = f"“{written.text[start:end]}” is not the contact's name."
    due = both.right.names
    if not due or market.language.split("-")[0] in INFLECTED:
        place, stop, instead = change(both, market, (start, end))
        return Hit(Part.BODY, place, stop, message, instead, True)
    name = both.right.text[due[0].start : due[-1].end]
    return Hit(Part.BODY, written.start + start, written.start + end, message, name, True)


_LANG = Contact(given="Katrin", surname="Lang", gender=Gender.FEMALE)
_ASHBY = Contact(given="Morgan", surname="Ashby")
_MUELLER = Contact(given="Jörg", surname="Müllner", gender=Gender.MALE)
_TANAKA = Contact(given="太郎", surname="田中")
_NOVAK = Contact(given="Marek", surname="Novák", gender=Gender.MALE)
_KIM = Contact(given="민준", surname="김")
(
    wrong_name.example("de", contact=_LANG, body="Sehr geehrte Frau [[Berger]],\n\nwir haben Zahlen.")
    .example("de", contact=_LANG, body="Sehr geehrte Frau Lang,\n\nwir haben Zahlen.")
    .example("de", contact=_MUELLER, body="Sehr geehrter Herr [[Mullner]],\n\nwir haben Zahlen.")
    .example("de", contact=_LANG, body="Liebe Redaktion,\n\nwir haben Zahlen.")
    .example("us", contact=_ASHBY, body="Hi [[Morgna]],\n\nwe have numbers.")
    .example("us", contact=_ASHBY, body="Hi [[Sofia]],\n\nwe have numbers.")
    .example("us", contact=_ASHBY, body="Hi there,\n\nwe have numbers.")
    .example("us", contact=_ASHBY, body="Hi Morgan,\n\nwe have numbers.")
    .example("jp", contact=_TANAKA, body="みなと出版\n[[鈴木]]様\n\n突然のご連絡失礼いたします。")
    .example("jp", contact=_TANAKA, body="みなと出版\n田中様\n\n突然のご連絡失礼いたします。")
    .example("jp", contact=_ASHBY, body="みなと出版\n鈴木様\n\n突然のご連絡失礼いたします。")
    .example("cz", contact=_NOVAK, body="Vážený pane Nováku,\n\nmáme nová data.")
    .example("kr", contact=_KIM, body="[[이서준]] 님께\n\n새로운 조사 결과를 전합니다.")
    .example("kr", contact=_KIM, body="김민준 님께\n\n새로운 조사 결과를 전합니다.")
)
