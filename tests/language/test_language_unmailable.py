"""Which characters a mail must not carry: what breaks or hides is refused, what languages need is not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.language.plain import clean, clean_line
from geoout.language.unmailable import Why, unmailable

NEEDED = {
    "Persian joins with U+200C": "می\u200cخواهد",
    "Hindi conjuncts": "क्\u200dष",
    "families of emoji": "👩\u200d👩\u200d👧 ❤\ufe0f",
    "marks of direction": "\u200fנועה\u200e (Noa)\u061c",
    "flags made of tags": "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "ideographic variants": "葛\U000e0100城",
    "an unassigned letter of a newer Unicode": "\u0378",
    "Mongolian variants": "ᠠ\u180b",
}


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_what_a_language_needs_is_carried_everywhere(text: str) -> None:
    assert not list(unmailable(text, one_line=True))
    assert not list(unmailable(text, one_line=False))


@pytest.mark.parametrize(
    ("sign", "why"),
    [
        ("\x00", Why.CONTROL), ("\x1b", Why.CONTROL), ("\x85", Why.CONTROL), ("\u2028", Why.CONTROL),
        ("\u202e", Why.REORDERS), ("\u202a", Why.REORDERS), ("\ufeff", Why.INVISIBLE), ("\U000e0041", Why.INVISIBLE),
        ("\u206a", Why.INVISIBLE), ("\ufff9", Why.INVISIBLE), ("\ufffe", Why.NONE), ("\ud800", Why.NONE),
        ("\ufdd0", Why.NONE), ("\U0010ffff", Why.NONE),
    ],
)  # fmt: skip
def test_what_breaks_or_hides_is_refused_everywhere(sign: str, why: Why) -> None:
    for one_line in (True, False):
        assert [(one.at, one.why) for one in unmailable(f"a{sign}b", one_line=one_line)] == [(1, why)]


@pytest.mark.parametrize(
    ("sign", "why"), [("\n", Why.CONTROL), ("\t", Why.CONTROL), ("\u00ad", Why.INVISIBLE), ("\u200b", Why.INVISIBLE),
                      ("\u2060", Why.INVISIBLE), ("\ue000", Why.PRIVATE)],
)  # fmt: skip
def test_some_stand_in_a_text_but_in_no_header(sign: str, why: Why) -> None:
    assert [one.why for one in unmailable(f"a{sign}b", one_line=True)] == [why]
    assert not list(unmailable(f"a{sign}b", one_line=False))


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("הנתונים של \u2068Wohnwerk\u2069 כאן", []),
        ("\u2067א \u2066a\u2069 ב\u2069", []),
        ("א \u2067ab", [2]),
        ("א \u2069", [2]),
        ("ab \u2067cd\u2069", [3, 6]),
        ("א \u2067a\nb\u2069", [2, 6]),
    ],
)
def test_isolates_stand_in_pairs_beside_right_to_left_letters(text: str, refused: list[int]) -> None:
    assert [one.at for one in unmailable(text, one_line=False)] == refused


@given(st.text(st.characters()))
def test_what_was_cleaned_at_import_can_always_be_sent(text: str) -> None:
    """A private or new character aside, no imported field stops a mail."""
    line = clean_line(text)
    assert {one.why for one in unmailable(line, one_line=True)} <= {Why.PRIVATE, Why.NONE, Why.INVISIBLE}
    found = list(unmailable(clean(text), one_line=False))
    assert all(unicodedata.category(one.sign) == "Cn" for one in found)


def test_a_text_of_nothing_but_isolates_is_read_to_its_end() -> None:
    assert len(list(unmailable("א" + "\u2067" * 200_000, one_line=False))) == 200_000
