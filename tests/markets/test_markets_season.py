"""Seasons: Ramadan, Golden Week, August in France and so on, as statements of markets.yaml (point 6 of the outbox)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.markets.market import Advice, Market
from geoout.markets.reading import load
from geoout.markets.season import seasons_on, span_on, spans, when_of, when_said

MARKETS = load()


def on(key: str, day: str) -> set[str]:
    return {one.id for one in seasons_on(MARKETS[key], date.fromisoformat(day))}


def test_ramadan_moves_with_the_moon() -> None:
    """It began on 18 February 2026 and 8 February 2027."""
    for key, name in {"ae": "ramadan", "sa": "ramadan", "id": "ramadan", "tr": "tr-ramadan"}.items():
        assert name not in on(key, "2026-02-17") and name in on(key, "2026-02-18")
        assert name not in on(key, "2027-02-07") and name in on(key, "2027-02-08")
    assert "eid-fitr" in on("ae", "2026-03-20") and "eid-fitr" in on("sa", "2027-03-10")
    assert "eid-adha" in on("tr", "2026-05-27") and "id-lebaran" in on("id", "2026-03-20")
    assert "ramadan" not in on("ae", "2026-11-24")


def test_two_islamic_years_may_begin_a_season_in_one_of_ours() -> None:
    """Ramadan begins in January and in December of 2030."""
    begins = [first for first, _ in spans(when_of("hijri 09-01..09-30"), MARKETS["ae"], 2030)]
    assert [(one.month, one.year) for one in begins] == [(1, 2030), (12, 2030)]


@pytest.mark.parametrize(
    ("key", "day", "season"),
    [
        ("jp", "2027-05-06", "jp-golden-week"), ("jp", "2026-08-13", "jp-obon"), ("jp", "2027-01-04", "jp-new-year"),
        ("cn", "2027-02-05", "cn-spring"), ("cn", "2026-10-06", "cn-golden"), ("kr", "2026-09-24", "kr-chuseok"),
        ("kr", "2027-02-06", "kr-seollal"), ("vn", "2027-02-10", "vn-tet"), ("hk", "2030-02-04", "hk-new-year"),
        ("fr", "2026-08-11", "fr-august"), ("it", "2026-08-14", "it-ferragosto"), ("es", "2026-08-31", "es-august"),
        ("gr", "2026-08-13", "gr-august"), ("se", "2026-07-15", "se-july"), ("fi", "2026-07-15", "fi-july"),
        ("no", "2027-03-24", "no-easter"), ("es", "2027-03-23", "holy-week"), ("gr", "2027-04-30", "gr-easter"),
        ("ro", "2026-04-13", "ro-easter"), ("br", "2027-02-09", "br-carnival"), ("cl", "2026-09-17", "cl-patrias"),
        ("ru", "2027-01-08", "ru-new-year"), ("us", "2026-11-27", "us-thanksgiving"), ("in", "2026-11-08", "in-diwali"),
        ("il", "2026-09-20", "il-high"), ("th", "2027-04-14", "th-songkran"), ("de", "2027-01-02", "year-end"),
        ("dk", "2027-10-22", "dk-autumn"), ("dk", "2026-10-12", "dk-autumn"), ("us", "2026-09-07", "us-summer"),
        ("cl", "2028-02-29", "cl-february"), ("il", "2026-04-14", "il-shoah"), ("il", "2025-04-24", "il-shoah"),
        ("il", "2028-04-24", "il-shoah"), ("il", "2027-05-04", "il-shoah"), ("il", "2027-10-23", "il-high"),
        ("in", "2027-03-22", "in-holi"), ("in", "2026-10-20", "in-puja"), ("ua", "2027-02-24", "ua-february"),
        ("cn", "2027-02-20", "cn-lantern"), ("ae", "2026-12-28", "new-year"), ("id", "2026-05-27", "id-adha"),
        ("br", "2026-06-05", "corpus"), ("th", "2027-02-06", "th-chinese"), ("pl", "2026-07-15", "pl-summer"),
        ("se", "2027-06-25", "midsummer"), ("au", "2027-01-05", "au-year-end"), ("pl", "2027-05-03", "pl-may"),
    ],
)  # fmt: skip
def test_seasons_that_people_there_would_name(key: str, day: str, season: str) -> None:
    assert season in on(key, day)


def test_christmas_is_a_working_day_where_it_is_not_kept() -> None:
    for key in ("il", "sa", "ae", "cn", "jp", "th", "vn", "tr", "ru", "tw"):
        assert not any(one.advice is Advice.AVOID for one in seasons_on(MARKETS[key], date(2026, 12, 24))), key
    for key in ("us", "gb", "de", "pl", "br", "au", "ro"):
        assert any(one.advice is Advice.AVOID for one in seasons_on(MARKETS[key], date(2026, 12, 29))), key


@pytest.mark.parametrize("market", MARKETS.values(), ids=list(MARKETS))
def test_every_market_has_seasons_and_each_comes_every_year(market: Market) -> None:
    assert len(market.calendar.seasons) >= 2
    for season in market.calendar.seasons:
        assert season.note and "\n" not in season.note and season.source.title
        for year in range(2024, 2034):
            assert when_of(season.when).weekdays or spans(when_of(season.when), market, year), (season.id, year)


def test_easter_monday_is_a_working_day_in_portugal_and_south_america() -> None:
    for key in ("pt", "br", "ar", "cl", "pe", "co"):
        assert not on(key, "2027-03-29") and on(key, "2027-03-25"), key


@pytest.mark.parametrize("market", MARKETS.values(), ids=list(MARKETS))
def test_most_of_the_year_is_open(market: Market) -> None:
    days = [date.fromordinal(one) for one in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())]
    shut = [day for day in days if any(one.advice is Advice.AVOID for one in seasons_on(market, day))]
    assert len(shut) <= 80


def test_a_season_says_until_when() -> None:
    (august,) = (one for one in MARKETS["fr"].calendar.seasons if one.id == "fr-august")
    assert span_on(august, MARKETS["fr"], date(2026, 8, 3)) == (date(2026, 8, 1), date(2026, 8, 25))
    assert span_on(august, MARKETS["fr"], date(2026, 9, 3)) is None
    (christmas,) = (one for one in MARKETS["us"].calendar.seasons if one.id == "year-end")
    assert span_on(christmas, MARKETS["us"], date(2027, 1, 2)) == (date(2026, 12, 22), date(2027, 1, 4))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("08-01..08-25", "1 Aug–25 Aug"), ("hijri 09-01..09-30", "1 Ramadan–30 Ramadan"), ("Fri Sat", "Fri Sat"),
        ("easter -7..1", "Easter −7 to +1 days"), ("CN/Chinese New Year -2..7", "Chinese New Year −2 to +7 days"),
    ],
)  # fmt: skip
def test_when_it_is_is_told_in_words(line: str, said: str) -> None:
    assert when_said(line) == said


@given(st.text(max_size=30))
def test_no_line_breaks_the_reader(text: str) -> None:
    try:
        when = when_of(text)
    except ValueError as error:
        assert str(error)
    else:
        assert when.weekdays or when.first


@pytest.mark.parametrize(
    "line", ["", "August", "02-30..03-01", "08-25", "easter 3..-3", "hijri 09-31..10-01", "13-01..13-02"]
)
def test_what_is_no_time_of_the_year_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        when_of(line)


def test_a_workspace_states_seasons_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "markets.yaml"
    path.write_text(
        "seasons:\n  fair: {name: book fair, when: 10-14..10-18, advice: avoid, note: all are in the hall, from: house}\n"
        "  year-end: {note: nobody is there}\n"
        "markets:\n  de:\n    calendar:\n      seasons: [fair, year-end]\n      regions: [BE]\n",
        encoding="utf-8",
    )
    markets = load(path)
    fair, christmas = markets["de"].calendar.seasons
    assert (fair.name, fair.advice, fair.source.id) == ("book fair", Advice.AVOID, "house")
    assert christmas.note == "nobody is there" and christmas.when == "12-22..01-04"
    assert markets["us"].calendar.seasons[1].note == "nobody is there"
    assert [one.id for one in seasons_on(markets["de"], date(2026, 10, 15))] == ["fair"]
