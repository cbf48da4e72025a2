"""Triggers of a writing connection: the journal that undo reads, and the search index.

They are temporary: they belong to the connection, not to the file, so that an import can do without some of them and a
reader has none. The journal's fire only while a step is recorded (`recording.step`); rows that an import adds are known
by its number (`recording.import_id`) and are not written down one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from geoout.store.database import Database

UNDOABLE = ("prospect", "evidence", "contact", "answer", "draft", "do_not_contact", "standing_review", "event")
"""Tables whose rows undo puts back. The others (override, departure, draft_revision, review …) are history and stay."""

_SEARCHED = ("domain", "name", "topic", "people", "notes")
_ADDITIONS = ("prospect_added", "search_added")
_IMPORTED = ("prospect", "evidence", "contact")
_NOT_OF_THIS_IMPORT = "({0}.import_id IS NULL OR {0}.import_id IS NOT (SELECT import_id FROM recording))"


def install(database: Database) -> None:
    """Make the triggers of this connection."""
    database.run("CREATE TEMP TABLE recording (step INTEGER, import_id INTEGER)")
    database.run("INSERT INTO recording VALUES (NULL, NULL)")
    for statement in _triggers(database).values():
        database.run(statement)


@contextmanager
def without_additions(database: Database) -> Iterator[None]:
    """An import adds prospects without the triggers for each; it fills the search index by stretches itself."""
    for name in _ADDITIONS:
        database.run(f"DROP TRIGGER temp.{name}")
    yield
    for name, statement in _triggers(database).items():
        if name in _ADDITIONS:
            database.run(statement)


def _triggers(database: Database) -> dict[str, str]:
    """Every trigger by name."""
    made = _search()
    for table in UNDOABLE:
        made |= _journal(table, [str(row[1]) for row in database.tuples(f"PRAGMA table_info({table})")])
    return {name: f"CREATE TEMP TRIGGER {name} AFTER {body}" for name, body in made.items()}


def _journal(table: str, columns: list[str]) -> dict[str, str]:
    step = "(SELECT step FROM recording)"
    insert = "INSERT INTO journal_row (step, place, row, before, after) VALUES"

    by_hand = "new.import_id IS NULL AND" if table in _IMPORTED else ""
    known = f"AND {_NOT_OF_THIS_IMPORT.format('old')}" if table in _IMPORTED else ""

    def whole(row: str) -> str:
        return "json_object(" + ", ".join(f"'{name}', {row}.{name}" for name in columns) + ")"

    def changed(row: str) -> str:
        parts = (
            f"CASE WHEN old.{name} IS NOT new.{name} THEN ',\"{name}\":' || json_quote({row}.{name}) ELSE '' END"
            for name in columns
        )
        return "'{' || substr(" + " || ".join(parts) + ", 2) || '}'"

    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in columns)
    added = f"{insert} ({step}, '{table}', new.id, NULL, {whole('new')}); END"
    altered = f"{insert} ({step}, '{table}', old.id, {changed('old')}, {changed('new')}); END"
    removed = f"{insert} ({step}, '{table}', old.id, {whole('old')}, NULL); END"
    return {
        f"{table}_added": f"INSERT ON main.{table} WHEN {by_hand} {step} IS NOT NULL BEGIN {added}",
        f"{table}_changed": f"UPDATE ON main.{table} WHEN {step} IS NOT NULL {known} AND ({differs}) BEGIN {altered}",
        f"{table}_removed": f"DELETE ON main.{table} WHEN {step} IS NOT NULL {known} BEGIN {removed}",
    }


def _search() -> dict[str, str]:
    names = ", ".join(_SEARCHED)

    def values(row: str) -> str:
        said = " || ' ' || ".join(f"{row}.{name}" for name in ("name", "topic", "people", "notes", "domain"))
        return ", ".join(f"{row}.{name}" for name in _SEARCHED) + f", pairs({said})"

    forget = f"INSERT INTO search (search, rowid, {names}, pairs) VALUES ('delete', old.id, {values('old')});"  # noqa: S608
    learn = f"INSERT INTO search (rowid, {names}, pairs) VALUES (new.id, {values('new')});"  # noqa: S608
    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in _SEARCHED)
    return {
        "search_added": f"INSERT ON main.prospect BEGIN {learn} END",
        "search_changed": f"UPDATE OF {names} ON main.prospect WHEN {differs} BEGIN {forget} {learn} END",
        "search_removed": f"DELETE ON main.prospect BEGIN {forget} END",
    }
