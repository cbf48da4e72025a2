"""Which page, asset and person belong to a market; which language an address of ours is in (R96–R101)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from geoout.campaign.campaign import Asset, Brand, Campaign, Origin, Sender, Structure, Target
from geoout.campaign.structure import CONSEQUENCE, detect_structure
from geoout.campaign.targets import alternate, language_of_url, market_of_url, pick_asset, pick_sender, pick_target
from geoout.markets.reading import load

MARKETS = load()


def campaign(structure: Structure, *targets: Target, markets: tuple[str, ...] = ("de", "gb"), **more: Any) -> Campaign:
    brand = Brand("Beispiel", "Beispiel GmbH", "https://www.example.com/")
    return Campaign("test", brand, markets, structure, targets, **more)


def target(url: str, market: str, **more: Any) -> Target:
    return Target(url, market, more.pop("language", MARKETS[market].language), **more)


FOLDERS = campaign(Structure.SUBDIRECTORY)


@pytest.mark.parametrize(
    ("url", "language"),
    [
        ("https://www.example.com/de/ratgeber", "de"),
        ("https://www.example.com/FR/", "fr"),
        ("https://example.com/fr", "fr"),
        ("https://www.example.com/de-at/x", "de"),
        ("https://www.example.com/pt_br/x", "pt"),
        ("https://www.example.com/at/x", "de"),  # a country's folder, no such language here
        ("https://www.example.com/ch/x", None),  # Switzerland alone does not say
        ("https://www.example.com/blog/de/", None),
        ("https://www.example.com/xx/", None),
        ("https://www.example.com/", None),
        ("https://www.example.de/", None),  # the suffix says nothing under this structure
        ("not a url", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_r98_the_language_of_a_folder(url: str, language: str | None) -> None:
    assert language_of_url(url, FOLDERS) == language


@pytest.mark.parametrize(
    ("url", "language"),
    [
        ("https://de.example.com/", "de"),
        ("https://fr.example.com/a/b", "fr"),
        ("https://www.example.com/", None),
        ("https://blog.example.com/", None),
        ("https://de.example/", None),
    ],
)
def test_r97_the_language_of_a_subdomain(url: str, language: str | None) -> None:
    assert language_of_url(url, campaign(Structure.SUBDOMAIN)) == language


@pytest.mark.parametrize(
    ("url", "language", "market"),
    [
        ("https://www.example.de/", "de", "de"),
        ("https://www.example.co.uk/x", "en", "gb"),
        ("https://example.ch/", None, None),
        ("https://example.ch/fr/", "fr", None),
        ("https://example.com/", None, None),
    ],
)
def test_r96_the_language_of_a_country_domain(url: str, language: str | None, market: str | None) -> None:
    site = campaign(Structure.CCTLD)
    assert language_of_url(url, site) == language
    assert market_of_url(url, site) == market


def test_what_the_campaign_says_of_a_page_comes_first() -> None:
    site = campaign(
        Structure.SUBDIRECTORY,
        target(
            "https://www.example.com/de/page",
            "gb",
            hreflang={"fr-FR": "https://www.example.com/x", "x-default": "https://www.example.com/y"},
        ),
    )
    assert language_of_url("http://example.com/de/page/", site) == "en"
    assert language_of_url("https://www.example.com/x", site) == "fr-FR"
    assert language_of_url("https://www.example.com/y", site) is None


def test_targets_teach_what_a_folder_means() -> None:
    """`/uk/` may be Ukrainian or British; a campaign's markets decide, else a target that lies there."""
    other = "https://www.example.com/uk/other"
    assert language_of_url(other, campaign(Structure.SUBDIRECTORY)) == "en"
    assert language_of_url(other, campaign(Structure.SUBDIRECTORY, markets=("de", "ua"))) == "uk"
    assert language_of_url(other, campaign(Structure.SUBDIRECTORY, markets=("de",))) is None
    site = campaign(Structure.SUBDIRECTORY, target("https://www.example.com/uk/page", "gb"), markets=("de", "ua"))
    assert language_of_url("https://www.example.com/uk/other", site) == "en"
    assert market_of_url("https://www.example.com/uk/other", site) == "gb"


def test_the_campaigns_markets_decide_between_several() -> None:
    site = campaign(Structure.SUBDIRECTORY, markets=("at", "mx"))
    assert market_of_url("https://www.example.com/de/x", site) == "at"
    assert market_of_url("https://www.example.com/es/x", site) == "mx"
    assert market_of_url("https://www.example.com/de/x", campaign(Structure.SUBDIRECTORY, markets=("at", "de"))) is None


def test_single_says_nothing() -> None:
    assert language_of_url("https://www.example.com/de/", campaign(Structure.SINGLE)) is None


@pytest.mark.parametrize(
    ("urls", "structure"),
    [
        (["https://www.example.de/", "https://example.fr/x", "https://www.example.co.uk/"], Structure.CCTLD),
        (["https://www.example.de/"], Structure.CCTLD),
        (["https://de.example.com/x", "https://fr.example.com/", "https://www.example.com/"], Structure.SUBDOMAIN),
        (["https://www.example.com/de/", "https://www.example.com/fr/x"], Structure.SUBDIRECTORY),
        (["https://www.example.com/guide", "https://www.example.com/x"], Structure.SINGLE),
        ([], Structure.SINGLE),
    ],
)
def test_the_structure_is_read_from_the_targets(urls: list[str], structure: Structure) -> None:
    assert detect_structure(target(url, "de") for url in urls) is structure
    assert CONSEQUENCE[structure].endswith(".")


CLUSTER = {
    "en-GB": "https://www.example.com/en/guide",
    "fr": "https://www.example.com/fr/guide",
    "de-DE": "https://www.example.com/de/ratgeber",
    "de-AT": "https://www.example.com/de-at/ratgeber",
    "x-default": "https://www.example.com/guide",
}


def test_r101_the_cluster_offers_the_page_in_the_readers_language() -> None:
    site = campaign(Structure.SUBDIRECTORY, target("https://www.example.com/en/guide", "gb", hreflang=CLUSTER))
    assert alternate("https://www.example.com/en/guide", "fr", site) == CLUSTER["fr"]
    assert alternate("https://www.example.com/guide", "de-AT", site) == CLUSTER["de-AT"]
    assert alternate("https://www.example.com/fr/guide", "de", site) == CLUSTER["de-DE"]
    assert alternate("https://www.example.com/en/guide", "ja", site) == CLUSTER["x-default"]
    english = {**CLUSTER, "x-default": CLUSTER["en-GB"]}
    site = campaign(Structure.SUBDIRECTORY, target("https://www.example.com/en/guide", "gb", hreflang=english))
    assert alternate("https://www.example.com/de/ratgeber", "ja", site) is None, "x-default is the English page here"


def test_r101_without_a_cluster_the_same_path_then_any_target_in_the_language() -> None:
    site = campaign(
        Structure.SUBDIRECTORY,
        target("https://www.example.com/en/guide", "gb"),
        target("https://www.example.com/fr/autre", "fr"),
        target("https://www.example.com/fr/guide", "fr"),
    )
    assert alternate("https://www.example.com/en/guide", "fr", site) == "https://www.example.com/fr/guide"
    assert alternate("https://www.example.com/en/other", "fr", site) == "https://www.example.com/fr/autre"
    assert alternate("https://www.example.com/en/guide", "de", site) is None


def test_a_markets_own_target_before_one_that_can_be_read() -> None:
    german, austrian = target("https://www.example.com/de/", "de"), target("https://www.example.com/at/", "at")
    site = campaign(Structure.SUBDIRECTORY, german, austrian)
    assert pick_target(site, MARKETS["at"]) == austrian
    assert pick_target(site, MARKETS["ch-de"]) == german
    assert pick_target(site, MARKETS["jp"]) is None


def asset(name: str, kind: str, market: str) -> Asset:
    url = f"https://www.example.com/{name}"
    return Asset(name, name, kind, market, MARKETS[market].language, Origin.ORIGINAL, url)


def test_r30_the_asset_of_the_market_that_suits_the_mail() -> None:
    guide, survey, german = asset("a", "technical-guide", "at"), asset("b", "survey", "at"), asset("c", "tool", "de")
    site = campaign(Structure.SUBDIRECTORY, assets=(german, guide, survey))
    assert pick_asset(site, MARKETS["at"], "digital_pr") == survey
    assert pick_asset(site, MARKETS["at"], "resource_page") == guide
    assert pick_asset(site, MARKETS["ch-de"], "resource_page") == german
    assert pick_asset(site, MARKETS["fr"]) is None


def test_a_native_sender_for_the_market_first() -> None:
    anna = Sender("anna", "Anna", "Kolb", "a@example.com", ("en",))
    lena = Sender("lena", "Lena", "Öztürk", "l@example.com", ("de-AT",), markets=("at",))
    jan = Sender("jan", "Jan", "Kolb", "j@example.com", ("de",))
    site = campaign(Structure.SUBDIRECTORY, senders=(anna, lena, jan))
    assert pick_sender(site, "de", "at") == lena
    assert pick_sender(site, "de", "de") == jan
    assert pick_sender(site, "ja", "jp") == anna
    assert pick_sender(replace(site, senders=()), "de") is None
