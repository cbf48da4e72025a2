"""Which market a site belongs to and how local it is (R1, R2, R5, R9, R12)."""

from __future__ import annotations

import pytest

from geoout.markets.reading import load
from geoout.prospects.locality import NEIGHBOUR, POINTS, Facts, evidence, guess_market, score, tier
from geoout.prospects.prospect import Tier

MARKETS = load()


@pytest.mark.parametrize(
    ("host", "language", "market"),
    [
        ("haus.de", "de", "de"),
        ("haus.de", "", "de"),
        ("shop.co.uk", "en", "gb"),
        ("loja.com.br", "pt", "br"),
        ("kaisha.co.jp", "ja", "jp"),
        ("kiez.berlin", "de", "de"),
        ("xn--e1afmkfd.xn--p1ai", "ru", "ru"),
        ("zeitung.ch", "de", "ch-de"),
        ("journal.ch", "fr", "ch-fr"),
        ("site.ch", "", None),
        ("site.ch", "it", None),
        ("krant.be", "nl", "be-nl"),
        ("paper.ca", "en", "ca-en"),
        ("avis.no", "no", "no"),
        ("empresa.co", "es", "co"),
        ("startup.co", "en", None),
        ("empresa.com.co", "", "co"),
        ("app.io", "en", None),
        ("canal.tv", "es", None),
        ("haus.com", "de", None),
        ("foo.blogspot.com", "de", None),
        ("haus.eu", "de", None),
    ],
)
def test_the_domain_decides_the_country_and_language_only_among_its_markets(
    host: str, language: str, market: str | None
):
    assert guess_market(host, language, MARKETS)[0] == market


def test_a_declared_country_decides_where_the_domain_is_silent():
    key, lines = guess_market("haus.com", "de", MARKETS, country="Deutschland", source="you")
    assert key == "de"
    assert [(line.signal, line.value, line.points) for line in lines] == [
        ("cctld", ".com", 0),
        ("language", "de", POINTS["language"]),
        ("declared", "Deutschland", POINTS["declared"]),
    ]
    assert guess_market("haus.at", "de", MARKETS, country="DE")[0] == "at"


def test_the_score_is_the_sum_of_its_lines_and_100_at_most_by_design():
    assert sum(POINTS.values()) - POINTS["geo-gtld"] == 100
    for market in MARKETS.values():
        for host in ("a.de", "a.co.uk", "a.berlin", "a.co", "a.com", "a.ch"):
            lines = evidence(Facts(host, market.language, market.territory), market)
            assert score(lines) == sum(line.points for line in lines) <= 100


def test_two_sites_of_one_language_are_not_of_one_market():
    """R12: for a Swiss target a .ch site comes before a .de site."""
    swiss = MARKETS["ch-de"]
    assert (
        score(evidence(Facts("a.ch", "de"), swiss)) > score(evidence(Facts("a.de", "de"), swiss)) > POINTS["language"]
    )


def test_a_parked_page_in_english_is_not_confirmed():
    """R1: .de with English text scores lower than with German."""
    german = MARKETS["de"]
    assert score(evidence(Facts("a.de", "en"), german)) < score(evidence(Facts("a.de", "de"), german))


@pytest.mark.parametrize(
    ("facts", "market", "expected"),
    [
        (Facts("handel.sa"), "ae", Tier.REGIONAL),
        (Facts("news.ae"), "ae", Tier.LOCAL),
        (Facts("news.dubai"), "ae", Tier.LOCAL),
        (Facts("news.com"), "ae", Tier.GLOBAL),
        (Facts("news.com", country="AE"), "ae", Tier.LOCAL),
        (Facts("news.com", "de"), "de", Tier.GLOBAL),
        (Facts("a.co", "es"), "co", Tier.LOCAL),
        (Facts("a.co", "en"), "co", Tier.GLOBAL),
        (Facts("a.co.uk", "en"), "au", Tier.GLOBAL),
    ],
)
def test_regional_stands_between_local_and_global(facts: Facts, market: str, expected: Tier):
    """R5, R9."""
    assert tier(facts, MARKETS[market]) is expected


def test_a_neighbours_suffix_gives_less_than_the_own():
    (line,) = evidence(Facts("handel.sa"), MARKETS["ae"])
    assert (line.value, line.points) == (".sa", NEIGHBOUR)
