"""Where a draft's anchor and target stand in its body, and putting another one there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.pitches.anchor_place import places_of, with_another
from geoout.pitches.draft import Draft, FieldSpan, Kind, Part, Touch
from geoout.prospects.prospect import Contact

PAGE = "https://acme.example/de"


def draft(body: str, anchor: str = "", target: str = "", spans: tuple[FieldSpan, ...] = ()) -> Draft:
    return Draft("de", Kind.DIGITAL_PR, Touch.FIRST, "", body, Contact(), anchor=anchor, target=target, spans=spans)


@pytest.mark.parametrize(
    ("body", "anchor", "places"),
    [
        ("Mehr zu Insurance.", "Insurance", 1),
        ("Mehr zu Insurance und Insurance", " Insurance ", 2),
        ("Insurances, Reinsurance, insurance", "Insurance", 0),
        ("„Insurance“", "Insurance", 1),
        (f"{PAGE}/Insurance und www.acme.example/Insurance", "Insurance", 0),
        (f"{PAGE}/Insurance Insurance", "Insurance", 1),
        ("詳しくは家財保険の調査をご覧ください", "家財保険", 1),
        ("https://acme.example/jaの家財保険", "家財保険", 1),
        (f"unter {PAGE}.", PAGE, 1),
        ("", "Insurance", 0),
        ("Insurance", "", 0),
    ],
)
def test_an_anchor_stands_where_it_is_a_word_and_no_address(body: str, anchor: str, places: int) -> None:
    found = places_of(draft(body, anchor), Part.ANCHOR)
    assert len(found) == places
    assert all(body[start:end] == anchor.strip() for start, end in found)


@pytest.mark.parametrize(
    ("body", "places"),
    [
        (f"unter {PAGE}.", 1),
        (f"({PAGE}), {PAGE}!", 2),
        (f"{PAGE}をご覧ください", 1),
        (f"{PAGE}/hausrat {PAGE}-at {PAGE}?a=1 {PAGE}.html {PAGE}#a", 0),
    ],
)
def test_a_target_is_a_whole_address(body: str, places: int) -> None:
    assert len(places_of(draft(body, target=PAGE), Part.TARGET)) == places


def test_r67_the_templates_own_place_is_replaced_and_stays_the_field() -> None:
    body = "Insurance ist wichtig. Mehr unter Insurance."
    at = body.rindex("Insurance")
    before = draft(body, "Insurance", spans=(FieldSpan("anchor", Part.BODY, at, at + 9),))
    after = with_another(before, Part.ANCHOR, "Versicherung")
    assert (after.anchor, after.body) == ("Versicherung", "Insurance ist wichtig. Mehr unter Versicherung.")
    (span,) = after.spans
    assert (span.field, after.body[span.start : span.end]) == ("anchor", "Versicherung")
    assert with_another(after, Part.ANCHOR, "Insurance") == before


@given(st.text(max_size=60), st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=8), st.text(max_size=60))
def test_only_the_first_place_changes(head: str, anchor: str, other: str, tail: str) -> None:
    before = draft(f"{head} {anchor} {tail}", anchor)
    places = places_of(before, Part.ANCHOR)
    after = with_another(before, Part.ANCHOR, other)
    if not places:
        assert after.body == before.body
    else:
        start, end = places[0]
        assert after.body == before.body[:start] + other + before.body[end:]
    assert after.anchor == other


def test_a_huge_body_is_read_once() -> None:
    assert len(places_of(draft("Insurance https://a.example/Insurance " * 50_000, "Insurance"), Part.ANCHOR)) == 50_000
    assert places_of(draft("Insurances" * 100_000, "Insurance"), Part.ANCHOR) == ()
