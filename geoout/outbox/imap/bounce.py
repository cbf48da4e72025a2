"""Reports of mail systems that a mail could not be delivered (RFC 3464), and those that only say so in words."""

from __future__ import annotations

import email
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from email.message import Message

from geoout.language.plain import clean_line
from geoout.outbox.imap.heard import Heard, addresses_in, field

MOST = 65_536
"""How many bytes of a report are fetched: text, status and the returned headers come first."""

_SYSTEMS = frozenset({"mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon", "mdaemon"})
_IDENTIFIER = re.compile(rb"<[^<>\s]{1,900}>")
_ADDRESS = re.compile(rb"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,255}")
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_PARTS_MOST = 50


@dataclass(frozen=True, slots=True)
class Bounced:
    """What a report says of one of our mails: its Message-ID (empty: not named), its recipient, the status code."""

    identifier: str
    recipient: str
    status: str


def looks_like_a_bounce(mail: Heard) -> bool:
    """Whether a mail is worth looking into: a report, or written by a mail system."""
    return mail.report or mail.sender.partition("@")[0] in _SYSTEMS


def bounces_in(content: bytes, mail: Heard, identifiers: Container[str], recipients: Container[str]) -> list[Bounced]:
    """Which known mails a report is about; nothing for reports of delay, success or reading.

    `content` is the mail or its beginning; `identifiers` and `recipients` are those known.
    """
    try:
        return _bounces(content, mail, identifiers, recipients)
    except Exception:  # crafted structures trip the standard library in many ways; such a report tells nothing
        return []


def _bounces(content: bytes, mail: Heard, identifiers: Container[str], recipients: Container[str]) -> list[Bounced]:
    parts = list(_parts(email.message_from_bytes(content)))
    statuses = [part for part in parts if part.get_content_type() == "message/delivery-status"]
    named = next((one for part in parts if (one := _returned(part)) in identifiers), "")
    if not statuses:
        return [] if mail.report else _in_words(content, identifiers, recipients)
    found = []
    for block in (block for part in statuses for block in _blocks(part)):
        if field(block, "Action").strip().lower() != "failed":
            continue
        address = next((one for one in _addresses(block) if one in recipients), "")
        if named or address:
            status = _STATUS.search(field(block, "Status"))
            found.append(Bounced(named, clean_line(address), status.group() if status else ""))
    return found


def _parts(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number >= _PARTS_MOST:
            return
        yield part


def _blocks(status: Message) -> list[Message]:
    """The blocks of a delivery status: the first is about the message, each other one about a recipient."""
    payload = status.get_payload()
    return [block for block in payload if isinstance(block, Message)][:_PARTS_MOST] if isinstance(payload, list) else []


def _addresses(block: Message) -> list[str]:
    return [
        address
        for name in ("Original-Recipient", "Final-Recipient")
        for address in addresses_in(field(block, name).partition(";")[2])
    ]


def _returned(part: Message) -> str:
    """The Message-ID of the mail that came back, in whole or only its headers."""
    if part.get_content_type() == "text/rfc822-headers":
        payload = part.get_payload(decode=True)
        part = email.message_from_bytes(payload if isinstance(payload, bytes) else b"")
    return field(part, "Message-ID").strip()


def _in_words(content: bytes, identifiers: Container[str], recipients: Container[str]) -> list[Bounced]:
    """A mail system's letter without a report: about our mail when it quotes its Message-ID or its recipient."""
    for found in _IDENTIFIER.findall(content):
        if (one := found.decode("ascii", "replace")) in identifiers:
            return [Bounced(one, "", "")]
    for found in _ADDRESS.findall(content):
        if (address := found.decode("ascii").lower().rstrip(".")) in recipients:
            return [Bounced("", address, "")]
    return []
