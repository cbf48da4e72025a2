"""Search and filters: words by their beginnings, scripts without spaces anywhere, values that are never SQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from geoout.prospects.prospect import Contact, Metric, Prospect, SourceType, State, Tier
from geoout.prospects.query import parse
from geoout.prospects.query_tree import FIELDS, Node, Not, Op, Term
from geoout.store.open import Store
from geoout.store.search import match, pairs
from tests.store.made_up import FULL, NOW, site


def found(store: Store, text: str) -> set[str]:
    return {row.domain.removesuffix(".example") for row in store.prospects.rows(store.prospects.vector(parse(text)))}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("観光庁", "観光 光庁 庁"),
        ("a 観 b", "観"),
        ("Blatt", ""),
        ("東京の", "東京 京の の"),
        ("한국 x", "한국 국"),
        ("", ""),
    ],
)
def test_pairs_of_characters(text: str, written: str) -> None:
    assert pairs(text) == written


@pytest.mark.parametrize(
    "text",
    ["versich", "Versicherung", "versich*", "観光", "観", "庁", "光庁", "blatt", "weiß", "ana@blatt.example",
     "das blatt", '"das blatt 観光"', "met fair", "topic:versich", "contact:weiß", "site:latt", "BLATT.example"],
)  # fmt: skip
def test_words_are_found(store: Store, text: str) -> None:
    store.prospects.add(FULL)
    assert found(store, text) == {"blatt"}


@pytest.mark.parametrize(
    "text", ["sicherung", "観庁", "旅行", '"blatt das das"', "topic:blatt", "topic:観光", "-blatt", "«»"]
)
def test_what_is_not_there_is_not_found(store: Store, text: str) -> None:
    store.prospects.add(FULL)
    assert found(store, text) == set()


def test_accents_do_not_hinder_the_search(store: Store) -> None:
    store.prospects.add(site(1, name="Müller Café"))
    assert found(store, "muller cafe") == {"site001"}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=some.text(max_size=30))
def test_nothing_typed_is_an_operator(store: Store, text: str) -> None:
    for name in ("text", "topic", "contact", "site"):
        store.prospects.vector(Term(name, Op.CONTAINS, text), limit=5)
        store.prospects.count(Term(name, Op.IS, text) if name != "text" else None)
    assert match(text) is None or '"' in (match(text) or "")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    word=some.text("観光庁東京旅行案内所のカナ", min_size=1, max_size=6),
    around=some.tuples(some.text("観光x ", max_size=4)),
)
def test_every_run_is_found_inside_longer_ones(store: Store, word: str, around: tuple[str]) -> None:
    store.prospects.remove(list(store.prospects.vector()))
    id_ = store.prospects.add(site(1, name=around[0] + word + around[0]))
    assert list(store.prospects.vector(Term("text", Op.CONTAINS, word))) == [id_]


def test_the_index_follows_every_change(store: Store) -> None:
    id_ = store.prospects.add(FULL)
    store.contacts.add(id_, Contact(given="Ole", email="ole@blatt.example"))
    store.prospects.add(site(2, topic="gardens 庭"))
    store.prospects.remove([2])
    store.undo()
    store.prospects.remove([id_])
    store._database.run("INSERT INTO search (search) VALUES ('integrity-check')")
    assert found(store, "gardens") == found(store, "庭") == {"site002"}
    assert found(store, "ole") == set()


TODAY = datetime.now(UTC)
THEN = TODAY - timedelta(days=40)
SITES: list[Prospect] = [
    site(1, market="de", local=80, state=State.SENT, topic="garden", language="de", tier=Tier.LOCAL,
         authority=Metric(70.0, "Ahrefs", None), contacts=(Contact(given="Ana", email="ana@a.example"),), notes="x"),
    site(2, market="at", local=20, state=State.NEW, topic="gardening", language="de-AT", tier=Tier.REGIONAL,
         source_type=SourceType.NEWSPAPER, last_touch=THEN),
    site(3, market=None, local=0, state=State.REPLIED, topic="bread", language="pt-BR",
         contacts=(Contact(role="editor"),), last_touch=TODAY - timedelta(days=3)),
    Prospect(domain="markt.co.uk", market="gb", local=50, language="en", added=NOW),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("m:de", {"site001"}),
        ("m:de,at", {"site001", "site002"}),
        ("-m:de", {"site002", "site003", "markt.co.uk"}),
        ("score>=50", {"site001", "markt.co.uk"}),
        ("score<50 score>10", {"site002"}),
        ("dr>60", {"site001"}),
        ("dr<60", set()),
        ("-dr>60", {"site002", "site003", "markt.co.uk"}),
        ("state:new", {"site002", "markt.co.uk"}),
        ("is:replied", {"site003"}),
        ("-is:sent m:de", set()),
        ("topic:garden", {"site001", "site002"}),
        ("topic=garden", {"site001"}),
        ("source:newspaper", {"site002"}),
        ("lang:de", {"site001", "site002"}),
        ("lang:de-at", {"site002"}),
        ("lang:pt", {"site003"}),
        ("tier:local", {"site001"}),
        ("tld:uk", {"markt.co.uk"}),
        ("tld:co.uk", {"markt.co.uk"}),
        ("tld:example", {"site001", "site002", "site003"}),
        ("has:contact", {"site001", "site003"}),
        ("has:email", {"site001"}),
        ("has:name", {"site001"}),
        ("has:note", {"site001"}),
        ("contact:ana", {"site001"}),
        ("site:markt", {"markt.co.uk"}),
        ("last:never", {"site001", "markt.co.uk"}),
        ("last:30d", {"site003"}),
        ("last>30d", {"site002"}),
        ("last>1d last<9d", {"site003"}),
        (f"last:{THEN.date()}", {"site002"}),
        (f"last<={THEN.date()} last>={THEN.date()}", {"site002"}),
        (f"last>{THEN.date()}", {"site003"}),
        (f"last<{THEN.date()}", set()),
        ("(m:de OR topic:bread) -bread", {"site001"}),
        ("garden ana", {"site001"}),
        ("garden bread", set()),
        ("garden -ana \"…\"", set()),
        ("garden -ana m:at", {"site002"}),
        ("garden OR bread", {"site001", "site002", "site003"}),
        ("is:marked", {"site002"}),
    ],
)  # fmt: skip
def test_a_filter_finds_what_it_says(store: Store, text: str, wanted: set[str]) -> None:
    for each in SITES:
        store.prospects.add(each)
    store.prospects.marked = [2]
    assert found(store, text) == wanted
    query = parse(text)
    assert store.prospects.count(query) == len(wanted) == sum(store.prospects.counts_by_market(query).values())


def test_every_field_of_the_language_is_understood(store: Store) -> None:
    """A field finds a prospect or its negation does, never both and never neither: unknown values included."""
    store.prospects.add(FULL)
    store.prospects.add(Prospect("leer.example"))
    values = {"number": 3, "day": "never", "text": "x", "key": "de"}
    for field in FIELDS:
        for value in field.choices or (values[field.kind],):
            term = Term(field.name, Op.IS, value)
            assert store.prospects.count(term) + store.prospects.count(Not(term)) == 2, field.name


def test_values_are_bound_never_written(store: Store) -> None:
    store.prospects.add(FULL)
    evil = "x' OR 1=1; DROP TABLE prospect; --"
    terms: list[Node] = [Term(name, Op.IS, evil) for name in ("market", "topic", "site", "lang", "tld", "contact")]
    assert [store.prospects.count(term) for term in terms] == [0] * len(terms)
    assert store.prospects.count() == 1
