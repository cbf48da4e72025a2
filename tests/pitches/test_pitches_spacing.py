"""A rendered text has no gaps where something was empty, and its spans stay true."""

import re

from hypothesis import given
from hypothesis import strategies as st

from geoout.pitches.spacing import END, FIELD, VALUE, tidy, unmark


def test_an_empty_block_leaves_no_gap_and_a_signature_keeps_its_space() -> None:
    text = "\n\nGuten Tag,\n\n \n\n\neins  zwei \n\n-- \nWohnwerk\n  \n"
    assert tidy(text, [])[0] == "Guten Tag,\n\neins zwei\n\n-- \nWohnwerk"


def test_spaces_that_were_meant_stay() -> None:
    assert (
        tidy("\u3000平素より\nVoilà\u00a0: «\u202foui\u202f»", [])[0]
        == "\u3000平素より\nVoilà\u00a0: «\u202foui\u202f»"
    )


def test_a_field_within_a_field_is_two_spans() -> None:
    text, spans = unmark(f"a {FIELD}opening{VALUE}b {FIELD}site.name{VALUE}C{END} d{END} e")
    assert text == "a b C d e"
    assert spans == [("opening", 2, 7), ("site.name", 4, 5)]


@given(
    st.lists(
        st.tuples(st.text(alphabet="a \n-\u00a0田", max_size=6), st.text(alphabet="b- \n", max_size=6)), max_size=6
    )
)
def test_spans_hold_their_words_however_much_space_goes(pieces: list[tuple[str, str]]) -> None:
    marked = "".join(f"{before}{FIELD}x{VALUE}{value}{END}" for before, value in pieces)
    plain, before_spans = unmark(marked)
    text, spans = tidy(plain, before_spans)
    assert (
        "  " not in text and "\n\n\n" not in text and text == text.strip(" \n") + (" " if text.endswith("-- ") else "")
    )
    values = [re.sub(r"\s", "", plain[start:end]) for _, start, end in before_spans]
    left = [re.sub(r"\s", "", text[start:end]) for _, start, end in spans]
    assert [value for value in left if value] == [value for value in values if value]
