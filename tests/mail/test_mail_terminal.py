"""From the screen into a real Drafts and back: keys only, against Dovecot (R114)."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from geoout.campaign.workspace import Workspace
from geoout.desk.demo import make_demo
from geoout.desk.desk import Desk
from geoout.pitches.draft import DraftState
from tests.mail import dovecot as real
from tests.terminal.terminal import Terminal

_SLOW = 0.4
"""Seconds that each piece of an answer takes on the slow line."""


@contextmanager
def slow_line(account: real.Account) -> Iterator[int]:
    """A port behind which the server is, with a line that delivers every piece late."""
    listener = socket.create_server(("127.0.0.1", 0))

    def carry(one: socket.socket, other: socket.socket, late: float) -> None:
        try:
            while piece := one.recv(4096):
                time.sleep(late)
                other.sendall(piece)
        except OSError:
            pass
        finally:
            one.close()
            other.close()

    def serve() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            server = socket.create_connection((account.host, account.port))
            threading.Thread(target=carry, args=(client, server, 0), daemon=True).start()
            threading.Thread(target=carry, args=(server, client, _SLOW), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()


def demo_with_account(folder: Path, account: real.Account, port: int) -> dict[str, str]:
    """The demo in `folder`/ws, every sender with this mailbox; the environment that says so."""
    with Desk.open(make_demo(folder / "ws", datetime.now(UTC))) as desk:
        senders = [sender.email for sender in desk.campaign.senders]
    one = f"  host: 127.0.0.1\n  port: {port}\n  security: plain\n  login: {account.login}\n"
    accounts = folder / "accounts.yaml"
    accounts.write_text("".join(f"{address}:\n{one}" for address in senders), "utf-8")
    login = re.sub(r"[^A-Z0-9]", "_", account.login.upper())
    return {"GEOOUT_ACCOUNTS": str(accounts), f"GEOOUT_PASSWORD_{login}": account.password}


def choose_imap(here: Terminal) -> None:
    here.until("Leaves as")
    here.press("t")
    here.until("type to filter")
    here.type("imap")
    here.until("▌  .*IMAP Drafts")
    here.press("enter")
    here.until("drafts leave into IMAP Drafts")


def answer(to: str, subject: str, message_id: str) -> bytes:
    head = f"From: {to}\r\nMessage-ID: <answer@site.example>\r\nIn-Reply-To: {message_id}\r\nSubject: Re: {subject}\r\n"
    return f"{head}\r\nGern.\r\n".encode()


def test_a_draft_leaves_is_sent_and_answered_and_each_is_noted_by_keys(tmp_path: Path, dovecot: real.Account) -> None:
    environment = demo_with_account(tmp_path, dovecot, dovecot.port)
    with Terminal("--workspace", "ws", home=tmp_path, rows=70, environment=environment) as here:
        here.press("3")
        sent, replied = (int(here.until(rf"(?m)^ +{stage}  (\d+)")[1]) for stage in ("Sent", "Replied"))
        choose_imap(here)
        here.press("x")
        here.until("1 draft leaves into IMAP Drafts")
        here.until(r"To Drafts of lena\d+@mail\.example")
        here.press("y")
        here.until("1 left into IMAP Drafts", limit=60)

        ((uid, mail),) = dovecot.mails().items()
        to = re.search(rb"(?m)^To: .*?([^\s<>]+@[^\s<>]+)", mail)
        assert to is not None
        recipient = to[1].decode().rstrip(">")
        dovecot.append(
            re.sub(rb"(?m)^Message-ID: .*\r$", b"Message-ID: <made-by-the-client@mua.example>\r", mail, count=1),
            mailbox=real.SENT,
            flags=(),
        )
        with dovecot.session() as client:
            client.select_folder(real.DRAFTS)
            client.delete_messages([uid])
            client.expunge()

        here.press("R")
        here.until("1 mail in the mailbox", limit=60)
        here.until("likely: ")
        here.press("y")  # nothing is ticked: that is no yes
        here.press("space")
        here.until("y note 1")
        here.press("y")
        here.until("1 mail noted")
        here.until(rf"(?m)^ +Sent  {sent + 1}\b")

        dovecot.append(answer(recipient, "x", "<made-by-the-client@mua.example>"), mailbox="INBOX", flags=())
        here.press("R")
        here.until("an answer that names this mail", limit=60)
        here.until("y note 1")
        here.press("y")
        here.until(rf"(?m)^ +Replied  {replied + 1}\b")
        here.press("u")
        here.until(rf"(?m)^ +Replied  {replied}\b")
        here.press("U")
        here.until(rf"(?m)^ +Replied  {replied + 1}\b")
        here.press("R")
        here.until("nothing new in the mailbox", limit=60)
        here.press("q")
        assert here.ended() == 0
    with Desk.open(Workspace(tmp_path / "ws")) as desk:
        (row,) = [row for row in desk.store.drafts.rows() if row.email == recipient and row.left == "imap"]
        assert row.state is DraftState.REPLIED
        said = desk.store.events.sent(row.id)
        assert said is not None and said.message_id == "<made-by-the-client@mua.example>"


def test_many_leave_over_a_slow_line_with_progress_and_a_stop_that_loses_nothing(
    tmp_path: Path, dovecot: real.Account
) -> None:
    with slow_line(dovecot) as port:
        environment = demo_with_account(tmp_path, dovecot, port)
        with Terminal("--workspace", "ws", home=tmp_path, environment=environment) as here:
            here.press("3")
            choose_imap(here)
            here.press("*")
            here.until(r"\d+ marked")
            here.press("x")
            wanted = int(here.until(r"(\d+) drafts leave into IMAP Drafts")[1])
            here.press("y")
            here.until(rf"leaving into IMAP Drafts .* of {wanted} +esc stop")
            here.see("j")  # the list stays usable
            here.press("escape")
            here.until("stopping ")
            left = int(here.until(r"(\d+) left into IMAP Drafts", limit=90)[1])
            here.until_gone("stopping ")
            here.press("q")
            assert here.ended() == 0
    assert len(dovecot.mails()) == left
    with Desk.open(Workspace(tmp_path / "ws")) as desk:
        rows = [row for row in desk.store.drafts.rows() if row.left == "imap"]
        assert len(rows) == left <= wanted and not list(desk.store.ledger.pending_rows())
