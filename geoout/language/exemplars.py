"""Which letters a language is written with (CLDR's exemplar characters)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).resolve().parent / "anchor_data" / "exemplars.txt"
_CODE = re.compile(r"U\+([0-9A-F]{4,6})")
_RANGE = re.compile(r"(.)-(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Exemplars:
    """Lower-case letters and marks, one code point each: `main` of a language's own words, `auxiliary` of foreign ones.

    Letters of several code points are there as their code points; capitals, digits and punctuation are not.
    """

    main: frozenset[str]
    auxiliary: frozenset[str]


@lru_cache(maxsize=128)
def exemplars(language: str) -> Exemplars:
    """The letters of `language` (`de`, `pt-BR`, `sr_Latn`); both empty for a language that is not in the data.

    A language of two scripts (sr, zh) has the letters of both unless its tag names one.
    """
    parts = re.split("[-_]", language)
    primary = parts[0].lower()
    script = next((part.title() for part in parts[1:] if len(part) == 4), "")
    sections = _sections()
    named = [sections[tag] for tag in (f"{primary}_{script}", primary) if tag in sections][:1]
    wanted = named or [lines for tag, lines in sections.items() if tag.split("_")[0] == primary]
    main = frozenset(letter for lines in wanted for letter in _letters(lines["main"]))
    auxiliary = frozenset(letter for lines in wanted for letter in _letters(lines["auxiliary"]))
    return Exemplars(main, auxiliary - main)


@lru_cache(maxsize=1)
def _sections() -> dict[str, dict[str, str]]:
    sections: dict[str, dict[str, str]] = {}
    lines: dict[str, str] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections[line.strip("[]")] = {}
        elif line and not line.startswith("#"):
            name, _, letters = line.partition(" ")
            lines[name] = letters
    return sections


def _letters(written: str) -> Iterator[str]:
    for piece in written.split():
        plain = _CODE.sub(lambda code: chr(int(code[1], 16)), piece)
        if span := _RANGE.fullmatch(plain):
            yield from map(chr, range(ord(span[1]), ord(span[2]) + 1))
        else:
            yield from plain
