"""Opening a workspace's database, and every way in which it can be refused."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from geoout.errors import DiskFull, Locked, NewerThanUs, ReadOnly, StoreError
from geoout.prospects.query import parse
from geoout.store.database import Database
from geoout.store.migrate import FOLDER, migrations
from geoout.store.open import Store, open_store
from tests.store.made_up import FULL, site


def shape(path: Path) -> set[tuple[str, ...]]:
    with sqlite3.connect(path) as connection:
        return set(connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"))


def test_schema_is_the_sum_of_the_migrations(tmp_path: Path) -> None:
    open_store(tmp_path / "migrated.db").close()
    database = Database(tmp_path / "whole.db")
    database.script((FOLDER.parent / "schema.sql").read_text("utf-8"))
    database.close()
    assert shape(tmp_path / "migrated.db") == shape(tmp_path / "whole.db")


def test_migrations_are_numbered_without_gaps() -> None:
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))


def test_opening_makes_folder_and_file_and_keeps_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "geoout.db"
    with open_store(path) as store:
        store.prospects.add(FULL)
    with open_store(path) as again:
        assert again.prospects.count() == 1
        assert not again.read_only


def test_settings_of_a_connection(store: Store) -> None:
    found = [store._database.value(f"PRAGMA {name}") for name in ("journal_mode", "foreign_keys", "synchronous")]
    assert found == ["wal", 1, 1]


def test_a_newer_database_is_refused_with_both_versions_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "geoout.db"
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    for read_only in (False, True):
        with pytest.raises(NewerThanUs) as caught:
            open_store(path, read_only=read_only)
        said = str(caught.value)
        assert "version 99" in said and f"up to {len(migrations())}" in said
        assert str(path) in said and "install a newer geoout" in said
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (99,)


@pytest.mark.parametrize("content", [b"", b"domain,url\nblatt.example,x\n" * 100])
def test_what_is_no_database_is_refused_or_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "geoout.db"
    path.write_bytes(content)
    if content:
        with pytest.raises(StoreError, match="damaged or no database"):
            open_store(path)
        assert path.read_bytes() == content
    else:
        open_store(path).close()


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE song (title TEXT)")
    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    assert {name for _, name, *_ in shape(path)} == {"song"}


def test_a_folder_in_its_place_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_read_only_shows_everything_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "geoout.db"
    with open_store(path) as store:
        store.prospects.add(FULL)
    before = path.read_bytes()
    with open_store(path, read_only=True) as reader:
        assert reader.read_only
        assert list(reader.prospects.vector(parse("versich"))) == [1]
        with pytest.raises(ReadOnly) as caught:
            reader.prospects.add(site(1))
        assert str(path) in str(caught.value)
        with pytest.raises(ReadOnly), reader.step("nothing"):
            reader.prospects.remove([1])
        assert reader.fork().read_only
    assert path.read_bytes() == before


def test_a_reader_sees_what_a_writer_commits(tmp_path: Path) -> None:
    path = tmp_path / "geoout.db"
    with open_store(path) as store, open_store(path, read_only=True) as reader:
        store.prospects.add(FULL)
        assert reader.prospects.count() == 1


def test_read_only_of_nothing_is_an_empty_store_and_makes_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "geoout.db", read_only=True) as reader:
        assert reader.read_only and reader.prospects.count() == 0
        with pytest.raises(ReadOnly):
            reader.prospects.add(site(1))
        assert reader.fork().prospects.count() == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can write everywhere")
def test_a_folder_that_cannot_be_written_opens_immutable(tmp_path: Path) -> None:
    path = tmp_path / "geoout.db"
    with open_store(path) as store:
        store.prospects.add(FULL)
    tmp_path.chmod(0o500)
    path.chmod(0o400)
    try:
        with open_store(path, read_only=True) as reader:
            assert reader.prospects.count() == 1
        with pytest.raises(ReadOnly):
            open_store(path)
    finally:
        tmp_path.chmod(0o700)


def test_another_writer_is_waited_for_then_named(tmp_path: Path) -> None:
    path = tmp_path / "geoout.db"
    with open_store(path) as one, open_store(path) as other:
        other._database.run("PRAGMA busy_timeout = 1")
        with one.step("something long"):
            one.prospects.add(FULL)
            with pytest.raises(Locked) as caught:
                other.prospects.add(site(1))
            assert "another geoout writes" in str(caught.value)
        other.prospects.add(site(1))
        assert one.prospects.count() == 2


def test_the_wait_for_another_writer_is_five_seconds(store: Store) -> None:
    assert store._database.value("PRAGMA busy_timeout") == 5000


def test_a_full_disk_leaves_what_was_there_and_the_store_usable(store: Store) -> None:
    store.prospects.add(FULL)
    pages = store._database.value("PRAGMA page_count")
    store._database.value(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull) as caught, store.step("many"):
        for number in range(2000):
            store.prospects.add(site(number, notes="long " * 50))
    assert "disk is full, nothing was changed" in str(caught.value)
    assert store.prospects.count() == 1
    store._database.value("PRAGMA max_page_count = 1073741823")
    store.prospects.add(site(1))
    assert store.undo() == "add site001.example"
    assert store.undo() == "add blatt.example"
