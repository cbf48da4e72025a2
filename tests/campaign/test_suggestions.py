"""Suggestions for an anchor: the campaign's own words first, then the shipped glossary, never anything foreign."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoout.campaign.campaign import Brand, Campaign, Structure, Target
from geoout.campaign.reading import parse_campaign
from geoout.campaign.starter import STARTER
from geoout.campaign.suggestions import From, own_anchors, own_keywords, suggest, verdict_of
from geoout.errors import CampaignError
from geoout.language.anchor import Answer, verify
from geoout.markets.market import Market
from geoout.markets.reading import load

PAGE = "https://acme.example/de/hausrat"
CAMPAIGN = Campaign(
    name="Hausrat",
    brand=Brand("Acme Vergleich", "Acme GmbH", "https://acme.example/", aliases=("The Insurance People",)),
    markets=("de", "at"),
    structure=Structure.SUBDIRECTORY,
    targets=(Target(PAGE, "de", "de", "Hausrat versichern", ("Vergleich der Hausratversicherungen",)),),
    keywords={"de": ("Hausratversicherung Kosten",)},
    anchors={"de": ("Tipps für Ihre Wohnung", "So finden Sie die passende Versicherung")},
    glossary={"de": {"insurance": ("Versicherungsschutz für Ihr Zuhause",), "used car": ("Auto aus zweiter Hand",)}},
)
LEAST = """\
name: Herbst
brand: {name: Beispiel, legal_name: Beispiel GmbH, website: https://www.example.com/}
markets: [de]
"""


def market(key: str) -> Market:
    return load()[key]


def texts(anchor: str, campaign: Campaign | None = None, key: str = "de", target: str = "") -> list[str]:
    return [one.text for one in suggest(anchor, campaign, market(key), target)]


def test_r67_insurance_on_a_german_site_offers_versicherung_without_any_campaign() -> None:
    first = suggest("Insurance", None, market("de"))[0]
    assert (first.text, first.source) == ("Versicherung", f"{From.GLOSSARY} (house)")
    assert texts("Insurance", None, "at")[0] == texts("insurances", None, "ch-de")[0] == "Versicherung"


def test_r66_where_english_is_read_too_the_local_word_is_offered_all_the_same() -> None:
    assert "en" in market("hk").languages and texts("Insurance", None, "hk")[0] == "保險"


@pytest.mark.parametrize("anchor", ["live chat", "our location", "show more"])
def test_r66_an_english_anchor_is_not_read_as_another_language(anchor: str) -> None:
    assert texts(anchor) == texts(anchor, None, "pt") == []


def test_r66_an_anchor_in_a_third_language_is_read_in_that_one() -> None:
    assert texts("страхование автомобилей")[0] == texts("assurance auto")[0] == "Kfz-Versicherung"
    assert texts("porównanie ubezpieczeń")[0] == "Versicherung vergleichen"
    assert "forsikring" in texts("Versicherung", None, "dk")


def test_other_words_for_the_same_are_offered_for_an_anchor_that_is_right() -> None:
    assert "Autoversicherung" in texts("Kfz-Versicherung") and "Kfz-Versicherung" not in texts("Kfz-Versicherung")


def test_r67_a_territory_has_its_own_words() -> None:
    assert texts("current account", None, "be-fr")[0] == "compte à vue"
    assert texts("zichtrekening", None, "be-fr")[0] == "compte à vue"


def test_r67_the_page_comes_first_then_the_glossary_then_anchors_and_keywords_then_what_is_shipped() -> None:
    found = suggest("Insurance", CAMPAIGN, market("de"), f"{PAGE}/")
    sources = [one.source.partition(" (")[0] for one in found]
    assert sources == sorted(sources, key=[str(one) for one in From].index)
    assert set(sources) == set(From)
    assert [one.text for one in found][:4] == [
        "Vergleich der Hausratversicherungen",
        "Versicherungsschutz für Ihr Zuhause",
        "So finden Sie die passende Versicherung",  # about insurance, so before the other one
        "Tipps für Ihre Wohnung",
    ]


def test_another_page_and_another_market_do_not_lend_their_anchors() -> None:
    assert suggest("Insurance", CAMPAIGN, market("de"), "https://acme.example/de/auto")[0].source != From.TARGET
    assert texts("Insurance", CAMPAIGN, "at") == texts("Insurance", None, "at")


def test_a_keyword_of_the_glossary_is_found_inside_the_anchor_as_whole_words() -> None:
    assert "Auto aus zweiter Hand" in texts("buy a USED car", CAMPAIGN)
    assert "Versicherungsschutz für Ihr Zuhause" not in texts("reinsurance", CAMPAIGN)


def test_the_anchor_itself_is_never_offered_again() -> None:
    for anchor in ("versicherung", " Tipps für  Ihre Wohnung ", "Versicherungsschutz für Ihr Zuhause"):
        assert anchor.strip().casefold() not in [text.casefold() for text in texts(anchor, CAMPAIGN)]
    assert len(set(texts("Insurance", CAMPAIGN))) == len(texts("Insurance", CAMPAIGN))


def test_what_verification_flags_is_not_offered_whoever_listed_it() -> None:
    foreign = "how to compare home insurance"
    assert verify(foreign, ("de",)).verdict is Answer.MISMATCH
    listed = replace(CAMPAIGN, anchors={"de": (foreign,)}, glossary={"de": {"insurance": (foreign,)}})
    assert foreign not in texts("Insurance", listed)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(sorted(load())),
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(["Insurance", "compare cheap flights", "Versicherung", "seguro de coche", "保険 比較"]),
    ),
)
def test_r66_nothing_that_is_offered_is_flagged(key: str, anchor: str) -> None:
    spoken = market(key)
    for one in suggest(anchor, CAMPAIGN, spoken, PAGE):
        assert verify(one.text, spoken.languages, brands=("Acme Vergleich",)).verdict is not Answer.MISMATCH
        assert one.text.casefold() != anchor.casefold()


def test_r68_a_verdict_knows_brands_with_their_aliases_and_keywords() -> None:
    assert verdict_of("The Insurance People", CAMPAIGN, market("de")).kind == "branded"
    assert verdict_of("Acme Vergleich", None, market("jp"), "Acme Vergleich").verdict is Answer.NEUTRAL
    assert verdict_of("Hausratversicherung Kosten", CAMPAIGN, market("de")).kind == "exact"
    assert verdict_of("Versicherungsschutz für Ihr Zuhause", CAMPAIGN, market("de")).verdict is Answer.MATCH


def test_the_anchors_of_a_market_are_its_own_its_pages_and_its_glossarys() -> None:
    assert own_anchors(CAMPAIGN, "de") == (
        "Tipps für Ihre Wohnung",
        "So finden Sie die passende Versicherung",
        "Vergleich der Hausratversicherungen",
        "Versicherungsschutz für Ihr Zuhause",
        "Auto aus zweiter Hand",
    )
    assert own_keywords(CAMPAIGN, "de") == ("Hausratversicherung Kosten", "Hausrat versichern")
    assert own_anchors(CAMPAIGN, "jp") == own_keywords(None, "de") == own_anchors(None, "de") == ()


# campaign.yaml


def read(text: str) -> Campaign:
    return parse_campaign(text.encode(), "campaign.yaml", load())


def test_r67_a_glossary_is_read_per_market_and_keyword() -> None:
    campaign = read(
        LEAST + "glossary:\n  de:\n    insurance: [Versicherung, Versicherungsschutz]\n    保険: [Police]\n"
    )
    assert campaign.glossary == {"de": {"insurance": ("Versicherung", "Versicherungsschutz"), "保険": ("Police",)}}
    assert texts("Insurance", campaign)[:2] == ["Versicherung", "Versicherungsschutz"]
    assert suggest("Insurance", campaign, market("de"))[0].source == From.OWN_GLOSSARY
    assert not read(LEAST + "glossary:\n").glossary
    assert not read(LEAST + "glossary: {de: }\n").glossary.get("de")


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("glossary: [insurance]", "campaign.yaml, line 4, field glossary: names with values are expected here"),
        ("glossary: insurance", "campaign.yaml, line 4, field glossary: names with values are expected here"),
        ("glossary:\n  de: [Versicherung]", "line 5, field glossary.de: names with values are expected here"),
        (
            "glossary:\n  de:\n    insurance: Versicherung",
            "line 6, field glossary.de.insurance: a list is expected here",
        ),
        ("glossary:\n  de:\n    insurance: []", "line 6, field glossary.de.insurance: this list is empty"),
        ("glossary:\n  de: {insurance: [[Versicherung]]}", "line 5, field glossary.de.insurance[1]: text is expected"),
        ("glossary:\n  de: {insurance: [a, a]}", "line 5, field glossary.de.insurance[2]: a stands twice in this list"),
        ("glossary:\n  de: {insurance: ['']}", "line 5, field glossary.de.insurance[1]: nothing is written here"),
        ("glossary:\n  germany: {insurance: [a]}", "line 5, field glossary.germany: germany is not a market"),
        ("glossary:\n  de-de: {insurance: [a]}", "line 5, field glossary.de-de: de-de is not a market"),
        ('glossary:\n  de: {insurance: ["Versi\\u200bcherung"]}', "line 5: an invisible character (U+200B)"),
        ('glossary:\n  de: {"insu\\u202erance": [Versicherung]}', "line 5: an invisible character (U+202E)"),
        ('glossary:\n  de: {insurance: ["Versi\\u0007cherung"]}', "line 5: an invisible character (U+0007)"),
        (f"glossary:\n  de: {{insurance: [{'x' * 201}]}}", "this is longer than 200 characters"),
    ],
)
def test_a_glossary_that_is_wrong_is_named_with_file_line_and_field(written: str, problem: str) -> None:
    with pytest.raises(CampaignError) as caught:
        read(LEAST + written + "\n")
    said = [str(one) for one in caught.value.problems]
    assert any(one.startswith("campaign.yaml, line") and problem in one for one in said), said
    assert all(sign.isprintable() for one in said for sign in one)


def test_the_starters_own_example_is_right_once_it_is_uncommented() -> None:
    lines = STARTER.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("# glossary:"))
    lines[at : at + 2] = [line.removeprefix("# ") for line in lines[at : at + 2]]
    assert "de" in read("\n".join(lines)).glossary
