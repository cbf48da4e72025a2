"""How a site separates its markets, and what a link to a page of it counts for (R96, R97, R98, R99)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoout.campaign.campaign import Brand, Campaign, Structure, Target
from geoout.campaign.reading import parse_campaign
from geoout.campaign.structure import (
    CONSEQUENCE,
    NAMES,
    credit,
    detect_structure,
    difference,
    empty_places,
    place_of,
    split,
    totals,
)
from geoout.campaign.tags import nearest, tag_of, why_not
from geoout.campaign.targets import is_homepage, page_key, page_of
from geoout.errors import CampaignError
from geoout.markets.reading import load

MARKETS = load()


def target(url: str, market: str, **more: object) -> Target:
    return Target(url, market, MARKETS[market].language, **more)  # type: ignore[arg-type]


def campaign(structure: Structure, *targets: Target, markets: tuple[str, ...] = ("de", "fr", "gb")) -> Campaign:
    return Campaign("test", Brand("A", "A GmbH", "https://www.example.com/"), markets, structure, targets)


@pytest.mark.parametrize(
    ("pages", "structure"),
    [
        ([("https://example.de/", "de"), ("https://www.example.fr/x", "fr")], Structure.CCTLD),
        ([("https://example.co.uk/", "gb"), ("https://example.com.br/", "br")], Structure.CCTLD),
        ([("https://example.de/", "de"), ("https://example.com/", "gb")], Structure.CCTLD),
        ([("https://www.example.de:8443", "de")], Structure.CCTLD),
        ([("https://example.ch/fr/", "ch-fr"), ("https://example.ch/de/", "ch-de")], Structure.SUBDIRECTORY),
        ([("https://example.de/", "de"), ("https://example.com/fr/", "fr")], Structure.MIXED),
        ([("https://de.example.com/", "de"), ("https://example.com/fr/", "fr")], Structure.MIXED),
        ([("https://de.example.com/", "de"), ("http://fr.example.com/a", "fr")], Structure.SUBDOMAIN),
        ([("https://uk.example.com/", "gb"), ("https://www.example.com/", "us")], Structure.SUBDOMAIN),
        ([("https://de.example.co.uk/", "de"), ("https://example.co.uk/", "gb")], Structure.SUBDOMAIN),
        ([("https://example.com/de-at/x", "at"), ("https://example.com/fr_CA/", "ca-fr")], Structure.SUBDIRECTORY),
        ([("http://example.com/en-gb", "gb"), ("https://www.example.com/zh-hant/", "tw")], Structure.SUBDIRECTORY),
        ([("https://münchen.example/de/", "de")], Structure.SUBDIRECTORY),
        ([("https://xn--mnchen-3ya.example/de/", "de")], Structure.SUBDIRECTORY),
        ([("https://example.com/hr/jobs", "gb"), ("https://example.com/guide", "gb")], Structure.SINGLE),
        ([("https://example.com/go/guide", "gb")], Structure.SINGLE),
        ([("https://example.io/guide", "gb")], Structure.SINGLE),
        ([("https://example.com/?lang=de", "de"), ("https://example.com/?lang=fr", "fr")], Structure.SINGLE),
        ([("https://shop.example.com/x", "de")], Structure.SINGLE),
        ([("https://127.0.0.1/de/", "de")], Structure.SUBDIRECTORY),
        ([], Structure.SINGLE),
    ],
)
def test_r96_r97_r98_the_structure_is_told_from_the_addresses(
    pages: list[tuple[str, str]], structure: Structure
) -> None:
    assert detect_structure(target(*page) for page in pages) is structure


def test_the_hreflang_cluster_of_one_target_shows_the_structure() -> None:
    cluster = {"de": "https://example.com/de/x", "fr": "https://example.com/fr/x", "x-default": "https://example.com/x"}
    assert detect_structure([target("https://example.com/x", "gb", hreflang=cluster)]) is Structure.SUBDIRECTORY


@pytest.mark.parametrize("structure", list(Structure))
def test_every_structure_has_a_name_and_a_consequence(structure: Structure) -> None:
    assert NAMES[structure] and CONSEQUENCE[structure].endswith(".")


def test_another_structure_than_declared_is_one_sentence() -> None:
    pages = (target("https://example.de/", "de"), target("https://example.fr/", "fr"))
    said = difference(campaign(Structure.SUBDIRECTORY, *pages))
    assert said == (
        "campaign.yaml says subdirectory (a folder per market), its targets show a domain per country "
        "(example.de, example.fr): write structure: cctld there, or correct the targets."
    )
    assert difference(campaign(Structure.CCTLD, *pages)) == ""
    assert difference(campaign(Structure.SUBDIRECTORY)) == ""
    assert difference(campaign(Structure.SUBDIRECTORY, target("https://example.com/guide", "gb"))) == ""


@pytest.mark.parametrize(
    ("url", "structure", "counts_for"),
    [
        ("https://www.example.de/ratgeber", Structure.CCTLD, ("example.de",)),
        ("https://shop.example.co.uk/x", Structure.CCTLD, ("example.co.uk",)),
        ("https://example.ch/fr/x", Structure.CCTLD, ("example.ch",)),
        ("https://de.example.com/x", Structure.SUBDOMAIN, ("de.example.com",)),
        ("https://www.example.com/x", Structure.SUBDOMAIN, ("example.com",)),
        ("https://www.example.com/de/x", Structure.SUBDIRECTORY, ("example.com/de/", "example.com")),
        ("https://example.com/fr_CA", Structure.SUBDIRECTORY, ("example.com/fr_CA/", "example.com")),
        ("https://example.com/x", Structure.SUBDIRECTORY, ("example.com",)),
        ("https://example.com/xx/y", Structure.SUBDIRECTORY, ("example.com",)),
        ("https://example.de/x", Structure.MIXED, ("example.de",)),
        ("https://example.com/fr/x", Structure.MIXED, ("example.com/fr/", "example.com")),
        ("https://fr.example.com/x", Structure.MIXED, ("fr.example.com",)),
        ("https://example.com/de/x", Structure.SINGLE, ("example.com",)),
        ("javascript:alert(1)", Structure.SINGLE, ()),
        ("https://[", Structure.CCTLD, ()),
        ("", Structure.SUBDIRECTORY, ()),
    ],
)
def test_r96_r97_r98_what_a_link_counts_for(url: str, structure: Structure, counts_for: tuple[str, ...]) -> None:
    assert credit(url, structure) == counts_for


def test_r96_country_domains_are_never_summed() -> None:
    found = totals(["https://example.de/a", "https://www.example.de/b", "https://example.fr/"], Structure.CCTLD)
    assert found.each == {"example.de": 2, "example.fr": 1}
    assert found.whole is None


def test_r98_a_link_to_a_folder_stands_in_both_views_and_once_in_the_total() -> None:
    found = totals(["https://example.com/de/a", "https://example.com/de/b", "https://example.com/"], Structure(
        "subdirectory"
    ))  # fmt: skip
    assert found.each == {"example.com/de/": 2, "example.com": 3}
    assert found.whole == 3


def test_r99_a_folder_without_sites_of_its_market_is_named() -> None:
    pages = (
        target("https://example.com/de/a", "de"),
        target("https://example.com/fr/a", "fr"),
        target("https://example.com/fr/b", "fr"),
        target("https://example.com/en-gb/", "gb"),
    )
    site = campaign(Structure.SUBDIRECTORY, *pages)
    assert empty_places(site, ["de", "gb", "us"]) == [("/fr/", "fr")]
    assert empty_places(site, ["de", "gb", "fr"]) == []
    assert empty_places(replace(site, markets=("de",)), ["de"]) == [], "a market that the campaign does not want"
    assert empty_places(replace(site, structure=Structure.SINGLE), []) == []
    country = campaign(Structure.CCTLD, target("https://www.example.fr/a", "fr"))
    assert empty_places(country, []) == [("example.fr", "fr")]
    assert place_of("https://fr.example.com/x", Structure.SUBDOMAIN) == "fr.example.com"


def read(hreflang: str, language: str = "en") -> Campaign:
    content = f"""\
name: test
brand: {{name: A, legal_name: A Ltd, website: "https://www.example.com/"}}
markets: [gb]
targets:
  - url: https://www.example.com/en-gb/guide
    market: gb
    language: {language}
    hreflang:
      {hreflang}: https://www.example.com/en-gb/guide
"""
    return parse_campaign(content.encode(), str(Path("campaign.yaml")), MARKETS)


@pytest.mark.parametrize(
    ("code", "meant"),
    [("en-UK", "en-GB"), ("en_uk", "en-GB"), ("jp", "ja"), ("cz", "cs"), ("gb", "en"), ("at", "de-AT"), ("ua", "uk")],
)
def test_r100_a_wrong_hreflang_code_names_file_and_line_and_what_is_meant(code: str, meant: str) -> None:
    with pytest.raises(CampaignError) as caught:
        read(code)
    where = caught.value.where
    assert where is not None and (where.file, where.line) == ("campaign.yaml", 9)
    assert meant in str(caught.value)


@pytest.mark.parametrize("code", ["xx", "en-XX", "zh-Foob", "de-AT-x", "deutsch", "''"])
def test_r100_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(CampaignError):
        read(code)


@pytest.mark.parametrize("code", ["en-GB", "de", "x-default", "zh-Hant-TW", "es-419", "pt_br", "sr-Latn", "iw"])
def test_r100_valid_codes_are_read(code: str) -> None:
    (page,) = read(code).targets
    assert [tag.replace("-", "_").lower() for tag in page.hreflang] == [code.replace("-", "_").lower()]


def test_every_market_of_ours_has_a_valid_tag() -> None:
    for market in MARKETS.values():
        assert why_not(market.locale.replace("_", "-")) is None
        assert all(why_not(tag) is None for tag in market.languages)


@pytest.mark.parametrize(
    ("reader", "codes", "order"),
    [
        ("de_AT", ["de-DE", "de", "fr", "de-CH", "de-AT", "x-default"], ["de-AT", "de", "de-DE", "de-CH"]),
        ("es_MX", ["es-ES", "es-AR", "es", "es-419"], ["es-419", "es", "es-AR", "es-ES"]),
        ("en_AU", ["en-US", "en-GB"], ["en-GB", "en-US"]),
        ("zh_Hant_TW", ["zh-CN", "zh-Hans", "zh-HK"], ["zh-HK"]),
        ("nb_NO", ["no", "nn-NO", "sv"], ["nn-NO", "no"]),
        ("ja_JP", ["x-default", "en"], []),
    ],
)
def test_r101_the_nearest_page_comes_first(reader: str, codes: list[str], order: list[str]) -> None:
    assert nearest(codes, reader) == order


def test_a_parameter_tells_the_language_and_one_page_from_another() -> None:
    site = campaign(Structure.SINGLE, target("https://example.com/guide?lang=de", "de"))
    assert page_of("https://example.com/guide?lang=fr&x=1", site).languages == ("fr",)
    assert page_of("https://www.example.com/guide/?x=1&lang=de", site).languages == ("de",)
    assert page_key("https://example.com/a?utm_source=x#y") == page_key("http://www.example.com/a/")
    assert page_key("https://example.com/caf%C3%A9") == page_key("https://example.com/café")


def test_an_address_that_may_mean_two_languages_says_both() -> None:
    assert set(page_of("https://example.com/ca/x", None).languages) == {"en", "fr", "ca"}
    assert page_of("https://example.com/id/x", None).languages == ()
    assert page_of("https://example.com/id/x", campaign(Structure.SUBDIRECTORY, markets=("id",))).languages == ("id",)
    assert page_of("https://my.example.com/x", None).languages == ()


def test_a_folder_that_is_a_word_is_no_home_page() -> None:
    assert is_homepage("https://example.com/fr_CA/")
    assert not is_homepage("https://example.com/go/")
    assert not is_homepage("javascript:alert(1)")


@given(st.text(max_size=80) | st.from_regex(r"(https?:)?//[a-z@:\[\]./%?=&#-]{0,60}", fullmatch=True))
def test_no_address_breaks_anything(url: str) -> None:
    site = campaign(Structure.MIXED, target("https://example.com/de/a", "de"))
    host, path = split(url)
    assert isinstance(host, str) and path
    for structure in Structure:
        assert all(credit(url, structure))
    page_of(url, site), page_of(url, None), is_homepage(url)
    detect_structure([Target(url, "de", "de", hreflang={"fr": url})])


@given(st.text(max_size=20))
def test_what_is_no_tag_says_why_and_is_near_nothing_it_is_not(tag: str) -> None:
    assert set(nearest([tag], "de_AT")) <= {tag} and set(nearest(["de"], tag)) <= {"de"}
    assert why_not(tag) is None or str(why_not(tag))
    assert tag_of(tag).language == tag_of(tag).language.lower()
