"""A contact's handles on other channels (R57): kept, undone, and known to the draft that was made for them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from geoout.pitches.draft import Draft, Kind, Touch
from geoout.store.migrate import migrations
from geoout.store.open import Store, open_store
from tests.store.made_up import ANA, site

HANDLES = (("linkedin", "in/ana-example"), ("whatsapp", "+34600000001"))
REACHED = replace(ANA, channels=HANDLES)


def test_handles_come_back_as_they_went_in(store: Store) -> None:
    prospect = store.prospects.add(site(1))
    id_ = store.contacts.add(prospect, REACHED)
    assert store.contacts.get(id_).channels == HANDLES
    assert store.prospects.get(prospect).contacts[-1].channels == HANDLES


def test_a_change_of_handles_is_kept_and_undone(store: Store) -> None:
    id_ = store.contacts.add(store.prospects.add(site(1)), ANA)
    store.contacts.change(replace(store.contacts.get(id_), channels=HANDLES))
    assert store.contacts.get(id_).channels == HANDLES
    store.undo()
    assert store.contacts.get(id_).channels == ()


def test_a_draft_keeps_the_handles_of_its_contact(store: Store) -> None:
    draft = Draft("de", Kind.DIGITAL_PR, Touch.FIRST, "Betreff", "Text", REACHED)
    assert store.drafts.get(store.drafts.add(draft)).contact.channels == HANDLES


def test_a_workspace_from_before_is_brought_up_and_its_contacts_have_none(tmp_path: Path) -> None:
    path = tmp_path / "geoout.db"
    with sqlite3.connect(path) as old:
        for number, file in migrations():
            if number < 3:
                old.executescript(file.read_text("utf-8"))
        old.execute(
            "INSERT INTO prospect (id, domain, added) VALUES (1, 'blatt.example', '2026-01-01T00:00:00.000000Z')"
        )
        old.execute("INSERT INTO contact (id, prospect, given) VALUES (1, 1, 'Ana')")
        old.execute("PRAGMA user_version = 2")
    with open_store(path) as store:
        assert store.contacts.get(1).channels == ()
        new = store.contacts.add(store.prospects.add(site(2)), REACHED)
        assert store.contacts.get(new).channels == HANDLES
