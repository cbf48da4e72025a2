"""Assets: what is offered must be made for the market, and the texts must say so (R29 to R43)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geoout.campaign.campaign import Campaign, Origin, Target
from geoout.campaign.evidence import Aspect, EvidenceKind, LocalEvidence, Transcreation
from geoout.campaign.targets import is_homepage, pick_asset
from geoout.checks.assets.sample import asset
from geoout.checks.context import Context
from geoout.checks.finding import Finding
from geoout.checks.registry import check
from geoout.errors import TemplateError
from geoout.markets.reading import load
from geoout.pitches.draft import Draft, Kind
from geoout.pitches.front_matter import TACTICS, read_front_matter
from geoout.pitches.templates import all_templates, template_folders
from tests.checks.sound_draft import CAMPAIGN, Example, build


def draft_for(market: str, **fields: object) -> tuple[Draft, Context]:
    draft, context, _ = build(Example(market, fields))
    return draft, context


def codes(market: str, **fields: object) -> dict[str, Finding]:
    return {finding.code: finding for finding in check(*draft_for(market, **fields))}


def test_r29_a_machine_translation_is_refused_in_japan() -> None:
    found = codes("jp", asset=asset(origin=Origin.MACHINE, market="jp", language="ja", title="家計調査2026"))
    assert found["AST001"].severity == "error"
    assert "AST001" not in codes("jp", asset=asset(market="jp", language="ja", title="家計調査2026"))


def test_r30_every_pitch_is_bound_to_an_asset_of_its_market() -> None:
    assert codes("de", asset=None)["AST002"].severity == "error"
    assert "AST002" not in codes("de", asset=None, kind=Kind.INTRODUCTION)
    assert "de" in codes("at", asset=asset())["AST005"].message


def test_r31_a_transcreation_is_signed_with_name_and_day() -> None:
    assert codes("de", asset=asset(origin=Origin.TRANSCREATED))["AST011"].severity == "warning"
    part = Transcreation((Aspect.INTENT,), "Jonas Brandt", date(2026, 10, 1))
    said = codes("de", asset=asset(origin=Origin.TRANSCREATED, transcreation=part))["AST011"].message
    assert "Jonas Brandt" in said and "2026-10-01" in said and "nuance" in said
    whole = replace(part, checked=tuple(Aspect))
    assert "AST011" not in codes("de", asset=asset(origin=Origin.TRANSCREATED, transcreation=whole))


@pytest.mark.parametrize(
    ("market", "title", "fires"),
    [
        ("br", "Global Savings Trends", True),
        ("br", "The Rise of Pix and Digital Payments in Brazil", False),
        ("br", "Tendências globais de poupança", True),
        ("fr", "Le baromètre mondial de l'épargne", True),
        ("fr", "L'épargne des Français dans un monde incertain", False),
        ("jp", "世界の住宅費", True),
        ("jp", "東京の住宅費", False),
        ("ae", "تقرير الإنفاق العالمي", True),
        ("ae", "الإنفاق العالمي: أين تقف دبي", False),
        ("kr", "글로벌 소비 보고서", True),
        ("kr", "서울의 글로벌 소비", False),
        ("pl", "Światowy raport płac", True),
        ("us", "Worldwide heating costs", True),
        ("us", "Heating costs in Texas and worldwide", False),
    ],
)
def test_r32_a_global_title_names_nothing_of_the_market(market: str, title: str, fires: bool) -> None:
    language = load()[market].language
    assert ("AST006" in codes(market, asset=asset(title=title, market=market, language=language))) is fires


def test_r33_an_asset_without_local_data_or_expert_is_not_localised() -> None:
    offered = asset(market="br", language="pt", title="Pix no Brasil")
    assert "not localised" in codes("br", asset=offered)["AST007"].message
    expert = LocalEvidence(EvidenceKind.EXPERT, "Helena Prado", "BR")
    assert "AST007" not in codes("br", asset=replace(offered, evidence=(expert,)))


def test_r34_a_survey_of_another_country_is_named_with_its_year() -> None:
    survey = LocalEvidence(EvidenceKind.SURVEY, "Haushaltsbefragung", "DE", date(2026, 9, 30))
    said = codes("at", asset=asset(market="at", evidence=(survey,)))["AST008"].message
    assert "Germany, 2026" in said and "Austria" in said


def test_r36_a_template_says_what_its_value_is() -> None:
    """Every shipped pitch has a block of value and one of reader value; replies and introductions offer nothing."""
    for template in all_templates(template_folders(None)):
        if template.kind in (Kind.DIGITAL_PR, Kind.RESOURCE_PAGE):
            assert {"value", "reader_value"} <= set(template.gloss), template.id


def test_r37_guest_posting_alone_is_often_insufficient_in_the_united_states() -> None:
    english = asset(market="us", language="en", title="Household goods in Texas")
    found = codes("us", kind=Kind.GUEST_CONTRIBUTION, asset=english)
    assert found["AST009"].severity == "warning" and "insufficient" in found["AST009"].source
    for kind in ("tool", "survey", "thought-leadership"):
        assert "AST009" not in codes("us", asset=replace(english, kind=kind))


@pytest.mark.parametrize(("words", "fires"), [(480, True), (500, True), (501, False), (None, False)])
@pytest.mark.parametrize("market", ["de", "at", "ch-de"])
def test_r38_500_words_earn_no_link_in_german_speaking_markets(market: str, words: int | None, fires: bool) -> None:
    assert ("AST004" in codes(market, asset=asset(words=words, market=market))) is fires
    assert "AST004" in codes(market, asset=asset(words=2000, kind="blog-post", market=market))


def test_r39_a_local_topic_is_suggested_first_in_latin_america() -> None:
    mine = {"market": "mx", "language": "es"}
    plain = asset(id="plain", **mine)
    festival = asset(id="festival", kind="article", topics=("festival",), **mine)
    campaign: Campaign = replace(CAMPAIGN, assets=(plain, festival))
    assert pick_asset(campaign, load()["mx"], "digital_pr") is festival
    there = replace(campaign, assets=tuple(replace(one, market="es") for one in campaign.assets))
    chosen = pick_asset(there, load()["es"], "digital_pr")
    assert chosen is not None and chosen.id == "plain"


@pytest.mark.parametrize("market", ["se", "no", "dk", "fi"])
def test_r40_english_is_never_silently_allowed_in_the_nordics(market: str) -> None:
    assert "AST003" in codes(market, asset=asset(language="en", market=market, title="Home insurance"))
    body = (
        "Hi Anna,\n\nI read your article about heating costs and thought that your readers would like to see our survey "
        "of household costs in twelve cities, which anyone may quote.\n\nBest regards,\nJonas"
    )
    assert "FLD004" in codes(market, body=body)


def test_r41_a_pitch_names_one_of_five_tactics() -> None:
    assert len(TACTICS) == 5
    assert {template.tactic for template in all_templates(template_folders(None))} <= set(TACTICS)
    with pytest.raises(TemplateError, match="begging is none of"):
        read_front_matter("tactic: begging\n", "x.j2")


def test_r43_a_home_page_is_no_target_and_the_share_is_told() -> None:
    homes = tuple(Target(url, "de", "de") for url in ("https://acme.example/", "https://acme.example/de/"))
    draft, context = draft_for("de", target="https://acme.example/de/")
    context = replace(context, campaign=replace(CAMPAIGN, targets=homes))
    found = {one.code: one for one in check(draft, context)}
    assert "2 of the campaign’s 2 targets" in found["GEO003"].message
    assert not is_homepage("https://acme.example/de/hausrat") and is_homepage("https://acme.example")
