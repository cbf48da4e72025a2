"""The destination `imap` against servers that misbehave: one sentence each, and never a second copy (R66)."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from geoout.outbox.destination import Older
from geoout.outbox.imap.drafts import ImapDrafts
from geoout.outbox.leave import Status, leave
from geoout.outbox.memory_ledger import MemoryLedger
from tests.outbox.bad_imap_server import ALL, LOGIN, PASSWORD, Cut, Server, untagged
from tests.outbox.contract import DestinationContract, Mails
from tests.outbox.imap_said import LETTER, cut_with, entry_of, hang, refusal
from tests.outbox.letters import draft, letter, terms


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


def test_nothing_is_asked_before_the_first_letter(start: Any) -> None:
    server, destination = start()
    assert destination.where(draft()) == f"Drafts of {LOGIN} at 127.0.0.1"
    assert destination.reserve(draft()).startswith("imap://lena%40example.com@127.0.0.1")
    assert server.connections == 0


def test_a_sender_without_account_is_told_the_file(start: Any) -> None:
    destination = ImapDrafts({})
    assert "lena@example.com has no IMAP account" in refusal(destination)
    assert destination.where(draft()) == "nowhere: lena@example.com has no IMAP account"


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


def _three() -> list[tuple[Any, str]]:
    return [(letter(draft(number, subject=f"No {number}"), destination="imap"), "") for number in range(3)]


@pytest.mark.parametrize("literal", ["LITERAL+", "LITERAL-"])
def test_without_multiappend_letters_do_not_wait_for_each_other(start: Any, literal: str) -> None:
    """Gmail and Microsoft 365 lack it: a server that answers only once it has all of them gets all of them."""
    waiting: list[bytes] = []

    def answer_at_last(server: Server, tag: bytes, arguments: bytes) -> bytes:
        server.mails += server.literals
        waiting.append(tag)
        lines = [tag + b" OK [APPENDUID 77 %d] done\r\n" % uid for uid, tag in enumerate(waiting, 1)]
        return b"".join(lines) if len(waiting) == 3 else b""

    capabilities = f"IMAP4rev1 UIDPLUS SPECIAL-USE {literal}"
    server, destination = start(capabilities=capabilities, answers={"APPEND": answer_at_last})
    receipts = destination.put_together(_three())
    assert [receipt.path.rpartition(";UID=")[2] for receipt in receipts] == ["1", "2", "3"]
    assert server.mails == [one.content for one, _ in _three()]


def test_what_literal_minus_does_not_let_pass_is_asked_for(start: Any) -> None:
    server, destination = start(capabilities="IMAP4rev1 UIDPLUS LITERAL-")
    long = letter(draft(body="Sehr geehrter Herr Weiß,\n" + "Zeile\n" * 900), destination="imap")
    destination.put_together([(long, ""), *_three()])
    assert server.mails[0] == long.content and len(long.content) > 4096
    assert not any(b"+}" in line for line in server.said)


def test_one_of_a_row_that_is_refused_costs_no_other_and_doubles_none(start: Any) -> None:
    def no_ones(server: Server, tag: bytes, arguments: bytes) -> bytes:
        if b"Subject: No 1" in server.literals[0]:
            return tag + b" NO [TOOBIG] not that one\r\n"
        server.mails += server.literals
        return tag + b" OK done\r\n"

    server, destination = start(capabilities="IMAP4rev1 LITERAL+", answers={"APPEND": no_ones})
    drafts = [draft(number, subject=f"No {number}") for number in range(3)]
    outcomes = leave(drafts, destination, MemoryLedger(), terms())
    assert [one.status for one in outcomes] == [Status.WRITTEN, Status.FAILED, Status.WRITTEN]
    assert "refused to put a draft into “Entwürfe”: “not that one”; shorten the text" in (outcomes[1].reason or "")
    assert len(server.mails) == 2


def test_a_row_that_is_cut_off_is_looked_for(start: Any) -> None:
    def cut_at_the_second(server: Server, tag: bytes, arguments: bytes) -> bytes:
        server.mails += server.literals
        if len(server.mails) == 2:
            raise Cut(b"")
        return tag + b" OK done\r\n"

    server, destination = start(capabilities="IMAP4rev1 LITERAL+", answers={"APPEND": cut_at_the_second})
    drafts = [draft(number, subject=f"No {number}") for number in range(3)]
    outcomes = leave(drafts, destination, MemoryLedger(), terms())
    assert [one.status for one in outcomes] == [Status.WRITTEN] * 3, outcomes
    assert len(server.mails) == 3


def test_a_refused_login_is_not_tried_again_and_again(start: Any) -> None:
    """Servers lock an account after a few wrong passwords; and a command may ask a person for it each time."""
    server, destination = start(answers={"LOGIN": b"NO wrong"})
    outcomes = leave([draft(number) for number in range(60)], destination, MemoryLedger(), terms())
    assert {one.status for one in outcomes} == {Status.FAILED}
    assert server.connections == 1 and sum(b"LOGIN" in line for line in server.said) == 1


def test_it_is_looked_for_in_the_account_where_it_was_put(start: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sender may be another one by now."""
    monkeypatch.setenv("GEOOUT_PASSWORD_JAN", PASSWORD)
    server, _ = start()
    accounts = {LOGIN: server.account(), "jan@example.com": server.account(login="jan", host="localhost")}
    destination = ImapDrafts(accounts)
    path = destination.put(LETTER, "").path
    assert LETTER.draft.sender is not None
    by_jan = replace(LETTER.draft, sender=replace(LETTER.draft.sender, email="jan@example.com"))
    found = destination.find(replace(LETTER, draft=by_jan, content=b""), path)
    assert found is not None and found.path == path
    destination.close()


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
