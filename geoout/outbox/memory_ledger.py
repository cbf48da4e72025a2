"""A ledger in memory: for tests, and for a draft that leaves without a workspace."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from geoout.errors import OutboxError
from geoout.outbox.ledger import Entry, Key


class MemoryLedger:
    """Rows in a dict; forgotten when the program ends."""

    def __init__(self) -> None:
        self._rows: dict[Key, Entry] = {}

    def lookup(self, key: Key) -> Entry | None:
        """The row of this key, pending or done, or None."""
        return self._rows.get(key)

    def of_draft(self, draft: int) -> list[Entry]:
        """All rows of a draft, oldest revision first, then by destination."""
        return [self._rows[key] for key in sorted(self._rows) if key.draft == draft]

    def pending(self, key: Key, *, message_id: str, path: str, at: datetime, who: str = "", digest: str = "") -> Entry:
        """Note that this is about to leave; a row that exists already is the answer."""
        return self._rows.setdefault(key, Entry(key, message_id, path, at, digest=digest))

    def done(self, key: Key, *, path: str, at: datetime, digest: str = "") -> Entry:
        """Note that it is there. Raises OutboxError when the key was never pending."""
        row = self._known(key)
        if not row.done:
            row = self._rows[key] = replace(row, path=path, at=at, done=True, digest=digest or row.digest)
        return row

    def withdrawn(self, key: Key, *, at: datetime) -> Entry:
        """Note that a newer revision stands for it. Raises OutboxError when the key was never pending."""
        row = self._rows[key] = replace(self._known(key), withdrawn=True)
        return row

    def _known(self, key: Key) -> Entry:
        row = self._rows.get(key)
        if row is None:
            raise OutboxError(f"draft {key.draft} was never pending", hint="let it leave again")
        return row
