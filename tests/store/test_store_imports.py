"""Imports: one prospect per registrable domain, nothing lost, nothing twice, all or nothing."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from geoout.errors import DiskFull, UsageError
from geoout.prospects.imported import ImportedRow, Rejected
from geoout.prospects.prospect import Contact, Metric, SourceType, State
from geoout.prospects.query import parse
from geoout.store.open import Store, open_store
from tests.store.made_up import ANA, FULL, NOW, line

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "imports"


class Export(list[ImportedRow | Rejected]):
    """Rows with the name of the tool that wrote them."""

    tool = "Ahrefs"


def test_one_prospect_per_registrable_domain(store: Store) -> None:
    rows = Export(
        [
            line(2, "blatt.de", host="shop.blatt.de", language="de", page_url="https://blatt.de/1", page_title="Eins"),
            line(3, "zeitung.at", authority=40.0, traffic=10.0),
            line(4, "blatt.de", name="Das Blatt", authority=71.0),
            Rejected(5, "no site is named", ("x",)),
            line(6, "zeitung.at", authority=40.0, traffic=10.0),
        ]
    )
    report = store.imports.run(rows, market=None, source="export.csv", at=NOW)
    assert (report.rows, report.imported, report.updated, report.duplicates) == (5, 2, 0, 2)
    assert report.rejected == [Rejected(5, "no site is named", ("x",))]
    blatt = store.prospects.by_domain("blatt.de")
    assert blatt is not None
    assert (blatt.name, blatt.host, blatt.page_title, blatt.state) == ("Das Blatt", "shop.blatt.de", "Eins", State.NEW)
    assert blatt.authority == Metric(71.0, "Ahrefs", date(2026, 11, 20)) and blatt.traffic is None
    assert blatt.market == "de" and blatt.added == NOW
    assert blatt.local == sum(each.points for each in blatt.evidence) > 0
    assert ("language", "de", "Ahrefs, 20 Nov 2026") in [
        (each.signal, each.value, each.source) for each in blatt.evidence
    ]
    assert list(store.prospects.vector(parse("das blatt"))) == [blatt.id]


def test_a_given_market_is_taken_and_must_exist(store: Store) -> None:
    store.imports.run([line(2, "blatt.com")], market="jp", source="x", at=NOW)
    found = store.prospects.by_domain("blatt.com")
    assert found is not None and found.market == "jp"
    with pytest.raises(UsageError, match="no market 'xx'"):
        store.imports.run([line(2, "other.com")], market="xx", source="x")
    assert store.prospects.count() == 1


def test_language_alone_decides_no_market(store: Store) -> None:
    """R1."""
    store.imports.run([line(2, "blatt.com", language="de")], source="x")
    found = store.prospects.by_domain("blatt.com")
    assert found is not None and found.market is None and found.evidence


def test_importing_again_adds_nothing(store: Store) -> None:
    rows = Export(line(number, f"site{number % 7}.de", authority=5.0, email=f"a{number % 14}@b.example")
                  for number in range(30))  # fmt: skip
    first = store.imports.run(rows, source="x", at=NOW)
    assert (first.imported, first.updated, first.duplicates) == (7, 7, 16)
    before = store.prospects.many(list(store.prospects.vector()))
    again = store.imports.run(rows, source="x")
    assert (again.imported, again.updated, again.duplicates) == (0, 0, 30)
    assert store.prospects.many(list(store.prospects.vector())) == before
    assert store.undo() == "import x"
    assert store.prospects.count() == 0
    assert store.undo() is None


def test_new_figures_are_taken_and_the_user_s_own_values_are_kept(store: Store) -> None:
    id_ = store.prospects.add(FULL)
    before = store.prospects.get(id_)
    row = line(2, "blatt.example", name="Other", language="en", authority=75.0, declared={"topic": "sports"})
    report = store.imports.run(Export([row, line(3, "blatt.example", traffic=None)]), market="jp", source="x", at=NOW)
    assert (report.imported, report.updated, report.duplicates) == (0, 1, 1)
    after = store.prospects.get(id_)
    assert after.authority == Metric(75.0, "Ahrefs", NOW.date())
    kept = ("name", "language", "topic", "market", "local", "evidence", "contacts", "notes", "state", "traffic", "tier")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    store.undo()
    assert store.prospects.get(id_) == before


def test_what_is_empty_is_filled(store: Store) -> None:
    store.imports.run([line(2, "blatt.com")], source="x", at=NOW)
    declared = {"topic": "finance", "source type": "Newspaper", "country": "DE"}
    row = line(2, "blatt.com", name="Blatt", language="de", declared=declared)
    assert store.imports.run([row], source="x", at=NOW).updated == 1
    found = store.prospects.by_domain("blatt.com")
    assert found is not None
    assert (found.name, found.topic, found.source_type, found.market) == (
        "Blatt", "finance", SourceType.NEWSPAPER, "de",
    )  # fmt: skip
    assert found.local == sum(each.points for each in found.evidence)


def test_contacts_join_the_prospect_of_their_domain(store: Store) -> None:
    id_ = store.prospects.add(FULL)
    rows = [
        line(2, "blatt.example", given="Jürgen", surname="Müller", email="jm@blatt.example"),
        line(3, "blatt.example", given="Jürgen", surname="Muller"),
        line(4, "blatt.example", given="jürgen", surname="müller", role="editor", gender="male"),
        line(5, "blatt.example", email="ANA@blatt.example", organisation="Blatt GmbH"),
        line(6, "neu.de", email="desk@neu.de"),
    ]
    report = store.imports.run(rows, source="contacts.csv")
    people = store.prospects.get(id_).contacts
    assert [(each.given, each.surname, each.email, each.role, each.organisation) for each in people] == [
        ("Ana", "Weiß", ANA.email, "editor", "Blatt GmbH"),
        ("Jürgen", "Müller", "jm@blatt.example", "editor", ""),
        ("Jürgen", "Muller", "", "", ""),
    ]
    assert (report.imported, report.updated, report.duplicates) == (1, 3, 1)
    assert list(store.prospects.vector(parse("contact:Jürgen"))) == [id_]
    assert store.prospects.rows([2])[0].contact == "desk@neu.de"
    assert store.imports.run(rows, source="contacts.csv").duplicates == 5
    store.undo()
    assert [each.given for each in store.prospects.get(id_).contacts] == ["Ana"]
    assert store.prospects.get(id_).contacts[0].organisation == ""
    store.redo()
    assert store.prospects.get(id_).contacts == people


def test_a_contact_fills_one_that_had_no_address(store: Store) -> None:
    id_ = store.prospects.add(FULL)
    store.contacts.add(id_, Contact(given="Ole", surname="Berg"))
    store.imports.run([line(2, "blatt.example", given="Ole", surname="Berg", email="ob@blatt.example")], source="x")
    assert [each.email for each in store.prospects.get(id_).contacts] == [ANA.email, "ob@blatt.example"]


def test_progress_is_told_and_stopping_takes_everything_back(store: Store) -> None:
    told: list[int] = []

    def progress(rows: int) -> bool:
        told.append(rows)
        return rows < 15_000

    rows = [line(number, f"site{number}.de") for number in range(40_000)]
    report = store.imports.run(rows, source="x", progress=progress)
    assert told == [5_000, 10_000, 15_000]
    assert report.cancelled and report.imported == 0 and report.id == 0
    assert store.prospects.count() == 0 and store.undo() is None
    assert store._database.tuples("SELECT * FROM import") == []


def test_a_large_import_is_undone_redone_and_searched(store: Store) -> None:
    """Large enough for several stretches and for indexes that are made anew afterwards."""
    luck = random.Random(4)

    class Large(list[ImportedRow]):
        size = 100_000_000

    before = store.prospects.add(FULL)
    indexes = store._database.tuples("SELECT sql FROM sqlite_master WHERE type = 'index' ORDER BY name")
    rows = Large(
        line(
            number, f"site{luck.randrange(30_000)}.de", authority=luck.choice([None, 5.0]), name=luck.choice(["", "a"])
        )
        for number in range(60_000)
    )
    report = store.imports.run(rows, source="large", at=NOW)
    assert report.imported == len({row.domain for row in rows}) == store.prospects.count() - 1
    assert report.imported + report.updated + report.duplicates == 60_000
    assert report.updated == 0
    known = {row.domain for row in rows if row.authority is not None}
    assert store.prospects.count(parse("dr>1")) == len(known) + 1
    assert store._database.tuples("SELECT sql FROM sqlite_master WHERE type = 'index' ORDER BY name") == indexes
    assert len(store._database.tuples("SELECT name FROM sqlite_master WHERE type = 'trigger'")) == 0
    everything = store.prospects.many(list(store.prospects.vector())[:500])
    assert store.undo() == "import large"
    assert list(store.prospects.vector()) == [before]
    assert store.redo() == "import large"
    assert store.prospects.many(list(store.prospects.vector())[:500]) == everything
    store._database.run("INSERT INTO search (search) VALUES ('integrity-check')")
    new = store.prospects.add(FULL.__class__(domain="after.example"))
    assert store.undo() == "add after.example" and new > report.imported


def test_a_full_disk_in_the_middle_leaves_the_old_state(store: Store) -> None:
    store.prospects.add(FULL)
    store._database.value(f"PRAGMA max_page_count = {store._database.value('PRAGMA page_count') + 500}")
    with pytest.raises(DiskFull):
        store.imports.run((line(number, f"site{number}.de") for number in range(100_000)), source="x")
    assert store.prospects.count() == 1 and store.journal.undo_label == "add blatt.example"
    store._database.value("PRAGMA max_page_count = 1073741823")
    assert store.imports.run([line(2, "neu.de")], source="x").imported == 1
    assert list(store.prospects.vector(parse("neu"))) == [2]


def test_a_reading_that_breaks_off_leaves_the_old_state(store: Store) -> None:
    def broken() -> Iterator[ImportedRow]:
        yield from (line(number, f"site{number}.de") for number in range(25_000))
        raise UsageError("the file breaks off")

    with pytest.raises(UsageError, match="breaks off"):
        store.imports.run(broken(), source="x")
    assert store.prospects.count() == 0
    store.prospects.add(FULL)
    assert store.undo() == "add blatt.example"


CHILD = """
import sys
from geoout.store.open import open_store
from tests.store.made_up import line

def stop(rows):
    if rows == 50_000:
        print("half way", flush=True)
        sys.stdin.read()

with open_store(sys.argv[1]) as store:
    rows = (line(number, f"site{number}.de") for number in range(100_000))
    store.imports.run(rows, source="x", progress=stop)
"""


def test_a_killed_import_leaves_the_old_state(tmp_path: Path) -> None:
    path = tmp_path / "geoout.db"
    with open_store(path) as store:
        store.prospects.add(FULL)
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", CHILD, str(path)]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "half way\n"
        child.send_signal(signal.SIGKILL)
    with open_store(path) as store:
        assert [row.domain for row in store.prospects.rows(store.prospects.vector())] == ["blatt.example"]
        assert store._database.value("PRAGMA integrity_check") == "ok"
        assert store.journal.undo_label == "add blatt.example"
        assert store.imports.run([line(2, "neu.de")], source="x").imported == 1


@pytest.mark.skipif(not SHARED.is_dir(), reason="no export files of other tools beside this checkout")
@pytest.mark.parametrize("name", ["ahrefs_backlinks_2026_utf8_comma.csv", "semrush_backlinks_2025.csv"])
def test_a_real_export_is_imported_once(store: Store, name: str) -> None:
    from geoout.prospects.reading import read

    report = store.imports.run(read(SHARED / name), source=name, market="de")
    assert report.imported > 0
    assert report.rows == report.imported + report.updated + report.duplicates + len(report.rejected)
    again = store.imports.run(read(SHARED / name), source=name, market="de")
    assert (again.imported, again.updated) == (0, 0)


def test_r102_the_note_on_a_shared_audience_is_imported_and_never_overwritten(store: Store) -> None:
    declared = {"source type": "international", "overlap note": "A fifth of its readers live in Germany"}
    store.imports.run([line(2, "world.example")], market="us", source="x", at=NOW)
    store.imports.run([line(2, "world.example", declared=declared)], market="us", source="y", at=NOW)
    store.imports.run([line(2, "world.example", declared={"overlap note": "other"})], market="us", source="z", at=NOW)
    store.imports.run([line(2, "new.example", declared=declared)], market="us", source="x", at=NOW)
    for domain in ("world.example", "new.example"):
        found = store.prospects.by_domain(domain)
        assert found is not None and found.source_type is SourceType.INTERNATIONAL
        assert found.overlap_note == "A fifth of its readers live in Germany"
