"""What is SQLite's own: opening a file, pragmas, lists in queries, and its refusals in our words.

Nothing of sqlite3 is seen outside this module and `database`.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from geoout.errors import DiskFull, GeooutError, Interrupted, Locked, Place, ReadOnly, StoreError
from geoout.store.search import pairs

BUSY_MS = 5000
"""How long a writer waits for another before it says Locked."""

LIST = "IN (SELECT value FROM json_each({}))"
"""A list as a parameter: it is bound as JSON."""

_LEAST_ROOM = 1 << 20
"""Bytes; a disk with less is the reason for an input/output error."""

_LIST = re.compile(r"\bIN (:\w+)\[\]")
_ROWS = re.compile(r"\bFROM (:\w+)\[\]")


def lists(sql: str) -> str:
    """`IN :ids[]` and `FROM :ids[]` (with its column `value`) in SQLite's words; elsewhere ANY and unnest."""
    sql = _ROWS.sub(r"FROM json_each(\1)", sql)
    return _LIST.sub(lambda found: LIST.format(found[1]), sql)


def walking(sql: str, index: str) -> str:
    """A query on `prospect` that must walk this index: SQLite keeps no counts by value, we may know better."""
    return sql.replace("FROM prospect WHERE", f"FROM prospect INDEXED BY {index} WHERE", 1)


def in_one(sql: str) -> str:
    """A query of one column of numbers as one row, a JSON array; its LIMIT makes its order last."""
    return f"WITH found (number) AS ({sql}) SELECT json_group_array(number) FROM found"  # noqa: S608


def bound(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as SQLite takes them: a list or array becomes JSON."""
    return {
        name: json.dumps(list(value)) if isinstance(value, Sequence) and not isinstance(value, str | bytes) else value
        for name, value in parameters.items()
    }


def connect(path: Path, *, read_only: bool, absent: bool = False) -> sqlite3.Connection:
    """A connection with our pragmas. Raises ReadOnly, Locked, StoreError.

    A reader asks for `mode=ro` first, which sees what others write; where not even the side files of the write-ahead
    log can be made (a read-only folder), the file is taken as immutable. `absent`: there is no file, and none is made.
    """
    try:
        if absent:
            return _prepared(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False), read_only=True)
        if not read_only:
            return _prepared(_open(path, "rwc"), read_only=False)
        try:
            return _prepared(_open(path, "ro"), read_only=True)
        except sqlite3.OperationalError:
            return _prepared(_open(path, "ro&immutable=1"), read_only=True)
    except sqlite3.Error as error:
        raise refusal(error, path) from error


def _open(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False)


def _prepared(connection: sqlite3.Connection, *, read_only: bool) -> sqlite3.Connection:
    try:
        connection.create_function("pairs", 1, pairs, deterministic=True)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -16000")
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def refusal(error: sqlite3.Error, path: Path) -> GeooutError:
    """The sentence for what SQLite refused, by its primary result code."""
    place = Place(str(path))
    full = DiskFull("the disk is full, nothing was changed", place, "make room and try again")
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    match code:
        case sqlite3.SQLITE_FULL:
            return full
        case sqlite3.SQLITE_IOERR if _has_no_room(path):  # the side files of the log could not be made
            return full
        case sqlite3.SQLITE_INTERRUPT:
            return Interrupted("nobody waits for this answer any more", place)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Locked("another geoout writes to this workspace", place, "wait until it is done and try again")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            hint = "change its permissions or copy the workspace to another folder"
            return ReadOnly("the workspace's database cannot be written", place, hint)
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return StoreError("this file is damaged or no database of geoout", place, "restore it from a backup")
        case sqlite3.SQLITE_IOERR:
            return StoreError("the disk answers with an error", place, "check the disk and restore from a backup")
    return StoreError(f"the database refused ({error})", place, "run geoout doctor")


def _has_no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False
