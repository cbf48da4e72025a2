"""SND001: a person or site that asked not to be written to."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.pitches.draft import Draft, Part


@rule("SND001", "do-not-contact", Severity.ERROR, source=HOUSE)
def do_not_contact(draft: Draft, context: Context) -> Iterator[Hit]:
    """The person or the site is on the do-not-contact list.

    Writing again after a no breaks the law in most markets and the relation in all of them. Leave it.
    """
    if context.history is None:
        return
    reason = context.history.do_not_contact(draft.contact.email, draft.site)
    if reason is not None:
        yield Hit(Part.CONTACT, 0, len(draft.contact.email), f"On the do-not-contact list: {reason}.", "leave it")


class _Listed:
    def do_not_contact(self, email: str, domain: str) -> str | None:
        return "asked on 3 Nov 2026" if domain == "stumm.example" else None


_LIST = {"history": _Listed()}
do_not_contact.example("de", email="[[k.lang@stumm.example]]", site="stumm.example", context=_LIST).example(
    "de", site="wohnwert.example", context=_LIST
)
