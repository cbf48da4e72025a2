"""Organisations in a salutation, and what stands where a person's name should (R47, R51)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from geoout.markets.reading import load
from geoout.people.address import Address, address
from geoout.people.organisations import without_legal_form
from geoout.pitches.fields import Offer, context
from geoout.pitches.fixtures import Shape, campaign_of, contact_of, prospect_of
from geoout.prospects.prospect import Contact, Gender, SourceType

MARKETS = load()
F, M = Gender.FEMALE, Gender.MALE


def to(key: str, **contact: Any) -> Address:
    return address(Contact(**contact), MARKETS[key])


@pytest.mark.parametrize(
    ("name", "language", "greeted"),
    [
        ("Casa Mea SRL", "ro", "Casa Mea"), ("Casa Mea, S.R.L.", "ro", "Casa Mea"), ("Hem AB", "sv", "Hem"),
        ("Haus GmbH & Co. KG", "de", "Haus"), ("Dom Sp. z o.o.", "pl", "Dom"), ("Bydlíme s. r. o.", "cs", "Bydlíme"),
        ("Cedar Co., Ltd.", "en", "Cedar"), ("Hogar Norte S.A. de C.V.", "es", "Hogar Norte"), ("Casa S.p.A.", "it", "Casa"),
        ("Ev San. ve Tic. A.Ş.", "tr", "Ev"), ("PT Rumah Kita Tbk", "id", "Rumah Kita"), ("Hus A/S", "da", "Hus"),
        ("Alpine Spa", "en", "Alpine Spa"), ("PT Fitness", "en", "PT Fitness"), ("Cedar & Co.", "en", "Cedar & Co."),
        ("GmbH", "de", "GmbH"), ("株式会社住まい", "ja", "株式会社住まい"), ("", "en", ""),
    ],
)  # fmt: skip
def test_the_legal_form_of_a_house_is_not_said(name: str, language: str, greeted: str) -> None:
    assert without_legal_form(name, language) == greeted


@pytest.mark.parametrize(
    ("key", "organisation", "salutation"),
    [
        ("ro", "Casa Mea SRL", "Stimată echipă Casa Mea,"),
        ("jp", "株式会社住まい", "株式会社住まい 御中"),
        ("us", "Cedar Editorial Team", "Hello Cedar Editorial Team,"),
        ("gb", "The Cedar Team", "Dear Cedar Team,"),
        ("us", "Cedar Teamwork", "Hello Cedar Teamwork team,"),
        ("es", "Equipo Casa", "Estimado Equipo Casa:"),
        ("id", "Redaksi Rumah", "Yth. Redaksi Rumah,"),
        ("il", "מערכת הבית", "למערכת הבית שלום רב,"),
        ("cn", "安居周刊编辑部", "尊敬的安居周刊编辑部：\n您好！"),
        ("cn", "安居周刊", "尊敬的安居周刊编辑部：\n您好！"),
        ("cn", "住建网", "尊敬的住建网编辑部：\n您好！"),
        ("cn", "新风社", "尊敬的新风社：\n您好！"),
        ("cn", "暖家团队", "尊敬的暖家团队：\n您好！"),
        ("cn", "暖家有限公司", "尊敬的暖家有限公司：\n您好！"),
        ("cn", "Warm House", "尊敬的Warm House团队：\n您好！"),
    ],
)
def test_a_house_is_greeted_as_its_name_wants(key: str, organisation: str, salutation: str) -> None:
    """R47, R51: no second word for its people, no legal form."""
    found = to(key, organisation=organisation)
    assert (found.salutation, found.fallback) == (salutation, False)


@pytest.mark.parametrize(
    "contact",
    [
        {"given": "Redaktion"}, {"surname": "Pressestelle"}, {"given": "Info", "surname": "Team"}, {"given": "編集部"},
        {"given": "Editor", "surname": "in Chief"}, {"given": "None", "surname": "null"}, {"given": "EDITORIAL team"},
        {"given": "Cedar"}, {"surname": "cedar"}, {"given": "Cedar", "surname": "Cedar"},
    ],
)  # fmt: skip
def test_a_desk_or_the_house_in_the_place_of_a_name_is_no_person(contact: dict[str, str]) -> None:
    """R51: nobody is greeted as “Hi Redaktion” or called Herr oder Frau Pressestelle."""
    for key, salutation in (("us", "Hello Cedar team,"), ("jp", "Cedar 御中"), ("it", "Spett.le Cedar,")):
        found = to(key, organisation="Cedar", **contact)
        assert found.salutation == salutation
        assert "names nobody" in found.reason


def test_who_has_a_whole_name_may_own_a_house_of_that_name() -> None:
    assert to("us", given="Dana", surname="Cedar", organisation="Cedar").salutation == "Hi Dana,"
    assert to("us", given="Dana", surname="Cedar", organisation="Dana Cedar").salutation == "Hi Dana,"


@pytest.mark.parametrize(
    ("contact", "salutation"),
    [
        ({"given": "Frau", "surname": "Huber"}, "Sehr geehrte Frau Huber,"),
        ({"given": "Anna", "surname": "Frau Huber"}, "Sehr geehrte Frau Huber,"),
        ({"title": "Herr Dr.", "surname": "Huber"}, "Sehr geehrter Herr Dr. Huber,"),
        ({"given": "Herr Andrea", "surname": "Huber", "gender": F}, "Guten Tag Andrea Huber,"),
        ({"given": "Andrea", "surname": "Huber", "title": "Frau", "gender": M}, "Guten Tag Andrea Huber,"),
        ({"given": "Sr. Andrea", "surname": "Huber"}, "Guten Tag Andrea Huber,"),
    ],
)
def test_a_form_of_address_before_a_name_states_the_gender(contact: dict[str, Any], salutation: str) -> None:
    """R51: what is stated is used; what is stated twice and differently is not."""
    found = to("de", **contact)
    assert found.salutation == salutation
    assert ("contradict" in found.reason) == ("gender" in contact)


def test_a_title_is_not_said_more_often_than_it_was_earned() -> None:
    anna = Contact(given="Anna", surname="Huber", gender=F, title="Dr. " * 40)
    assert address(anna, MARKETS["de"]).salutation == "Sehr geehrte Frau Dr. Dr. Huber,"
    assert address(anna, MARKETS["es"]).salutation == "Estimada Dra. Huber:"
    assert to("cn", surname="王", title="博士 教授").salutation.startswith("尊敬的王教授：")


@pytest.mark.parametrize(
    ("language", "source", "word"),
    [
        ("jp", SourceType.PUBLICATION, "貴誌"),
        ("jp", SourceType.NEWSPAPER, "貴紙"),
        ("jp", SourceType.PARTNER, "貴社"),
        ("jp", SourceType.OTHER, "貴サイト"),
        ("kr", SourceType.PARTNER, "귀사"),
        ("cn", SourceType.NEWSPAPER, "贵报"),
        ("de", SourceType.NEWSPAPER, None),
    ],
)
def test_a_template_can_name_the_readers_house(language: str, source: SourceType, word: str | None) -> None:
    """R51: 貴誌 for a magazine, 貴サイト where nothing is known; a gap in languages without the word."""
    market = MARKETS[language]
    prospect = replace(prospect_of(market, Shape.UNKNOWN), source_type=source)
    fields = context(Offer(prospect, contact_of(market, Shape.UNKNOWN)), market, campaign_of(market), date(2026, 11, 3))
    assert fields.values.get("site.your_house") == word
