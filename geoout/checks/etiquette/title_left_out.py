"""ETQ010: a title that the contact holds, and that belongs into a salutation there, is missing."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import compared
from geoout.checks.etiquette.mending import mended
from geoout.checks.etiquette.title_words import bare, held, is_held, same
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule, said_by
from geoout.markets.market import Market, Register
from geoout.pitches.draft import Draft
from geoout.prospects.prospect import Contact, Gender

_PART_OF_THE_NAME = frozenset({"at"})
"""Markets where a title is treated as a part of the name, and its absence as a mistake in it."""


@rule("ETQ010", "title-left-out", Severity.WARNING, source=guide("formal and professional"))
def title_left_out(draft: Draft, context: Context) -> Iterator[Hit]:
    """The salutation leaves out a title that the contact holds and that the market keeps (R47).

    Frau Huber who is Mag. Huber, and Ingeniero Ruiz who is called Sr. Ruiz, notice it. Write the title where the market
    puts it; the market card says which ones are kept.
    """
    both, market = compared(draft, context.market), context.market
    if both is None or not draft.contact.title or not (both.written.uses or both.written.gender):
        return
    words = [bare(word) for word in both.right.text.split()]
    due = [title for title in held(draft.contact.title) if any(same(title, word) for word in words)]
    mine = [bare(word) for word in both.written.text.split()]
    named = any(is_held(one, draft.contact.title) for one in both.written.of("title", "position"))
    if not due or named or any(same(title, word) for title in due for word in mine):
        return
    message = f"The contact's title, {draft.contact.title}, is left out."
    source = said_by(market.etiquette.titles.source)
    yield mended(both, market, message, severity=_severity(market), source=source)


def _severity(market: Market) -> Severity:
    if market.key in _PART_OF_THE_NAME:
        return Severity.ERROR
    return Severity.WARNING if market.etiquette.register.value is Register.FORMAL else Severity.INFO


_HUBER = Contact(given="Anna", surname="Huber", gender=Gender.FEMALE, title="Mag.")
_BERGER = Contact(given="Jonas", surname="Berger", gender=Gender.MALE, title="Dr. med.")
_RUIZ = Contact(given="Carmen", surname="Ruiz", gender=Gender.FEMALE, title="Lic.")
(
    title_left_out.example("at", contact=_HUBER, body="Sehr geehrte Frau [[Huber]],\n\nwir haben Zahlen.")
    .example("at", contact=_HUBER, body="Sehr geehrte Frau Mag. Huber,\n\nwir haben Zahlen.")
    .example("de", contact=_HUBER, body="Sehr geehrte Frau Huber,\n\nwir haben Zahlen.")
    .example("de", contact=_BERGER, body="Sehr geehrter Herr [[Berger]],\n\nwir haben Zahlen.")
    .example("de", contact=_BERGER, body="Sehr geehrter Herr Doktor Berger,\n\nwir haben Zahlen.")
    .example("mx", contact=_RUIZ, body="Estimada [[Sra.]] Ruiz:\n\nterminamos una encuesta.")
    .example("mx", contact=_RUIZ, body="Estimada Lic. Ruiz:\n\nterminamos una encuesta.")
)
