"""Anchor uses in the store: planned from drafts, left from the ledger, without bodies (R69, R70, R71)."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from geoout.campaign.anchor_use import AnchorUse, UseState
from geoout.checks.context import History
from geoout.outbox.ledger import Key
from geoout.pitches.draft import DraftState, Kind
from geoout.store.migrate import migrations
from geoout.store.open import Store, open_store
from tests.store.made_up import FULL, NOW, letter

AT = "2026-11-01T00:00:00.000000+00:00"
PAGE = "https://acme.example/de/hausrat"


def asked(store: Store, anchor: str = "Erhebung", **changes: object) -> int:
    return store.drafts.add(letter(**{"anchor": anchor, "target": PAGE, "saved": NOW, **changes}))


def leave(store: Store, id_: int, revision: int = 1) -> None:
    key = Key(id_, revision, "eml")
    store.ledger.pending(key, message_id="<1@example.com>", path="", at=NOW)
    store.ledger.done(key, path="", at=NOW + timedelta(days=3))


def test_r70_what_is_planned_and_what_has_left(store: Store) -> None:
    first, second = asked(store), asked(store, "Zahlen", site="bote.example")
    leave(store, first)
    assert sorted(store.anchor_uses.to(PAGE, "de"), key=lambda use: use.draft) == [
        AnchorUse("Erhebung", "de", PAGE, "blatt.example", (NOW + timedelta(days=3)).date(), UseState.LEFT, first),
        AnchorUse("Zahlen", "de", PAGE, "bote.example", NOW.date(), UseState.PLANNED, second),
    ]
    history: History = store.history
    assert [use.draft for use in history.anchor_uses(PAGE, "de", besides=first)] == [second]


def test_r69_a_page_is_found_however_it_was_written_and_markets_apart(store: Store) -> None:
    for target in (PAGE, PAGE + "/", "http://www.acme.example/de/hausrat"):
        asked(store, target=target)
    asked(store, market="at")
    asked(store, target="https://acme.example/de/anders")
    asked(store, target="")
    assert len(store.anchor_uses.to("acme.example/de/hausrat", "de")) == 3
    assert len(store.anchor_uses.to(PAGE, "at")) == 1
    assert store.anchor_uses.to("https://acme.example/nowhere", "de") == store.anchor_uses.to("", "de") == []
    assert (len(store.anchor_uses.all()), len(store.anchor_uses.all("de"))) == (5, 4)


@pytest.mark.parametrize("state", [DraftState.OPEN, DraftState.LATER, DraftState.RETURNED])
def test_r70_what_may_still_leave_is_planned(store: Store, state: DraftState) -> None:
    asked(store, state=state)
    assert [use.state for use in store.anchor_uses.all()] == [UseState.PLANNED]


def test_r70_what_somebody_marked_as_sent_has_left(store: Store) -> None:
    asked(store, state=DraftState.SENT)
    assert [use.state for use in store.anchor_uses.all()] == [UseState.LEFT]


def test_r70_what_left_counts_as_it_left(store: Store) -> None:
    """An edit afterwards changes nothing, removing draft and site neither."""
    site = store.prospects.add(FULL)
    id_ = asked(store, prospect=site)
    leave(store, id_)
    store.drafts.save(replace(store.drafts.get(id_), anchor="Nachgetragen"))
    store.prospects.remove([site])
    (use,) = store.anchor_uses.all()
    assert (use.anchor, use.market, use.site, use.state) == ("Erhebung", "de", "blatt.example", UseState.LEFT)


def test_r70_an_edited_draft_counts_as_it_reads_now_and_undo_takes_it_back(store: Store) -> None:
    id_ = asked(store)
    store.drafts.save(replace(store.drafts.get(id_), anchor="Zahlen"))
    assert [use.anchor for use in store.anchor_uses.all()] == ["Zahlen"]
    store.undo()
    assert [use.anchor for use in store.anchor_uses.all()] == ["Erhebung"]
    store.undo()
    assert store.anchor_uses.all() == []


@pytest.mark.parametrize("kind", [Kind.INTRODUCTION, Kind.THANKS, Kind.DECLINING_PAYMENT])
def test_a_mail_that_asks_for_nothing_is_no_use(store: Store, kind: Kind) -> None:
    leave(store, asked(store, kind=kind))
    asked(store, kind=kind)
    assert store.anchor_uses.all() == []


def test_hostile_anchors_come_out_harmless(store: Store) -> None:
    """No drafts, empty anchors, 10,000 characters, controls."""
    assert store.anchor_uses.all() == store.anchor_uses.to(PAGE, "de") == []
    for anchor in ("", "  ", "\u200b\u200b", "x" * 10_000, "rot\x1b[31m\x07", "ab\u202ecd"):
        asked(store, anchor)
    found = [use.anchor for use in store.anchor_uses.all()]
    assert len(found) == 3 and max(map(len, found)) <= 500
    assert not any(sign in text for text in found for sign in "\x1b\x07\u202e")


def test_a_workspace_from_before_knows_what_left_for_which_market(tmp_path: Path) -> None:
    path = tmp_path / "geoout.db"
    with sqlite3.connect(path) as old:
        for number, file in migrations():
            if number < 4:
                old.executescript(file.read_text("utf-8"))
        words = f"'s', 'b', 'Erhebung', '{PAGE}', '', '{{}}', NULL, NULL, '[]', '[]', '', '', '{AT}'"
        old.execute(
            "INSERT INTO draft (id, market, kind, touch, saved) VALUES (1, 'at', 'digital_pr', 'first', ?)", (AT,)
        )
        old.execute("INSERT INTO prospect (domain, market, added) VALUES ('bote.example', 'ch-de', ?)", (AT,))
        for draft, domain in ((1, "blatt.example"), (2, "bote.example"), (3, "fort.example")):
            old.execute(f"INSERT INTO draft_revision VALUES ({draft}, 1, {words})")
            old.execute(
                "INSERT INTO departure (draft, revision, destination, state, domain, at) VALUES (?, 1, 'eml', 'done', ?, ?)",
                (draft, domain, AT),
            )
        old.execute("PRAGMA user_version = 3")
    with open_store(path) as store:
        assert {use.draft: use.market for use in store.anchor_uses.all()} == {1: "at", 2: "ch-de", 3: ""}


def test_a_reader_counts_too(store: Store) -> None:
    asked(store)
    with open_store(store.path, read_only=True) as reader:
        assert len(reader.anchor_uses.all()) == 1
