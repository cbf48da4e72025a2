"""The anchor mix per page and market: counts that sum, repeats with their uses, nothing called safe (R69, R70, R71)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from geoout.campaign.anchor_use import AnchorUse, UseState
from geoout.campaign.campaign import Brand, Campaign, Settings, Structure, Target
from geoout.links.anchor_mix import AnchorMix, facts, mixes, to_json
from geoout.markets.reading import load

PAGE = "https://acme.example/de/hausrat"
DAY = date(2026, 11, 1)
CAMPAIGN = Campaign(
    name="Hausrat",
    brand=Brand("Acme Vergleich", "Acme Vergleich GmbH", "https://acme.example/"),
    markets=("de", "jp"),
    structure=Structure.SUBDIRECTORY,
    targets=(Target(PAGE, "de", "de", keyword="Hausratversicherung"),),
)
EXACT, BRAND, OTHER, FOREIGN = (
    "Hausratversicherung",
    "Acme Vergleich",
    "Was zum Hausrat gehört",
    "home insurance survey",
)


def uses(*anchors: str, **changes: object) -> list[AnchorUse]:
    """A use per anchor at a site of its own, the first the newest; every second one is planned."""
    return [
        replace(
            AnchorUse(text, "de", PAGE, f"s{at}.example", DAY - timedelta(at), list(UseState)[at % 2], at + 1),
            **changes,  # type: ignore[arg-type]
        )
        for at, text in enumerate(anchors)
    ]


def mix_of(found: list[AnchorUse], campaign: Campaign = CAMPAIGN) -> AnchorMix:
    (mix,) = mixes(found, campaign, load())
    return mix


def test_r69_six_of_ten_are_shown_as_counts() -> None:
    mix = mix_of(uses(*[EXACT] * 6, BRAND, BRAND, OTHER, OTHER))
    assert str(mix.exact) == "6 of 10"
    assert to_json(mix)["exact"] == {"count": 6, "of": 10}
    assert dict(facts(mix))["exact match"] == "6 of 10"


def test_r70_a_repeat_names_its_uses_newest_first() -> None:
    mix = mix_of(uses(EXACT, OTHER, EXACT.upper(), OTHER, EXACT))
    first, second = to_json(mix)["repeats"]
    assert (first["anchor"], first["kind"], first["count"]) == (EXACT, "exact", 3)
    assert first["uses"][0] == {"site": "s0.example", "day": "2026-11-01", "state": "planned", "draft": 1}
    assert [one["site"] for one in first["uses"]] == ["s0.example", "s2.example", "s4.example"]
    assert second["anchor"] == OTHER


def test_r71_every_distribution_sums_to_the_total() -> None:
    mix = mix_of(uses(EXACT, BRAND, OTHER, FOREIGN, "https://acme.example/de", "hier klicken", "42"))
    said = to_json(mix)
    assert said["uses"] == 7 == sum(said["kinds"].values()) == sum(said["languages"].values())
    assert said["planned"] + said["left"] == 7
    assert sum(said["other_languages"].values()) == said["languages"]["mismatch"]
    words = dict(facts(mix))
    assert words["uses"] == "7: planned 4, left 3" and "branded 1" in words["kinds"]


def test_r71_markets_and_pages_stand_apart_and_never_sum() -> None:
    found = mixes([*uses(EXACT), *uses(EXACT, market="at"), *uses(EXACT, target=PAGE + "/mehr")], CAMPAIGN, load())
    assert [(one.market, one.target, one.total) for one in found] == [
        ("at", PAGE, 1), ("de", PAGE, 1), ("de", PAGE + "/mehr", 1),
    ]  # fmt: skip


def test_a_page_is_named_as_the_campaign_writes_it() -> None:
    assert mix_of(uses(EXACT, target="http://www.acme.example/de/hausrat/")).target == PAGE


def test_the_forms_of_a_word_are_one_anchor_where_the_campaign_says_so() -> None:
    """R70: inflection is an option."""
    found = uses("günstige Versicherung", "günstige Versicherungen")
    forms = replace(CAMPAIGN, settings=Settings(anchor_forms=True))
    assert mix_of(found).repeats == ()
    (repeat,) = mix_of(found, forms).repeats
    assert len(repeat.uses) == 2


@pytest.mark.parametrize("anchor", ["x" * 10_000, "\x1b[31mrot", "", "\u202eabc", "観光" * 300, "\ud800"])
def test_hostile_anchors_and_unknown_markets_are_counted(anchor: str) -> None:
    mix = mix_of(uses(anchor, anchor, market="zz", target="//["))
    assert sum(mix.kinds.values()) == sum(mix.answers.values()) == mix.total == 2
    json.dumps(to_json(mix))
    assert facts(mix)


def test_nothing_is_called_safe_or_penalised() -> None:
    mix = mix_of(uses(*[EXACT] * 9))
    said = (json.dumps(to_json(mix)) + str(facts(mix))).lower()
    assert not any(word in said for word in ("safe", "natural", "penal", "%"))


def test_no_uses_make_no_mix() -> None:
    assert mixes([], CAMPAIGN, load()) == []
