"""The ledger in the store: what is about to leave, what has left (`outbox.ledger.Ledger`)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from geoout.errors import OutboxError
from geoout.outbox.ledger import Entry, Key
from geoout.pitches.draft import Touch
from geoout.store.database import Database
from geoout.store.queries import named
from geoout.store.times import time_of, written

SQL = named(__file__)


class StoredLedger:
    """Append-only; undo leaves it alone. Each call is a transaction, so it must not be wrapped in a step."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lookup(self, key: Key) -> Entry | None:
        """The row of this key, pending or done, or None."""
        found = self._database.tuples(SQL["lookup"], **key._asdict())
        return _entry(*found[0]) if found else None

    def of_draft(self, draft: int) -> list[Entry]:
        """All rows of a draft, oldest revision first, then by destination."""
        return [_entry(*row) for row in self._database.tuples(SQL["of_draft"], draft=draft)]

    def pending(self, key: Key, *, message_id: str, path: str, at: datetime, who: str = "", digest: str = "") -> Entry:
        """Note that this is about to leave; a row that exists already is the answer."""
        given = {"message_id": message_id, "path": path, "at": written(at), "who": who, "digest": digest}
        with self._database.transaction():
            self._database.run(SQL["begin"], **key._asdict(), **given)
            return self._known(key)

    def done(self, key: Key, *, path: str, at: datetime, digest: str = "") -> Entry:
        """Note that it is there. The draft counts as left, its prospect as waiting; undo does not touch that.

        Raises OutboxError when the key was never pending.
        """
        with self._database.transaction():
            if self._database.run(SQL["finish"], **key._asdict(), path=path, at=written(at), digest=digest):
                self._database.run(SQL["draft_has_left"], draft=key.draft)
                self._database.run(SQL["prospect_was_touched"], draft=key.draft, at=written(at))
                self._database.run(SQL["prospect_waits"], draft=key.draft)
            return self._known(key)

    def withdrawn(self, key: Key, *, at: datetime) -> Entry:
        """Note that this revision's mail is not there any more because another one's is.

        Raises OutboxError when the key was never pending.
        """
        with self._database.transaction():
            self._database.run(SQL["withdraw"], **key._asdict(), at=written(at))
            return self._known(key)

    def pending_rows(self) -> list[Entry]:
        """What was about to leave when a process ended or a disk was full, the oldest first."""
        return [_entry(*row) for row in self._database.tuples(SQL["pending_rows"])]

    def left_per_day(self, market: str, since: date) -> dict[date, int]:
        """How many first mails of a market left on each UTC day from `since` on; days without any are not there.

        Each draft counts once, on the day it first left, however many revisions and destinations followed; what is on
        its way counts too. Follow-ups do not count (R27).
        """
        found = self._database.tuples(SQL["left_per_day"], market=market, since=since.isoformat(), first=Touch.FIRST)
        return {date.fromisoformat(day): number for day, number in found}

    def _known(self, key: Key) -> Entry:
        entry = self.lookup(key)
        if entry is None:
            raise OutboxError(f"draft {key.draft} was never pending", hint="let it leave again")
        return entry


def _entry(
    draft: int, revision: int, destination: str, message_id: str, path: str, at: str, state: str, digest: str, gone: Any
) -> Entry:
    time = time_of(at)
    assert time is not None
    return Entry(Key(draft, revision, destination), message_id, path, time, state == "done", digest, bool(gone))
