"""What is said of a market, with who says so: the content of the market card (R45)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from geoout.markets.facts import Fact, facts
from geoout.markets.reading import load
from geoout.pitches.words import source_types

MARKETS = load()
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # a Tuesday
UNCLAIMED = {"guide", "now", "as of"}


def lines(key: str) -> dict[str, Fact]:
    """The facts of a market by label."""
    market = MARKETS[key]
    groups = facts(market, now=NOW, as_of=MARKETS.as_of, terms=source_types(market.locale))
    return {fact.label: fact for _, group in groups for fact in group if fact.label}


@pytest.mark.parametrize("key", MARKETS)
def test_r45_every_statement_names_its_source(key: str) -> None:
    groups = facts(MARKETS[key], now=NOW, as_of=MARKETS.as_of)
    assert [title for title, _ in groups] == ["Writing", "What works", "When", "Law, a note and not legal advice"]
    for _, group in groups:
        assert group
        for fact in group:
            assert fact.text
            assert (fact.source is None) == (fact.label in UNCLAIMED), fact


def test_r57_channels_stand_in_their_order() -> None:
    assert lines("us")["channels"].text.startswith("email first, then LinkedIn, X")
    assert lines("cn")["channels"].text.startswith("WeChat first")
    assert "LINE" in lines("jp")["channels"].text


def test_r58_latin_america_is_met_on_whatsapp_and_instagram() -> None:
    for key in ("mx", "br", "co"):
        assert lines(key)["channels"].text.startswith("WhatsApp first, then Instagram")


def test_r59_kinds_of_sites_have_their_local_names() -> None:
    assert lines("mx")["sources"].text.startswith("newspaper (medios de comunicación) · blogger")


def test_r60_the_note_of_a_market_is_shown() -> None:
    assert "rivals" in lines("mx")["note"].text


def test_r65_where_the_guide_is_silent_the_first_line_says_so() -> None:
    first = facts(MARKETS["pl"])[0][1][0]
    assert first == Fact("guide", "the guide says nothing about this market")
    assert "guide" not in lines("de")


def test_a_law_note_says_of_when_it_is_and_what_it_is_not() -> None:
    titles = [title for title, _ in facts(MARKETS["de"])]
    assert titles[-1] == "Law, a note and not legal advice"
    assert lines("de")["as of"].text == MARKETS.as_of


def test_the_hours_are_told_with_the_time_there_now() -> None:
    assert lines("de")["now"].text == "Tue 10:00, mail is read there now"
    assert lines("jp")["now"].text == "Tue 18:00, outside these hours"


def test_a_citation_is_named_with_the_day_on_which_it_was_read() -> None:
    law = lines("us")["law"]
    assert law.source is not None
    assert law.cited.startswith(law.source.title)
    assert not law.source.url or not law.source.seen or law.cited.endswith(law.source.seen)


def test_follow_ups_and_seasons_are_told_with_their_source() -> None:
    """Points 6 and 7 of the outbox: what the card says of when and how often."""
    assert lines("jp")["follow-ups"].text == "at most 1, after 10 working days"
    assert lines("us")["follow-ups"].text == "at most 2, each after 4 working days"
    (_, when) = facts(MARKETS["fr"])[2]
    told = [fact.text for fact in when if fact.label in ("seasons", "")]
    assert told[0].startswith("August, 1 Aug–25 Aug (not now): ") and len(told) == len(MARKETS["fr"].calendar.seasons)
