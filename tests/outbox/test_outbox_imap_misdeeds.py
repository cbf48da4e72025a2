"""The destination `imap` against servers that misbehave: each misdeed is one sentence, and no test waits long (R66)."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path
from typing import Any

import pytest

from geoout.errors import OutboxError
from geoout.outbox.destination import Older
from geoout.outbox.imap.account import Security
from geoout.outbox.imap.drafts import ImapDrafts
from geoout.outbox.imap.looking import look_into
from geoout.outbox.imap.secret import Secret
from geoout.outbox.imap.session import Session
from geoout.outbox.imap.sighting import Departed
from tests.outbox.bad_imap_server import INBOX, LOGIN, PASSWORD, POLITE, Server, untagged
from tests.outbox.imap_said import LETTER, cut_with, entry_of, hang, refusal
from tests.outbox.letters import NOW, draft, letter


def liar(size: int) -> Any:
    """A literal of another length than it says."""
    return untagged(b"* 1 FETCH (UID 1 BODY[HEADER.FIELDS (MESSAGE-ID)] {%d}\r\nMessage-ID: <a@b.example>\r\n)" % size)


@pytest.mark.parametrize(
    ("server", "said"),
    [
        ({"greeting": b"* BYE too many of you"}, "ended the connection: “too many of you”"),
        ({"greeting": b"220 mail.example ESMTP"}, "what is not IMAP"),
        ({"greeting": b"\x00\xff\x1b[31m"}, "what is not IMAP"),
        ({"greeting": b"* PREAUTH welcome root"}, "somebody is logged in already"),
        ({"greeting": b"* OK " + b"x" * 1_200_000}, "what is not IMAP"),
        ({"answers": {"LOGIN": b"NO [AUTHENTICATIONFAILED] wrong"}}, f"refused the login of {LOGIN}: “wrong”"),
        ({"answers": {"LOGIN": b"NO you said " + PASSWORD.encode()}}, f"refused the login of {LOGIN}"),
        ({"answers": {"LOGIN": b"BAD you said " + PASSWORD.encode()}}, f"refused the login of {LOGIN}"),
        ({"answers": {"LOGIN": cut_with(b"")}}, "closed the connection"),
        ({"answers": {"LOGIN": b"NO \x1b[2Jtwo\xe2\x80\xaelines"}}, "“[2Jtwolines”"),
        ({"capabilities": "IMAP4rev1 LOGINDISABLED"}, "does not take passwords here"),
        ({"capabilities": "IMAP4rev1 AUTH=PLAIN", "answers": {"AUTHENTICATE": b"NO no"}}, "refused the login"),
        ({"answers": {"LIST": b"NO not now"}}, "refused to list its mailboxes: “not now”"),
        ({"answers": {"LIST": untagged(b"* LIST (((((")}}, "what is not IMAP"),
        ({"answers": {"LIST": untagged(b'* LIST () "/" {99999999999}')}}, "what is not IMAP"),
        ({"answers": {"LIST": cut_with(b'* LIST () "/" {50}\r\nhalf')}}, "closed the connection"),
        ({"boxes": (INBOX,)}, "does not say which mailbox of lena@example.com is for drafts"),
        ({"boxes": (b'* LIST () "/" "In&IC4-box"',)}, "as drafts: one of Inbox"),
        ({"boxes": (INBOX, b'* LIST (\\Drafts) "/" {9}\r\nD\r\nA1 DEL')}, "does not say which mailbox"),
        ({"answers": {"UID SEARCH": untagged(b"* SEARCH 1"), "UID FETCH": liar(9)}}, "what is not IMAP"),
        ({"answers": {"UID SEARCH": untagged(b"* SEARCH 1"), "UID FETCH": liar(3_000_000)}}, "far too much of it"),
        ({"answers": {"EXAMINE": b"NO [NONEXISTENT] gone"}}, "refused to open “Entwürfe”: “gone”"),
        ({"answers": {"UID SEARCH": cut_with(b"* SEARCH 1 2")}}, "closed the connection"),
        ({"answers": {"UID SEARCH": untagged(b"* SEARCH one two")}}, "what is not IMAP"),
        ({"answers": {"APPEND": b"NO [OVERQUOTA] no room"}}, "because it is full: “no room”; make room"),
        ({"answers": {"APPEND": b"NO [TRYCREATE] none"}}, "make that mailbox in your mail client"),
        ({"answers": {"APPEND": b"BAD syntax"}}, "refused to put a draft into “Entwürfe”"),
        ({"answers": {"APPEND": b"NO " + b"z" * 5000}}, "refused to put a draft into “Entwürfe”"),
        ({"answers": {"APPEND": cut_with(b"* BYE shutting down\r\n")}}, "ended the connection: “shutting down”"),
        ({"capabilities": "IMAP4rev1", "answers": {"LITERAL": b"NO [OVERQUOTA] full"}}, "it is full"),
    ],
)
def test_every_misdeed_is_one_sentence(start: Any, server: dict[str, Any], said: str) -> None:
    _, destination = start(**server)
    assert said in refusal(destination)


@pytest.mark.parametrize("where", ["LOGIN", "LIST", "UID SEARCH", "APPEND"])
def test_a_server_that_never_answers_is_left(start: Any, where: str) -> None:
    _, destination = start({"timeout": 0.3}, answers={where: hang})
    assert "did not answer in time" in refusal(destination)


def test_a_server_that_drips_for_ever_is_left(start: Any) -> None:
    def drip(server: Server, tag: bytes, arguments: bytes) -> bytes:
        return (b"* OK " + b"and so on " * 9000 + b"\r\n") * 200

    _, destination = start({"timeout": 60.0}, answers={"NOOP": drip, "UID SEARCH": drip})
    assert "what is not IMAP (far too much of it)" in refusal(destination)


def test_a_literal_that_is_longer_than_what_comes_is_not_waited_for_for_ever(start: Any) -> None:
    answers = {"UID SEARCH": untagged(b"* SEARCH 1"), "UID FETCH": liar(9000)}
    _, destination = start({"timeout": 0.5}, answers=answers)
    assert "did not answer in time" in refusal(destination)


def test_what_a_server_says_unasked_disturbs_nothing(start: Any) -> None:
    chatter = (
        b"* 23 EXISTS\r\n* 1 RECENT\r\n* OK [ALERT] \x1b[31mcall us\r\n* 2 EXPUNGE\r\n* 4 FETCH (FLAGS (\\Seen))\r\n"
    )

    def with_chatter(polite: Any) -> Any:
        return lambda server, tag, arguments: chatter + polite(server, tag, arguments)

    answers = {name: with_chatter(how) for name, how in POLITE.items() if name not in ("LOGOUT", "AUTHENTICATE")}
    server, destination = start(answers=answers)
    path = destination.put(LETTER, "").path
    assert destination.put(LETTER, "").path == path and len(server.mails) == 1
    assert destination.older(entry_of(path)) is Older.UNCHANGED


def test_what_counts_is_what_it_can_do_after_the_login(start: Any) -> None:
    """Before the login this server promises what it then lacks; nothing of that is used."""

    def log_in(server: Server, tag: bytes, arguments: bytes) -> bytes:
        server.capabilities = "IMAP4rev1"
        return tag + b" OK welcome\r\n"

    server, destination = start(answers={"LOGIN": log_in})
    letters = [(letter(draft(number, subject=f"No {number}"), destination="imap"), "") for number in range(3)]
    destination.put_together(letters)
    assert len(server.mails) == 3 and sum(b"APPEND" in line for line in server.said) == 3
    assert not any(b"+}" in line or b"SPECIAL-USE" in line for line in server.said)


@pytest.mark.parametrize(("size", "said"), [(1_900_000, ""), (10_000_000, "far too much of it")])
def test_a_look_survives_a_subject_of_megabytes(start: Any, size: int, said: str) -> None:
    mail = b"From: a@b.example\r\nSubject: " + b"y" * size + b"\r\n\r\n"
    head = b'* 1 FETCH (UID 1 INTERNALDATE "21-Nov-2026 09:30:00 +0000" BODY[HEADER]<0> {%d}\r\n' % len(mail)
    server, _ = start(answers={"UID SEARCH": untagged(b"* SEARCH 1"), "UID FETCH": untagged(head + mail + b")")})
    left = Departed(1, frozenset({"<x@y.example>"}), "j@zeitung.example", LOGIN, "Erhebung", NOW)
    session = Session(server.account(), Secret(PASSWORD))
    if said:
        with pytest.raises(OutboxError, match=said):
            look_into(session, [left], {LOGIN})
    else:
        assert look_into(session, [left], {LOGIN}) == []
    session.close()


def test_nobody_listens(start: Any) -> None:
    server, _ = start()
    account = server.account(port=1)
    assert "accepts no connection on port 1; check host, port" in refusal(ImapDrafts({LOGIN: account}))


def test_a_host_that_does_not_exist(start: Any) -> None:
    server, _ = start()
    account = server.account(host="imap.nowhere.invalid", security=Security.TLS)
    said = refusal(ImapDrafts({LOGIN: account}))
    assert "imap.nowhere.invalid cannot be" in said


def test_without_tls_a_name_must_lead_to_this_machine(start: Any) -> None:
    server, _ = start()
    account = server.account(host="192.0.2.1")
    assert "192.0.2.1 is not this machine" in refusal(ImapDrafts({LOGIN: account}))


def certificate(folder: Path, name: str) -> ssl.SSLContext:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    command += ["-addext", f"subjectAltName=DNS:{name}", "-keyout", str(folder / "key"), "-out", str(folder / "cert")]
    subprocess.run(command, capture_output=True, check=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert", folder / "key")
    return context


def test_a_wrong_certificate_is_named(start: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = certificate(tmp_path, "other.example")
    _, destination = start({"security": Security.TLS}, context=context)
    said = refusal(destination)
    assert "the certificate of 127.0.0.1 is not trusted (self" in said and "SSL_CERT_FILE" in said
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert"))
    _, destination = start({"security": Security.TLS}, context=context)
    assert "the certificate of 127.0.0.1 is not trusted (IP address mismatch" in refusal(destination)


def test_tls_where_there_is_none_and_starttls_that_is_not_offered(start: Any) -> None:
    server, destination = start({"security": Security.TLS})
    assert "speaks no TLS on port" in refusal(destination)
    server, destination = start({"security": Security.STARTTLS})
    assert "does not offer STARTTLS" in refusal(destination)
    assert not any(b"LOGIN" in line for line in server.said)
