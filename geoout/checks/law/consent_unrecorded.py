"""LAW003: no basis on record for writing."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.pitches.draft import Draft, Part, Touch
from geoout.prospects.prospect import Contact


@rule("LAW003", "consent-unrecorded", Severity.WARNING, source=HOUSE)
def consent_unrecorded(draft: Draft, context: Context) -> Iterator[Hit]:
    """The market's law asks for consent, and none is on record for this contact.

    Record the basis at the contact (a published editorial address, an earlier talk), or leave it to your own judgement.
    A note with a date and a source, never legal advice.
    """
    law = context.market.law
    if context.campaign and "opt-in" in law.regime and not draft.contact.basis and draft.touch is Touch.FIRST:
        message = "No consent or other basis is on record for this address."
        place = (Part.CONTACT, 0, len(draft.contact.email))
        yield Hit(*place, message, "record a basis at the contact", source=f"{law.name}, a note")


consent_unrecorded.example("de", email="[[k.lang@wohnwert.example]]").example(
    "de", contact=Contact(surname="Lang", email="k.lang@wohnwert.example", basis="published editorial address")
).example("us")
