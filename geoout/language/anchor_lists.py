"""The word lists behind anchor verification: generic phrases, loanwords and function words of all languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "anchor_words"
_NOTHING: frozenset[str] = frozenset()


def generic(language: str) -> frozenset[str]:
    """Whole anchors that name nothing in `language`: `hier klicken`, `ver más`. Lower case."""
    return _phrases("generic").get(language, _NOTHING)


def generic_in(phrase: str) -> tuple[str, ...]:
    """The languages in which `phrase` (lower case) is a generic anchor."""
    return tuple(language for language, phrases in _phrases("generic").items() if phrase in phrases)


def loanwords(language: str) -> frozenset[str]:
    """Words of `language` that are spelled like English ones, those of every language included. Lower case."""
    return _words("loanwords").get(language, _NOTHING) | _words("loanwords")["*"]


def function_words(language: str) -> frozenset[str]:
    """Words that give `language` away. Lower case; empty for a language without a list."""
    return _words("function").get(language, _NOTHING)


@lru_cache(maxsize=4)
def _phrases(name: str) -> Mapping[str, frozenset[str]]:
    lines: dict[str, set[str]] = defaultdict(set)
    language = "*"
    for raw in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith("["):
            language = line.strip("[]")
        elif line and not line.startswith("#"):
            lines[language].add(line)
    return {language: frozenset(found) for language, found in lines.items()}


@lru_cache(maxsize=4)
def _words(name: str) -> Mapping[str, frozenset[str]]:
    return {
        language: frozenset(word for line in lines for word in line.split())
        for language, lines in _phrases(name).items()
    }
