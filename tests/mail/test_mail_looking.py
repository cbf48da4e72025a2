"""From a workspace into Drafts, out of a person's Sent, and back: the desk offers what came of it (R114)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from geoout.desk.demo import make_demo
from geoout.desk.desk import Desk
from geoout.desk.leaving import destination_of, let_leave
from geoout.desk.mailbox import departed, look
from geoout.errors import OutboxError
from geoout.outbox.event import Event, Step
from geoout.outbox.leave import Status
from geoout.pitches.draft import DraftState
from tests.mail import dovecot as real


def describe(folder: Path, desk: Desk, account: real.Account, monkeypatch: pytest.MonkeyPatch, port: int = 0) -> None:
    """An accounts.yaml that gives every sender of the campaign the same mailbox."""
    lines = f"  host: 127.0.0.1\n  port: {port or account.port}\n  security: plain\n  login: {account.login}\n"
    text = "".join(
        f"{sender.email}:\n{lines}  password_command: printenv IMAP_SECRET\n" for sender in desk.campaign.senders
    )
    (folder / "accounts.yaml").write_text(text, "utf-8")
    monkeypatch.setenv("GEOOUT_ACCOUNTS", str(folder / "accounts.yaml"))
    monkeypatch.setenv("IMAP_SECRET", account.password)


def test_the_whole_way(tmp_path: Path, dovecot: real.Account, monkeypatch: pytest.MonkeyPatch) -> None:
    with Desk.open(make_demo(tmp_path / "here", datetime.now(UTC))) as desk:
        describe(tmp_path, desk, dovecot, monkeypatch)
        before = {one.draft for one in departed(desk)}
        destination = destination_of(desk, "imap")
        outcomes = let_leave(desk, desk.store.drafts.ids(state=DraftState.OPEN)[:6], destination)
        destination.close()
        left = [one.draft for one in outcomes if one.status is Status.WRITTEN]
        drafts = dovecot.mails()
        assert left and len(drafts) == len(left)
        assert not [one for one in look(desk) if one.draft in left]

        number = left[0]
        draft = desk.store.drafts.get(number)
        mail = next(mail for mail in drafts.values() if draft.contact.email in mail.decode())
        head, _, body = mail.partition(b"\r\n\r\n")
        lines = [line for line in head.split(b"\r\n") if not line.startswith(b"Message-ID:")]
        sent = b"\r\n".join([*lines, b"Message-ID: <made-by-the-client@mua.example>", b"", body])
        dovecot.append(sent, mailbox="Gesendet", flags=())
        answer = f"From: {draft.contact.email}\r\nMessage-ID: <answer@site.example>\r\n"
        answer += "In-Reply-To: <made-by-the-client@mua.example>\r\nSubject: Re\r\n\r\nyes"
        dovecot.append(answer.encode(), mailbox="INBOX", flags=())

        seen = [(one.kind.value, one.certainty.value, one.message_id) for one in look(desk) if one.draft == number]
        assert seen == [
            ("sent", "likely", "<made-by-the-client@mua.example>"),
            ("reply", "certain", "<answer@site.example>"),
        ]
        assert desk.store.drafts.get(number).state is DraftState.LEFT  # offered, never decided

        at = datetime.now(UTC)
        identifier = "<made-by-the-client@mua.example>"
        desk.store.events.add(Event(number, draft.prospect, Step.SENT, at, "me", message_id=identifier))
        again = [one.kind.value for one in look(desk) if one.draft == number]
        assert again == ["reply"]
        assert before.isdisjoint({number})


def test_what_stands_in_the_way_is_said(tmp_path: Path, dovecot: real.Account, monkeypatch: pytest.MonkeyPatch) -> None:
    with Desk.open(make_demo(tmp_path / "here", datetime.now(UTC))) as desk:
        assert departed(desk)
        monkeypatch.setenv("GEOOUT_ACCOUNTS", str(tmp_path / "none.yaml"))
        (tmp_path / "none.yaml").write_text("", "utf-8")
        with pytest.raises(OutboxError, match="none of the senders has an IMAP account"):
            look(desk)
        describe(tmp_path, desk, dovecot, monkeypatch, port=1)
        heard: list[str] = []
        with pytest.raises(OutboxError, match="accepts no connection on port 1"):
            look(desk, heard.append)
        assert "accepts no connection" in heard[0]
        describe(tmp_path, desk, dovecot, monkeypatch)
        assert look(desk, stop=lambda: True) == []
