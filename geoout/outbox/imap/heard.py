"""A mail's header block as the few things a look needs. All of it is hostile: what cannot be read is left out."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.parser import HeaderParser
from email.utils import parsedate_to_datetime
from typing import Any

from geoout.language.plain import clean_line
from geoout.outbox.imap.account import address_key
from geoout.outbox.imap.responses import section

FIELDS = (
    "MESSAGE-ID IN-REPLY-TO REFERENCES FROM TO CC SUBJECT DATE "
    "AUTO-SUBMITTED X-AUTOREPLY X-AUTORESPOND PRECEDENCE CONTENT-TYPE"
)
_MOST = 16_384
PARTS = ("INTERNALDATE", f"BODY.PEEK[HEADER.FIELDS ({FIELDS})]<0.{_MOST}>")
_IDENTIFIER = re.compile(r"<[!-;=?-~]{1,900}>")
_IN_BRACKETS = re.compile(r"<([^<>\s@]{1,200}@[^<>\s@]{1,255})>")
_BARE = re.compile(r"""[^\s<>,;:"()@]{1,200}@[^\s<>,;:"()@]{1,255}""")
_WORD = re.compile(r"=\?([\w-]{1,40})(?:\*[\w-]*)?\?([bq])\?([^?\s]{0,1000})\?=", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?[^?\s]+\?[bq]\?)", re.IGNORECASE)
_SUBJECT_MOST = 300


@dataclass(frozen=True, slots=True)
class Heard:
    """One mail of a mailbox. Addresses are in lower case; `references` has In-Reply-To first, then the nearest."""

    uid: int
    mailbox: str
    at: datetime
    message_id: str
    references: tuple[str, ...]
    sender: str
    recipients: tuple[str, ...]
    subject: str
    automatic: bool = False
    report: bool = False


def heard(uid: int, mailbox: str, parts: Mapping[bytes, Any]) -> Heard | None:
    """The mail that a server's answer describes; None where it cannot be made out."""
    try:
        return _heard(uid, mailbox, parts)
    except Exception:  # crafted headers trip the standard library in many ways; such a mail is nobody's answer
        return None


def _heard(uid: int, mailbox: str, parts: Mapping[bytes, Any]) -> Heard | None:
    header = HeaderParser().parsestr(section(parts).decode("utf-8", "replace"), headersonly=True)
    at = _time(parts.get(b"INTERNALDATE"), header)
    if at is None:
        return None
    senders = addresses_in(field(header, "From"))
    kind = field(header, "Content-Type").lower()
    answered = _IDENTIFIER.findall(field(header, "In-Reply-To"))
    nearest = reversed(_IDENTIFIER.findall(field(header, "References")))
    own = _IDENTIFIER.findall(field(header, "Message-ID"))
    return Heard(
        uid=uid,
        mailbox=mailbox,
        at=at,
        message_id=own[0] if own else "",
        references=(*answered, *nearest),
        sender=senders[0] if senders else "",
        recipients=addresses_in(f"{field(header, 'To')}, {field(header, 'Cc')}"),
        subject=clean_line(decoded(field(header, "Subject")))[:_SUBJECT_MOST],
        automatic=_is_automatic(header),
        report="multipart/report" in kind,
    )


def field(header: Message, name: str) -> str:
    """A field's text, unfolded; empty where there is none."""
    value = header.get(name)
    return "" if value is None else str(value).replace("\r", "").replace("\n", "")


def addresses_in(text: str) -> tuple[str, ...]:
    """The addresses in a header, as `address_key`. One in angle brackets counts, one in a display name does not."""
    text = clean_line(text)
    found = _IN_BRACKETS.findall(text) if "<" in text else []
    bare = _BARE.findall(re.sub(r'"[^"]*"|<[^<>]*>', " ", text))
    written = (*found, *(bare if not found or "," in text else ()))
    keys = (address.lower() if address.isascii() else address_key(address) for address in written)
    return tuple(dict.fromkeys(keys))


def decoded(text: str) -> str:
    """Text with its encoded words read (RFC 2047); what cannot be read stays as it is."""
    if "=?" not in text:
        return text
    return _WORD.sub(_read_word, _BETWEEN_WORDS.sub(r"\1", text))


def _read_word(found: re.Match[str]) -> str:
    charset, kind, content = found.groups()
    try:
        if kind in "bB":
            data = binascii.a2b_base64(content + "=" * (-len(content) % 4))
        else:
            data = quopri.decodestring(content.replace("_", " ").encode("ascii"), header=True)
        return data.decode(charset, "replace")
    except (ValueError, LookupError):
        return found.group()


def _time(internal: object, header: Message) -> datetime | None:
    """When the server got it; what the mail itself says only where the server does not."""
    at = internal if isinstance(internal, datetime) else parsedate_to_datetime(field(header, "Date"))
    try:
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def _is_automatic(header: Message) -> bool:
    """Auto-Submitted (RFC 3834) and what came before it."""
    said = field(header, "Auto-Submitted").strip().lower()
    return bool(
        (said and not said.startswith("no"))
        or field(header, "X-Autoreply")
        or field(header, "X-Autorespond")
        or field(header, "Precedence").strip().lower() in ("auto_reply", "auto-reply")
    )
