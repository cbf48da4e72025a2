"""The named queries: each is described, used and valid; none leaves the room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import geoout.store
from geoout.store.open import Store
from geoout.store.queries import named, parse

ROOM = Path(geoout.store.__file__).parent
FILES = sorted(ROOM.glob("*.sql"), key=lambda path: path.name)
QUERIES = [(path, name, sql) for path in FILES if path.name != "schema.sql" for name, sql in named(str(path)).items()]


@pytest.mark.parametrize(("path", "name", "sql"), QUERIES, ids=[f"{path.stem}.{name}" for path, name, _ in QUERIES])
def test_every_query_can_be_explained(store: Store, path: Path, name: str, sql: str) -> None:
    parameters = dict.fromkeys(re.findall(r":(\w+)", sql))
    assert store._database.tuples(f"EXPLAIN {sql}", **parameters)


@pytest.mark.parametrize(("path", "name", "sql"), QUERIES, ids=[f"{path.stem}.{name}" for path, name, _ in QUERIES])
def test_every_query_is_used(path: Path, name: str, sql: str) -> None:
    users = [path.with_suffix(".py"), ROOM / "stretch.py"] if path.stem == "imports" else [path.with_suffix(".py")]
    assert any(f'"{name}"' in user.read_text("utf-8") for user in users)


def test_every_query_file_has_its_module() -> None:
    assert all(path.with_suffix(".py").exists() for path in FILES if path.name != "schema.sql")


def test_lists_are_bound_whole() -> None:
    text = "-- name: page\n-- A page.\nSELECT domain FROM prospect WHERE id IN :ids[];\n"
    assert parse(text) == {"page": "SELECT domain FROM prospect WHERE id IN (SELECT value FROM json_each(:ids))"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("-- name: one\n-- It.\nSELECT 1;\n-- name: one\n-- It.\nSELECT 2;\n", "twice"),
        ("-- name: one\nSELECT 1;\n", "no description"),
    ],
)
def test_a_careless_query_file_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        parse(text)


def test_only_two_modules_know_the_driver() -> None:
    users = {path.name for path in ROOM.glob("*.py") if "import sqlite3" in path.read_text("utf-8")}
    assert users == {"sqlite.py", "database.py"}
