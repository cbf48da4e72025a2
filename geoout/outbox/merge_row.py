"""One row of the merge sheet: which columns it has, and how a cell is kept from being a formula.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula. The usual
apostrophe before it would be printed in the mail, so no cell gets one. What is right depends on the column:

- Name, subject, address: such a beginning is refused. It is either hostile or a slip, a spreadsheet would show
  something else than what was written, and an invisible sign there would travel into a header.
- Text: U+2060 WORD JOINER goes before it. It is invisible, has no width and no direction and is no white space, so
  nothing trims it, and a mail merge prints the text as it was. Inside the text it also goes before an `=` that follows
  a line end, a tab or a semicolon, where a program that takes another separator would begin a new cell.
- Numbers and identifiers are made here and begin with a digit, a letter or `<`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re

from geoout.errors import OutboxError, UserError
from geoout.outbox.body import lines_of
from geoout.outbox.headers import line_of
from geoout.outbox.message import recipient_name
from geoout.people.address_spec import on_the_wire
from geoout.pitches.draft import Draft

PRINTED = ("Email Address", "First Name", "Last Name", "Full Name", "Subject", "Body")
"""What a mail merge puts into a mail. YAMM and its like look for `Email Address`; Thunderbird's take `{{Body}}`."""

COLUMNS = (*PRINTED, "Draft", "Revision", "Message-ID", "Check")
"""All columns in order. The last four are how a row is known again."""

CELL_MOST = 32_767
"""Characters that a cell holds in Excel, which cuts the rest off in silence."""

_GUARD = "\u2060"
_TRIGGERS = "=+-@\t\r\n＝＋－＠"
_INNER = re.compile(r"(?<=[\n\t;])(?=[ \t]*[=＝])")


def row_of(draft: Draft, message_id: str = "", digest: str = "") -> dict[str, str]:
    """The cells by column, ready to be written; lines of the text end in a line feed.

    `digest` is that of the mail the row stands for; it goes into `Check`. Raises OutboxError for a recipient, a name or
    a subject that must not stand in a sheet, and for a text that no cell holds.
    """
    try:
        address = on_the_wire(draft.contact.email)
    except UserError as error:
        raise OutboxError(f"the recipient: {error.what}", hint=error.hint) from None
    contact = draft.contact
    cells = {
        "Email Address": _certain(address, "the recipient's address"),
        "First Name": _certain(contact.given, "the given name"),
        "Last Name": _certain(" ".join(filter(None, (contact.surname, contact.surname2))), "the surname"),
        "Full Name": _certain(recipient_name(draft), "the recipient's name"),
        "Subject": _certain(draft.subject, "the subject"),
        "Body": _guarded("\n".join(lines_of(draft.body))),
        "Draft": str(draft.id),
        "Revision": str(draft.revision),
        "Message-ID": message_id,
    }
    return cells | {"Check": check_of(list(cells.values()), digest)}


def check_of(cells: list[str], digest: str) -> str:
    """What the last cell says when nobody touched the others; begins with a letter, so that no program counts it."""
    said = json.dumps([*cells, digest]).encode("ascii")
    return f"row-{hashlib.sha256(said).hexdigest()[:16]}"


def written(cells: list[str]) -> bytes:
    """Cells as one line of the sheet: every one quoted, so that separators inside stay inside; CRLF at the end."""
    sheet = io.StringIO()
    csv.writer(sheet, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return sheet.getvalue().encode("utf-8")


def _certain(text: str, what: str) -> str:
    """A cell of one line that begins like none of a formula's."""
    text = line_of(text, what).strip()
    if text.startswith(tuple(_TRIGGERS)):
        sentence = f"{what} begins with “{text[0]}”, which a spreadsheet takes for a formula"
        raise OutboxError(sentence, hint="reword it, or let this draft leave as .eml")
    return text


def _guarded(text: str) -> str:
    if len(text) > CELL_MOST - 100:
        sentence = (
            f"the text is too long for a cell of a spreadsheet ({len(text):,} of at most {CELL_MOST:,} characters)"
        )
        raise OutboxError(sentence, hint="let this draft leave as .eml")
    text = _INNER.sub(_GUARD, text)
    return _GUARD + text if text.startswith(tuple(_TRIGGERS)) else text
