"""A ledger in a file, for tests that kill processes; as durable as the store's and nothing else."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from geoout import files
from geoout.outbox.ledger import Entry, Key
from geoout.outbox.memory_ledger import MemoryLedger

# Taken now: a test replaces the module's name with one that kills.
_write = files.write


class FileLedger(MemoryLedger):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        if path.exists():
            for draft, revision, destination, message_id, where, at, *rest in json.loads(path.read_text()):
                key = Key(draft, revision, destination)
                self._rows[key] = Entry(key, message_id, where, datetime.fromisoformat(at), *rest)

    def pending(self, key: Key, *, message_id: str, path: str, at: datetime, who: str = "", digest: str = "") -> Entry:
        return self._save(super().pending(key, message_id=message_id, path=path, at=at, who=who, digest=digest))

    def done(self, key: Key, *, path: str, at: datetime, digest: str = "") -> Entry:
        return self._save(super().done(key, path=path, at=at, digest=digest))

    def withdrawn(self, key: Key, *, at: datetime) -> Entry:
        return self._save(super().withdrawn(key, at=at))

    def _save(self, entry: Entry) -> Entry:
        rows = [
            [*row.key, row.message_id, row.path, row.at.isoformat(), row.done, row.digest, row.withdrawn]
            for row in self._rows.values()
        ]
        _write(self.path, json.dumps(rows).encode(), overwrite=True)
        return entry
