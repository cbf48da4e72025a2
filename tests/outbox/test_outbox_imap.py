"""The destination `imap` against servers that misbehave: one sentence each, and never a second copy (R66)."""

from __future__ import annotations

import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from geoout.errors import OutboxError
from geoout.outbox.destination import Older
from geoout.outbox.imap.account import Security
from geoout.outbox.imap.drafts import ImapDrafts
from geoout.outbox.ledger import Entry, digest_of
from tests.outbox.bad_imap_server import ALL, INBOX, LOGIN, PASSWORD, Cut, Hang, Server, running, untagged
from tests.outbox.contract import DestinationContract, Mails
from tests.outbox.letters import NOW, draft, letter

LETTER = letter(destination="imap")


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Starts a server and answers it with a destination that uses it."""
    monkeypatch.setenv("GEOOUT_PASSWORD", PASSWORD)
    with ExitStack() as stack:

        def begin(account: dict[str, object] | None = None, **server: Any) -> tuple[Server, ImapDrafts]:
            served = stack.enter_context(running(Server(**server)))
            destination = ImapDrafts({LOGIN: served.account(**(account or {}))})
            stack.callback(destination.close)
            return served, destination

        yield begin


class TestImapContract(DestinationContract):
    """What every destination promises, by a polite server."""

    @pytest.fixture
    def served(self, start: Any) -> tuple[Server, ImapDrafts]:
        return start()

    @pytest.fixture
    def destination(self, served: tuple[Server, ImapDrafts]) -> ImapDrafts:
        return served[1]

    @pytest.fixture
    def mails(self, served: tuple[Server, ImapDrafts]) -> Mails:
        return lambda: [mail for mail in served[0].mails if mail]


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


def test_nothing_is_asked_before_the_first_letter(start: Any) -> None:
    server, destination = start()
    assert destination.where(draft()) == f"Drafts of {LOGIN} at 127.0.0.1"
    assert destination.reserve(draft()).startswith("imap://lena%40example.com@127.0.0.1")
    assert server.connections == 0


def test_a_sender_without_account_is_told_the_file(start: Any) -> None:
    destination = ImapDrafts({})
    assert "lena@example.com has no IMAP account" in refusal(destination)
    assert destination.where(draft()) == "nowhere: lena@example.com has no IMAP account"


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


@pytest.mark.parametrize("lacking", ["UIDPLUS", "LITERAL+", "MULTIAPPEND", "SPECIAL-USE", "everything"])
def test_what_a_server_lacks_costs_no_draft(start: Any, lacking: str) -> None:
    """Without APPENDUID the UID is looked up, without MULTIAPPEND they go one by one."""
    capabilities = "IMAP4rev1" if lacking == "everything" else ALL.replace(lacking, "").replace("  ", " ")
    server, destination = start(capabilities=capabilities)
    letters = [letter(draft(number, subject=f"No {number}"), destination="imap") for number in range(5)]
    receipts = destination.put_together([(one, "") for one in letters])
    assert [receipt.path.rpartition(";UID=")[2] for receipt in receipts] == ["1", "2", "3", "4", "5"]
    assert server.mails == [one.content for one in letters]
    assert destination.put_together([(one, "") for one in letters]) == receipts
    assert len(server.mails) == 5


def test_marks_draft_and_seen_with_its_own_date(start: Any) -> None:
    server, destination = start()
    destination.put(LETTER, "")
    append = next(line for line in server.said if b"APPEND" in line)
    assert b'"Entw&APw-rfe" (\\Draft \\Seen) "20-Nov-2026 09:30:00 +0000" {' in append


def test_cut_before_the_reply_it_is_found_and_not_put_again(start: Any) -> None:
    def swallow(server: Server, tag: bytes, arguments: bytes) -> bytes:
        server.mails += server.literals
        raise Cut(b"")

    server, destination = start(answers={"APPEND": swallow})
    receipt = destination.put(LETTER, "")
    assert receipt.path.endswith("/Entw%C3%BCrfe;UIDVALIDITY=77/;UID=1")
    assert server.connections == 2 and len(server.mails) == 1


def test_cut_inside_the_literal_says_so_and_puts_nothing_twice(start: Any) -> None:
    server, destination = start(answers={"APPEND": cut_with(b"")})
    assert "closed the connection" in refusal(destination)
    assert sum(b"APPEND" in line for line in server.said) == 1


def test_what_a_silent_server_may_still_be_at_is_not_put_again(start: Any) -> None:
    server, destination = start({"timeout": 1.0}, answers={"APPEND": hang})
    assert "did not answer in time" in refusal(destination)
    server.answers = {}
    assert "did not answer in time" in refusal(destination)
    assert server.mails == []
    assert ImapDrafts({LOGIN: server.account()}).put(LETTER, "").path.endswith(";UID=1")


def test_a_connection_that_dropped_between_letters_is_made_again(start: Any) -> None:
    server, destination = start()
    destination.put(LETTER, "")
    noop = []

    def drop_once(server: Server, tag: bytes, arguments: bytes) -> bytes:
        noop.append(tag)
        if len(noop) == 1:
            raise Cut(b"* BYE idle for too long\r\n")
        return tag + b" OK\r\n"

    server.answers = {"NOOP": drop_once}
    destination.put(letter(draft(13, subject="Another"), destination="imap"), "")
    assert len(server.mails) == 2 and server.connections == 2


def entry_of(path: str, of: Any = LETTER, **changes: Any) -> Entry:
    return Entry(of.key, of.message_id, path, NOW, done=True, **{"digest": digest_of(of.content), **changes})


def test_older_is_unchanged_only_by_validity_uid_identifier_and_bytes(start: Any) -> None:
    server, destination = start()
    path = destination.put(LETTER, "").path
    assert destination.older(entry_of(path)) is Older.UNCHANGED
    assert destination.older(entry_of(path, digest="0" * 64)) is Older.CHANGED
    assert destination.older(entry_of(path, digest="")) is Older.UNKNOWN
    assert destination.older(entry_of(path.replace("UIDVALIDITY=77", "UIDVALIDITY=78"))) is Older.UNKNOWN
    assert destination.older(entry_of(path.replace(";UID=1", ";UID=9"))) is Older.GONE
    assert destination.older(entry_of(path.replace("lena", "jan"))) is Older.UNKNOWN
    assert destination.older(entry_of("outbox/0001-a.eml")) is Older.UNKNOWN
    server.mails[0] += b"more"
    assert destination.older(entry_of(path)) is Older.CHANGED


def test_a_server_that_cannot_be_asked_makes_it_unknown(start: Any) -> None:
    server, destination = start()
    path = destination.put(LETTER, "").path
    server.answers = {"EXAMINE": b"NO not today"}
    assert destination.older(entry_of(path)) is Older.UNKNOWN


def test_without_uidplus_nothing_is_withdrawn_or_marked(start: Any) -> None:
    """EXPUNGE alone would remove what other clients marked as deleted."""
    server, destination = start(capabilities="IMAP4rev1")
    path = destination.put(LETTER, "").path
    assert destination.withdraw(entry_of(path)) is False
    assert not any(b"STORE" in line or b"EXPUNGE" in line for line in server.said)


def test_the_token_is_sent_by_xoauth2_and_only_once(start: Any) -> None:
    """R66: Gmail and Microsoft 365 refuse passwords; a refused token is told so."""
    from geoout.outbox.imap.account import Auth

    server, destination = start({"auth": Auth.XOAUTH2}, capabilities=f"{ALL} AUTH=XOAUTH2")
    destination.put(LETTER, "")
    words = next(server.said[at + 1] for at, line in enumerate(server.said) if b"AUTHENTICATE XOAUTH2" in line)
    import base64

    assert base64.b64decode(words) == f"user={LOGIN}\x01auth=Bearer {PASSWORD}\x01\x01".encode()
    _, destination = start({"auth": Auth.XOAUTH2}, capabilities="IMAP4rev1")
    assert "does not offer XOAUTH2" in refusal(destination)


def test_a_server_that_wants_a_name_gets_one(start: Any) -> None:
    """NetEase's servers open no mailbox before ID; one that refuses it loses nothing."""
    server, destination = start(capabilities=f"{ALL} ID", answers={"ID": untagged(b"* ID NIL")})
    destination.put(LETTER, "")
    assert any(b'ID ("name" "geoout")' in line for line in server.said)
    server, destination = start(capabilities=f"{ALL} ID", answers={"ID": b"NO none of my business"})
    destination.put(LETTER, "")
    assert len(server.mails) == 1


def test_start_up_does_not_load_it() -> None:
    code = "import sys, geoout.outbox.imap.drafts, geoout.desk.mailbox; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"imapclient", "imaplib", "keyring", "yaml"} & set(loaded)
