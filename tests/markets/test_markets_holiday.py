"""Public holidays: whose day off it is, what it is called, and how working days are counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.markets.easter import orthodox, western
from geoout.markets.holiday import after_workdays, day_off, holidays_of, is_workday, partly_off
from geoout.markets.reading import load

MARKETS = load()
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("key", "day", "name"),
    [
        ("de", "2026-10-03", "German Unity Day (Tag der Deutschen Einheit)"),
        ("fr", "2026-07-14", "National Day (Fête nationale)"),
        ("us", "2026-11-26", "Thanksgiving Day"),
        ("gb", "2027-03-29", "Easter Monday"),
        ("jp", "2026-11-23", "Labor Thanksgiving Day (勤労感謝の日)"),
        ("kr", "2027-02-07", "Korean New Year (설날)"),
        ("cn", "2027-02-06", "Chinese New Year (Spring Festival) (春节)"),
        ("tw", "2027-02-08", "Chinese New Year (春節)"),
        ("se", "2027-06-25", "Midsummer Eve (Midsommarafton)"),
        ("gr", "2027-05-03", "Easter Monday (Δευτέρα του Πάσχα)"),
        ("ca-fr", "2027-06-24", "Saint John the Baptist Day (Fête nationale du Québec)"),
        ("be-fr", "2027-07-21", "National Day (Fête nationale)"),
        ("be-nl", "2027-07-21", "National Day (Nationale feestdag)"),
        ("ch-fr", "2027-03-26", "Good Friday (Vendredi saint)"),
        ("ch-de", "2027-03-26", "Good Friday (Karfreitag)"),
        ("hk", "2027-03-26", "Good Friday (耶穌受難節)"),
    ],
)
def test_a_holiday_has_its_name_in_english_and_locally(key: str, day: str, name: str) -> None:
    assert day_off(MARKETS[key], date.fromisoformat(day)) == name


def test_a_holiday_that_falls_on_a_weekend_is_made_up_for() -> None:
    assert day_off(MARKETS["gb"], date(2026, 12, 28)) == "Boxing Day (observed)"
    assert day_off(MARKETS["us"], date(2027, 7, 5)) == "Independence Day (observed)"


def test_a_holiday_of_a_part_of_the_country_is_said_and_is_no_day_off() -> None:
    corpus = date(2026, 6, 4)
    assert day_off(MARKETS["de"], corpus) is None and is_workday(MARKETS["de"], corpus)
    name, where = partly_off(MARKETS["de"], corpus) or ("", ())
    assert name == "Corpus Christi" and "Bayern" in where and "Berlin" not in where
    assert day_off(MARKETS["at"], corpus) is not None
    assert partly_off(MARKETS["de"], date(2026, 11, 24)) is None
    assert partly_off(MARKETS["de"], date(2026, 12, 25)) is None


def test_provinces_and_cantons_decide_where_the_country_has_no_say() -> None:
    """Thanksgiving is none of Canada's own holidays, Saint-Jean is Quebec's alone, Boxing Day not Geneva's."""
    assert day_off(MARKETS["ca-en"], date(2027, 10, 11)) == "Thanksgiving Day"
    assert day_off(MARKETS["ca-en"], date(2027, 6, 24)) is None
    assert day_off(MARKETS["ch-de"], date(2028, 12, 26)) and not day_off(MARKETS["ch-fr"], date(2028, 12, 26))


def test_a_year_that_nobody_knows_has_no_holidays() -> None:
    assert not holidays_of(MARKETS["cn"], 1500)
    assert after_workdays(MARKETS["de"], date(1500, 1, 1), 3) > date(1500, 1, 1)


@pytest.mark.parametrize(
    ("key", "rests"), [("de", (6, 7)), ("il", (5, 6)), ("sa", (5, 6)), ("ae", (6, 7)), ("hk", (6, 7)), ("in", (6, 7))]
)
def test_the_weekend_is_the_countrys(key: str, rests: tuple[int, ...]) -> None:
    week = [date(2026, 11, 16) + timedelta(days=one) for one in range(7)]
    assert tuple(day.isoweekday() for day in week if not is_workday(MARKETS[key], day)) == rests
    assert not set(MARKETS[key].calendar.days.value) & set(rests)


def test_a_worked_weekend_counts_as_one_of_the_week() -> None:
    """China pays for its long holidays with Sundays."""
    assert is_workday(MARKETS["cn"], date(2026, 9, 20))


def test_working_days_leave_out_weekends_and_holidays() -> None:
    assert after_workdays(MARKETS["us"], date(2026, 11, 20), 5) == date(2026, 11, 30)  # Thanksgiving between them
    assert after_workdays(MARKETS["il"], date(2026, 11, 19), 1) == date(2026, 11, 22)  # a Sunday
    assert after_workdays(MARKETS["de"], date(2026, 11, 24), 0) == date(2026, 11, 24)


@given(st.sampled_from(list(MARKETS)), DAYS, st.integers(1, 15))
def test_working_days_lie_ahead_and_are_worked(key: str, day: date, count: int) -> None:
    market = MARKETS[key]
    reached = after_workdays(market, day, count)
    between = [day + timedelta(days=one) for one in range(1, (reached - day).days + 1)]
    assert sum(is_workday(market, one) for one in between) == count and is_workday(market, reached)


def test_easter_of_both_churches() -> None:
    assert [western(year) for year in (2024, 2026, 2027, 2038)] == [
        date(2024, 3, 31), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25),
    ]  # fmt: skip
    assert [orthodox(year) for year in (2024, 2025, 2026, 2027)] == [
        date(2024, 5, 5), date(2025, 4, 20), date(2026, 4, 12), date(2027, 5, 2),
    ]  # fmt: skip


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert western(year).isoweekday() == orthodox(year).isoweekday() == 7
    assert date(year, 3, 22) <= western(year) <= date(year, 4, 25) and western(year) <= orthodox(year)
