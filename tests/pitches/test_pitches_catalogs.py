"""The catalogs hold what the vocabulary wants: `make locales` has been run, and nothing that is there is wrong."""

from __future__ import annotations

import gettext
import io
import shutil
from pathlib import Path

import pytest

from geoout import files
from geoout.pitches.words import compiled_catalog, plural_categories
from tools.write_locales import catalogs, is_whole, languages, merged, problems, template, unfinished

UNFINISHED = frozenset(
    "".split()  # noqa: SIM905
)
"""Languages whose words nobody has written yet; a line falls away when its language is complete."""

FOLDER = files.shipped("locales")
LOCALES = catalogs(FOLDER)


def source(locale: str) -> Path:
    """The .po file of a locale."""
    return FOLDER / locale / "LC_MESSAGES" / "geoout.po"


@pytest.mark.parametrize("locale", LOCALES)
def test_no_catalog_is_stale(locale: str) -> None:
    assert source(locale).is_file(), f"locales/{locale}/LC_MESSAGES/geoout.po is missing; run `make locales`."
    assert not list(problems(locale, source(locale)))
    assert source(locale).read_text("utf-8") == merged(locale, source(locale)), f"{locale}: run `make locales`."


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale not in UNFINISHED])
def test_a_complete_language_has_every_translation(locale: str) -> None:
    assert not list(unfinished(locale, source(locale)))


def test_what_is_called_unfinished_is() -> None:
    assert set(languages()) >= UNFINISHED
    assert not [locale for locale in UNFINISHED if not list(unfinished(locale, source(locale)))], (
        "take them off the list"
    )


def test_the_template_is_current() -> None:
    assert (FOLDER / "geoout.pot").read_text("utf-8") == template(), "locales/geoout.pot: run `make locales`."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('msgstr "Umfrage"', 'msgstr ""', "“survey” (asset kind) has no translation"),
        ('msgid "survey"\nmsgstr "Umfrage"', 'msgid "poll"\nmsgstr "Umfrage"', "“poll” (asset kind) is not in the vocabulary"),
        ('msgid "survey"\nmsgstr "Umfrage"', 'msgid "poll"\nmsgstr "Umfrage"', "“survey” (asset kind) is missing"),
        ("{number} Haushalte", "{nummer} Haushalte", "“{number} household” (unit) has other placeholders"),
        ("{number} Haushalte", "Haushalte", "“{number} household” (unit) has other placeholders"),
        ("{number} Haushalte", "{number Haushalte", "“{number} household” (unit) has other placeholders"),
        ('msgstr[1] "{number} Haushalte"\n', "", "(unit)"),
        ('msgstr "feminine"', 'msgstr "weiblich"', "“survey” (asset kind, gender) is weiblich"),
        ("#. What the asset is", "#, fuzzy\n#. What the asset is", "is marked fuzzy"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_catalog_is_said_with_file_and_message(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = source("de").read_text("utf-8")
    assert old in text
    broken = tmp_path / "geoout.po"
    broken.write_text(text.replace(old, new, 1), "utf-8")
    sentences = [*problems("de", broken), *unfinished("de", broken)]
    assert [one for one in sentences if one.startswith("locales/de/LC_MESSAGES/geoout.po: ") and said in one], sentences


def test_writing_keeps_translations_drops_strangers_and_guesses_nothing(tmp_path: Path) -> None:
    text = (
        source("de").read_text("utf-8").replace('msgid "report"\nmsgstr "Bericht"', 'msgid "reports"\nmsgstr "Bericht"')
    )
    changed = tmp_path / "geoout.po"
    changed.write_text(text, "utf-8")
    again = merged("de", changed)
    assert 'msgctxt "asset kind"\nmsgid "report"\nmsgstr ""' in again
    assert 'msgid "reports"' not in again
    assert "fuzzy" not in again
    assert 'msgid "survey"\nmsgstr "Umfrage"' in again


def test_a_variant_holds_only_what_differs() -> None:
    assert not is_whole("pt_PT")
    assert 'msgstr "inquérito"' in source("pt_PT").read_text("utf-8")
    assert 'msgstr ""\n\n' not in source("pt_PT").read_text("utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_compiled_catalog_is_one_that_gettext_reads(locale: str) -> None:
    catalog = gettext.GNUTranslations(io.BytesIO(compiled_catalog(source(locale))))
    forms = len(plural_categories(locale))
    assert {catalog.plural(number) for number in range(2000)} <= set(range(forms))  # type: ignore[attr-defined]


def test_an_unfinished_unit_is_left_out_rather_than_shown_in_english(tmp_path: Path) -> None:
    half = tmp_path / "geoout.po"
    shutil.copy(source("de"), half)
    half.write_text(half.read_text("utf-8").replace('"{number} Haushalte"', '""'), "utf-8")
    catalog = gettext.GNUTranslations(io.BytesIO(compiled_catalog(half)))
    assert catalog.npgettext("unit", "{number} household", "{number} households", 2) == "{number} households"
    assert "Haushalt" not in str(vars(catalog))
