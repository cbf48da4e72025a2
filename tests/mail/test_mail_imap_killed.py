"""The exporter killed at every step of a departure over IMAP: every draft is in Drafts exactly once (R66).

From the first pending row on: before every command and in the middle of every one that carries a mail, before every
answer is read (the server has done then what it was asked), and before every note in the ledger.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from geoout.outbox.imap.account import Account, Security
from geoout.outbox.imap.drafts import ImapDrafts
from geoout.outbox.imap.session import Session
from geoout.outbox.imap.wire import Wire
from geoout.outbox.leave import Outcome, Status, leave
from geoout.outbox.ledger import Entry
from geoout.pitches.draft import Draft
from tests.mail import dovecot as real
from tests.outbox.file_ledger import FileLedger
from tests.outbox.killed import steps
from tests.outbox.letters import draft, terms

OLDER = draft(1, subject="Erhebung, alt")
FIRST = draft(2, subject="Erstes")
NEWER = replace(OLDER, revision=2, subject="Erhebung, neu")


class Gate:
    """Where a child may die."""

    @staticmethod
    def before_noting() -> None: ...

    @staticmethod
    def before_sending() -> None: ...

    @staticmethod
    def before_reading() -> None: ...


class NotingLedger(FileLedger):
    """A ledger with one step per note; what happens within a note is tested with the other destinations."""

    def _save(self, entry: Entry) -> Entry:
        Gate.before_noting()
        rows = [[*row.key, row.message_id, row.path, row.at.isoformat(), row.done, row.digest, row.withdrawn]
                for row in self._rows.values()]  # fmt: skip
        self.path.write_text(json.dumps(rows))
        return entry


class Run:
    """A mailbox and a ledger of their own, in which the older revision lies already."""

    def __init__(self, folder: Path, server: real.Server, number: int) -> None:
        self.mailbox = real.Account(server, f"killed-{uuid4().hex}@mail.example")
        self.ledger = folder / f"ledger-{number}.json"
        self.leave([OLDER])

    def leave(self, drafts: list[Draft]) -> list[Outcome]:
        account = Account(self.mailbox.login, self.mailbox.host, self.mailbox.port, Security.PLAIN)
        destination = ImapDrafts({"lena@example.com": account})
        try:
            return leave(drafts, destination, NotingLedger(self.ledger), terms())
        finally:
            destination.close()

    def leave_in_pieces(self) -> None:
        """What the child does: once a row is pending it may die before each half of a mail and before each answer."""
        send, readline = Wire.send, Wire.readline
        begun = len(NotingLedger(self.ledger)._rows)

        def has_begun() -> bool:
            return len(NotingLedger(self.ledger)._rows) > begun

        def send_in_halves(self: Any, data: bytes) -> None:
            half = len(data) // 2 if b"\r\nSubject: " in data else 0
            for piece in filter(None, (data[:half], data[half:])):
                if has_begun():
                    Gate.before_sending()
                send(self, piece)

        def read_when_there(self: Any) -> bytes:
            self.file.peek(1)
            if has_begun():
                Gate.before_reading()
            return readline(self)

        Wire.send, Wire.readline = send_in_halves, read_when_there  # type: ignore[method-assign]
        self.leave([NEWER, FIRST])

    def subjects(self) -> list[bytes]:
        lines = (line for mail in self.mailbox.mails().values() for line in mail.split(b"\r\n"))
        return sorted(line for line in lines if line.startswith(b"Subject:"))


@pytest.mark.parametrize("lacking", ["", "MULTIAPPEND"])
def test_killed_anywhere(tmp_path: Path, dovecot: real.Account, monkeypatch: pytest.MonkeyPatch, lacking: str) -> None:
    """Also as Gmail and Microsoft 365 are: without MULTIAPPEND, one APPEND behind the other."""
    can = Session.can
    monkeypatch.setattr(Session, "can", lambda self, ability: ability != lacking and can(self, ability))
    monkeypatch.setenv("GEOOUT_PASSWORD", dovecot.password)
    runs = [Run(tmp_path, dovecot.server, 1)]
    gates = [(Gate, name) for name in ("before_noting", "before_sending", "before_reading")]
    for step in steps(lambda: runs[-1].leave_in_pieces(), also=gates):
        run = runs[-1]
        outcomes = run.leave([NEWER, FIRST])
        assert {one.status for one in outcomes} <= {Status.WRITTEN, Status.ALREADY}, step
        assert run.subjects() == [b"Subject: Erhebung, neu", b"Subject: Erstes"], step
        again = run.leave([NEWER, FIRST])
        assert [one.status for one in again] == [Status.ALREADY, Status.ALREADY], step
        runs.append(Run(tmp_path, dovecot.server, step + 1))
    assert len(runs) > 40
