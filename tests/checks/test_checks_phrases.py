"""Word lists: one grammar, one file per language, each with sentences that show what it finds (R36, R46, R49, R56, R63)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geoout.checks
from geoout.checks.phrases import Phrases, languages, load, words
from geoout.language.mask import mask
from geoout.markets.reading import load as markets
from tests.checks.sound_draft import marked

CHECKS = Path(geoout.checks.__file__).parent
FILES = sorted(CHECKS.glob("*/*/*.txt"))
SPOKEN = {market.language for market in markets().values()}
PLACES = {f"{market.language}_{market.territory}" for market in markets().values()} | {"en_001", "es_419"}


def _list_of(path: Path) -> Phrases:
    language, _, territory = path.stem.partition("_")
    return load(path.parent, language, territory)


def _name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_list_finds_what_its_examples_mark_and_nothing_in_its_clean_sentences(path: Path) -> None:
    """R49, R56, R63: every list shows, in its own language, what it is for and what it must leave alone."""
    words_of = _list_of(path)
    assert words_of.examples(), "no [example]"
    assert words_of.examples(clean=True), "no [clean]"
    for section, sentence in words_of.examples():
        text, expected = marked(sentence)
        assert expected, f"nothing is marked in: {sentence}"
        found = words_of.find(mask(text), *([section] if section else []))
        assert [(one.start, one.end) for one in found] == expected, f"{sentence}: {[one.text for one in found]}"
    for section, sentence in words_of.examples(clean=True):
        assert words_of.find(mask(sentence), *([section] if section else [])) == [], sentence


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_list_belongs_to_a_language_of_a_market_and_says_where_it_comes_from(path: Path) -> None:
    assert path.stem in {"any"} | SPOKEN | PLACES
    head = path.read_text(encoding="utf-8").split("\n\n")[0]
    assert head.startswith("# ") and "Source:" in head and "Licence:" in head


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_list_names_nothing_twice_and_folds_no_blank(path: Path) -> None:
    seen: set[tuple[str, str]] = set()
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if re.fullmatch(r"\[[a-z]+(?: [\w-]+)?\]", line):
            section = line
        else:
            key = (section, line.partition(" = ")[0].casefold())
            assert key not in seen, f"twice: {line}"
            seen.add(key)


def test_stems_gaps_counterparts_sections_and_exceptions(tmp_path: Path) -> None:
    (tmp_path / "de.txt").write_text(
        "# Test. Source: house. Licence: MIT.\nverlink*\n*aufbau\nbitte … uns = (später)\nDomain-Wert = Rang\n"
        "[warm]\nbeste\n[except]\nam besten\nbeste Grüße\n",
        encoding="utf-8",
    )
    listed = load(tmp_path, "de", "AT")
    assert languages(tmp_path) == ("de",)
    text = "Bitte verraten Sie uns: Linkaufbau, Verlinkungen, der Domain-Wert. Beste Grüße, beste Idee!"
    found = listed.find(text)
    assert [one.text for one in found] == [
        "Bitte verraten Sie uns",
        "Linkaufbau",
        "Verlinkungen",
        "Domain-Wert",
        "beste",
    ]
    assert [(one.counterpart, one.replaces) for one in found[:4]] == [
        ("(später)", False),
        (None, False),
        (None, False),
        ("Rang", True),
    ]
    assert [one.section for one in listed.find(text, "warm")] == ["warm"]
    assert listed.find("Bitte warten. Später mehr von uns.") == []


def test_a_territory_adds_to_its_language_and_a_stranger_has_none(tmp_path: Path) -> None:
    for name, word in (("any", "eins"), ("pt", "dois"), ("pt_PT", "três"), ("de", "vier")):
        (tmp_path / f"{name}.txt").write_text(f"# T\n{word}\n", encoding="utf-8")
    text = "eins dois três vier"
    assert [one.text for one in load(tmp_path, "pt", "PT").find(text)] == ["eins", "dois", "três"]
    assert [one.text for one in load(tmp_path, "pt", "BR").find(text)] == ["eins", "dois"]
    assert [one.text for one in load(tmp_path, "../../etc/x").find(text)] == ["eins"]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("SEO", "当社のSEO会社です", ["SEO"]),
        ("被リンク", "良質な被リンクを", ["被リンク"]),
        ("링크*", "링크를 부탁", ["링크를"]),
        ("iletişim", "İLETİŞİM bilgileri", ["İLETİŞİM"]),
        ("Straße", "die STRASSE und die Straße", ["STRASSE", "Straße"]),
        ("Holland", "Noord-Holland", []),
        ("occasion", "l’occasion", ["occasion"]),
        ("can", "you can’t", []),
        ("don't miss", "Don’t miss it", ["Don’t miss"]),
        ("très utile", "très\u00a0utile", ["très\u00a0utile"]),
        ("Bay", "Bayan", []),
        ("ß", "Straße", ["ß"]),
    ],
)
def test_words_end_where_their_script_lets_them(phrase: str, text: str, expected: list[str]) -> None:
    assert [one.text for one in words((phrase,)).find(text)] == expected


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FILES), st.text(max_size=200), st.integers(0, 400))
def test_spans_lie_in_the_text_in_order_and_apart(path: Path, noise: str, at: int) -> None:
    """Casing that changes a text's length (İ, ß, ŉ) moves no span."""
    listed = _list_of(path)
    sentence = marked(listed.examples()[at % len(listed.examples())][1])[0]
    text = f"{noise} {sentence} {noise}".upper() if at % 2 else f"{noise} {sentence}"
    end = 0
    for one in listed.find(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        end = one.end
