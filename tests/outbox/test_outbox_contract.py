"""The memory ledger and the destinations that keep something hold the contract."""

from __future__ import annotations

import mailbox
from contextlib import closing
from pathlib import Path

import pytest

from geoout.outbox.eml import EmlFolder
from geoout.outbox.maildir import Maildir
from geoout.outbox.mbox import Mbox
from geoout.outbox.memory import Memory
from geoout.outbox.memory_ledger import MemoryLedger
from tests.outbox.contract import DestinationContract, LedgerContract, Mails


class TestMemoryLedger(LedgerContract):
    @pytest.fixture
    def ledger(self) -> MemoryLedger:
        return MemoryLedger()


class TestMemory(DestinationContract):
    @pytest.fixture
    def destination(self) -> Memory:
        return Memory()

    @pytest.fixture
    def mails(self, destination: Memory) -> Mails:
        return lambda: list(destination.mails.values())


class TestEmlFolder(DestinationContract):
    @pytest.fixture
    def destination(self, tmp_path: Path) -> EmlFolder:
        return EmlFolder(tmp_path / "outbox")

    @pytest.fixture
    def mails(self, destination: EmlFolder) -> Mails:
        return lambda: [path.read_bytes() for path in destination.folder.glob("*")]


class TestMaildir(DestinationContract):
    @pytest.fixture
    def destination(self, tmp_path: Path) -> Maildir:
        return Maildir(tmp_path / "Maildir")

    @pytest.fixture
    def mails(self, destination: Maildir) -> Mails:
        return lambda: [crlf(path.read_bytes()) for path in destination.folder.glob("*/*")]


class TestMbox(DestinationContract):
    @pytest.fixture
    def destination(self, tmp_path: Path) -> Mbox:
        return Mbox(tmp_path / "drafts.mbox")

    @pytest.fixture
    def mails(self, destination: Mbox) -> Mails:
        def read() -> list[bytes]:
            if not destination.path.exists():
                return []
            with closing(mailbox.mbox(destination.path, create=False)) as box:
                return [crlf(box.get_bytes(key)) for key in box.keys()]  # noqa: SIM118

        return read


def crlf(content: bytes) -> bytes:
    return content.replace(b"\n", b"\r\n")
