"""Cells as values: numbers in any grouping, five shapes of days, languages, email addresses."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.prospects import cells
from geoout.prospects.stated_gender import gender, without_address


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1240", 1240), ("1,240", 1240), ("1.240", 1240), ("1.240,5", 1240.5), ("1,240.5", 1240.5), ("1 240", 1240),
        ("1\u202f240", 1240), ("1'240", 1240), ("1,240,000", 1_240_000), ("12,5", 12.5), ("12.5", 12.5),
        ("0.125", 0.125), ("1.2M", 1_200_000), ("12.5K", 12_500), ("0", 0), ("", None), ("–", None), ("n/a", None),
        ("nan", None), ("inf", None), ("1e9", None), ("1,24,0", None), ("²", None),
    ],
)  # fmt: skip
def test_numbers_in_any_grouping_and_unknown_is_never_zero(cell: str, value: float | None):
    assert cells.number(cell) == value


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-09-15", date(2026, 9, 15)),
        ("2026-09-15 05:49:24", date(2026, 9, 15)),
        ("2026-09-15T05:49:24Z", date(2026, 9, 15)),
        ("Sep 15, 2026", date(2026, 9, 15)),
        ("15 Nov 2023", date(2023, 11, 15)),
        ("15.9.2026", date(2026, 9, 15)),
        ("2026/9/15", date(2026, 9, 15)),
        ("2026年9月15日", date(2026, 9, 15)),
        ("15/09/2026", date(2026, 9, 15)),
        ("9/15/26", date(2026, 9, 15)),
        ("7/7/2026", date(2026, 7, 7)),
        ("31/02/2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days_that_need_no_question(cell: str, day: date | None):
    def asked() -> cells.Order:
        raise AssertionError("nothing to ask")

    assert cells.Days(asked)(cell) == day


@pytest.mark.parametrize(("order", "day"), [("dmy", date(2026, 9, 3)), ("mdy", date(2026, 3, 9))])
def test_a_day_that_can_be_both_is_decided_once(order: cells.Order, day: date):
    asked: list[str] = []

    def decide() -> cells.Order:
        asked.append("asked")
        return order

    days = cells.Days(decide)
    assert days("03/09/2026") == day
    days("04/05/2026")
    assert asked == ["asked"]


@pytest.mark.parametrize(
    ("cell", "tag"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("pt_BR", "pt-BR"),
        ("Deutsch", "de"),
        ("German", "de"),
        ("日本語", "ja"),
        ("?", ""),
        ("", ""),
    ],
)
def test_languages_by_tag_or_name(cell: str, tag: str):
    assert cells.language(cell) == tag


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("ana@example.com", "ana@example.com"),
        ("Ana Ruiz <ana@EXAMPLE.com>", "ana@example.com"),
        ("mailto:ana@example.com", "ana@example.com"),
        ("ana@example.com ::: a@example.org", "ana@example.com"),
        ("ana@bücher.example", "ana@xn--bcher-kva.example"),
        ("", ""),
        ("ana at example.com", None),
        ("ana@example.com, bo@example.com", None),
        ("ana@@example.com", None),
        ("a..b@example.com", None),
        ("ana@localhost", None),
        ("ana@b>,<x@evil.example", None),
    ],
)
def test_email_addresses(cell: str, address: str | None):
    assert cells.email(cell) == address


def test_gender_is_stated_or_unknown_never_guessed():
    assert [gender(word) for word in ("Frau", "Sr.", "女性", "Andrea", "")] == ["female", "male", "female", "", ""]
    assert without_address("Frau Dr.") == ("Dr.", "female")
    assert without_address("Mr.") == ("", "male")
    assert without_address("Prof. Dr.") == ("Prof. Dr.", "")


@given(st.text(max_size=40))
def test_no_cell_breaks_anything(cell: str):
    cells.number(cell)
    cells.Days(lambda: "dmy")(cell)
    cells.language(cell)
    cells.email(cell)
    cells.flag(cell)
    assert cells.text(cells.text(cell)) == cells.text(cell)
    assert not any(each in cells.text(cell) for each in "\x1b\u202e\u200b\n")
