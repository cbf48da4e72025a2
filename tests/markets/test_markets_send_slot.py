"""A suggested send slot, in the recipient's and the sender's time (point 6 of the outbox)."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoout.markets.holiday import day_off
from geoout.markets.market import Advice, Market, Statement
from geoout.markets.reading import load
from geoout.markets.season import seasons_on
from geoout.markets.send_slot import Slot, next_slots, said

MARKETS = load()
HALF = timedelta(minutes=30)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2034, 1, 1))  # noqa: DTZ001


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def hours(market: Market, first: str, last: str, *, zone: str, days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)) -> Market:
    """The market with other hours and without seasons."""
    source = market.calendar.hours.source
    calendar = dataclasses.replace(
        market.calendar, hours=Statement((first, last), source), days=Statement(days, source), zone=zone, seasons=()
    )
    return dataclasses.replace(market, calendar=calendar, territory="DE")


def test_the_next_slots_are_the_next_best_days() -> None:
    first, second = next_slots(MARKETS["de"], at("2026-11-20T12:00"), 2)  # a Friday
    assert said(first, "Asia/Tokyo") == "Tue 24 Nov 08:30–11:00 Berlin · 16:30–19:00 Tokyo"
    assert said(second, "Europe/Berlin") == "Wed 25 Nov 08:30–11:00 Berlin"


def test_the_day_is_told_again_where_it_is_another() -> None:
    (slot,) = next_slots(MARKETS["jp"], at("2026-11-23T18:00"))
    assert said(slot, "America/New_York") == "Tue 24 Nov 10:00–16:00 Tokyo · Mon 23 Nov 20:00–02:00 New York"
    assert said(slot, "America/Argentina/Buenos_Aires").endswith(" Buenos Aires")


def test_a_sender_without_a_zone_reads_the_clock_of_the_computer() -> None:
    (slot,) = next_slots(MARKETS["jp"], at("2026-11-24T00:00"))
    assert said(slot).startswith("Tue 24 Nov 10:00–16:00 Tokyo")


def test_days_have_the_names_of_a_language() -> None:
    (slot,) = next_slots(MARKETS["de"], at("2026-11-23T00:00"))
    assert said(slot, "Europe/Berlin", "de").startswith("Di., 24. Nov.")


def test_hours_that_have_begun_are_offered_while_half_an_hour_remains() -> None:
    (slot,) = next_slots(MARKETS["de"], at("2026-11-24T09:10"))
    assert (slot.start, slot.end) == (at("2026-11-24T09:10"), at("2026-11-24T10:00"))
    (slot,) = next_slots(MARKETS["de"], at("2026-11-24T09:31"))
    assert slot.start == at("2026-11-25T07:30")


@pytest.mark.parametrize(
    ("key", "now", "slot"),
    [
        ("us", "2026-11-20T18:00", "Tue 1 Dec"),  # Thanksgiving week
        ("fr", "2026-08-01T08:00", "Wed 26 Aug"),
        ("jp", "2027-04-27T12:00", "Tue 11 May"),  # Golden Week
        ("cn", "2026-09-30T12:00", "Tue 13 Oct"),
        ("ae", "2026-03-18T12:00", "Wed 25 Mar"),  # Eid al-Fitr
        ("de", "2026-12-21T12:00", "Tue 5 Jan"),
    ],
)
def test_seasons_that_say_not_now_are_passed_over(key: str, now: str, slot: str) -> None:
    assert said(next_slots(MARKETS[key], at(now))[0], "UTC").startswith(slot)


def test_clocks_that_change_move_the_slot_and_not_its_hours() -> None:
    """Berlin goes from winter to summer time on 28 March 2027."""
    before, after = next_slots(MARKETS["de"], at("2027-03-25T00:00"), 2)
    assert (before.start, after.start) == (at("2027-03-25T07:30"), at("2027-03-30T06:30"))
    assert before.start.strftime("%H:%M") == after.start.strftime("%H:%M") == "08:30"


def test_hours_that_the_clocks_jump_over_begin_after_the_jump_or_fall_away() -> None:
    night = hours(MARKETS["de"], "01:00", "02:30", zone="Europe/Berlin")
    (slot,) = next_slots(night, at("2027-03-27T12:00"))
    assert (f"{slot.start:%d %H:%M}", f"{slot.end:%H:%M}") == ("28 01:00", "01:30")
    lost = hours(MARKETS["de"], "02:10", "02:50", zone="Europe/Berlin")
    assert next_slots(lost, at("2027-03-27T12:00"))[0].start.day == 30  # Easter Monday lies between


def test_hours_that_the_clocks_show_twice_are_the_first_ones() -> None:
    twice = hours(MARKETS["de"], "02:10", "02:50", zone="Europe/Berlin")
    (slot,) = next_slots(twice, at("2026-10-24T12:00"))
    assert (slot.start.astimezone(UTC), slot.end.astimezone(UTC)) == (at("2026-10-25T00:10"), at("2026-10-25T00:50"))


def test_a_market_that_is_never_in_season_has_no_slot() -> None:
    year = dataclasses.replace(MARKETS["fr"].calendar.seasons[0], when="01-01..12-31")
    market = dataclasses.replace(MARKETS["fr"], calendar=dataclasses.replace(MARKETS["fr"].calendar, seasons=(year,)))
    assert next_slots(market, at("2026-11-24T00:00"), 3) == []


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError):
        next_slots(MARKETS["de"], datetime(2026, 11, 24))  # noqa: DTZ001


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(list(MARKETS)),
    MOMENTS,
    st.sampled_from(["UTC", "America/Los_Angeles", "Pacific/Auckland"]),
    st.integers(1, 6),
)
def test_a_slot_is_never_past_never_on_a_day_off_and_within_the_hours(
    key: str, naive: datetime, zone: str, count: int
) -> None:
    market, now = MARKETS[key], naive.replace(tzinfo=ZoneInfo(zone))
    slots = next_slots(market, now, count)
    assert len(slots) == count
    first, last = market.calendar.hours.value
    previous = Slot(now, now)
    for slot in slots:
        assert now <= slot.start and slot.end - slot.start >= HALF and previous.end <= slot.start
        assert str(slot.start.tzinfo) == market.calendar.zone and slot.start.date() == slot.end.date()
        assert first <= slot.start.strftime("%H:%M") < slot.end.strftime("%H:%M") <= last
        assert slot.start.isoweekday() in market.calendar.days.value
        assert day_off(market, slot.start.date()) is None
        assert all(one.advice is not Advice.AVOID for one in seasons_on(market, slot.start.date()))
        previous = slot


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(list(MARKETS)),
    MOMENTS.map(lambda moment: moment.replace(tzinfo=UTC)),
    st.timedeltas(timedelta(0), timedelta(days=60)),
)
def test_later_never_means_sooner(key: str, now: datetime, later: timedelta) -> None:
    assert next_slots(MARKETS[key], now)[0].start <= next_slots(MARKETS[key], now + later)[0].start
