from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.language.graphemes import boundaries, next_boundary, previous_boundary
from geoout.language.mask import mask
from geoout.language.plain import clean, clean_line
from geoout.language.script import script_of, scripts_for
from geoout.language.words import count, count_characters, count_words, unit_of
from geoout.markets.market import LengthUnit

HOSTILE = st.text(alphabet=st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("dirty", "harmless"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("a\tb\r\nc\rd", "a b\nc\nd"),
        ("abc\u202edef\u2066", "abcdef"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("field\ue000x\ue003", "fieldx"),
        ("u\u0308ber", "über"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("lone\ud800", "lone"),
    ],
)
def test_text_from_outside_is_made_harmless(dirty: str, harmless: str) -> None:
    assert clean(dirty) == harmless


@given(HOSTILE)
def test_cleaning_twice_changes_nothing_and_leaves_no_control(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in once if c != "\n")
    assert "\n" not in clean_line(text)
    once.encode("utf-8")


def test_a_line_keeps_no_break_and_ideographic_spaces() -> None:
    assert clean_line("  Sondage\u00a0: 山田　太郎\n\n x ") == "Sondage\u00a0: 山田　太郎 x"


@given(HOSTILE, st.lists(st.tuples(st.integers(-5, 80), st.integers(-5, 80)), max_size=4))
def test_masking_keeps_every_position(text: str, spans: list[tuple[int, int]]) -> None:
    masked = mask(text, spans)
    assert len(masked) == len(text)
    assert all(new in (old, " ") for new, old in zip(masked, text, strict=True))


@pytest.mark.parametrize(
    "quoted", ["„Bist du“", "“are you”", "«es-tu»", "« es-tu »", "「行こうよ」", '"du da"', "‚du da‘"]
)
def test_quotations_and_addresses_are_not_judged(quoted: str) -> None:
    text = f"Vorher {quoted} danach https://du.example/dein du@dein.example Ende"
    assert mask(text).split() == ["Vorher", "danach", "Ende"]


def test_apostrophes_and_forgotten_marks_hide_nothing() -> None:
    assert mask("l'été d'aujourd'hui, c’est-à-dire") == "l'été d'aujourd'hui, c’est-à-dire"
    assert "du" in mask('Ein "offenes Zitat\n\nHast du Zeit?')


def test_a_cursor_stops_between_characters_as_seen() -> None:
    text = "a👨\u200d👩\u200d👧e\u0301\r\nกำ"
    assert boundaries(text) == (0, 1, 6, 8, 10, 12)
    assert next_boundary(text, 1) == 6
    assert previous_boundary(text, 6) == 1
    assert next_boundary(text, 99) == len(text)
    assert previous_boundary(text, 0) == 0


@given(HOSTILE)
def test_walking_right_and_left_meets_the_same_boundaries(text: str) -> None:
    right = [0]
    while right[-1] < len(text):
        right.append(next_boundary(text, right[-1]))
    left = [len(text)]
    while left[-1] > 0:
        left.append(previous_boundary(text, left[-1]))
    assert right == left[::-1] == list(boundaries(text))


def test_length_counts_words_or_characters() -> None:
    """R46: a Japanese, Chinese or Thai mail is measured in characters."""
    assert count_words("L'article white-label — 1,240.50 € im Überblick") == 5
    assert count_characters("貴社の サイト\nを。") == 8
    assert unit_of("ja") is unit_of("zh_TW") is unit_of("th-TH") is LengthUnit.CHARACTERS
    assert count("eins zwei", unit_of("de_AT")) == 2


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Straße 12", "Latn"),
        ("旅に行く", "Jpan"),
        ("旅行", "Hani"),
        ("안녕 Kim", "Kore"),
        ("Привет", "Cyrl"),
        ("Ελλάδα", "Grek"),
        ("مرحبا", "Arab"),
        ("שלום", "Hebr"),
        ("नमस्ते", "Deva"),
        ("สวัสดี", "Thai"),
        ("12 × 3 €", None),
    ],
)
def test_script(text: str, script: str | None) -> None:
    assert script_of(text) == script


def test_scripts_of_a_language() -> None:
    assert scripts_for("sr") == {"Cyrl", "Latn"}
    assert scripts_for("pt-BR") == {"Latn"}
    assert "Hani" in scripts_for("ja_JP")
