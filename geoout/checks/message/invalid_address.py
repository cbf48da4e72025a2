"""MSG001: an address no mail can be sent to."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, rule
from geoout.people.address_spec import why_not
from geoout.pitches.draft import Draft, Part


@rule("MSG001", "invalid-address", Severity.ERROR, source="RFC 5322 § 3.4.1")
def invalid_address(draft: Draft, context: Context) -> Iterator[Hit]:
    """The recipient has no address, or one that mail cannot reach.

    A mail client would refuse it or, worse, read a second recipient out of it. Correct the contact's address.
    """
    email = draft.contact.email
    if not email and context.campaign is None:
        return
    if not email:
        yield Hit(Part.CONTACT, 0, 0, "The contact has no e-mail address.", "add one at the prospect")
        return
    reason = why_not(email)
    if reason is not None:
        yield Hit(Part.CONTACT, 0, len(email), f"“{email}”: {reason}.", "correct the contact's address")


(
    invalid_address.example("de", email="[[k.lang@@wohnwert.example]]")
    .example("de", email="", fires=True)
    .example("de", email="k.lang@wohnwert.example")
    .example("de", email="[[a@b.example, c@d.example]]")
)
