"""What an anchor says: entities, tags, invisible characters, odd spaces and forms; and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.language.anchor_text import LONGEST, OddityKind, judged_text, oddities, without_markup, without_unseen


@pytest.mark.parametrize(
    ("anchor", "said"),
    [
        ("", ""),
        ("  Hausrat \n vergleichen\t", "Hausrat vergleichen"),
        ("Haus &amp; Hof", "Haus & Hof"),
        ("Haus &amp;amp; Hof", "Haus & Hof"),
        ("&nbsp;Acme&#160;&#xA0;24", "Acme 24"),
        ("Haus&#8203;rat", "Hausrat"),
        ("&lsaquo; zurück", "‹ zurück"),
        ("&copy 2026", "© 2026"),
        ("AT&T, R&D, Q&A, Fish&Chips", "AT&T, R&D, Q&A, Fish&Chips"),
        ("https://acme.example/?a=1&copy=2&lang=de", "https://acme.example/?a=1&copy=2&lang=de"),
        ("&nosuch; 5 < 6 > 4", "&nosuch; 5 < 6 > 4"),
        ("<b>Haus</b>rat<br>heute", "Hausrat heute"),
        ("&lt;strong&gt;Hausrat&lt;/strong&gt;", "Hausrat"),
        ('<img src="x.png" alt="Hausrat &amp; Hof">', "Hausrat & Hof"),
        ("<!-- weg -->Hausrat", "Hausrat"),
        ("Haus\u00adrat\u200b\ufeff", "Hausrat"),
        ("\u202eHausrat\u202c", "Hausrat"),
        ("Haus\u200drat", "Hausrat"),
        ("Vеrsicherung", "Versicherung"),
        ("ＷＥＢ ｶﾞｲﾄﾞ １２", "WEB ガイド 12"),
        ("𝐕𝐞𝐫𝐬 ﬁnden", "Vers finden"),
        ("assurance\u202fauto\u00a0: devis\u3000ici", "assurance auto : devis ici"),
        ("Scha\u0308den", "Schäden"),
        ("خانه\u200cها", "خانه\u200cها"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d💻 ❤️ 1️⃣", "👩\u200d💻 ❤️ 1️⃣"),
        ("（保険）「比較」！", "（保険）「比較」！"),
        ("\u3164\uffa0\u2800", ""),
    ],
)
def test_what_an_anchor_says(anchor: str, said: str) -> None:
    assert judged_text(anchor) == said


def test_a_very_long_anchor_is_cut() -> None:
    assert len(judged_text("wort " * 2000)) <= LONGEST
    assert judged_text("&amp;" * 10_000) == "&" * LONGEST
    assert len(judged_text("x" * 10_000_000)) == LONGEST


PIECES = st.sampled_from(
    ("&amp;", "&lt;", "&#8203;", "&copy", "&nbsp;", "&#xD800;", "&", ";", "#", "<b>", "</b>", "<img alt='", "'>", "<", ">",
     "<!--", "-->", "\u200b", "\u200d", "\u00ad", "\u202e", "\u3164", "\ufe0f", "\u0301", "\r\n", "\u2028", " ",
     "а", "е", "a", "Z", "1", "ο", "Ａ", "𝐀", "ﬁ", "ｶ", "ﾞ", "ß", "İ", "の", "❤", "ب", "क", "\ud800")
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, min_size=200).map("".join))


@given(TEXTS)
def test_judging_twice_changes_nothing(anchor: str) -> None:
    said = judged_text(anchor)
    assert judged_text(said) == said and len(said) <= LONGEST
    assert said == said.strip() and "\n" not in said


@given(TEXTS)
def test_oddities_are_inside_in_order_and_once(anchor: str) -> None:
    done = 0
    for one in oddities(anchor, ("de",), ("Acme",)):
        assert done <= one.start < one.end <= len(anchor) and anchor[one.start : one.end] == one.text
        done = one.end


@given(TEXTS)
def test_what_is_cleaned_has_nothing_left_to_clean(anchor: str) -> None:
    seen = without_unseen(anchor)
    assert not {one.kind for one in oddities(seen)} & {OddityKind.INVISIBLE, OddityKind.BIDI}
    plain = without_markup(anchor)
    assert not {one.kind for one in oddities(plain)} & {OddityKind.ENTITY, OddityKind.MARKUP}


def test_oddities_say_what_stands_where() -> None:
    anchor = "Haus&nbsp;<b>r\u00adat\u202e</b> Vеrs"
    assert [(one.kind, one.text) for one in oddities(anchor)] == [
        (OddityKind.ENTITY, "&nbsp;"),
        (OddityKind.MARKUP, "<b>"),
        (OddityKind.INVISIBLE, "\u00ad"),
        (OddityKind.BIDI, "\u202e"),
        (OddityKind.MARKUP, "</b>"),
        (OddityKind.LOOK_ALIKE, "Vеrs"),
    ]
    assert oddities("תאגיד Acme\u200f") == oddities("plain words") == oddities("AT&T") == ()


@given(st.text(alphabet="aeoxH ÅåÅéβνΑаеохСЖ&;<b>語カｱＡ１\u0301\u030a\u00a0", max_size=12))
def test_what_an_anchor_says_does_not_hang_on_invisible_characters_beside_it(anchor: str) -> None:
    """R66: an anchor with nothing odd in it is read as one that has something to take out."""
    assert judged_text(f"{anchor}\u200b") == judged_text(anchor)
