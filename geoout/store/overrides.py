"""Errors that a person let through, with the reason, for ever. They hold for one revision: an edit asks again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from geoout.errors import UsageError
from geoout.store.database import Database
from geoout.store.queries import named
from geoout.store.times import time_of, written

SQL = named(__file__)


@dataclass(frozen=True, slots=True)
class Override:
    """An error let through: which, why, by whom, when, in which revision."""

    code: str
    reason: str
    who: str
    at: datetime
    revision: int


class Overrides:
    """Append-only; undo leaves it alone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        draft_id: int,
        revision: int,
        codes: Sequence[str],
        reason: str,
        who: str,
        at: datetime | None = None,
    ) -> None:
        """Let errors through. Raises UsageError without a reason."""
        if not reason.strip():
            raise UsageError("an override needs a reason", hint="write why this may leave")
        time = written(at or datetime.now(UTC))
        rows = [
            {"draft": draft_id, "revision": revision, "code": code, "reason": reason, "who": who, "at": time}
            for code in codes
        ]
        with self._database.transaction():
            self._database.many(SQL["insert"], rows)

    def of(self, draft_id: int, revision: int) -> list[Override]:
        """What was let through of a revision, oldest first."""
        return [_override(*row) for row in self._database.tuples(SQL["of_revision"], draft=draft_id, revision=revision)]

    def all(self) -> list[tuple[int, Override]]:
        """Everything that was ever let through, by the draft's number, oldest first."""
        return [(draft, _override(*row)) for draft, *row in self._database.tuples(SQL["all"])]


def _override(code: str, reason: str, who: str, at: str, revision: int) -> Override:
    time = time_of(at)
    assert time is not None
    return Override(code, reason, who, time, revision)
