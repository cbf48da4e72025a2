"""The language of an anchor: what is said of it, and what is offered instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geoout.campaign.campaign import Campaign
from geoout.checks.finding import Finding
from geoout.checks.registry import check
from geoout.pitches.draft import Part
from tests.checks.sound_draft import CAMPAIGN, Example, build

ENGLISH = "how to compare home insurance"


def found(market: str, campaign: Campaign | None = CAMPAIGN, **fields: object) -> list[Finding]:
    draft, context, _ = build(Example(market, fields))
    return [one for one in check(draft, replace(context, campaign=campaign)) if one.code in ("ANC001", "ANC002")]


def test_r66_r67_insurance_on_a_german_site_is_an_error_that_offers_versicherung() -> None:
    (finding,) = found("de", anchor="Insurance")
    assert (finding.code, finding.severity, finding.text) == ("ANC002", "error", "Insurance")
    assert finding.suggestion == "Versicherung" and finding.replaces
    assert "does not read as German" in finding.message and "Its kind is " in finding.message


def test_r67_the_campaigns_own_word_comes_before_the_shipped_one() -> None:
    campaign = replace(CAMPAIGN, glossary={"de": {"insurance": ("Versicherung für Ihr Zuhause",)}})
    assert found("de", campaign, anchor="Insurance")[0].suggestion == "Versicherung für Ihr Zuhause"


def test_r68_a_brand_in_any_spelling_and_an_address_are_not_judged() -> None:
    campaign = replace(CAMPAIGN, brand=replace(CAMPAIGN.brand, aliases=("The Insurance People",)))
    assert found("de", campaign, anchor="The Insurance People") == []
    assert found("jp", None, anchor="Compare Things Better", brand="Compare Things Better") == []
    assert (
        found("de", anchor="https://acme.example/de/hausrat") == found("de", anchor="") == found("de", anchor=" ") == []
    )


def test_what_the_campaign_lists_for_the_market_is_right_there_only() -> None:
    for campaign in (
        replace(CAMPAIGN, anchors={"de": (ENGLISH,)}),
        replace(CAMPAIGN, glossary={"de": {"comparison": (ENGLISH,)}}),
        replace(CAMPAIGN, targets=(replace(CAMPAIGN.targets[0], market="de", anchors=(ENGLISH,)),)),
    ):
        assert found("de", campaign, anchor=ENGLISH) == []
        assert found("fr", campaign, anchor=ENGLISH)[0].code == "ANC002"


def test_r68_the_kind_is_said_with_the_rule_that_decided_it() -> None:
    campaign = replace(CAMPAIGN, keywords={"de": (ENGLISH,)})
    assert "Its kind is exact" in found("de", campaign, anchor=ENGLISH)[0].message
    assert "Its kind is other" in found("de", anchor=ENGLISH)[0].message


def test_it_is_shown_where_the_link_is_and_what_stands_again_is_said() -> None:
    body = f"Mehr unter {ENGLISH}.\n\n{ENGLISH} ist neu."
    (finding,) = found("de", anchor=ENGLISH, body=body)
    assert (finding.part, finding.start, finding.text) == (Part.BODY, 11, ENGLISH)
    assert "2 times" in finding.message
    (whole,) = found("de", anchor="Insurance", body="Unsere Insurances.")
    assert (whole.part, whole.start, whole.end) == (Part.ANCHOR, 0, 9)


@pytest.mark.parametrize(
    "anchor", ["the best insurance " * 600, "\u202ehow to\x07 compare\nhome insurance", "💥" * 500]
)
def test_a_hostile_anchor_is_quoted_short_and_on_one_line(anchor: str) -> None:
    for finding in found("de", anchor=anchor):
        assert len(finding.message) < 600
        assert all(sign.isprintable() for sign in finding.message)
