"""Prospects and contacts: what goes in comes out, and the list is in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from geoout.errors import UsageError
from geoout.prospects.prospect import Contact, Metric, Prospect, Row, State, Tier
from geoout.prospects.query import parse
from geoout.store.open import Store
from geoout.store.sort import KEYS, Sort
from tests.store.made_up import ANA, FULL, NOW, site


def stored(store: Store, prospect: Prospect) -> Prospect:
    return store.prospects.get(store.prospects.add(prospect))


def test_a_prospect_comes_back_as_it_went_in(store: Store) -> None:
    found = stored(store, FULL)
    assert found == replace(FULL, id=1, contacts=(replace(ANA, id=1, prospect=1),))
    assert store.prospects.by_domain("blatt.example") == found
    assert store.prospects.by_domain("other.example") is None


def test_a_domain_is_there_once(store: Store) -> None:
    store.prospects.add(FULL)
    with pytest.raises(UsageError, match="in this workspace already"):
        store.prospects.add(Prospect(domain="blatt.example"))
    assert store.prospects.count() == 1


def test_nothing_is_found_in_a_sentence(store: Store) -> None:
    for lookup in (store.prospects.get, store.contacts.get, store.drafts.get):
        with pytest.raises(UsageError, match="there is no"):
            lookup(7)


def test_rows_keep_the_order_of_ids_and_leave_out_what_is_gone(store: Store) -> None:
    ids = [store.prospects.add(site(number)) for number in range(5)]
    wanted = [ids[3], 999, ids[0], ids[4]]
    assert [row.id for row in store.prospects.rows(wanted)] == [ids[3], ids[0], ids[4]]
    assert [each.id for each in store.prospects.many(wanted)] == [ids[3], ids[0], ids[4]]


def test_a_row_shows_what_the_list_needs(store: Store) -> None:
    id_ = store.prospects.add(FULL)
    [row] = store.prospects.rows([id_])
    assert row == Row(id_, "blatt.example", "de", "de", 50, 72, "newspaper", "Ana Weiß", State.NEW, NOW)


def test_an_unknown_authority_is_not_zero(store: Store) -> None:
    """R77."""
    store.prospects.add(site(1))
    store.prospects.add(site(2, authority=Metric(0.0, "Moz", None)))
    assert [row.authority for row in store.prospects.rows([1, 2])] == [None, 0]


@pytest.mark.parametrize("key", ["authority", "last_touch"])
@pytest.mark.parametrize("descending", [True, False])
def test_what_is_unknown_comes_last_both_ways(store: Store, key: str, descending: bool) -> None:
    """R77."""
    for number in range(4):
        known = number % 2 == 0
        authority = Metric(float(number), "Ahrefs", None) if known else None
        store.prospects.add(site(number, authority=authority, last_touch=NOW + timedelta(number) if known else None))
    ids = list(store.prospects.vector(None, Sort(key, descending)))
    assert ids == ([3, 1, 2, 4] if descending else [1, 3, 2, 4])


def test_states_are_in_the_order_of_the_work(store: Store) -> None:
    for number, state in enumerate(reversed(State)):
        store.prospects.add(site(number, state=state))
    rows = store.prospects.rows(store.prospects.vector(None, Sort("state", descending=False)))
    assert [row.state for row in rows] == list(State)


def test_an_order_nobody_knows_is_refused() -> None:
    with pytest.raises(UsageError, match="no order 'price'"):
        Sort("price")


def test_markets_are_counted_those_without_one_too(store: Store) -> None:
    for number, market in enumerate(["de", "at", "de", None]):
        store.prospects.add(site(number, market=market, local=number))
    assert store.prospects.counts_by_market() == {"de": 2, "at": 1, None: 1}
    assert store.prospects.markets() == ["at", "de"]
    assert list(store.prospects.vector(None, Sort("market", descending=False))) == [2, 3, 1, 4]
    counts = store.prospects.counts_by_state(parse("m:de"))
    assert counts[State.NEW] == 2 and set(counts) == set(State)


FILTERS = (
    "", "m:de", "m:none", "is:new", "m:de is:new", "state:new OR garden", "-topic:garden", "-garden", "dr>1", "garden",
    "gar", "!?", "m:de gard", "site gard is:new", "garden m:at score>0", "(m:de OR m:at) gard", "site garden",
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
def test_a_first_page_is_the_beginning_of_the_whole(store: Store, data: some.DataObject) -> None:
    store.prospects.remove(list(store.prospects.vector()))
    choose = some.fixed_dictionaries(
        {
            "market": some.sampled_from([None, "de", "at"]),
            "local": some.integers(0, 3),
            "state": some.sampled_from([State.NEW, State.SENT]),
            "authority": some.sampled_from([None, Metric(1.0, "A", None), Metric(2.0, "A", None)]),
            "last_touch": some.sampled_from([None, NOW, NOW + timedelta(1)]),
            "topic": some.sampled_from(["", "garden"]),
        }
    )
    for number, values in enumerate(data.draw(some.lists(choose, max_size=12))):
        store.prospects.add(site(number, **values))
    query = parse(data.draw(some.sampled_from(FILTERS)))
    sort = Sort(data.draw(some.sampled_from(KEYS)), data.draw(some.booleans()))
    whole = store.prospects.vector(query, sort)
    for limit in (0, 1, 4, 128):
        assert store.prospects.vector(query, sort, limit=limit) == whole[:limit]
    assert len(whole) == len(set(whole)) == store.prospects.count(query)
    everything = store.prospects.vector(None, sort)
    assert [id_ for id_ in everything if id_ in set(whole)] == list(whole), "a filter changes no order"
    with pytest.MonkeyPatch.context() as patch:  # as where matches are too many to be sorted
        patch.setattr("geoout.store.prospects._FEW", 0)
        assert store.prospects.vector(query, sort) == whole
        assert store.prospects.vector(query, sort, limit=4) == whole[:4]


def test_a_change_keeps_everything_but_the_contacts(store: Store) -> None:
    before = stored(store, FULL)
    after = replace(before, name="Neues Blatt", evidence=before.evidence[:1], answers=(("b", True),), traffic=None)
    store.prospects.change(replace(after, contacts=()))
    assert store.prospects.get(before.id) == after


def test_answers_are_true_false_or_open(store: Store) -> None:
    """R74."""
    id_ = store.prospects.add(site(1))
    for letter, value in (("a", True), ("g", False), ("a", False), ("c", True), ("c", None)):
        store.prospects.answer(id_, letter, value)
    assert store.prospects.get(id_).answers == (("a", False), ("g", False))


def test_states_and_markets_are_set_for_many(store: Store) -> None:
    ids = [store.prospects.add(site(number)) for number in range(3)]
    assert store.prospects.set_state(ids[:2], State.APPROVED) == 2
    assert store.prospects.set_state(ids, State.APPROVED) == 1
    store.prospects.set_market(ids[:1], "jp")
    assert [(row.state, row.market) for row in store.prospects.rows(ids)] == [
        (State.APPROVED, "jp"), (State.APPROVED, None), (State.APPROVED, None),
    ]  # fmt: skip


def test_the_list_shows_the_first_contact_and_the_search_finds_all(store: Store) -> None:
    id_ = store.prospects.add(replace(FULL, tier=Tier.LOCAL))
    taro = Contact(given="太郎", surname="山田", language="ja", email="taro@blatt.example")
    second = store.contacts.add(id_, taro)
    assert store.contacts.get(second) == replace(taro, id=second, prospect=id_)
    assert list(store.prospects.vector(parse("contact:山田"))) == [id_]
    store.contacts.remove(1)
    assert store.prospects.rows([id_])[0].contact == "山田太郎"
    store.contacts.change(replace(taro, id=second, surname="佐藤"))
    assert store.prospects.rows([id_])[0].contact == "佐藤太郎"
    assert list(store.prospects.vector(parse("contact:山田"))) == []


def test_a_contact_without_a_name_is_shown_by_role_or_address(store: Store) -> None:
    for contact, shown in (
        (Contact(role="newsroom", email="desk@a.example"), "newsroom"),
        (Contact(email="desk@b.example"), "desk@b.example"),
        (Contact(), ""),
    ):
        id_ = store.prospects.add(site(len(shown), contacts=(contact,)))
        assert store.prospects.rows([id_])[0].contact == shown
