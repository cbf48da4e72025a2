"""ETQ011: a title that nobody has stated."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import compared
from geoout.checks.etiquette.mending import mended
from geoout.checks.etiquette.title_words import is_held
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.markets.market import Market, Register
from geoout.pitches.draft import Draft
from geoout.prospects.prospect import Contact, Gender

_COURTESY = frozenset({"co", "it", "pt", "mx", "ar", "pe", "cl", "br"})
"""Markets where a title is also a courtesy to people who never took the degree."""


@rule("ETQ011", "title-not-stated", Severity.WARNING, source=HOUSE)
def title_not_stated(draft: Draft, context: Context) -> Iterator[Hit]:
    """The salutation has a title that is not among those on record for the contact.

    A title that somebody does not hold is as wrong as one left out, and reads as flattery. Take it out, or record it at
    the contact with where you have it from.
    """
    both = compared(draft, context.market)
    if both is None or both.accepted or not both.written.uses:
        return
    for found in both.written.of("title"):
        if not is_held(found, draft.contact.title):
            message = f"“{found.text}” is not on record as a title of the contact."
            over = (found.start, found.end)
            yield mended(both, context.market, message, over=over, severity=_severity(context.market))
            return


def _severity(market: Market) -> Severity | None:
    if market.key in _COURTESY:
        return Severity.INFO
    return Severity.ERROR if market.etiquette.register.value is Register.FORMAL else None


_LANG = Contact(given="Katrin", surname="Lang", gender=Gender.FEMALE)
_BERGER = Contact(given="Jonas", surname="Berger", gender=Gender.MALE, title="Prof. Dr.")
(
    title_not_stated.example("de", contact=_LANG, body="Sehr geehrte Frau [[Dr. Lang]],\n\nwir haben Zahlen.")
    .example("de", contact=_LANG, body="Sehr geehrte Frau Lang,\n\nwir haben Zahlen.")
    .example("de", contact=_BERGER, body="Sehr geehrter Herr Prof. Berger,\n\nwir haben Zahlen.")
    .example("us", contact=_LANG, body="Hi [[Dr. Lang]],\n\nwe have numbers.")
    .example("us", contact=_LANG, body="Hi Katrin,\n\nwe have numbers.")
)
