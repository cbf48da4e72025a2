"""A draft that a person edits in a client is never mistaken for the mail that was put there."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoout.outbox.destination import Older
from geoout.outbox.maildir import Maildir
from tests.mail import dovecot as real
from tests.mail import mutt
from tests.mail.market_letters import imap_of, put, row_of
from tests.outbox.every_market import by_market

DRAFT = by_market()["de"]
CHANGE = 'printf "PS: noch etwas\\n" >> "$1"'


@pytest.mark.parametrize("program", mutt.PROGRAMS)
def test_an_edit_in_mutt_is_seen_in_a_maildir(program: str, tmp_path: Path) -> None:
    destination = Maildir(tmp_path / "Maildir")
    ((letter, receipt),) = put(destination, [DRAFT])
    row = row_of(letter, receipt)
    assert destination.older(row) is Older.UNCHANGED
    seen = mutt.edit_one(program, tmp_path, str(tmp_path / "Maildir"), CHANGE)
    assert seen.text.endswith("PS: noch etwas\n")
    assert destination.older(row) in {Older.GONE, Older.CHANGED}
    assert not destination.withdraw(row)
    (kept,) = [path for part in ("cur", "new") for path in (tmp_path / "Maildir" / part).iterdir()]
    assert b"PS: noch etwas" in kept.read_bytes()


@pytest.mark.parametrize("program", mutt.PROGRAMS)
def test_an_edit_in_mutt_is_seen_on_a_server(
    program: str, tmp_path: Path, dovecot: real.Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    destination = imap_of(dovecot, [DRAFT], monkeypatch)
    ((letter, receipt),) = put(destination, [DRAFT])
    row = row_of(letter, receipt)
    assert destination.older(row) is Older.UNCHANGED
    mutt.edit_one(program, tmp_path, mutt.imap_address(dovecot), CHANGE, dovecot)
    assert destination.older(row) in {Older.GONE, Older.CHANGED}
    assert not destination.withdraw(row)
    destination.close()
    (kept,) = dovecot.mails().values()
    assert b"PS: noch etwas" in kept


def test_a_save_as_thunderbird_does_it_is_seen(dovecot: real.Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new mail with a Message-ID of its own is appended, then the one it was opened from is deleted."""
    destination = imap_of(dovecot, [DRAFT], monkeypatch)
    ((letter, receipt),) = put(destination, [DRAFT])
    row = row_of(letter, receipt)
    (uid,) = dovecot.mails()
    saved = letter.content.replace(letter.message_id.encode(), b"<2f1d@mail.example>").replace(
        b"\r\n\r\n", b"\r\n\r\n.", 1
    )
    dovecot.append(saved)
    with dovecot.session() as client:
        client.select_folder(dovecot.drafts)
        client.add_flags([uid], [b"\\Deleted"])
        assert destination.older(row) in {Older.GONE, Older.CHANGED}, "marked, not yet removed"
        client.expunge([uid])
    assert destination.older(row) is Older.GONE
    assert not destination.withdraw(row)
    destination.close()
    assert list(dovecot.mails().values()) == [saved]
