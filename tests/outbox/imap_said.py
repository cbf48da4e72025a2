"""What tests of the destination `imap` ask of it, and how a server is told to misbehave."""

from __future__ import annotations

from typing import Any

import pytest

from geoout.errors import OutboxError
from geoout.outbox.imap.drafts import ImapDrafts
from geoout.outbox.ledger import Entry, digest_of
from tests.outbox.bad_imap_server import PASSWORD, Cut, Hang, Server
from tests.outbox.letters import NOW, letter

LETTER = letter(destination="imap")


def refusal(destination: ImapDrafts) -> str:
    with pytest.raises(OutboxError) as caught:
        destination.put(LETTER, "")
    said = str(caught.value)
    assert "\n" not in said and PASSWORD not in said and len(said) < 600
    assert caught.value.__context__ is None and caught.value.__cause__ is None
    return said


def cut_with(last: bytes) -> Any:
    def answer(server: Server, tag: bytes, arguments: bytes) -> bytes:
        raise Cut(last)

    return answer


def hang(server: Server, tag: bytes, arguments: bytes) -> bytes:
    raise Hang


def entry_of(path: str, of: Any = LETTER, **changes: Any) -> Entry:
    return Entry(of.key, of.message_id, path, NOW, done=True, **{"digest": digest_of(of.content), **changes})
