"""The filter language: what it means, that it can be written back, and where it says it is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.errors import QueryError
from geoout.prospects.query import Ago, And, Node, Not, Op, Or, Term, describe, either, every, negate, parse, render


def test_the_contracts_example_is_a_conjunction():
    assert parse('m:de score>60 state:new topic:finance -is:sent "trade fair"') == And(
        (
            Term("market", Op.IS, "de"),
            Term("local", Op.OVER, 60),
            Term("state", Op.IS, "new"),
            Term("topic", Op.CONTAINS, "finance"),
            Not(Term("is", Op.IS, "sent")),
            Term("text", Op.CONTAINS, "trade fair"),
        )
    )


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("", None),
        ("   ", None),
        ("m:ch-de", Term("market", Op.IS, "ch-de")),
        ("m:CH_DE", Term("market", Op.IS, "ch-de")),
        ("m:de,at", Or((Term("market", Op.IS, "de"), Term("market", Op.IS, "at")))),
        ("a OR b c", Or((Term("text", Op.CONTAINS, "a"), every([Term("text", Op.CONTAINS, w) for w in "bc"])))),
        ("(a OR b) c", And((either([Term("text", Op.CONTAINS, w) for w in "ab"]), Term("text", Op.CONTAINS, "c")))),
        ("-(-a)", Term("text", Op.CONTAINS, "a")),
        ("NOT a", Not(Term("text", Op.CONTAINS, "a"))),
        ("m!=de", Not(Term("market", Op.IS, "de"))),
        ("source:trade", Term("source", Op.IS, "trade publication")),
        ("source:chamber-or-body", Term("source", Op.IS, "chamber or body")),
        ("tld:.co.uk", Term("tld", Op.IS, "co.uk")),
        ("last>30d", Term("last", Op.OVER, Ago(30))),
        ("last<2w", Term("last", Op.UNDER, Ago(14))),
        ("last:never", Term("last", Op.IS, "never")),
        ("last>=2026-11-01", Term("last", Op.AT_LEAST, date(2026, 11, 1))),
        ("https://a.example/x", Term("text", Op.CONTAINS, "https://a.example/x")),
        ("観光", Term("text", Op.CONTAINS, "観光")),
        ("Mu\u0308ller", Term("text", Op.CONTAINS, "Müller")),
        ("a\x1b[31m", Term("text", Op.CONTAINS, "a[31m")),
        ("trade-fair", Term("text", Op.CONTAINS, "trade-fair")),
        ("is:marked", Term("is", Op.IS, "marked")),
    ],
)
def test_what_a_filter_means(text: str, node: Node | None):
    assert parse(text) == node


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("m:de scor>5", 6, "did you mean score>"),
        ("m:", 3, "write a market after it"),
        ("state:nwe", 7, "did you mean new"),
        ('a "b', 3, "not closed"),
        ('topic:"x', 7, "not closed"),
        ("(a", 1, "add )"),
        ("a )", 3, "closes nothing"),
        ("a OR", 5, "both sides"),
        ("OR a", 1, "both sides"),
        ("dr>high", 4, "'high' is not a number"),
        ("m>3", 2, "cannot be compared"),
        ("last:soon", 6, "30d"),
        ("a ()", 3, "nothing in these"),
        ('""', 1, "nothing to search"),
        ("a (-)", 4, None),
        ("-" * 80 + "a", 42, "flatter"),
    ],
)
def test_a_mistake_names_its_column_and_the_next_step(text: str, column: int, says: str | None):
    if says is None:
        assert parse(text) is not None  # a lone hyphen is text
        return
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.column == column
    assert says in str(caught.value)


WORDS = st.text(min_size=1, max_size=12).map(lambda text: " ".join(text.split()))
TERMS = st.one_of(
    st.builds(Term, st.just("market"), st.just(Op.IS), st.sampled_from(["de", "ch-fr", "none"])),
    st.builds(Term, st.sampled_from(["local", "authority"]), st.sampled_from(list(Op)[1:]), st.integers(0, 999)),
    st.builds(
        Term,
        st.just("last"),
        st.sampled_from(list(Op)[1:]),
        st.one_of(st.dates(), st.builds(Ago, st.integers(0, 9999))),
    ),
    st.builds(Term, st.just("source"), st.just(Op.IS), st.sampled_from(["trade publication", "newspaper"])),
    st.builds(
        Term,
        st.just("text"),
        st.just(Op.CONTAINS),
        st.sampled_from(["a b", 'say "x"', "OR", "\\", "-x", "a:b", "m:de", "a,b", "NOT"]),
    ),
    st.builds(
        Term, st.just("topic"), st.sampled_from([Op.CONTAINS, Op.IS]), st.sampled_from(["a,b", "x y", "观光", "-", ")"])
    ),
)
NODES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(every),
        st.lists(inner, min_size=1, max_size=3).map(either),
        inner.map(negate),
    ),
    max_leaves=10,
)


@given(NODES)
def test_a_rendered_filter_parses_to_itself(node: Node):
    assert parse(render(node)) == node
    assert describe(node)


@given(st.text(alphabet=st.one_of(st.sampled_from('()-":=<>!\\, \tOR mde'), st.characters()), max_size=40))
def test_any_text_is_a_filter_or_one_sentence(text: str):
    try:
        node = parse(text)
    except QueryError as error:
        assert error.column is not None
        assert 1 <= error.column <= len(text) + 2
        return
    assert parse(render(node)) == node
