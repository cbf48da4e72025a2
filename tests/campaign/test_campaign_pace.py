"""Pace: how fast first mails may leave to a market, and when the others would (the pace part of R27)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.campaign.campaign import Caps, Settings
from geoout.campaign.pace import caps_of, follow_up_of, monday_of, over_pace, spread
from geoout.campaign.reading import parse_campaign
from geoout.desk.pacing import sending_days
from geoout.errors import CampaignError
from geoout.markets.reading import load

MARKETS = load()
LEAST = """\
name: Herbst
brand: {name: Beispiel, legal_name: Beispiel GmbH, website: "https://www.example.com/"}
markets: [de, kr]
"""
MONDAY = date(2026, 11, 23)


def settings_of(text: str) -> Settings:
    return parse_campaign(f"{LEAST}settings:\n{text}".encode(), "campaign.yaml", MARKETS).settings


def days_of(key: str, first: date, count: int) -> list[date]:
    return list(islice(sending_days(MARKETS[key], first), count))


def test_r27_sixty_in_one_week_for_korea_with_a_cap_of_ten_are_spread() -> None:
    """R27: queue 60 into one week for KR with cap 10 → a proposal of ten a week, and why it may not be more."""
    caps = caps_of(settings_of("  pace: {kr: {day: 4, week: 10}}\n"), "kr")
    plan = spread(60, {}, caps, sending_days(MARKETS["kr"], MONDAY))
    assert sum(count for _, count in plan) == 60
    weeks = Counter[date]()
    for day, count in plan:
        assert count <= 4 and day.isoweekday() in (2, 3, 4)
        weeks[monday_of(day)] += count
    assert set(weeks.values()) == {10} and len(weeks) == 6
    assert plan[:3] == [(date(2026, 11, 24), 4), (date(2026, 11, 25), 3), (date(2026, 11, 26), 3)]
    refused = over_pace("kr", 0, 10, caps)
    assert refused == "the pace of 10 first mails a week to kr is reached; next week there is room"


def test_r27_korean_holidays_are_passed_over() -> None:
    """Seollal 2027 is 6 to 9 February, and nobody answers around it."""
    plan = spread(40, {}, Caps(5, 10), sending_days(MARKETS["kr"], date(2027, 2, 1)))
    assert [day for day, _ in plan][:3] == [date(2027, 2, 2), date(2027, 2, 3), date(2027, 2, 4)]
    assert not any(date(2027, 2, 5) <= day <= date(2027, 2, 10) for day, _ in plan)


def test_what_left_already_takes_room() -> None:
    days = days_of("de", MONDAY, 6)
    assert spread(5, {days[0]: 3, MONDAY: 5}, Caps(4, 10), days) == [(days[0], 1), (days[1], 1), (days[3], 3)]
    assert spread(0, {}, Caps(4, 10), days) == []


def test_a_market_that_is_stopped_gets_no_day() -> None:
    assert spread(5, {}, Caps(0, 10), days_of("de", MONDAY, 30)) == []
    assert over_pace("de", 0, 0, Caps(0, 10)) is not None


@given(
    st.integers(0, 300), st.integers(0, 12), st.integers(0, 30),
    st.dictionaries(st.integers(0, 40), st.integers(0, 20), max_size=8), st.integers(0, 60),
)  # fmt: skip
def test_a_proposal_never_passes_a_cap(waiting: int, day: int, week: int, left: dict[int, int], length: int) -> None:
    """R27: by day and by week, what left already included; nothing is proposed twice or invented."""
    gone = {MONDAY + timedelta(days=ahead): count for ahead, count in left.items()}
    days = days_of("de", MONDAY, length)
    plan = spread(waiting, gone, Caps(day, week), days)
    assert sum(count for _, count in plan) <= waiting
    assert [one for one, _ in plan] == sorted({one for one, _ in plan}) and {one for one, _ in plan} <= set(days)
    weeks = Counter[date]()
    for one, count in gone.items():
        weeks[monday_of(one)] += count
    for one, count in plan:
        assert count > 0 and count + gone.get(one, 0) <= day
        weeks[monday_of(one)] += count
        assert weeks[monday_of(one)] <= week


def test_caps_are_read_and_a_market_may_have_its_own() -> None:
    read = settings_of("  cap_per_market_day: 7\n  cap_per_market_week: 21\n  pace: {kr: {day: 3}, de: {week: 90}}\n")
    assert caps_of(read, "fr") == Caps(7, 21)
    assert caps_of(read, "kr") == Caps(3, 21) and caps_of(read, "de") == Caps(7, 90)
    assert caps_of(Settings(), "kr") == Caps(Settings().cap_per_market_day, Settings().cap_per_market_week)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  pace: {kx: {day: 3}}\n", "kx is not a market"),
        ("  pace: {kr: {dya: 3}}\n", "did you mean day?"),
        ("  pace: {kr: {day: often}}\n", "often is not a number"),
        ("  pace: {kr: 3}\n", "fields of its own"),
        ("  cap_per_market_day: 9999\n", "choose 0 to 500"),
        ("  follow_ups_most: 20\n", "choose 0 to 9"),
    ],
)
def test_what_is_wrong_with_a_pace_is_named(text: str, said: str) -> None:
    with pytest.raises(CampaignError) as caught:
        settings_of(text)
    assert said in str(caught.value) and "line 5" in str(caught.value)


def test_settings_lower_the_follow_ups_of_a_market_and_never_raise_them() -> None:
    """Point 7 of the outbox."""
    assert follow_up_of(MARKETS["us"], Settings()).most == 2
    assert follow_up_of(MARKETS["us"], Settings(follow_ups_most=1)).most == 1
    assert follow_up_of(MARKETS["jp"], Settings(follow_ups_most=5)).most == 1


def test_a_sender_has_a_time_zone() -> None:
    sender = "senders:\n  - {id: a, given: A, surname: B, email: a@example.com, native: [de], zone: %s}\n"
    (one,) = parse_campaign((LEAST + sender % "Europe/Vienna").encode(), "campaign.yaml", MARKETS).senders
    assert one.zone == "Europe/Vienna"
    with pytest.raises(CampaignError, match="Vienna/Europe is no time zone"):
        parse_campaign((LEAST + sender % "Vienna/Europe").encode(), "campaign.yaml", MARKETS)


def test_days_of_a_proposal_are_the_markets_own() -> None:
    assert days_of("il", date(2026, 9, 10), 1) == [date(2026, 10, 5)]  # after the High Holidays
