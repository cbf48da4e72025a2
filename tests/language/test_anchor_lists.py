"""The curated word lists behind anchor verification, and the letters of languages (R66, R68)."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

import geoout.language
from geoout.language.anchor_fold import fold
from geoout.language.anchor_lists import function_words, loan_phrases, loanwords, names, shared_words
from geoout.language.exemplars import exemplars

_FOLDER = Path(geoout.language.__file__).parent
_LOANWORDS = sorted((_FOLDER / "loanwords").glob("*.txt"))
_FUNCTION_WORDS = sorted((_FOLDER / "function_words").glob("*.txt"))
_LATIN = [
    "ca",
    "cs",
    "da",
    "de",
    "es",
    "et",
    "fi",
    "fr",
    "hr",
    "hu",
    "id",
    "it",
    "lt",
    "lv",
    "ms",
    "nb",
    "nl",
    "pl",
    "pt",
    "ro",
    "sk",
    "sl",
    "sr",
    "sv",
    "tr",
    "vi",
]
_OTHERS = ["ar", "bg", "el", "en", "he", "hi", "ja", "ko", "ru", "th", "uk", "zh"]
_NEIGHBOURS = ["af", "be", "eu", "fa", "gl", "is", "mk", "mr", "ur"]


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def _sections(file: Path) -> dict[str, list[str]]:
    section, found = "", {"": []}  # type: tuple[str, dict[str, list[str]]]
    for line in _lines(file):
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            section = heading[1]
            found[section] = []
        elif line and not line.startswith("#"):
            found[section].append(line)
    return found


@pytest.mark.parametrize("file", [*_LOANWORDS, *_FUNCTION_WORDS], ids=lambda file: f"{file.parent.name}/{file.name}")
def test_r66_a_list_says_its_source_and_is_sorted_folded_and_without_repeats(file: Path) -> None:
    """R66: each list names its source and licence first; below it are single words, each once, in order."""
    head = " ".join(line for line in _lines(file)[:4] if line.startswith("#"))
    assert "Source: " in head
    assert "Licence: MIT" in head
    found = _sections(file)
    assert set(found) <= {"", "shared", "example", "clean"}
    words = [*found[""], *found.get("shared", [])]
    assert len(words) == len(set(words))
    for section in (found[""], found.get("shared", [])):
        assert section == sorted(section)
    for word in words:
        assert word == unicodedata.normalize("NFC", word).lower()
        assert not re.search(r"\s|^-|-$", word), word


@pytest.mark.parametrize("language", _LATIN)
def test_r66_a_language_in_latin_letters_has_its_loanwords(language: str) -> None:
    """R66: German `Marketing Tools` is no English; `how` and `with` are no loanwords of anybody."""
    loans = loanwords(language)
    assert len(loans) >= 250
    assert {"marketing", "online", "hotel", "blog", "podcast"} <= loans
    assert not loans & {"how", "with", "your", "love", "compare", "find", "insurance", "cheap", "the"}
    assert not loans & function_words(language)
    assert not shared_words(language) & (function_words(language) | loans)


def test_r66_words_of_two_languages_are_known_as_shared() -> None:
    """R66: what a language has itself and English spells alike tells nothing, and is listed apart from loanwords."""
    assert {"information", "hand", "winter", "person", "name"} <= shared_words("de") | loanwords("de")
    assert {"nature", "important", "article", "table"} <= shared_words("fr")
    assert {"animal", "general", "local", "error", "social", "color"} <= shared_words("es")
    assert shared_words("es_MX") == shared_words("es")


def test_r66_compounds_are_there_as_they_are_written_with_a_space() -> None:
    """R66: `Last Minute` is German, though its parts are listed apart."""
    assert {"last minute", "social media", "know how"} <= loan_phrases("de")
    assert "how" not in loanwords("de")


@pytest.mark.parametrize("language", [*_LATIN, *_OTHERS, *_NEIGHBOURS])
def test_r66_every_language_has_function_words_and_letters(language: str) -> None:
    """R66: all languages of anchors, and the neighbours they are told apart from."""
    assert 60 <= len(function_words(language)) <= 340
    letters = exemplars(language)
    assert letters.main
    assert not letters.main & letters.auxiliary
    assert all(letter == unicodedata.normalize("NFC", letter) and len(letter) == 1 for letter in letters.main)


@pytest.mark.parametrize(
    "language", sorted({*_LATIN, *_OTHERS, *_NEIGHBOURS} - {"sr", "ja", "zh", "th", "ko", "vi", "af"})
)
def test_r66_function_words_are_written_in_the_languages_own_letters(language: str) -> None:
    """R66: CLDR's letters cover them; none came in from another language's list."""
    letters = exemplars(language).main | exemplars(language).auxiliary
    known = {fold(letter) for letter in letters} | letters | set("'-·\u200cσ")
    for word in function_words(language):
        assert set(word) <= known, word


def test_r66_serbian_has_function_words_and_letters_of_both_scripts() -> None:
    """R66: Serbian is written in either."""
    assert {"и", "који", "i", "koji"} <= function_words("sr")
    assert {"ђ", "đ"} <= exemplars("sr").main
    assert "ђ" not in exemplars("sr_Latn").main
    assert "đ" not in exemplars("sr-Cyrl").main


def test_r66_letters_tell_neighbours_apart() -> None:
    """R66: Persian and Urdu, Danish and Swedish, Ukrainian and Russian."""
    assert "ٹ" in exemplars("ur").main - exemplars("fa").main
    assert "پ" in exemplars("fa").main - exemplars("ar").main
    assert "æ" in exemplars("da").main - exemplars("sv").main
    assert "ї" in exemplars("uk").main - exemplars("ru").main
    assert "\u0301" not in exemplars("hi").main
    assert "·" in exemplars("ca").main


def test_r68_names_belong_to_no_language() -> None:
    """R68: products, programming languages and places."""
    assert {"google", "firefox", "wordpress", "python", "berlin"} <= names()
    assert not names() & loanwords("de")
    assert not names() & function_words("en")


@pytest.mark.parametrize("language", ["", "xx", "any", "names", "../loanwords/de", "not a tag", "\u0000"])
def test_an_unknown_language_has_no_words(language: str) -> None:
    """An unknown code from an import answers nothing, and never reads another file."""
    assert loanwords(language) == shared_words(language) == function_words(language) == frozenset()
    assert exemplars(language).main == frozenset()


def test_english_has_borrowed_nothing_from_english() -> None:
    """R66: in an English market an English word is a match, not a loanword."""
    assert loanwords("en") == loanwords("en-GB") == shared_words("en") == frozenset()
