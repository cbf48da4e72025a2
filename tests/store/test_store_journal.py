"""Undo and redo: one step at a time, over restarts, and never of history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from geoout.prospects.prospect import Contact, State
from geoout.prospects.query import parse
from geoout.store.open import Store, open_store
from geoout.store.triggers import UNDOABLE
from tests.store.made_up import ANA, FULL, letter, line, site


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows that undo answers for."""
    return {table: store._database.tuples(f"SELECT * FROM {table} ORDER BY id") for table in UNDOABLE}


def test_a_step_is_undone_and_redone_whole(store: Store) -> None:
    ids = [store.prospects.add(site(number)) for number in range(12)]
    with store.step("approve 12"):
        store.prospects.set_state(ids, State.APPROVED)
        with store.step("inner"):
            store.prospects.answer(ids[0], "a", True)
    after = content(store)
    assert store.journal.undo_label == "approve 12" and store.journal.redo_label is None
    assert store.undo() == "approve 12"
    assert {row.state for row in store.prospects.rows(ids)} == {State.NEW}
    assert store.prospects.get(ids[0]).answers == ()
    assert store.redo() == "approve 12"
    assert content(store) == after


def test_undo_and_redo_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "geoout.db"
    with open_store(path) as store:
        store.prospects.add(FULL)
        store.prospects.set_state([1], State.LATER)
        after = content(store)
        assert store.undo() == "later 1"
    with open_store(path) as store:
        assert store.prospects.get(1).state is State.NEW
        assert store.redo() == "later 1"
        assert content(store) == after
        assert store.undo() == "later 1"
        assert store.undo() == "add blatt.example"
        assert store.undo() is None
        assert store.prospects.count() == 0


def test_a_new_change_forgets_what_was_undone(store: Store) -> None:
    store.prospects.add(site(1))
    store.undo()
    store.prospects.add(site(2))
    assert store.redo() is None
    assert store.undo() == "add site002.example"


def test_a_step_that_changes_nothing_is_none_and_keeps_redo(store: Store) -> None:
    store.prospects.add(FULL)
    store.undo()
    with store.step("look"):
        store.prospects.count()
    assert store.prospects.set_state([77], State.SENT) == 0
    assert store.redo() == "add blatt.example"


def test_a_failed_step_changes_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.step("half"):
        store.prospects.add(FULL)
        raise RuntimeError
    assert store.prospects.count() == 0
    assert store.undo() is None
    store.prospects.add(FULL)
    assert store.undo() == "add blatt.example"


def test_what_hangs_on_a_prospect_comes_back_with_it(store: Store) -> None:
    id_ = store.prospects.add(FULL)
    draft = store.drafts.add(letter(prospect=id_))
    before, words = content(store), store.drafts.get(draft)
    store.prospects.remove([id_])
    assert store.drafts.rows() == []
    assert [each.body for each in store.drafts.revisions(draft)] == []
    assert store.undo() == "remove 1"
    assert content(store) == before
    assert store.drafts.get(draft) == words
    assert list(store.prospects.vector(parse("観光"))) == [id_]


def test_history_is_never_undone(store: Store) -> None:
    """R104: what was let through and what left stays on record."""
    id_ = store.prospects.add(FULL)
    draft = store.drafts.add(letter(prospect=id_))
    store.drafts.save(replace(store.drafts.get(draft), body="Anders."))
    store.overrides.add(draft, 2, ["REG001"], "she asked for it", "Kim")
    while store.undo():
        pass
    assert store.prospects.count() == 0
    assert [each.code for each in store.overrides.of(draft, 2)] == ["REG001"]
    while store.redo():
        pass
    assert [each.body for each in store.drafts.revisions(draft)] == [letter().body, "Anders."]


def test_numbers_are_never_given_twice(store: Store) -> None:
    first = store.drafts.add(letter())
    store.undo()
    assert store.drafts.add(letter()) != first


def test_text_of_any_kind_survives_the_journal(store: Store) -> None:
    odd = 'quote " \\ \x00 line\nbreak \u2028 観光 \U0001f33f'
    id_ = store.prospects.add(site(1))
    store.prospects.change(replace(store.prospects.get(id_), notes=odd))
    store.undo()
    store.redo()
    assert store.prospects.get(id_).notes == odd
    store.prospects.remove([id_])
    store.undo()
    assert store.prospects.get(id_).notes == odd


OPERATIONS: dict[str, Callable[[Store, int], object]] = {
    "add": lambda store, n: store.prospects.add(site(1000 + n, notes=f"n{n}", contacts=(ANA,) * (n % 3))),
    "state": lambda store, n: store.prospects.set_state(list(store.prospects.vector())[: n % 4], list(State)[n % 5]),
    "remove": lambda store, n: store.prospects.remove(list(store.prospects.vector())[n % 3 : n % 3 + 1]),
    "contact": lambda store, n: [
        store.contacts.add(id_, Contact(given=f"g{n}")) for id_ in list(store.prospects.vector())[:1]
    ],
    "draft": lambda store, n: [store.drafts.add(letter(prospect=id_)) for id_ in list(store.prospects.vector())[:1]],
    "save": lambda store, n: [
        store.drafts.save(replace(store.drafts.get(id_), body=f"b{n}")) for id_ in store.drafts.ids()[:1]
    ],
    "refuse": lambda store, n: store.do_not_contact.add(f"x{n % 2}.example", f"reason {n}", "Kim"),
    "import": lambda store, n: store.imports.run(
        [
            line(at, f"site{1000 + (n + at) % 30}.example", name=f"name {n}", email=f"e{at}@mail.example")
            for at in range(5)
        ],
        source=f"file {n}", market="de",
    ),
}  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=some.lists(some.tuples(some.sampled_from(sorted(OPERATIONS)), some.integers(0, 50)), max_size=10))
def test_all_the_way_back_and_forth(store: Store, steps: list[tuple[str, int]]) -> None:
    while store.undo():
        pass
    states = [content(store)]
    for name, number in steps:
        if name == "add" and store.prospects.by_domain(f"site{1000 + number}.example"):
            continue
        OPERATIONS[name](store, number)
        if store.journal.undo_label is not None and content(store) != states[-1]:
            states.append(content(store))
    for state in reversed(states[:-1]):
        assert store.undo() is not None
        assert content(store) == state
    assert store.undo() is None
    for state in states[1:]:
        assert store.redo() is not None
        assert content(store) == state
    store._database.run("INSERT INTO search (search) VALUES ('integrity-check')")
    assert store._database.tuples("PRAGMA foreign_key_check") == []
