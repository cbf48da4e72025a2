"""ETQ007: given name and surname in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import compared
from geoout.checks.etiquette.name_words import Piece
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.language.script import script_of
from geoout.people.names import full_name
from geoout.pitches.draft import Draft, Part
from geoout.prospects.prospect import Contact, Gender


@rule("ETQ007", "name-order", Severity.ERROR, source=guide("the correct honorifics are non-negotiable"))
def name_order(draft: Draft, context: Context) -> Iterator[Hit]:
    """The whole name stands in the order of another country (R51).

    Hungarian, Japanese, Korean, Chinese and Vietnamese names begin with the surname; Anna Nagy is Nagy Anna at home. A
    name turned round shows that nobody there has read the mail.
    """
    both = compared(draft, context.market)
    if both is None or both.accepted:
        return
    first = {name.piece: name for name in reversed(both.written.names)}
    given, surname = first.get(Piece.GIVEN), first.get(Piece.SURNAME)
    if given is None or surname is None:
        return
    right = full_name(draft.contact, context.market.locale)
    given_first = right.startswith(draft.contact.given.split(" ")[0])
    if (given.start < surname.start) is given_first or script_of(given.right) != script_of(surname.right):
        return
    start, end = min(given.start, surname.start), max(name.end for name in both.written.names)
    begin = both.written.start
    message = f"The {'given name' if given_first else 'surname'} comes first here: {right}."
    yield Hit(Part.BODY, begin + start, begin + end, message, right, True)


_NAGY = Contact(given="Anna", surname="Nagy", gender=Gender.FEMALE)
_TANAKA = Contact(given="太郎", surname="田中")
(
    name_order.example("hu", contact=_NAGY, body="Tisztelt [[Anna Nagy]]!\n\nÚj adataink vannak.")
    .example("hu", contact=_NAGY, body="Tisztelt Nagy Anna!\n\nÚj adataink vannak.")
    .example("jp", contact=_TANAKA, body="[[太郎田中]]様\n\n突然のご連絡失礼いたします。")
    .example("jp", contact=_TANAKA, body="田中太郎様\n\n突然のご連絡失礼いたします。")
    .example("de", contact=_NAGY, body="Guten Tag [[Nagy Anna]],\n\nwir haben Zahlen.")
    .example("de", contact=_NAGY, body="Guten Tag Anna Nagy,\n\nwir haben Zahlen.")
)
