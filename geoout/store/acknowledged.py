"""Warnings that a person has read, once per revision: an edit asks again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from geoout.store.database import Database
from geoout.store.queries import named
from geoout.store.times import time_of, written

SQL = named(__file__)


@dataclass(frozen=True, slots=True)
class Read:
    """A warning that was read: which, by whom, when, of which revision."""

    code: str
    who: str
    at: datetime
    revision: int


class Acknowledged:
    """Append-only; undo leaves it alone: what was read was read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, draft: int, revision: int, codes: Sequence[str], who: str, at: datetime | None = None) -> None:
        """Note that `who` has read these warnings; one that was read before stays as it is."""
        time = written(at or datetime.now(UTC))
        rows = [{"draft": draft, "revision": revision, "code": code, "who": who, "at": time} for code in codes]
        with self._database.transaction():
            self._database.many(SQL["insert"], rows)

    def of(self, draft: int, revision: int) -> list[Read]:
        """What was read of a revision, oldest first."""
        return [_read(*row) for row in self._database.tuples(SQL["of_revision"], draft=draft, revision=revision)]


def _read(code: str, who: str, at: str, revision: int) -> Read:
    time = time_of(at)
    assert time is not None
    return Read(code, who, time, revision)
