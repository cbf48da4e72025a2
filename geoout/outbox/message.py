"""The mail of a draft as bytes. Pure: the same draft, sender, time and identifier give the same bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime

from geoout.campaign.campaign import Sender
from geoout.errors import OutboxError, UserError
from geoout.outbox import body, headers
from geoout.people.address_spec import on_the_wire
from geoout.people.names import full_name
from geoout.pitches.draft import Draft
from geoout.prospects.prospect import Contact

_LOCALE = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*")


def compose(
    draft: Draft,
    sender: Sender,
    *,
    sent: datetime,
    message_id: str,
    reply_to: str | None = None,
    references: Sequence[str] = (),
    x_unsent: bool = False,
    locale: str = "",
) -> bytes:
    """The mail: one recipient, text/plain in UTF-8, CRLF line ends, no private header.

    `sent` is aware; `message_id` is what `message_id()` answers; `reply_to` is the Message-ID of the mail that this one
    continues and `references` those before it; `x_unsent` is for .eml files only, where it opens the editor instead of
    the reader; `locale` (`de_AT`, `ja`) orders name parts and is told to the reader as Content-Language.

    Raises OutboxError with the reason when the draft cannot become exactly this one mail.
    """
    if sent.tzinfo is None:
        raise OutboxError("the time of sending has no time zone")
    locale = locale if _LOCALE.fullmatch(locale) else _locale_of(draft)
    lines = [
        headers.token("Date", format_datetime(sent)),
        headers.address("From", _sender_name(sender), _spec(sender.email, "the sender")),
        headers.address("To", _contact_name(draft.contact, locale), _spec(draft.contact.email, "the recipient")),
        headers.unstructured("Subject", draft.subject),
        headers.identifiers("Message-ID", [message_id]),
    ]
    if reply_to:
        lines += [
            headers.identifiers("In-Reply-To", [reply_to]),
            headers.identifiers("References", [*(one for one in references if one != reply_to), reply_to]),
        ]
    encoding, content = body.encode(body.lines_of(draft.body))
    lines += [
        headers.token("MIME-Version", "1.0"),
        headers.token("Content-Type", 'text/plain; charset="utf-8"'),
        headers.token("Content-Transfer-Encoding", encoding),
    ]
    if locale:
        lines.append(headers.token("Content-Language", locale.replace("_", "-")))
    if x_unsent:
        lines.append(headers.token("X-Unsent", "1"))
    return "".join(lines).encode("ascii") + b"\r\n" + content


def message_id(draft: Draft, domain: str, workspace: str = "") -> str:
    """The identifier of this revision of this draft of this workspace: the same whenever it is asked.

    `domain` is the sender's. The text counts too: two workspaces may number their drafts alike, and a mail client
    drops a second mail of the same identifier.
    """
    text = (draft.contact.email, draft.subject, draft.body)
    parts = (workspace, str(draft.id), str(draft.revision), *text)
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    wire = _spec(f"x@{domain}", "the sender").rpartition("@")[2]
    return f"<{digest}@{wire}>"


def _spec(address: str, whose: str) -> str:
    try:
        return on_the_wire(address)
    except UserError as error:
        raise OutboxError(f"{whose}: {error.what}", hint=error.hint) from None


def _locale_of(draft: Draft) -> str:
    """The folder of the template, which is its locale; empty for a draft that was written by hand."""
    folder, slash, _ = draft.template.partition("/")
    return folder if slash and _LOCALE.fullmatch(folder) else ""


def _contact_name(contact: Contact, locale: str) -> str:
    """The person's name, else the organisation's, as it stands beside the address."""
    if not contact.has_name:
        return contact.organisation
    return _full_name(contact, locale or "en")


def _sender_name(sender: Sender) -> str:
    locale = sender.native[0] if sender.native else "en"
    return _full_name(sender, locale.replace("-", "_"))


def _full_name(person: Contact | Sender, locale: str) -> str:
    for part in (person.given, person.surname):
        headers.refuse_hostile(part, "the name")  # it would be cleaned away in silence below
    return full_name(person, locale)
