"""The catalogs have every word that a field needs."""

import gettext
import io
from datetime import date

import pytest

from geoout import files
from geoout.markets.schema import ASSETS
from geoout.pitches.localised import day
from geoout.pitches.words import CONTEXTS, asset_kind, compiled_catalog


@pytest.mark.parametrize("locale", ["de_AT", "en_GB", "es_MX", "fr_FR", "ja_JP", "pt_BR"])
def test_every_kind_of_asset_has_its_words(locale: str) -> None:
    for kind in ASSETS:
        for form in CONTEXTS:
            assert asset_kind(kind, locale, form), (kind, form)


def test_words_agree_with_their_article() -> None:
    assert asset_kind("report", "de_DE", "a") == "einen Bericht"
    assert asset_kind("article", "fr_FR") == "article"
    assert asset_kind("survey", "ja_JP", "our") == "弊社の調査結果"


def test_a_language_without_a_catalog_has_no_words_rather_than_english_ones() -> None:
    assert asset_kind("survey", "fi_FI") is None
    assert asset_kind("poem", "de_DE") is None


def test_a_compiled_catalog_is_one_that_gettext_reads() -> None:
    source = files.shipped("locales") / "de" / "LC_MESSAGES" / "geoout.po"
    catalog = gettext.GNUTranslations(io.BytesIO(compiled_catalog(source)))
    assert catalog.pgettext("asset kind", "survey") == "Umfrage"


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


@pytest.mark.parametrize(("locale", "shown"), [("fr_FR", "11 octobre 2026"), ("pt_BR", "11 de outubro de 2026")])
def test_every_other_day_keeps_its_number(locale: str, shown: str) -> None:
    assert day(date(2026, 10, 11), locale) == shown
