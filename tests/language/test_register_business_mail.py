"""R47: sentences of business mail per language that must stay clean, and others that must be caught."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoout.language.register import FOLDER, LANGUAGES, find

LISTS = sorted(FOLDER.glob("*.txt"))
FILES = sorted((Path(__file__).parent / "register_business_mail").glob("*.txt"))


def _sentences(path: Path) -> list[tuple[str, str]]:
    section, rows = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and not line.startswith("[["):
            section = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            rows.append((section, line))
    return rows


def _informal(language: str, sentence: str) -> list[str]:
    return [hit.text for hit in find(language, sentence) if hit.register == "informal"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_formal_business_mail_stays_clean(path: Path) -> None:
    flagged = {
        line: hits for kind, line in _sentences(path) if kind == "formal" and (hits := _informal(path.stem, line))
    }
    assert not flagged


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_informal_business_mail_is_caught(path: Path) -> None:
    missed = [line for kind, line in _sentences(path) if kind == "informal" and not _informal(path.stem, line)]
    assert not missed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_a_language_with_rules(path: Path) -> None:
    kinds = [kind for kind, _ in _sentences(path)]
    assert path.stem.split("_")[0] in LANGUAGES
    assert set(kinds) == {"formal", "informal"} and kinds.count("formal") >= 20 and kinds.count("informal") >= 15


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_finds_what_its_examples_mark_and_nothing_in_its_clean_sentences(path: Path) -> None:
    """R47: every list shows what it is for; the counterpart of a hit stands in for it or describes what to write."""
    sentences = [row for row in _sentences(path) if row[0] in ("example", "clean")]
    assert {kind for kind, _ in sentences} == {"example", "clean"}
    for _, line in sentences:
        text = line.replace("[[", "").replace("]]", "")
        hits = [hit for hit in find(path.stem, text) if hit.register == "informal"]
        for hit in reversed(hits):
            text = f"{text[: hit.start]}[[{hit.text}]]{text[hit.end :]}"
        assert text == line
