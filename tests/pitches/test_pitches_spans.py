"""Field spans follow edits; an edited one is no field any more."""

from hypothesis import given
from hypothesis import strategies as st

from geoout.pitches.draft import FieldSpan, Part
from geoout.pitches.spans import follow, follow_text

TEXT = "Guten Tag Anna Huber, Ihr Beitrag"
NAME = FieldSpan("contact.full_name", Part.BODY, 10, 20)


def shown(text: str, span: FieldSpan) -> str:
    return text[span.start : span.end]


def test_typing_before_a_field_moves_it_and_typing_after_leaves_it() -> None:
    assert follow([NAME], Part.BODY, 0, 0, 5)[0].start == 15
    assert follow([NAME], Part.BODY, 10, 0, 3) == (FieldSpan(NAME.field, Part.BODY, 13, 23),)
    assert follow([NAME], Part.BODY, 20, 0, 3) == (NAME,)
    assert follow([NAME], Part.BODY, 20, 5, 0) == (NAME,)


def test_a_touched_field_is_no_field_any_more() -> None:
    for start, removed, inserted in [(12, 0, 1), (10, 1, 1), (19, 1, 0), (0, 33, 0), (8, 3, 2)]:
        assert follow([NAME], Part.BODY, start, removed, inserted) == ()


def test_an_edit_of_the_body_leaves_the_subject_alone() -> None:
    assert follow([NAME], Part.SUBJECT, 0, 30, 1) == (NAME,)


def test_a_field_between_two_edits_of_another_editor_is_found_again() -> None:
    new = "Hallo Anna Huber, dein Artikel"
    (span,) = follow_text([NAME], Part.BODY, TEXT, new)
    assert shown(new, span) == "Anna Huber"


@st.composite
def texts_and_spans(draw: st.DrawFn) -> tuple[str, tuple[FieldSpan, ...]]:
    text = draw(st.text(alphabet="ab 田é😀\n", max_size=40))
    places = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    return text, tuple(FieldSpan("x", Part.BODY, min(place), max(place)) for place in places if place[0] != place[1])


@given(texts_and_spans(), st.data())
def test_whatever_is_edited_a_span_that_stays_shows_the_same_text(
    case: tuple[str, tuple[FieldSpan, ...]], data: st.DataObject
) -> None:
    text, spans = case
    start = data.draw(st.integers(0, len(text)))
    removed = data.draw(st.integers(0, len(text) - start))
    inserted = data.draw(st.text(alphabet="ab 田", max_size=10))
    new = text[:start] + inserted + text[start + removed :]
    for span in spans:
        for after in follow((span,), Part.BODY, start, removed, len(inserted)):
            assert shown(new, after) == shown(text, span)


@given(texts_and_spans(), st.text(alphabet="ab 田é😀\n", max_size=40))
def test_whatever_another_editor_returns_a_span_that_stays_shows_the_same_text(
    case: tuple[str, tuple[FieldSpan, ...]], new: str
) -> None:
    text, spans = case
    for span in spans:
        for after in follow_text((span,), Part.BODY, text, new):
            assert shown(new, after) == shown(text, span)
    assert follow_text(spans, Part.BODY, text, text) == spans
