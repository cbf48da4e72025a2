"""mbsync between a server's Drafts and a Maildir: the same letters on both sides, still drafts and still seen."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from geoout.outbox.maildir import Maildir
from tests.mail import dovecot as real
from tests.mail.client import environment, need
from tests.mail.market_letters import imap_of, put
from tests.outbox.every_market import drafts

_SETTINGS = """\
IMAPStore far
Host {host}
Port {port}
User {login}
Pass {password}
SSLType None
AuthMechs LOGIN

MaildirStore near
Path {home}/
Inbox {home}/inbox

Channel drafts
Far ":far:{drafts}"
Near :near:Maildir
Create None
SyncState *
"""


def synchronise(home: Path, account: real.Account, direction: str) -> None:
    need("mbsync")
    values = {"host": account.host, "port": account.port, "login": account.login, "password": account.password}
    settings = _SETTINGS.format(home=home, drafts="Entw&APw-rfe", **values) + f"Sync {direction}\n"
    (home / "settings").write_text(settings, "ascii")
    command = ["mbsync", "-c", str(home / "settings"), "drafts"]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


def as_sent(mail: bytes) -> bytes:
    """The mail with CRLF and without the mark that mbsync finds its own mails by."""
    return re.sub(rb"X-TUID: [^\r\n]*\r\n", b"", re.sub(rb"\r?\n", b"\r\n", mail))


def files_of(maildir: Path) -> list[Path]:
    return [path for part in ("cur", "new") for path in (maildir / part).iterdir()]


def test_drafts_of_a_server_come_down_as_they_are(
    tmp_path: Path, dovecot: real.Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    destination = imap_of(dovecot, drafts(), monkeypatch)
    letters = [letter for letter, _ in put(destination, drafts())]
    destination.close()
    for part in ("cur", "new", "tmp"):
        (tmp_path / "Maildir" / part).mkdir(parents=True)
    synchronise(tmp_path, dovecot, "Pull")
    pulled = files_of(tmp_path / "Maildir")
    assert sorted(as_sent(path.read_bytes()) for path in pulled) == sorted(letter.content for letter in letters)
    assert {path.name.rpartition(":2,")[2] for path in pulled} == {"DS"}


def test_our_maildir_goes_up_as_it_is(tmp_path: Path, dovecot: real.Account) -> None:
    destination = Maildir(tmp_path / "Maildir")
    letters = [letter for letter, _ in put(destination, drafts())]
    dovecot.append(b"Subject: makes the mailbox\r\n\r\n", flags=(b"\\Deleted",))
    with dovecot.session() as client:
        client.select_folder(dovecot.drafts)
        client.expunge()
    synchronise(tmp_path, dovecot, "Push")
    assert sorted(map(as_sent, dovecot.mails().values())) == sorted(letter.content for letter in letters)
    with dovecot.session() as client:
        client.select_folder(dovecot.drafts, readonly=True)
        flags = client.get_flags(client.search("ALL"))
    assert all({b"\\Draft", b"\\Seen"} <= set(of) for of in flags.values())
    for letter in letters:
        assert destination.find(letter, "") is not None, "mbsync renames what it has synchronised"
    synchronise(tmp_path, dovecot, "Full")
    assert len(dovecot.mails()) == len(files_of(tmp_path / "Maildir")) == len(letters)
