"""Journal: undo and redo as rows before and after, written by triggers (see `triggers`), kept over restarts.

One step is one transaction. A new change forgets what was undone. An import is undone by its number: its new rows are
written down only when they are taken away.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, NamedTuple

from geoout.errors import AlreadyLeft
from geoout.store.database import Database
from geoout.store.queries import named
from geoout.store.times import written

SQL = named(__file__)
KEPT = 500
"""How many steps can be undone."""


class _Row(NamedTuple):
    id: int
    place: str
    row: int
    before: str | None
    after: str | None

    @property
    def reversed(self) -> _Row:
        return self._replace(before=self.after, after=self.before)


class Journal:
    """Steps that can be undone, newest first, and redone."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._recording = False

    @property
    def undo_label(self) -> str | None:
        """What `undo` would undo."""
        step = self._first("last_done")
        return step[1] if step else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again."""
        step = self._first("first_undone")
        return step[1] if step else None

    @contextmanager
    def step(self, label: str, *, import_id: int | None = None) -> Iterator[None]:
        """One transaction and one undo step; inside another it joins that one. A step that changes nothing is none."""
        if self._recording:
            yield
            return
        database = self._database
        with database.transaction():
            number = database.insert(SQL["begin"], label=label, import_id=import_id, at=written(datetime.now(UTC)))
            self._recording = True
            try:
                database.run(SQL["record"], step=number, import_id=import_id)
                yield
                database.run(SQL["record"], step=None, import_id=None)
            finally:
                self._recording = False
            if database.value(SQL["is_empty"], step=number, import_id=import_id):
                database.run(SQL["forget"], step=number)
            else:
                database.run(SQL["forget_undone"])
                database.run(SQL["forget_old"], kept=KEPT)

    def undo(self) -> str | None:
        """Take back the last step; its label, or None where nothing is left to undo.

        Raises AlreadyLeft, and changes nothing, where a draft has left as that step made it: what is out stays.
        """
        with self._database.transaction():
            step = self._first("last_done")
            if step is None:
                return None
            number, label, import_id = step
            if (gone := self._database.value(SQL["has_left"], step=number)) is not None:
                raise AlreadyLeft(f"the draft to {gone} has left", hint=f"“{label}” can no longer be undone")
            self._database.run(SQL["defer_references"])
            self._put([row.reversed for row in reversed(self._rows(number))])
            if import_id is not None:
                self._remove_import(number, import_id)
            self._database.run(SQL["set_undone"], step=number, undone=1)
            return label

    def redo(self) -> str | None:
        """Do the step again that was undone last; its label, or None where there is none."""
        with self._database.transaction():
            step = self._first("first_undone")
            if step is None:
                return None
            number, label, import_id = step
            self._database.run(SQL["defer_references"])
            rows = self._rows(number)
            if import_id is not None:
                self._put([row.reversed for row in reversed(rows) if row.after is None])
                rows = [row for row in rows if row.after is not None]
                self._database.run(SQL["forget_removed"], step=number)
            self._put(rows)
            self._database.run(SQL["set_undone"], step=number, undone=0)
            return label

    def forget(self) -> None:
        """Forget every step, done or undone: what is there now is where undo ends."""
        with self._database.transaction():
            self._database.run(SQL["forget_undone"])
            self._database.run(SQL["forget_old"], kept=0)

    def _first(self, query: str) -> tuple[int, str, int | None] | None:
        rows = self._database.tuples(SQL[query])
        return (rows[0][0], rows[0][1], rows[0][2]) if rows else None

    def _rows(self, step: int) -> list[_Row]:
        return [_Row(*row) for row in self._database.tuples(SQL["rows"], step=step)]

    def _remove_import(self, step: int, import_id: int) -> None:
        self._database.run(SQL["record"], step=step, import_id=None)
        self._database.run(SQL["remove_imported_prospects"], import_id=import_id)
        self._database.run(SQL["record"], step=None, import_id=None)

    def _put(self, rows: list[_Row]) -> None:
        """Bring rows from `before` to `after`, in order, runs of one shape together."""
        for statement, run in groupby(((_statement(row), _values(row)) for row in rows), key=lambda each: each[0]):
            self._database.many(statement, [values for _, values in run])


def _statement(row: _Row) -> str:
    if row.after is None:
        return f"DELETE FROM {row.place} WHERE id = :id"  # noqa: S608 - names come from our own triggers
    names = list(json.loads(row.after))
    if row.before is None:
        fields = ", ".join(names)
        return f"INSERT INTO {row.place} ({fields}) VALUES ({', '.join(f':{name}' for name in names)})"  # noqa: S608
    return f"UPDATE {row.place} SET {', '.join(f'{name} = :{name}' for name in names)} WHERE id = :id"  # noqa: S608


def _values(row: _Row) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(row.after) if row.after else {}
    return {"id": row.row, **values}
