"""The clipboard: recipient, subject and text of one draft, to be pasted wherever a person writes mails.

The terminal's own clipboard takes it (OSC 52), so that it works over SSH too; who writes the sequence is the caller's
business, because the screen belongs to it.
"""

from __future__ import annotations

from collections.abc import Callable

from geoout.errors import OutboxError, UserError
from geoout.outbox.body import lines_of
from geoout.outbox.destination import Destination, Letter, Receipt
from geoout.outbox.headers import line_of
from geoout.people.address_spec import on_the_wire
from geoout.pitches.draft import Draft

LONGEST = 74_994
"""Octets of UTF-8: terminals take a sequence of 100,000 characters, of which base64 leaves three in four."""


def text_of(draft: Draft) -> str:
    """What is copied: `To:`, `Subject:`, a blank line, the text. No control characters but line feeds and tabs.

    Raises OutboxError for an address, a subject or a text that no mail could carry, and for one that is too long.
    """
    try:
        address = on_the_wire(draft.contact.email)
    except UserError as error:
        raise OutboxError(f"the recipient: {error.what}", hint=error.hint) from None
    subject = line_of(draft.subject, "the subject").strip(" ")
    text = "\n".join([f"To: {address}", f"Subject: {subject}", "", *lines_of(draft.body)]) + "\n"
    size = len(text.encode("utf-8"))
    if size > LONGEST:
        raise OutboxError(
            f"the draft is too long for the clipboard of a terminal ({size:,} of at most {LONGEST:,} bytes)",
            hint="let it leave as .eml",
        )
    return text


class Clipboard(Destination):
    """Hands the text to `copy`. One object copies one draft, for a second one would take the place of the first."""

    name = "clipboard"
    x_unsent = False

    def __init__(self, copy: Callable[[str], None]) -> None:
        self._copy = copy
        self._copied = ""

    def reserve(self, draft: Draft) -> str:
        """Empty: a clipboard has no path. Raises OutboxError for what cannot be copied."""
        self._refuse_second(text_of(draft))
        return ""

    def put(self, letter: Letter, path: str) -> Receipt:
        """Copy it. Raises OutboxError when another draft was copied before."""
        text = text_of(letter.draft)
        self._refuse_second(text)
        self._copy(text)
        self._copied = text
        return Receipt("")

    def find(self, letter: Letter, path: str) -> Receipt | None:
        """None: a terminal's clipboard cannot be read, and copying again does no harm."""
        return None

    def where(self, draft: Draft) -> str:
        """The clipboard of this terminal."""
        return "the clipboard of this terminal"

    def _refuse_second(self, text: str) -> None:
        if self._copied and self._copied != text:
            raise OutboxError("the clipboard holds one draft at a time", hint="paste the first one, then copy this one")
