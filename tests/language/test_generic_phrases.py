from __future__ import annotations

from pathlib import Path

import pytest

from geoout.language import generic_phrases
from geoout.language.naked_address import is_address

LANGUAGES = (
    "ar bg ca cs da de el en es et fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv th tr uk vi zh"
)


def test_r68_every_language_has_thirty_generic_anchors() -> None:
    lists = generic_phrases.listed()
    assert set(LANGUAGES.split()) <= set(lists)
    assert {language: len(phrases) for language, phrases in lists.items() if len(set(phrases)) < 30} == {}
    assert [phrase for phrases in lists.values() for phrase in phrases if is_address(phrase)] == []


@pytest.mark.parametrize(
    "path",
    sorted(Path(generic_phrases.__file__).with_name("generic_anchors").glob("*.txt")),
    ids=lambda path: path.stem,
)
def test_generic_lists_say_where_they_come_from_and_repeat_nothing(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert "Source:" in lines[0] and "Licence:" in lines[0]
    phrases = [line for line in lines if line and not line.startswith(("#", "["))]
    assert {line for line in phrases if phrases.count(line) > 1} == set()


def test_a_phrase_names_the_languages_that_have_it() -> None:
    assert generic_phrases.generic_languages("Hier klicken!") == ("de",)
    assert generic_phrases.generic_languages("aqui")[0] == "pt"
    assert generic_phrases.generic_languages("PDF") == ()
    assert generic_phrases.name_of("de") == "German"
