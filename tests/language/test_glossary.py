"""The shipped glossary: what people of a country call the subjects that anchors are about."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geoout.language.glossary
from geoout.language.anchor_lists import function_words
from geoout.language.glossary.lookup import concepts_of, is_own_term, likely_languages, own_word, said_in
from geoout.language.glossary.term_lists import chain, concepts, files_of, languages, local_terms, term_list
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


@settings(deadline=None)  # the first text waits for every language to be read
@given(st.text(max_size=80), st.sampled_from(["de", "es_MX", "", "x" * 50, "zh_HK"]))
def test_no_text_breaks_it_and_what_it_answers_is_listed(text: str, locale: str) -> None:
    for one in concepts_of(text, languages()):
        assert one.concept in concepts()
        assert one.term in term_list(one.language).recognised[one.concept]
    said_in(text, languages(), locale)
    chain(text)


@pytest.mark.parametrize("piece", ["insurance ", "a", "\u0301", "compare ", "保険", "'"])
def test_of_a_huge_text_only_the_beginning_is_read(piece: str) -> None:
    assert concepts_of(piece * 200_000, languages()) == concepts_of((piece * 300)[:300], languages())


@pytest.mark.parametrize(
    ("language", "meant", "another"),
    [("fi", "sää", "saa"), ("fi", "sää", "saan"), ("hu", "bor", "bőr"), ("cs", "byt", "být"), ("nb", "mal", "mål")],
)
def test_a_letter_with_its_accent_is_no_other_letter(language: str, meant: str, another: str) -> None:
    assert named(meant, language) and not named(another, language)


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("es", "credito", "loan"),
        ("pt", "telemovel", "smartphone"),
        ("pl", "ubezpieczen", "insurance"),
        ("da", "koerekort", "driving licence"),
        ("de", "waermepumpe", "heat pump"),
        ("el", "ΑΣΦΑΛΕΙΑ ΑΥΤΟΚΙΝΗΤΟΥ", "car insurance"),
    ],
)
def test_what_means_nothing_else_without_accents_is_recognised(language: str, text: str, concept: str) -> None:
    assert named(text, language) == [concept]


def test_short_acronyms_are_recognised_in_capitals_only() -> None:
    assert named("ПО", "ru") == ["software"] and named("по", "ru") == []
    assert named("AI", "en") == ["artificial intelligence"] and named("ai", "en") == []
    assert named("seo", "en") == named("SEO", "en") == ["search engine optimisation"]


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "live chat"), ("fr", "our location"), ("pt", "show more"), ("de", "kurs")]
)
def test_a_word_of_an_english_text_is_not_another_languages_subject(language: str, text: str) -> None:
    assert named(text, language) == []


def test_a_single_word_counts_in_the_likelier_of_the_languages_that_are_read() -> None:
    assert named("Gift im Essen", "de", "en") == [] and named("a gift for dad", "de", "en") == ["gift"]


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("ru", "страхование автомобилей", "car insurance"),
        ("fi", "autovakuutuksen", "car insurance"),
        ("el", "ασφαλειών αυτοκινήτου", "car insurance"),
        ("ro", "asigurarea auto", "car insurance"),
        ("es", "coches", "car"),
        ("he", "לביטוח רכב", "car insurance"),
        ("fr", "l’assurance auto", "car insurance"),
        ("pl", "porównanie ubezpieczeń", "insurance"),
        ("fi", "autovakuutusvertailu", "car insurance"),
        ("de", "Hausratversicherungsvergleich", "home insurance"),
    ],
)
def test_r66_inflected_forms_and_compounds_are_recognised(language: str, text: str, concept: str) -> None:
    assert named(text, language)[0] == concept


def test_english_plurals_are_cut_at_words_that_are_plurals() -> None:
    assert named("news", "en") == ["news"] and named("new cars", "en") == ["car"]
    assert named("driving licences", "en") == ["driving licence"]


@pytest.mark.parametrize("language", languages())
def test_function_words_are_no_subjects(language: str) -> None:
    assert not [word for word in function_words(language.partition("-")[0]) if named(word, language)]


@pytest.mark.parametrize(("language", "text"), [("pt", "telemóvel"), ("nl", "zichtrekening"), ("es", "brevete")])
def test_a_language_is_read_in_the_words_of_its_territories(language: str, text: str) -> None:
    assert concepts_of(text, (language,))[0].language != language
    assert set(files_of("zh")) >= {"zh-Hans", "zh-Hant"} and files_of("de")[0] == "de"


def test_a_mark_keeps_a_term_from_being_recognised_or_from_being_suggested() -> None:
    assert "skriver" in texts("printer", "nb_NO") and named("skriver", "nb") == []
    assert "tv" not in texts("television", "en_GB") and named("best tv deals", "en")[0] == "television"


@pytest.mark.parametrize("language", languages())
def test_every_concept_has_a_term_to_suggest(language: str) -> None:
    assert all(texts(concept, language) for concept in concepts())


def test_phrases_are_made_with_main_terms_only() -> None:
    made = [term.text for term in said_in("compare home insurance", ("en",), "de")]
    assert 1 <= len(made) <= 2 and made[0].endswith(" vergleichen")


def test_r67_an_english_word_that_the_language_does_not_use_has_its_own_there() -> None:
    assert own_word("Insurances", "de") == own_word("insurance", "de") == "Versicherung"
    assert own_word("Software", "de") is own_word("insurance", "en") is own_word("insurance", "xx") is None
    assert own_word("insurance is " * 900, "de") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("Versicherung", "de"), ("start-up", "fr"), ("CV", "ro"), ("testamente", "sv"), ("保险", "zh"), ("bad", "nb")],
)
def test_r66_what_the_glossary_suggests_for_a_language_is_its_own(text: str, language: str) -> None:
    assert is_own_term(text, language)


@pytest.mark.parametrize(
    ("text", "language"), [("insurance", "de"), ("", "de"), ("seguro", "xx"), ("real estate", "it")]
)
def test_what_is_not_suggested_for_a_language_is_not_called_its_own(text: str, language: str) -> None:
    assert not is_own_term(text, language)


def test_the_likely_languages_of_a_text_leave_english_alone() -> None:
    assert likely_languages("live chat") == likely_languages("") == ()
    assert "da" in likely_languages("forsikring") and likely_languages("assurance auto") == ("fr",)


def test_only_the_languages_that_are_asked_for_are_read() -> None:
    asked = """
from geoout.language.glossary import term_lists
term_lists.local_terms("insurance", "de_AT")
print(term_lists.term_list.cache_info().currsize)
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
        terms = [term[1:] if term[0] in "~!" else term for term in said.split(" | ")]
        assert any(not term.startswith("~") for term in said.split(" | ")), line
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
