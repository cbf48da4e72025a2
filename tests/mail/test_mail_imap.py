"""Drafts into a real Dovecot: exactly once whatever is cut or killed, and a look at what came of them (R66, R114)."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from geoout.errors import OutboxError
from geoout.outbox.destination import Older, Receipt, identifier_of
from geoout.outbox.imap.account import Account, Security
from geoout.outbox.imap.drafts import ImapDrafts
from geoout.outbox.imap.looking import look_into
from geoout.outbox.imap.secret import Secret
from geoout.outbox.imap.session import Session
from geoout.outbox.imap.sighting import Departed
from tests.mail import dovecot as real
from tests.outbox.contract import DestinationContract, Mails, entry
from tests.outbox.letters import NOW, draft, letter

SENDER = "lena@example.com"


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch, dovecot: real.Account) -> None:
    monkeypatch.setenv("GEOOUT_PASSWORD", dovecot.password)


@pytest.fixture
def account(dovecot: real.Account) -> Account:
    return Account(dovecot.login, dovecot.host, dovecot.port, Security.PLAIN)


@pytest.fixture
def destination(account: Account) -> Iterator[ImapDrafts]:
    drafts = ImapDrafts({SENDER: account})
    yield drafts
    drafts.close()


class TestDovecotContract(DestinationContract):
    @pytest.fixture
    def mails(self, dovecot: real.Account) -> Mails:
        return lambda: list(dovecot.mails().values())


def test_a_draft_lies_there_as_a_draft_should(destination: ImapDrafts, dovecot: real.Account) -> None:
    """R66: in the mailbox that the server marks for drafts, seen, as a draft, with its own date, byte for byte."""
    mail = letter(destination="imap")
    receipt = destination.put(mail, destination.reserve(mail.draft))
    with dovecot.session() as client:
        client.normalise_times = False
        box = client.select_folder("Entwürfe", readonly=True)
        (uid,) = client.search()
        found = client.fetch([uid], ["FLAGS", "INTERNALDATE", "BODY.PEEK[]"])[uid]
    assert set(found[b"FLAGS"]) - {b"\\Recent"} == {b"\\Draft", b"\\Seen"}
    assert found[b"INTERNALDATE"] == NOW and found[b"BODY[]"] == mail.content
    login = dovecot.login.replace("@", "%40")
    where = f"imap://{login}@127.0.0.1:{dovecot.port}/Entw%C3%BCrfe;UIDVALIDITY={box[b'UIDVALIDITY']}/;UID={uid}"
    assert receipt == Receipt(where)


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_tls_and_starttls(dovecot: real.Account, security: Security, monkeypatch: pytest.MonkeyPatch) -> None:
    port = dovecot.tls_port if security is Security.TLS else dovecot.port
    accounts = {SENDER: Account(dovecot.login, "localhost", port, security)}
    with pytest.raises(OutboxError, match="the certificate of localhost is not trusted"):
        ImapDrafts(accounts).put(letter(destination="imap"), "")
    assert dovecot.mails() == {}
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.ca))
    destination = ImapDrafts(accounts)
    destination.put(letter(destination="imap"), "")
    destination.close()
    assert len(dovecot.mails()) == 1


def test_a_hundred_letters_go_in_few_rounds(destination: ImapDrafts, dovecot: real.Account) -> None:
    letters = [(letter(draft(number, subject=f"No {number}"), destination="imap"), "") for number in range(100)]
    receipts = [one for start in range(0, 100, 20) for one in destination.put_together(letters[start : start + 20])]
    found = dovecot.mails()
    assert [identifier_of(found[int(one.path.rpartition("=")[2])]) for one in receipts] == [
        one.message_id for one, _ in letters
    ]


def test_withdrawing_leaves_what_others_marked_as_deleted(destination: ImapDrafts, dovecot: real.Account) -> None:
    """Never EXPUNGE: a mail that a person marked in another client stays for that person; ours goes to the bin."""
    dovecot.append(b"Subject: mine, deleted by hand\r\n\r\nx\r\n", flags=(b"\\Deleted",))
    mail = letter(destination="imap")
    row = entry(mail, destination.put(mail, ""))
    assert destination.withdraw(row) is True
    assert [b"by hand" in one for one in dovecot.mails().values()] == [True]
    assert list(dovecot.mails("Papierkorb").values()) == [mail.content]


def test_what_a_client_did_to_a_draft_is_seen(destination: ImapDrafts, dovecot: real.Account) -> None:
    """A client saves a draft under a new UID and removes the old one, or marks it as deleted: gone, never sent."""
    first, second = letter(draft(1), destination="imap"), letter(draft(2, subject="Zwei"), destination="imap")
    rows = [entry(one, destination.put(one, "")) for one in (first, second)]
    with dovecot.session() as client:
        client.select_folder("Entwürfe")
        client.add_flags([1], [b"\\Deleted"])
        client.delete_messages([2])
        client.uid_expunge([2])
    assert [destination.older(row) for row in rows] == [Older.GONE, Older.GONE]
    assert not any(destination.withdraw(row) for row in rows)


def test_a_mailbox_made_anew_is_another(destination: ImapDrafts, dovecot: real.Account) -> None:
    mail = letter(destination="imap")
    row = entry(mail, destination.put(mail, ""))
    moved = replace(row, path=row.path.replace(";UIDVALIDITY=", ";UIDVALIDITY=9"))
    assert destination.older(moved) is Older.UNKNOWN
    gone = replace(row, path=row.path.replace("Entw%C3%BCrfe", "Nowhere"))
    assert destination.older(gone) is Older.UNKNOWN


def test_a_draft_sent_meanwhile_is_found_in_sent(destination: ImapDrafts, dovecot: real.Account) -> None:
    """A crash, then the person sends what had arrived: the next export must not put it again."""
    mail = letter(destination="imap")
    dovecot.append(mail.content, mailbox="Gesendet", flags=())
    found = destination.find(mail, "")
    assert found is not None and "/Gesendet;" in found.path
    row = entry(mail, found)
    assert destination.older(row) is Older.GONE and destination.withdraw(row) is False
    assert len(dovecot.mails("Gesendet")) == 1


class Cutting:
    """Between geoout and Dovecot; closes both sides as soon as the server says this."""

    def __init__(self, port: int, last: bytes, source: str = "127.0.0.1") -> None:
        self.last = last
        self.source = source
        self.cuts = 0
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.behind = port
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            try:
                near, _ = self.listening.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self.behind), source_address=(self.source, 0))
            for pair in ((near, far), (far, near)):
                threading.Thread(target=self.carry, args=pair, daemon=True).start()

    def carry(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65536):
                if self.last in data and not self.cuts:
                    self.cuts += 1
                    break
                other.sendall(data)
        except OSError:
            pass
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


def test_cut_before_the_reply_to_append_it_is_there_once(account: Account, dovecot: real.Account) -> None:
    """R66: the mail arrived, its reply did not; it is found instead of being put a second time."""
    cutting = Cutting(dovecot.port, b"APPENDUID")
    destination = ImapDrafts({SENDER: replace(account, port=cutting.port)})
    letters = [(letter(draft(number, subject=f"No {number}"), destination="imap"), "") for number in range(3)]
    receipts = destination.put_together(letters)
    destination.close()
    cutting.listening.close()
    assert cutting.cuts == 1
    assert [one.path.rpartition("=")[2] for one in receipts] == ["1", "2", "3"]
    assert len(dovecot.mails()) == 3


def test_a_wrong_password_is_one_sentence(account: Account, dovecot: real.Account) -> None:
    """From another address: Dovecot lets whoever failed wait, and the other tests too."""
    other = Cutting(dovecot.port, b"nothing is cut", "127.0.0.2")
    with pytest.raises(OutboxError, match=r"127\.0\.0\.1 refused the login of lena") as caught:
        Session(replace(account, port=other.port), Secret("wrong-password"))
    other.listening.close()
    assert "wrong-password" not in str(caught.value)


TO = "j.weiss@zeitung.example"
OURS = "<0123@example.com>"


def departed(number: int, identifier: str, recipient: str, subject: str) -> Departed:
    left = datetime.now(UTC) - timedelta(hours=1)
    return Departed(number, frozenset({identifier}), recipient, SENDER, subject, left)


def test_a_look_finds_what_came_of_it_and_marks_nothing_as_read(account: Account, dovecot: real.Account) -> None:
    """R114: sent under a new Message-ID, answered to that one; an automatic reply; a bounce; other mail stays out."""
    dovecot.append(
        f"Message-ID: <new@mua.example>\r\nTo: {TO}\r\nSubject: =?utf-8?q?Erhebung=3A_W=C3=A4rme?=\r\n\r\nx".encode(),
        mailbox="Gesendet",
        flags=(),
    )
    report = (
        b'From: MAILER-DAEMON@mx.example\r\nMessage-ID: <d@mx>\r\nContent-Type: multipart/report; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; "
        b"gone@blog.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
    )
    away = (
        b"Message-ID: <a@z>\r\nFrom: away@site.example\r\nIn-Reply-To: <2@example.com>\r\n"
        b"Auto-Submitted: auto-replied\r\nSubject: Abwesend\r\n\r\nIch"
    )
    answers = (
        f"Message-ID: <r@z>\r\nFrom: {TO}\r\nReferences: <new@mua.example>\r\nSubject: AW: x\r\n\r\nGern".encode(),
        away,
        report,
        b"Message-ID: <n@z>\r\nFrom: news@zeitung.example\r\nSubject: Newsletter\r\n\r\nx",
        b"Subject: \xff\xfe=?x?q?=\r\nReferences: " + b"<x>" * 40_000 + b"\r\n\r\n",
    )
    dovecot.append(*answers, mailbox="INBOX", flags=())
    waiting = [
        departed(1, OURS, TO, "Erhebung: Wärme"),
        departed(2, "<2@example.com>", "away@site.example", "Zwei"),
        departed(3, "<3@example.com>", "gone@blog.example", "Drei"),
        departed(4, "<4@example.com>", "silent@site.example", "Vier"),
    ]
    heard: list[str] = []
    session = Session(account, Secret(dovecot.password))
    found = look_into(session, waiting, {SENDER}, heard.append)
    session.close()
    assert [(one.draft, one.kind.value, one.certainty.value, one.message_id, one.mailbox) for one in found] == [
        (1, "sent", "likely", "<new@mua.example>", "Gesendet"),
        (1, "reply", "certain", "<r@z>", "INBOX"),
        (2, "auto-reply", "certain", "<a@z>", "INBOX"),
        (3, "bounce", "likely", "<d@mx>", "INBOX"),
    ]
    assert heard == ["Gesendet: 0 of 1 mails", "INBOX: 0 of 5 mails"]
    with dovecot.session() as client:
        client.select_folder("INBOX", readonly=True)
        assert all(b"\\Seen" not in flags for flags in client.get_flags(client.search()).values())


def test_a_look_stops_when_asked(account: Account, dovecot: real.Account) -> None:
    dovecot.append(f"Message-ID: {OURS}\r\n\r\n".encode(), mailbox="Gesendet", flags=())
    session = Session(account, Secret(dovecot.password))
    assert look_into(session, [departed(1, OURS, TO, "x")], (), None, lambda: True) == []
    session.close()
