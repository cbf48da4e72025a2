"""The memory ledger and the destinations that keep something hold the contract."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoout.outbox.eml import EmlFolder
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
        return lambda: destination.mails


class TestEmlFolder(DestinationContract):
    @pytest.fixture
    def destination(self, tmp_path: Path) -> EmlFolder:
        return EmlFolder(tmp_path / "outbox")

    @pytest.fixture
    def mails(self, destination: EmlFolder) -> Mails:
        def read() -> dict[str, bytes]:
            return {str(path): path.read_bytes() for path in destination.folder.glob("*")}

        return read
