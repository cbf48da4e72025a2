"""ETQ012: nobody is named though the contact is known by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.etiquette.greeting import compared
from geoout.checks.etiquette.mending import mended
from geoout.checks.etiquette.name_words import UNSPACED
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule
from geoout.markets.market import Register
from geoout.pitches.draft import Draft
from geoout.prospects.prospect import Contact, Gender

_LATIN = re.compile(r"[A-Za-z]{2,}")
_SAYS_WHO = frozenset({"female", "male", "position", "title"})


@rule("ETQ012", "impersonal-salutation", Severity.INFO, source=guide("warmer, more personal tone"))
def impersonal_salutation(draft: Draft, context: Context) -> Iterator[Hit]:
    """The salutation is for nobody in particular, and the contact's name is on record (R47, R52).

    Damen und Herren, Hi there and ご担当者様 are right where nobody is known. Who is known by name and not named takes
    the mail for a circular.
    """
    both = compared(draft, context.market)
    if both is None or both.accepted or not both.right.uses:
        return
    written = both.written
    if written.names or written.strangers or not written.found or written.sections & _SAYS_WHO:
        return
    if context.market.language.split("-")[0] in UNSPACED and _LATIN.search(written.text):
        return  # somebody may be named in other letters than on record
    severity = Severity.WARNING if context.market.etiquette.register.value is Register.FORMAL else None
    yield mended(both, context.market, "Nobody is named, and the contact's name is known.", severity=severity)


_LANG = Contact(given="Katrin", surname="Lang", gender=Gender.FEMALE)
_TANAKA = Contact(given="太郎", surname="田中")
(
    impersonal_salutation.example("de", contact=_LANG, body="Sehr geehrte [[Damen und Herren]],\n\nwir haben Zahlen.")
    .example("de", contact=Contact(), body="Sehr geehrte Damen und Herren,\n\nwir haben Zahlen.")
    .example("de", contact=_LANG, body="Sehr geehrte Frau Lang,\n\nwir haben Zahlen.")
    .example("us", contact=_LANG, body="Hi [[there]],\n\nwe have numbers.")
    .example("us", contact=_LANG, body="Hi Katrin,\n\nwe have numbers.")
    .example("jp", contact=_TANAKA, body="[[ご担当者]]様\n\n突然のご連絡失礼いたします。")
)
