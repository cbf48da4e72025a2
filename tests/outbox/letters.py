"""Drafts to let out in tests; everybody is invented and reaches nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from geoout.campaign.campaign import Sender
from geoout.checks.finding import Finding, Severity
from geoout.outbox.destination import Letter
from geoout.outbox.leave import Terms
from geoout.outbox.ledger import Key
from geoout.outbox.message import compose, message_id
from geoout.pitches.draft import Draft, Kind, Part, Touch
from geoout.prospects.prospect import Contact


@dataclass(frozen=True)
class LetThrough:
    """An override as a store would answer it."""

    code: str = "REG001"
    reason: str = "agreed by phone"
    revision: int = 1


NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SENDER = Sender("lena", "Lena", "Öztürk", "lena@example.com", ("de",))
CONTACT = Contact(given="Jörg", surname="Weiß", email="j.weiss@zeitung.example")
BODY = """\
Sehr geehrter Herr Weiß,

wir haben 1.204 Haushalte befragt.

Mit freundlichen Grüßen
Lena Öztürk

--\x20
Beispiel GmbH"""
DRAFT = Draft(
    market="de",
    kind=Kind.DIGITAL_PR,
    touch=Touch.FIRST,
    subject="Erhebung: Wie Haushalte heizen",
    body=BODY,
    contact=CONTACT,
    sender=SENDER,
    template="de/digital_pr",
    id=12,
)


def draft(number: int = 12, email: str | None = None, **changes: Any) -> Draft:
    if email is not None:
        changes["contact"] = replace(changes.get("contact", CONTACT), email=email)
    return replace(DRAFT, id=number, **changes)


def letter(of: Draft = DRAFT, *, destination: str = "eml", x_unsent: bool = False) -> Letter:
    identifier = message_id(of, "example.com")
    content = compose(of, SENDER, sent=NOW, message_id=identifier, x_unsent=x_unsent)
    return Letter(of, Key(of.id, of.revision, destination), identifier, content, NOW)


def terms(**changes: Any) -> Terms:
    return Terms(**{"findings": lambda draft: [], "now": NOW, "workspace": "test", **changes})


def finding(code: str = "REG001", severity: Severity = Severity.ERROR) -> Finding:
    message = "“du” is informal here"
    return Finding(code, "informal-pronoun", severity, Part.BODY, 0, 2, "du", message, "Sie", True, "house")
