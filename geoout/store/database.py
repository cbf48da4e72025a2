"""Database: one connection to a workspace. Runs named queries, keeps transactions, speaks our errors."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from geoout.errors import DiskFull, Locked, UsageError
from geoout.store.sqlite import bound, connect, in_one, refusal


class Database:
    """A connection. Every method raises Locked, DiskFull, ReadOnly or StoreError and nothing of the driver's."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.absent = read_only and not path.exists()  # a reader of no file yet reads an empty one, and makes none
        self._connection = connect(path, read_only=read_only, absent=self.absent)

    def close(self) -> None:
        """Close the connection; closing twice is fine."""
        self._connection.close()

    def interrupt(self) -> None:
        """End the statement that runs, if one does, with Interrupted; any thread may call it."""
        self._connection.interrupt()

    def tuples(self, sql: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
        """All rows."""
        with self._refusals():
            return self._connection.execute(sql, bound(parameters)).fetchall()

    def dicts(self, sql: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """All rows with their columns' names."""
        with self._refusals():
            cursor = self._connection.execute(sql, bound(parameters))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def ids(self, sql: str, /, **parameters: Any) -> array[int]:
        """The one column of a query as a vector of 64-bit integers."""
        with self._refusals():
            return array("q", chain.from_iterable(self._connection.execute(sql, bound(parameters))))

    def page(self, sql: str, /, **parameters: Any) -> array[int]:
        """The same for a query with a LIMIT, read in one step.

        A thread that fetches rows one by one waits for the interpreter at each of them while the screen is drawn.
        """
        return array("q", json.loads(self.value(in_one(sql), **parameters)))

    def value(self, sql: str, /, **parameters: Any) -> Any:
        """The first column of the first row, None where there is none."""
        with self._refusals():
            row = self._connection.execute(sql, bound(parameters)).fetchone()
        return row[0] if row else None

    def run(self, sql: str, /, **parameters: Any) -> int:
        """Run a statement; how many rows it changed."""
        with self._refusals():
            return self._connection.execute(sql, bound(parameters)).rowcount

    def insert(self, sql: str, /, **parameters: Any) -> int:
        """Run an insert; the new row's id."""
        with self._refusals():
            return int(self._connection.execute(sql, bound(parameters)).lastrowid or 0)

    def many(self, sql: str, rows: Iterable[Mapping[str, Any] | tuple[Any, ...]]) -> None:
        """Run a statement once per row of parameters (no lists among them)."""
        with self._refusals():
            self._connection.executemany(sql, rows)

    def script(self, sql: str) -> None:
        """Run several statements; inside a transaction it stays open."""
        with self._refusals():
            for statement in statements(sql):
                self._connection.execute(statement)

    def spacious(self, on: bool) -> None:
        """Whether the next statements are many writes: a larger cache (64 MB) while they last."""
        self.run(f"PRAGMA cache_size = {-64000 if on else -16000}")

    def overwrite_deleted(self) -> None:
        """From now on the bytes of what is deleted are overwritten."""
        self.run("PRAGMA secure_delete = ON")

    def written_anew(self) -> bool:
        """Write the file anew from what is there and empty the log; False while somebody else keeps old bytes there."""
        try:
            self.value("PRAGMA wal_checkpoint(TRUNCATE)")
            self.run("VACUUM")
            return not self.value("PRAGMA wal_checkpoint(TRUNCATE)")
        except (Locked, DiskFull):
            return False

    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.in_transaction

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing. A transaction inside another joins it."""
        if self.in_transaction():
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self.in_transaction():
                self.run("ROLLBACK")
            raise

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise refusal(error, self.path) from error
        except OverflowError:
            raise UsageError("a number is larger than the database can hold", hint="write a smaller one") from None


def statements(sql: str) -> Iterator[str]:
    """The single statements of a script; semicolons inside triggers, quotes and comments do not end one."""
    part = ""
    for line in sql.splitlines(keepends=True):
        part += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(part):
            yield part
            part = ""
    if part.strip() and not all(line.startswith("--") or not line.strip() for line in part.splitlines()):
        yield part
