"""What a look into a mailbox found: offered to a person, never decided, never stored here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from geoout.language.plain import clean_line
from geoout.outbox.imap.heard import Heard


class Seen(StrEnum):
    """What was seen of a draft that left."""

    SENT = "sent"
    REPLY = "reply"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto-reply"


class Certainty(StrEnum):
    """How sure it is: by an identifier, or by address and subject."""

    CERTAIN = "certain"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Departed:
    """A draft that left, as far as a mailbox needs it.

    `identifiers` are the Message-IDs under which it may be known: that of the draft and those found in Sent;
    `recipient` and `sender` are addresses; `left` is when (aware); `sent`: whether somebody said already that it was
    sent; `noted` the Message-IDs of answers that were noted already.
    """

    draft: int
    identifiers: frozenset[str]
    recipient: str
    sender: str
    subject: str
    left: datetime
    sent: bool = False
    noted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mail that seems to belong to a draft.

    `why` is a clause; `at` is when the server got it (aware); `message_id` is the found mail's own, which a follow-up
    must thread to, empty where it has none; `sender` its From address; `subject` is cleaned.
    """

    draft: int
    kind: Seen
    certainty: Certainty
    why: str
    at: datetime
    message_id: str
    subject: str
    mailbox: str
    sender: str = ""


def sighting_of(one: Departed, mail: Heard, kind: Seen, certainty: Certainty, why: str) -> Sighting:
    """The sighting of `mail` as something that came of `one`."""
    where = clean_line(mail.mailbox)
    return Sighting(one.draft, kind, certainty, why, mail.at, mail.message_id, mail.subject, where, mail.sender)
