"""How a person is reached, and who is known there before (R57, R58, R61)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geoout.campaign.evidence import Community
from geoout.checks.finding import Severity
from geoout.checks.registry import check
from geoout.markets.reading import load
from geoout.pitches.draft import Draft, Kind
from geoout.pitches.make import best_kind
from geoout.prospects.prospect import Contact, Prospect
from tests.checks.sound_draft import CAMPAIGN, Context, Example, build

PERSON = Contact(given="Ana", surname="Lima", email="ana@warm.example")


def draft_for(market: str, contact: Contact = PERSON) -> tuple[Draft, Context]:
    draft, context, _ = build(Example(market, {"contact": contact}))
    return draft, context


@pytest.mark.parametrize(
    ("market", "handle", "named"),
    [
        ("cn", ("wechat", "lin_warm"), "WeChat"),
        ("jp", ("line", "@warm"), "LINE"),
        ("us", ("linkedin", "in/ana-lima"), "LinkedIn"),
        ("br", ("instagram", "ana.warm"), "WhatsApp"),
        ("mx", ("whatsapp", "+526141230000"), "Instagram"),
    ],
)
def test_r57_r58_mail_alone_is_told_where_people_are_reached_elsewhere(
    market: str, handle: tuple[str, str], named: str
) -> None:
    found = {one.code: one for one in check(*draft_for(market))}
    assert found["SND010"].severity is Severity.INFO and named in found["SND010"].message
    known = {one.code for one in check(*draft_for(market, replace(PERSON, channels=(handle,))))}
    assert "SND010" not in known


@pytest.mark.parametrize("market", ["se", "no", "dk", "fi"])
def test_r61_a_nordic_pitch_without_a_native_bridge_is_told(market: str) -> None:
    draft, context = draft_for(market)
    assert "SND011" in {one.code for one in check(draft, context)}
    bridged = replace(CAMPAIGN, communities={market: (Community("Byggforum"),)})
    assert "SND011" not in {one.code for one in check(draft, replace(context, campaign=bridged))}


def test_r62_digital_pr_is_what_the_united_states_are_pitched_with() -> None:
    assert best_kind(load()["us"], Prospect("site.example", market="us"), has_history=False) is Kind.DIGITAL_PR
