"""The shipped glossary: what people of a country call the subjects that anchors are about."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geoout.language.glossary
from geoout.language.glossary.lookup import chain, concepts, concepts_of, languages, local_terms, said_in
from geoout.language.plain import clean_line

FOLDER = Path(geoout.language.glossary.__file__).parent
FILES = sorted(FOLDER.glob("*.txt"))


def texts(concept: str, locale: str) -> list[str]:
    return [term.text for term in local_terms(concept, locale)]


def named(text: str, *spoken: str) -> list[str]:
    return [one.concept for one in concepts_of(text, spoken)]


def test_r67_insurance_is_called_versicherung_in_german() -> None:
    assert named("Insurance", "en") == ["insurance"]
    assert texts("insurance", "de")[0] == texts("insurance", "de_DE")[0] == "Versicherung"
    assert [term.source for term in local_terms("insurance", "de")] == ["house"] * len(texts("insurance", "de"))


@pytest.mark.parametrize(
    ("locale", "files"),
    [
        ("de", ("de",)),
        ("de_AT", ("de_AT", "de")),
        ("es_MX", ("es_MX", "es_419", "es")),
        ("es-AR", ("es_AR", "es_419", "es")),
        ("es_ES", ("es_ES", "es")),
        ("pt_BR", ("pt_BR", "pt")),
        ("pt_PT", ("pt_PT", "pt")),
        ("pt_AO", ("pt_AO", "pt_PT", "pt")),
        ("zh_TW", ("zh-Hant_TW", "zh-Hant")),
        ("zh_HK", ("zh-Hant_HK", "zh-Hant")),
        ("zh-Hant-HK", ("zh-Hant_HK", "zh-Hant")),
        ("zh_CN", ("zh-Hans_CN", "zh-Hans")),
        ("en_US", ("en_US", "en")),
        ("en_NZ", ("en_NZ", "en_001", "en")),
        ("no", ("nb",)),
        ("", ()),
        ("../de", ()),
    ],
)
def test_a_territory_is_looked_up_along_its_parents(locale: str, files: tuple[str, ...]) -> None:
    assert chain(locale) == files


def test_a_territory_says_what_differs_and_leaves_the_rest_to_its_language() -> None:
    assert texts("used car", "ch_de") == [] and texts("used car", "de_CH")[0] == "Occasion"
    assert texts("tax return", "de_AT")[0] != texts("tax return", "de")[0]
    assert texts("dog", "de_AT") == texts("dog", "de_CH") == texts("dog", "de")
    assert texts("no such thing", "de") == texts("dog", "xx") == []


def test_the_longest_subject_comes_first_and_what_lies_in_it_is_not_named_again() -> None:
    assert named("compare home insurance online", "en")[0] == "home insurance"
    assert "insurance" not in named("compare home insurance online", "en")
    assert named("guide to used cars", "en")[0] == "used car"


@pytest.mark.parametrize("text", ["INSURANCE", "insurances", " “Insurance” ", "insu\u200brance", "Insurance\n"])
def test_case_quotes_plurals_and_invisible_signs_do_not_matter(text: str) -> None:
    assert named(text, "en") == ["insurance"]


@pytest.mark.parametrize(
    "text", ["Wohngebäudeversicherung", "wohngebaudeversicherung", "WOHNGEBA\u0308UDEVERSICHERUNG"]
)
def test_accents_that_people_leave_out_do_not_matter(text: str) -> None:
    assert concepts_of(text, ("de",))[0].whole


@pytest.mark.parametrize("text", ["reinsurance", "insuranceful", "", "  ", "💥", "\u202e", "123"])
def test_a_subject_is_a_whole_word(text: str) -> None:
    assert concepts_of(text, ("en",)) == ()


def test_a_phrase_about_a_subject_is_said_as_a_whole() -> None:
    first, *_ = said_in("compare car insurance", ("en",), "de")
    assert first.text == "Kfz-Versicherung vergleichen"
    assert said_in("compare apples and pears", ("en",), "de") == said_in("compare", ("en",), "de") == ()


@given(st.text(max_size=80), st.sampled_from(["de", "es_MX", "", "x" * 50, "zh_HK"]))
def test_no_text_breaks_it_and_what_it_answers_is_listed(text: str, locale: str) -> None:
    for one in concepts_of(text):
        assert one.concept in concepts()
        assert one.term in {term.text for term in local_terms(one.concept, one.language)}
    said_in(text, (), locale)
    chain(text)


@pytest.mark.parametrize("piece", ["insurance ", "a", "\u0301", "compare ", "保険", "'"])
def test_of_a_huge_text_only_the_beginning_is_read(piece: str) -> None:
    assert concepts_of(piece * 200_000) == concepts_of((piece * 300)[:300])


def test_only_the_languages_that_are_asked_for_are_read() -> None:
    asked = """
from geoout.language.glossary import lookup
lookup.local_terms("insurance", "de_AT")
print(lookup._list.cache_info().currsize)
"""
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "2"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_is_what_the_reader_takes_it_for(file: Path) -> None:
    content = file.read_text(encoding="utf-8")
    first, *lines = content.splitlines()
    assert re.match(r"# .*\bSource: [^.]+\. Licence: ", first)
    assert content == unicodedata.normalize("NFC", content) and "\r" not in content
    seen: set[str] = set()
    known = set(read_concepts(FOLDER / "en.txt"))
    for line in lines:
        if not line.strip() or line.startswith(("#", "[")):
            continue
        concept, sign, said = line.partition(" = ")
        assert sign and concept not in seen, line
        assert concept in known, f"{concept} is not a subject of the English file"
        seen.add(concept)
        terms = said.split(" | ")
        assert len(terms) == len(set(terms)) and all(term and clean_line(term) == term for term in terms), line
        assert all(("…" in term) == ("…" in concept) for term in terms), line


@pytest.mark.parametrize("language", languages())
def test_every_language_names_every_subject(language: str) -> None:
    """Phrases around a subject are not said everywhere; the subjects are."""
    said = read_concepts(FOLDER / f"{language}.txt")
    assert not {concept for concept in read_concepts(FOLDER / "en.txt") if "…" not in concept} - set(said)


def read_concepts(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.partition(" = ")[0] for line in lines if " = " in line and not line.startswith("#")]
