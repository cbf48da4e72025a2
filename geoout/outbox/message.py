"""The mail of a draft as bytes. Pure: the same draft, sender, time and identifier give the same bytes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from geoout.campaign.campaign import Sender
from geoout.errors import OutboxError, UserError
from geoout.outbox import body, headers, html_body
from geoout.people.address_spec import on_the_wire
from geoout.people.names import full_name
from geoout.pitches.draft import Draft
from geoout.prospects.prospect import Contact

_REFERENCES_MOST = 20
_LOCALE = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,4}")


@dataclass(frozen=True, slots=True)
class Thread:
    """The mail that a follow-up continues, as it was really found in Sent: clients replace the Message-ID of a draft.

    `message_id` is its Message-ID with angle brackets, `references` those that its own References header names.
    """

    message_id: str
    references: tuple[str, ...] = ()


def compose(
    draft: Draft,
    sender: Sender,
    *,
    sent: datetime,
    message_id: str,
    thread: Thread | None = None,
    x_unsent: bool = False,
    eight_bit: bool = False,
    html: bool = False,
    locale: str = "",
) -> bytes:
    """The mail: one recipient, text/plain in UTF-8, CRLF line ends, no private header.

    `sent` is aware; `message_id` is what `message_id()` answers; `thread` is the mail that this one continues, None
    where it begins a conversation or that mail was not found; `x_unsent` is for .eml files only, where it opens the
    editor instead of the reader; `eight_bit` leaves the text unencoded; `html` adds an alternative made from the same
    text; `locale` (`de_AT`, `ja`) orders name parts and is told to the reader as Content-Language.

    Raises OutboxError with the reason when the draft cannot become exactly this one mail.
    """
    if sent.tzinfo is None:
        raise OutboxError("the time of sending has no time zone")
    locale = locale if _LOCALE.fullmatch(locale) else _locale_of(draft)
    lines = [
        headers.token("Date", format_datetime(_in_whole_minutes(sent))),
        headers.address("From", _sender_name(sender), _spec(sender.email, "the sender")),
        headers.address("To", recipient_name(draft, locale), _spec(draft.contact.email, "the recipient")),
        headers.unstructured("Subject", draft.subject),
        headers.identifiers("Message-ID", [message_id]),
        *(_threaded(thread) if thread else ()),
        headers.token("MIME-Version", "1.0"),
    ]
    text = body.lines_of(draft.body)
    if html:
        kinds, content = html_body.alternatives(text, locale, message_id, eight_bit=eight_bit)
    else:
        kinds, content = body.part(text, eight_bit=eight_bit)
    lines += kinds
    if locale:
        lines.append(headers.token("Content-Language", locale.replace("_", "-")))
    if x_unsent:
        lines.append(headers.token("X-Unsent", "1"))
    return "".join(lines).encode("ascii") + b"\r\n" + content


def _in_whole_minutes(sent: datetime) -> datetime:
    """A zone of hours and minutes is all that a Date can say; what lies beside it is told in UTC."""
    offset = sent.utcoffset()
    return sent if offset is not None and not offset.total_seconds() % 60 else sent.astimezone(UTC)


def _threaded(thread: Thread) -> list[str]:
    """In-Reply-To and References (RFC 5322 § 3.6.4): the first mail of the conversation and the last ones.

    An identifier among the older ones that is none is left out: clients thread by those that stay.
    """
    older = [one for one in thread.references if one != thread.message_id and headers.is_identifier(one)]
    kept = list(dict.fromkeys([*older[:1], *older[1:][-(_REFERENCES_MOST - 2) :]]))
    return [
        headers.identifiers("In-Reply-To", [thread.message_id]),
        headers.identifiers("References", [*kept, thread.message_id]),
    ]


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


def recipient_name(draft: Draft, locale: str = "") -> str:
    """The person's name, else the organisation's, as it stands beside the address; `locale` as for `compose`.

    Raises OutboxError for a name with hostile characters.
    """
    contact = draft.contact
    if not contact.has_name:
        return contact.organisation
    return _full_name(contact, locale or _locale_of(draft) or contact.language.replace("-", "_") or "en")


def _sender_name(sender: Sender) -> str:
    locale = sender.native[0] if sender.native else "en"
    return _full_name(sender, locale.replace("-", "_"))


def _full_name(person: Contact | Sender, locale: str) -> str:
    for part in (person.given, person.surname, getattr(person, "surname2", "")):
        headers.refuse_hostile(part, "the name")  # it would be cleaned away in silence below
    return full_name(person, locale)
