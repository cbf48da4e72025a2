"""ETQ009: a surname where none is due, or a bare one."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import GENDERED, Compared, compared
from geoout.checks.etiquette.mending import mended
from geoout.checks.etiquette.name_words import INFLECTED, Piece
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule, said_by
from geoout.markets.market import Market, Register
from geoout.pitches.draft import Draft
from geoout.prospects.prospect import Contact, Gender

_CALLS = GENDERED | {"honorific", "title", "position", "wrong"}


@rule("ETQ009", "surname-misplaced", Severity.WARNING, source=HOUSE)
def surname_misplaced(draft: Draft, context: Context) -> Iterator[Hit]:
    """The surname stands where people go by the given name or by no name, or without a form of address (R47).

    Hej Lindqvist sounds like a roll call, Dear Mr. Ashby like a letter from a bank, and Québec leaves the surname out
    after Madame. Write the line that the market uses.
    """
    both = compared(draft, context.market)
    if both is None or both.accepted or both.misgenders(draft.contact):
        return
    if context.market.language.startswith("ja"):  # a name without 様 is a wrong honorific there
        return
    used, market = both.written.uses, context.market
    if Piece.SURNAME not in used or Piece.GIVEN in used:
        return
    found = _objection(both, market)
    if found is not None:
        severity, message = found
        over = (both.written.names[0].start, both.written.names[-1].end)
        source = said_by(market.etiquette.salutation.source)
        yield mended(both, market, message, over=over, severity=severity, source=source)


def _objection(both: Compared, market: Market) -> tuple[Severity, str] | None:
    due, called = both.right.uses, bool(both.written.sections & _CALLS)
    formal = market.etiquette.register.value is Register.FORMAL
    if Piece.SURNAME in due:
        if called or not both.right.sections & _CALLS:
            return None
        return Severity.WARNING, "A surname without a form of address is curt."
    if Piece.GIVEN in due:
        if not called:
            return Severity.WARNING, "The surname alone sounds like a roll call; people go by the given name here."
        if formal and market.language not in INFLECTED:
            return Severity.ERROR, "The form of address goes with the given name here."
        informal = market.etiquette.register.value is Register.INFORMAL
        return (
            Severity.WARNING if informal else Severity.INFO,
            "The surname is stiff; the given name is usual here.",
        )
    if not both.right.gender or not both.written.sections & GENDERED:
        return None
    cited = market.etiquette.salutation.source.id != HOUSE
    return Severity.WARNING if cited else Severity.INFO, "No surname follows the form of address in a salutation here."


_ROY = Contact(given="Claire", surname="Tremblay", gender=Gender.FEMALE)
_ASHBY = Contact(given="Morgan", surname="Ashby", gender=Gender.MALE)
_NGUYEN = Contact(given="Lan", surname="Nguyễn", gender=Gender.FEMALE)
_SOMCHAI = Contact(given="สมชาย", surname="ใจดี")
(
    surname_misplaced.example("ca-fr", contact=_ROY, body="[[Madame Tremblay]],\n\nnous avons des chiffres.")
    .example("ca-fr", contact=_ROY, body="Madame,\n\nnous avons des chiffres.")
    .example("us", contact=_ASHBY, body="Hi [[Ashby]],\n\nwe have numbers.")
    .example("us", contact=_ASHBY, body="[[Dear Mr. Ashby]],\n\nwe have numbers.")
    .example("us", contact=_ASHBY, body="Hi Morgan,\n\nwe have numbers.")
    .example("se", contact=_ASHBY, body="Hej [[Ashby]]!\n\nVi har gjort en undersökning.")
    .example("de", contact=_ROY, body="[[Guten Tag]] Tremblay,\n\nwir haben Zahlen.")
    .example("de", contact=_ROY, body="Guten Tag Frau Tremblay,\n\nwir haben Zahlen.")
    .example("pl", contact=_ROY, body="Szanowna [[Pani Tremblay]],\n\nmamy nowe dane.")
    .example("vn", contact=_NGUYEN, body="Kính gửi chị [[Nguyễn]],\n\nchúng tôi có số liệu mới.")
    .example("vn", contact=_NGUYEN, body="Kính gửi chị Lan,\n\nchúng tôi có số liệu mới.")
    .example("th", contact=_SOMCHAI, body="เรียน คุณ[[ใจดี]]\n\nเรามีข้อมูลใหม่")
    .example("th", contact=_SOMCHAI, body="เรียน คุณสมชาย\n\nเรามีข้อมูลใหม่")
)
