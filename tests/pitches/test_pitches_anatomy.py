"""The anatomy of a body that somebody typed: no field says where its parts lie."""

from __future__ import annotations

import pytest

from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, FieldSpan, Kind, Part, Touch
from geoout.prospects.prospect import Contact


def parts(body: str, *spans: FieldSpan) -> list[str]:
    draft = Draft("de", Kind.DIGITAL_PR, Touch.FIRST, "", body, Contact(), spans=spans)
    found = anatomy(draft)
    assert found.salutation[0] == 0
    assert found.signature[1] == len(body)
    return [body[slice(*one)].strip() for one in (found.salutation, found.main, found.closing, found.signature)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Guten Tag,\n\nwir haben Zahlen.\n\nMit freundlichen Grüßen\nJonas Brandt\n\n-- \nAcme",
            ["Guten Tag,", "wir haben Zahlen.", "Mit freundlichen Grüßen\nJonas Brandt", "-- \nAcme"],
        ),
        (
            "Hi Ashby,\nI read your piece on heat pumps.\n\nBest,\nAmelia",
            ["Hi Ashby,", "I read your piece on heat pumps.", "Best,\nAmelia", ""],
        ),
        (
            "みなと出版 編集部\n田中様\n突然のご連絡失礼いたします。\n\n何卒よろしくお願い申し上げます。",
            ["みなと出版 編集部\n田中様", "突然のご連絡失礼いたします。", "何卒よろしくお願い申し上げます。", ""],
        ),
        ("We have numbers. They are free to use.\n\nBest,", ["", "We have numbers. They are free to use.", "Best,", ""]),
        ("Was kostet Wärme?\n\nDas zeigt unsere Erhebung in zwölf Städten.", ["", "Was kostet Wärme?\n\nDas zeigt unsere Erhebung in zwölf Städten.", "", ""]),
        (
            "Hi,\n\nwe have numbers.\n\nBest,\nAmelia\nAcme Data Ltd, a company with a long name\n1 Warm Street, Town",
            ["Hi,", "we have numbers.", "Best,\nAmelia\nAcme Data Ltd, a company with a long name\n1 Warm Street, Town", ""],
        ),
        ("", ["", "", "", ""]),
    ],
)  # fmt: skip
def test_each_part_is_found_by_its_shape(body: str, expected: list[str]) -> None:
    assert parts(body) == expected


def test_a_field_says_where_the_salutation_ends() -> None:
    text = (
        "Sehr geehrte Damen und Herren der Redaktion einer Zeitschrift mit einem sehr langen Namen aus Köln\n\nZahlen."
    )
    span = FieldSpan("salutation", Part.BODY, 0, text.index("\n"))
    assert parts(text, span)[0] == text[: span.end]
