"""Letters of every market's draft, brought to a destination as a departure would bring them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from geoout.outbox.destination import Destination, Letter, Receipt
from geoout.outbox.imap.account import Account, Security
from geoout.outbox.imap.drafts import ImapDrafts
from geoout.outbox.ledger import Entry, Key, digest_of
from geoout.outbox.message import compose, message_id
from geoout.pitches.draft import Draft
from tests.mail import dovecot as real
from tests.outbox.every_market import locale_of, sender_of

# Texts that some reader has taken for a header or for a second address.
HOSTILE = (
    "=?UTF-8?Q?Hi=0D=0ABcc:_x@evil.example?=",
    "=?UTF-8?Q?Hi=0ABcc:_x@evil.example?= =?UTF-8?B?DQpCY2M6IHhAZXZpbC5leGFtcGxl?=",
    '"x" <x@evil.example>, "',
    "a, x@evil.example; b: <x@evil.example>(c",
    '\\" <x@evil.example>, \\',
    "Grüße =?UTF-8?Q?=0D=0A?= <x@evil.example>",
)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def letter_of(draft: Draft, destination: str, *, eight_bit: bool = False) -> Letter:
    identifier = message_id(draft, "example.com")
    sender, locale = sender_of(draft), locale_of(draft)
    content = compose(draft, sender, sent=NOW, message_id=identifier, eight_bit=eight_bit, locale=locale)
    return Letter(draft, Key(draft.id, draft.revision, destination), identifier, content, NOW)


def put(destination: Destination, drafts: Sequence[Draft]) -> list[tuple[Letter, Receipt]]:
    """The letters of these drafts with where each went."""
    letters = [letter_of(draft, destination.name, eight_bit=destination.eight_bit) for draft in drafts]
    receipts = destination.put_together([(letter, destination.reserve(letter.draft)) for letter in letters])
    return list(zip(letters, receipts, strict=True))


def row_of(letter: Letter, receipt: Receipt) -> Entry:
    """The ledger's row once the letter is there."""
    return Entry(letter.key, letter.message_id, receipt.path, NOW, done=True, digest=digest_of(letter.content))


def imap_of(account: real.Account, drafts: Sequence[Draft], monkeypatch: pytest.MonkeyPatch) -> ImapDrafts:
    """The destination that puts every sender's drafts into this one account."""
    monkeypatch.setenv("GEOOUT_PASSWORD", account.password)
    there = Account(account.login, account.host, account.port, Security.PLAIN)
    return ImapDrafts({sender_of(draft).email: there for draft in drafts})
