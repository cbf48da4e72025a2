"""FLD003: a mail without a subject or without a text."""

from __future__ import annotations

from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.pitches.draft import Draft, Part


@rule("FLD003", "empty-text", Severity.ERROR, source=HOUSE)
def empty_text(draft: Draft, context: Context) -> Iterator[Hit]:
    """The subject or the body is empty.

    A mail without a subject is deleted unread, and one without a text says nothing. Write it.
    """
    if not draft.subject.strip():
        yield Hit(Part.SUBJECT, 0, 0, "The subject is empty.", "say in a few words what the mail brings")
    if not draft.body.strip():
        yield Hit(Part.BODY, 0, 0, "The body is empty.", "write it, or draft again from a template")


empty_text.example("de", subject="  ", fires=True).example("de", body="", fires=True).example("jp", subject="ご挨拶")
