"""Distil CLDR's exemplar letters into one small file, geoout/language/anchor_data/exemplars.txt.

    npm pack cldr-misc-full                                       (gives a .tgz; unpack it)
    python tools/distil_exemplars.py package

A language's main letters are those of its own words, the auxiliary ones those of foreign words it takes over. Kept are
letters, marks and the middle dot of Catalan; letters of several code points are kept as their code points.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "geoout" / "language" / "anchor_data" / "exemplars.txt"
LANGUAGES = (
    "af ar be bg bs ca cs da de el en es et eu fa fi fr gl he hi hr hu id is it ja ko lt lv mk mr ms nb nl pl pt ro ru"
    " sk sl sr_Cyrl sr_Latn sv th tr uk ur vi zh_Hans zh_Hant"
)
CALLED = {"sr_Cyrl": "sr", "zh_Hans": "zh"}
_ITEM = re.compile(r"\{([^}]*)\}|\\u([0-9A-Fa-f]{4})|\\(.)|(\S)(?:-(\S))?")
_DOT = "\u00b7"
_RUN = 4  # code points in a row from which a range is shorter


def main() -> int:
    """Read the package, write the file; print its size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, help="the unpacked package cldr-misc-full")
    package: Path = parser.parse_args().package
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    lines = [
        "# The letters of languages: main ones of their own words, auxiliary ones of foreign words. Source: Unicode",
        f"# CLDR {version}, exemplar characters; licence: Unicode-3.0, Copyright (c) 1991-2026 Unicode, Inc.",
        "# Made by tools/distil_exemplars.py. Letters run together; a-z is a range; marks are code points (U+0300).",
    ]
    for language in LANGUAGES.split():
        tag = CALLED.get(language, language).replace("_", "-")
        found = json.loads((package / "main" / tag / "characters.json").read_text(encoding="utf-8"))
        characters = found["main"][tag]["characters"]
        main_letters = _letters(characters["exemplarCharacters"])
        auxiliary = _letters(characters.get("auxiliary", "[]")) - main_letters
        lines += ["", f"[{language}]", _written("main", main_letters), _written("auxiliary", auxiliary)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes, {len(LANGUAGES.split())} languages")
    return 0


def _letters(unicode_set: str) -> frozenset[str]:
    return frozenset(
        letter
        for letter in _characters(unicode_set.strip()[1:-1])
        if letter == _DOT or unicodedata.category(letter)[0] in "LM"
    )


def _characters(items: str) -> Iterator[str]:
    for sequence, code, escaped, first, last in _ITEM.findall(items):
        if sequence:
            yield from unicodedata.normalize("NFC", sequence)
        elif code:
            yield chr(int(code, 16))
        elif last:
            yield from map(chr, range(ord(first), ord(last) + 1))
        else:
            yield escaped or first


def _written(name: str, letters: frozenset[str]) -> str:
    singles, pieces = "", []
    for run in _runs(sorted(map(ord, letters))):
        shown = [_shown(code) for code in run]
        if len(run) >= _RUN:
            pieces.append(f"{shown[0]}-{shown[-1]}")
        else:
            pieces += [one for one in shown if len(one) > 1]
            singles += "".join(one for one in shown if len(one) == 1)
    return " ".join([name, *pieces, *([singles] if singles else [])])


def _runs(codes: list[int]) -> Iterator[list[int]]:
    for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
        yield [code for _, code in run]


def _shown(code: int) -> str:
    """A mark would sit on the letter before it."""
    return f"U+{code:04X}" if unicodedata.category(chr(code))[0] == "M" else chr(code)


if __name__ == "__main__":
    raise SystemExit(main())
