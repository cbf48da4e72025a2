"""ETQ001: an ask before the introduction."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule, said_by
from geoout.markets.market import Opening
from geoout.pitches.draft import Draft, Kind, Part, Touch


@rule("ETQ001", "ask-in-first-contact", Severity.ERROR, source=guide("relationships come before business"))
def ask_in_first_contact(draft: Draft, context: Context) -> Iterator[Hit]:
    """A pitch with an ask is the first mail where an introduction comes first (R50, R52).

    Where relationships come before business, an ask from a stranger ends the conversation. Send an introduction
    first; the ask is the second touch. Where rapport is enough, this is a warning.
    """
    opening = context.market.etiquette.opening
    if draft.touch is not Touch.FIRST or draft.kind is Kind.INTRODUCTION or context.history is None:
        return
    if opening.value not in (Opening.RELATIONSHIP_FIRST, Opening.RAPPORT_FIRST):
        return
    if draft.prospect and context.history.was_introduced(draft.prospect):
        return
    severity = None if opening.value is Opening.RELATIONSHIP_FIRST else Severity.WARNING
    message = "This would be the first contact, and it already asks for something."
    source = None if opening.source.id == "guide" else said_by(opening.source)
    yield Hit(Part.BODY, 0, 0, message, "draft an introduction first", severity=severity, source=source)


class _Unknown:
    def was_introduced(self, prospect: int) -> bool:
        return False


_FIRST = {"history": _Unknown()}
(
    ask_in_first_contact.example("jp", fires=True, context=_FIRST)
    .example("jp", kind=Kind.INTRODUCTION, context=_FIRST)
    .example("us", context=_FIRST)
)
