"""Words, units, dates and numbers of a mail come in its own language, in the form that the sentence needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geoout.markets.reading import load
from geoout.markets.schema import ASSETS, TACTICS
from geoout.pitches.fields import Number, Offer, context
from geoout.pitches.localised import day, money, number, quantity
from geoout.pitches.vocabulary import FORMS, ROLES
from geoout.pitches.words import asset_kind, counted, hook, role, tactic
from geoout.prospects.prospect import Gender, Prospect
from tests.pitches.sample_campaign import campaign_for, contact_for

MARKETS = load()
LOCALES = ["de_AT", "en_GB", "es_MX", "fr_FR", "ja_JP", "pt_BR"]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_of_asset_has_its_words(locale: str) -> None:
    for kind in ASSETS:
        for form in FORMS:
            assert asset_kind(kind, locale, form), (kind, form)


def test_words_agree_with_their_article() -> None:
    assert asset_kind("report", "de_DE", "a") == "einen Bericht"
    assert asset_kind("survey", "de_DE", "of") == "der Umfrage"
    assert asset_kind("article", "fr_FR", "of") == "de l’article"
    assert asset_kind("survey", "ja_JP", "our") == "弊社の調査結果"


def test_a_participle_can_agree_with_the_gender_of_the_kind() -> None:
    assert asset_kind("survey", "fr_FR", "gender") == "feminine"
    assert asset_kind("survey", "fr_CA") == "sondage"
    assert asset_kind("survey", "fr_CA", "gender") == "masculine"


def test_an_unknown_kind_has_no_words() -> None:
    assert asset_kind("poem", "de_DE") is None
    assert asset_kind("survey", "la_VA") is None


def test_r35_a_regulatory_guide_for_spain_has_the_hook_of_spain() -> None:
    """R35: the hook says why this kind matters to readers there, with the country in the case that it needs."""
    assert hook("regulatory-guide", MARKETS["es"]) == (
        "Las normas que se aplican en España se explican en un solo lugar, con sus consecuencias en la práctica."
    )
    assert "in der Schweiz" in str(hook("regional-impact", MARKETS["ch-de"]))
    assert "日本" in str(hook("survey", MARKETS["jp"]))


@pytest.mark.parametrize("key", ["de", "at", "ch-fr", "ca-fr", "gb", "us", "in", "es", "cl", "br", "pt", "jp"])
def test_r35_every_kind_of_asset_has_a_hook(key: str) -> None:
    for kind in ASSETS:
        sentence = hook(kind, MARKETS[key])
        assert sentence
        assert sentence[0] == sentence[0].upper()
        assert "{" not in sentence
    assert hook("poem", MARKETS[key]) is None


@pytest.mark.parametrize(
    ("text", "locale", "gender", "shown"),
    [
        ("editor", "de_DE", "female", "Redakteurin"),
        ("Editor-in-Chief", "de_DE", "male", "Chefredakteur"),
        ("EDITOR IN CHIEF", "fr_FR", "female", "rédactrice en chef"),
        ("data_editor", "ja_JP", "unknown", "データ編集担当"),
        ("editor", "es_MX", "female", "editora"),
        ("editor", "es_ES", "female", "redactora"),
        ("press officer", "fr_FR", "unknown", "responsable des relations presse"),
        ("Redaktionsleiterin", "de_DE", "female", None),
        ("", "de_DE", "female", None),
    ],
)
def test_a_known_role_is_said_in_the_language_and_the_stated_gender(
    text: str, locale: str, gender: str, shown: str | None
) -> None:
    assert role(text, locale, gender) == shown


@pytest.mark.parametrize("locale", LOCALES)
def test_every_role_and_tactic_has_its_words(locale: str) -> None:
    """R41: the five tactics are named in every language."""
    assert all(role(name, locale, gender) for name in ROLES for gender in ("female", "male", "unknown"))
    assert all(tactic(name, locale) for name in TACTICS)


@pytest.mark.parametrize(
    ("value", "unit", "locale", "shown"),
    [
        (12400, "household", "de_DE", "12.400 Haushalte"),
        (1, "households", "de_DE", "1 Haushalt"),
        (1, "household", "fr_FR", "1 ménage"),
        (1.5, "household", "fr_FR", "1,5 ménage"),
        (1.5, "household", "de_DE", "1,5 Haushalte"),
        (2000000, "household", "fr_FR", "2\u202f000\u202f000 de ménages"),
        (1200, "respondent", "es_ES", "1200 personas encuestadas"),
        (12400, "household", "ja_JP", "12,400世帯"),
        (3, "percentage-point", "pt_BR", "3 pontos percentuais"),
        (3, "days", "pt_BR", "3 dias"),
        (3, "kilowatt-hour", "de_DE", "3\u00a0Kilowattstunden"),
        (3, "kilowatt-hour", "zh_Hans_CN", "3千瓦时"),
        (3, "Höfe", "de_DE", "3 Höfe"),
        (31, "percent", "de_DE", "31\u00a0%"),
    ],
)
def test_a_figure_has_its_unit_in_the_plural_form_of_the_language(
    value: float, unit: str, locale: str, shown: str
) -> None:
    assert quantity(Number(float(value), unit), locale) == shown


def test_a_unit_that_the_catalogs_do_not_know_is_none_of_theirs() -> None:
    assert counted("furlong", 3, "en_GB") is None


@pytest.mark.parametrize(
    ("locale", "shown"),
    [("es_ES", "1204"), ("pt_PT", "1204"), ("pt_BR", "1.204"), ("de_DE", "1.204"), ("es_MX", "1,204")],
)
def test_four_digits_are_closed_up_where_the_language_does_so(locale: str, shown: str) -> None:
    assert number(Number(1204.0), locale) == shown


def test_money_of_four_digits_follows() -> None:
    assert money(Number(1240.0, "EUR"), "es_ES", None) == "1240\u00a0€"
    assert money(Number(12400.0, "EUR"), "es_ES", None) == "12.400\u00a0€"


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("fr_FR", "1er octobre 2026"),
        ("fr_CA", "1er octobre 2026"),
        ("pt_BR", "1º de outubro de 2026"),
        ("pt", "1º de outubro de 2026"),
        ("pt_PT", "1 de outubro de 2026"),
        ("es_ES", "1 de octubre de 2026"),
        ("de_DE", "1. Oktober 2026"),
    ],
)
def test_the_first_of_a_month_is_named_as_the_language_does(locale: str, shown: str) -> None:
    assert day(date(2026, 10, 1), locale) == shown


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("fr_FR", "11 octobre 2026"),
        ("pt_BR", "11 de outubro de 2026"),
        ("vi_VN", "11 tháng 10 năm 2026"),
        ("th_TH", "11 ตุลาคม 2569"),
    ],
)
def test_every_other_day_keeps_its_number(locale: str, shown: str) -> None:
    assert day(date(2026, 10, 11), locale) == shown


def test_roles_and_the_hook_arrive_in_the_fields_of_a_mail() -> None:
    market = MARKETS["de"]
    campaign = campaign_for(market, "regulatory-guide")
    sender = replace(campaign.senders[0], role={"en": "data editor"})
    contact = replace(contact_for(market, Gender.FEMALE), role="editor")
    offer = Offer(Prospect("warm.example"), contact, campaign.assets[0], sender=sender)
    values = context(offer, market, campaign, date(2026, 11, 3)).values
    assert values["contact.role"] == "Redakteurin"
    assert values["sender.role"] == "Datenredakteur/in"
    assert values["asset.of_kind"] == "des Leitfadens zur Rechtslage"
    assert values["asset.kind_gender"] == "masculine"
    assert "in Deutschland" in str(values["asset.hook"])


def test_a_role_written_in_the_language_of_the_market_stays_as_written() -> None:
    market = MARKETS["fr"]
    campaign = campaign_for(market)
    offer = Offer(Prospect("warm.example"), contact_for(market), campaign.assets[0], sender=campaign.senders[0])
    values = context(offer, market, campaign, date(2026, 11, 3)).values
    assert values["contact.role"] == "rédactrice en chef"
    assert values["sender.role"] == "responsable des études"
