"""When and how often: what the rules say of holidays, seasons and follow-ups (points 5 to 7 of the outbox)."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.campaign.campaign import Settings
from geoout.checks.context import Context
from geoout.checks.finding import Finding, Severity
from geoout.checks.phrases import load as words_of
from geoout.checks.registry import check, rule_of
from geoout.checks.rule import Example
from geoout.checks.sending.follow_up_cap import Wrote, follow_ups_since
from geoout.checks.sending.follow_up_quotes import quotation
from geoout.markets.reading import load
from geoout.pitches.draft import Draft, Touch
from tests.checks.sound_draft import CAMPAIGN, build, marked

MARKETS = load()
QUOTES = rule_of("SND008")
assert QUOTES is not None and QUOTES.words is not None
LANGUAGES = QUOTES.words_for
FIRST, AGAIN = Touch.FIRST, Touch.FOLLOW_UP


def made(market: str, touch: Touch = FIRST, **context: Any) -> tuple[Draft, Context]:
    draft, known, _ = build(Example(market, {"touch": touch}, context=context))
    return draft, known


def said(code: str, draft: Draft, context: Context) -> list[Finding]:
    rule = rule_of(code)
    assert rule is not None
    return list(rule.check(draft, context))


def test_a_holiday_is_the_recipients_and_names_the_next_slot() -> None:
    """23 November is a holiday in Tokyo when it is still the 22nd in New York."""
    now = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    (found,) = said("SND003", *made("jp", today=now.date(), now=now))
    assert found.message == "Today, 2026-11-23, is a public holiday there: Labor Thanksgiving Day (勤労感謝の日)."
    assert found.suggestion == "send it Tue 24 Nov 10:00–16:00 Tokyo"
    assert not said("SND003", *made("us", today=now.date(), now=now))


def test_a_season_says_until_when_and_what_to_do() -> None:
    (found,) = said("SND004", *made("fr", today=date(2026, 8, 11)))
    assert found.message.startswith("August until 2026-08-25: ") and found.source == "house"
    assert found.suggestion == "send it Wed 26 Aug 09:00–11:30 Paris"
    (slow,) = said("SND004", *made("ae", today=date(2027, 2, 15)))
    assert slow.message.startswith("Ramadan until 2027-03-07") and slow.suggestion is None


@pytest.mark.parametrize("market", MARKETS)
def test_nothing_is_said_of_a_day_that_is_not_known_and_no_day_stops_a_draft(market: str) -> None:
    """What is true today is stale tomorrow, and findings are kept."""
    codes = {"SND003", "SND004", "SND006", "SND007"}
    assert not [one for one in check(*made(market)) if one.code in codes]
    for day in (date(2026, 12, 25), date(2027, 2, 7), date(2026, 8, 15), date(2027, 5, 1)):
        found = [one for one in check(*made(market, today=day)) if one.code in codes]
        assert all(one.severity is Severity.INFO for one in found)


def test_the_settings_lower_the_cap_of_follow_ups() -> None:
    history = Wrote((FIRST, date(2026, 10, 6)), (AGAIN, date(2026, 10, 20)))
    known = {"today": date(2026, 11, 24), "history": history}
    assert not said("SND006", *made("us", AGAIN, **known))
    strict = dataclasses.replace(CAMPAIGN, settings=Settings(follow_ups_most=1))
    (found,) = said("SND006", *made("us", AGAIN, campaign=strict, **known))
    assert found.message == "1 follow-up has left; us bears at most 1." and found.severity is Severity.ERROR
    never = dataclasses.replace(CAMPAIGN, settings=Settings(follow_ups_most=0))
    assert said("SND006", *made("us", AGAIN, campaign=never, today=date(2026, 11, 24), history=Wrote()))


def test_an_early_follow_up_is_told_its_day() -> None:
    history = Wrote((FIRST, date(2026, 11, 17)))
    (found,) = said("SND007", *made("jp", AGAIN, today=date(2026, 11, 24), history=history))
    assert found.suggestion == "send it on 2026-12-02 or later"  # the holiday of 23 November does not count
    assert not said("SND007", *made("jp", AGAIN, today=date(2026, 12, 2), history=history))


def test_follow_ups_are_counted_from_the_last_mail_that_was_none() -> None:
    one, two, three = date(2026, 1, 1), date(2026, 1, 9), date(2026, 6, 1)
    assert follow_ups_since([(FIRST, one), (AGAIN, two), (Touch.REPLY, three)]) == [two]
    assert follow_ups_since([(FIRST, one), (AGAIN, two), (Touch.SECOND, three)]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_mail_programs_write_above_a_quotation_is_found(language: str) -> None:
    assert QUOTES is not None and QUOTES.words is not None
    lists = (words_of(QUOTES.words, language),)
    for _, sentence in lists[0].examples():
        line = marked(sentence)[0]
        text = f"Text\n\n{line}\n\nmehr"
        start, end = quotation(text, lists) or (0, 0)
        assert text[start:end] == line
    for _, sentence in lists[0].examples(clean=True):
        assert quotation(f"Text\n\n{sentence}\n", lists) is None


def test_every_language_of_a_market_has_its_words_for_quotations() -> None:
    assert {market.language for market in MARKETS.values()} <= set(LANGUAGES)


@given(st.text(max_size=300))
def test_a_quotation_is_a_line_of_the_text(text: str) -> None:
    assert QUOTES is not None and QUOTES.words is not None
    found = quotation(text, (words_of(QUOTES.words, "en"),))
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(text) and "\n" not in text[slice(*found)]
