"""The 48 shipped markets: complete, sourced, and saying what the requirements ask of them."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from holidays import country_holidays
from publicsuffixlist import PublicSuffixList

from geoout.files import shipped
from geoout.markets.market import Advice, Market, Opening, Register, Season, Source, Statement
from geoout.markets.reading import load
from geoout.markets.schema import (
    ASSETS,
    CHANNELS,
    MARKET,
    MUST_CONTAIN,
    PARTS,
    PATTERN_FIELDS,
    REGIMES,
    SEASON,
    SOURCES,
    TACTICS,
)
from geoout.markets.written import parse
from geoout.people.address import address
from geoout.prospects.prospect import Contact, Gender, SourceType

KEYS = """
us ca-en ca-fr gb ie au nz in de at ch-de ch-fr fr be-nl be-fr nl es mx co ar cl pe br pt it
se no dk fi pl cz hu ro gr tr ru ua il ae sa jp kr cn tw hk th vn id
"""
MARKETS = load()

every = pytest.mark.parametrize("market", MARKETS.values(), ids=list(MARKETS))


def statements(value: Any, field: str = "") -> Iterator[tuple[str, Statement[Any]]]:
    if isinstance(value, Statement):
        yield field, value
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            yield from statements(getattr(value, one.name), f"{field}.{one.name}".strip("."))
    elif isinstance(value, tuple) and value and isinstance(value[0], Season):
        for season in value:
            yield f"{field}.{season.id}", Statement(season.note, season.source)


def test_all_markets_are_there_in_their_order() -> None:
    assert list(MARKETS) == [market.key for market in MARKETS.values()] == KEYS.split()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", MARKETS.as_of)


@every
def test_every_statement_has_a_source_that_is_listed(market: Market) -> None:
    for field, statement in statements(market):
        assert MARKETS.sources[statement.source.id] is statement.source, field
        assert statement.value not in ("", None), field
    assert isinstance(market.law.source, Source)
    assert MARKETS.sources[market.law.source.id] is market.law.source


def test_every_listed_source_is_used_and_can_be_looked_up() -> None:
    used = {one.source.id for market in MARKETS.values() for _, one in statements(market)}
    used |= {market.law.source.id for market in MARKETS.values()}
    assert set(MARKETS.sources) == used
    assert MARKETS.sources["house"].seen == MARKETS.as_of
    assert all(one.title for one in MARKETS.sources.values())


@every
def test_guide_says_whether_anything_comes_from_the_guide(market: Market) -> None:
    """R65: silence of the guide is said, never filled with the rules of another market."""
    assert market.guide == any(one.source.id == "guide" for _, one in statements(market))


@every
def test_cldr_and_the_zone_database_know_its_names(market: Market) -> None:
    locale = Locale.parse(market.locale)
    assert locale.territory == market.territory
    assert locale.language == market.language.split("-")[0] == market.languages[0].split("-")[0]
    territories = Locale("en").territories
    assert {market.territory, *market.neighbours} <= set(territories)
    assert market.territory not in market.neighbours
    assert ZoneInfo(market.calendar.zone).key == market.calendar.zone


@every
def test_its_domains_are_public_suffixes_of_that_country(market: Market) -> None:
    """R2: co.uk, com.br and co.jp belong to GB, BR and JP."""
    suffixes = PublicSuffixList(only_icann=True, accept_unknown=False)
    for suffix in (market.domains.cctld, *market.domains.geographic, *market.domains.second_levels):
        ascii_form = suffix.encode("idna").decode()
        assert suffixes.publicsuffix(f"muster.{ascii_form}") == ascii_form, suffix
    assert all(one.endswith(f".{market.domains.cctld}") for one in market.domains.second_levels)


@every
def test_a_contact_of_unstated_gender_is_addressed_without_a_guess(market: Market) -> None:
    patterns = market.etiquette.salutation.value
    assert patterns.female == patterns.male or patterns.unknown != patterns.male
    stranger = Contact(given="Andrea", surname="Muster", gender=Gender.UNKNOWN)
    assert "{" not in address(stranger, market).salutation
    assert "{" not in address(Contact(), market).salutation


@every
def test_it_does_not_use_the_words_that_it_avoids(market: Market) -> None:
    etiquette = market.etiquette
    own = [*etiquette.closing.value, *itertools.chain(*dataclasses.astuple(etiquette.salutation.value))]
    for word in etiquette.avoid.value:
        for line in own:
            assert not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line, re.IGNORECASE), (word, line)


def test_the_head_of_the_file_explains_every_field_and_word() -> None:
    lines = shipped("markets.yaml").read_text(encoding="utf-8").splitlines()
    head = " ".join(itertools.takewhile(lambda line: line.startswith("#"), lines))
    fields = {*MARKET, *(field for part in PARTS.values() for field in part)}
    for word in (
        *fields,
        *SEASON,
        *Advice,
        *CHANNELS,
        *TACTICS,
        *ASSETS,
        *SOURCES,
        *REGIMES,
        *MUST_CONTAIN,
        *PATTERN_FIELDS,
    ):
        assert re.search(rf"(?<!\w){word}(?!\w)", head), word


@every
def test_follow_ups_are_few_and_far_between(market: Market) -> None:
    """Point 7 of the outbox: a cap and working days per market."""
    rule = market.practice.follow_up.value
    assert 1 <= rule.most <= 2 and 4 <= rule.days <= 10


def test_every_season_is_one_of_a_market() -> None:
    named = {one.id for market in MARKETS.values() for one in market.calendar.seasons}
    stated = parse(shipped("markets.yaml").read_bytes(), "markets.yaml").value["seasons"].value  # type: ignore[index]
    assert set(stated) == named


@every
def test_its_regions_are_places_that_the_holidays_package_knows(market: Market) -> None:
    assert set(market.calendar.regions) <= set(country_holidays(market.territory).subdivisions)


def test_sources_are_the_words_of_prospects() -> None:
    assert set(SOURCES) == {one.value for one in SourceType}


def test_highly_localized_markets_are_those_of_the_guide() -> None:
    """R21."""
    assert {key for key, market in MARKETS.items() if market.highly_localized} == {"de", "jp", "kr"}


@pytest.mark.parametrize("key", ["de", "at"])
def test_german_is_formal_by_the_guide(key: str) -> None:
    """R47."""
    register = MARKETS[key].etiquette.register
    assert (register.value, register.source.id) == (Register.FORMAL, "guide")


@pytest.mark.parametrize("key", ["us", "ca-en"])
def test_north_america_asks_directly(key: str) -> None:
    """R46."""
    opening = MARKETS[key].etiquette.opening
    assert (opening.value, opening.source.id) == (Opening.DIRECT_ASK, "guide")
    assert MARKETS[key].etiquette.length.value.most <= 150


@pytest.mark.parametrize("key", ["es", "mx", "co", "ar", "cl", "pe", "br"])
def test_rapport_comes_first_in_spain_and_latin_america(key: str) -> None:
    """R52."""
    opening = MARKETS[key].etiquette.opening
    assert (opening.value, opening.source.id) == (Opening.RAPPORT_FIRST, "guide")


def test_relationship_comes_first_in_japan() -> None:
    """R50."""
    assert MARKETS["jp"].etiquette.opening.value == Opening.RELATIONSHIP_FIRST


@pytest.mark.parametrize(
    ("key", "channel"),
    [("us", "linkedin"), ("us", "x"), ("cn", "wechat"), ("jp", "line"), ("mx", "whatsapp"), ("br", "instagram")],
)
def test_channels_of_the_guide(key: str, channel: str) -> None:
    """R57, R58."""
    channels = MARKETS[key].practice.channels
    assert channel in channels.value
    assert channels.source.id == "guide"


@pytest.mark.parametrize(("key", "engine"), [("kr", "Naver"), ("cn", "Baidu"), ("ru", "Yandex")])
def test_engines_of_the_guide(key: str, engine: str) -> None:
    """R107."""
    assert MARKETS[key].practice.engines.value[0] == engine


def test_practice_of_the_guide() -> None:
    """R37, R38, R59, R62."""
    assert MARKETS["us"].practice.tactics.value[0] == "digital_pr"
    assert MARKETS["us"].practice.tactics.source.id == "guide"
    assert MARKETS["de"].practice.assets.value[:2] == ("white-paper", "technical-guide")
    assert MARKETS["mx"].practice.sources.value[:2] == ("newspaper", "blogger")


def _to(key: str, **contact: Any) -> str:
    return address(Contact(**contact), MARKETS[key]).salutation


def test_swiss_german_has_neither_eszett_nor_comma() -> None:
    etiquette = MARKETS["ch-de"].etiquette
    lines = [*etiquette.closing.value, *itertools.chain(*dataclasses.astuple(etiquette.salutation.value))]
    assert not any("ß" in line or line.endswith(",") for line in lines)
    assert "ß" in etiquette.avoid.value


def test_austria_keeps_titles_that_germany_leaves_out() -> None:
    huber = {"given": "Eva", "surname": "Huber", "gender": Gender.FEMALE, "title": "Mag."}
    assert _to("at", **huber) == "Sehr geehrte Frau Mag. Huber,"
    assert _to("de", **huber) == "Sehr geehrte Frau Huber,"


def test_quebec_leaves_the_surname_out() -> None:
    assert _to("ca-fr", given="Zoé", surname="Gagnon", gender=Gender.FEMALE) == "Madame,"


def test_mexico_puts_the_title_in_the_place_of_the_honorific() -> None:
    ana = {"given": "Ana", "surname": "Robles", "gender": Gender.FEMALE}
    assert _to("mx", **ana, title="Lic.") == "Estimada Lic. Robles:"
    assert _to("mx", **ana) == "Estimada Sra. Robles:"


def test_japan_honours_person_position_and_organisation_once() -> None:
    """R51."""
    tanaka = {"given": "太郎", "surname": "田中", "organisation": "見本社"}
    assert _to("jp", **tanaka).endswith("田中 様")
    assert _to("jp", **tanaka, position="部長").endswith("田中部長")
    assert _to("jp", organisation="見本社") == "見本社 御中"


def test_latin_america_and_spain_end_the_salutation_with_a_colon() -> None:
    for key in ("es", "mx", "co", "ar", "cl", "pe"):
        assert _to(key, given="Ana", surname="Robles").endswith(":")
