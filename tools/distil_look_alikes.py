"""Distil Unicode's look-alike letters into geoout/language/look_alikes.txt.

    pip download --no-deps confusable-homoglyphs && unzip confusable_homoglyphs-*.whl
    python tools/distil_look_alikes.py confusable_homoglyphs/confusables.json

The package ships confusables.txt of UTS 39 as JSON. Kept are single letters of the alphabets that are mistaken for one
another, each group on a line; groups of the first kind look the same, those after `~` only as capitals do.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from geoout.language.script import script_of_letter

TARGET = Path(__file__).resolve().parents[1] / "geoout" / "language" / "look_alikes.txt"
SCRIPTS = ("Latn", "Grek", "Cyrl", "Armn", "Cher")
NOTICE = """\
# Letters of one alphabet that look like letters of another: Unicode UTS 39 confusables.txt, Unicode-3.0 licence,
# Copyright (c) 1991-2026 Unicode, Inc., by way of the package confusable-homoglyphs (tools/distil_look_alikes.py).
# Each line is a group. After ~ stand letters whose capitals look alike: not the same shape, and yet read as the same.
"""


def main() -> int:
    """Read the JSON named on the command line and write the groups."""
    confusables = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    groups = _widest(_groups(confusables))
    same = {pair for group in groups for pair in _pairs(group)}
    capitals = _widest(_by_capitals(groups, same))
    lines = [" ".join(group) for group in groups] + ["~ " + " ".join(group) for group in capitals]
    TARGET.write_text(NOTICE + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(groups)} groups, {len(capitals)} by their capitals")
    return 0


def _groups(confusables: dict[str, list[dict[str, str]]]) -> Iterator[tuple[str, ...]]:
    """Each letter that others are mapped to, with those of them that belong to another alphabet than the rest."""
    for prototype, others in confusables.items():
        letters = [one["c"] for one in others]
        whole = [letter for letter in (prototype, *letters) if _is_wanted(letter)]
        if len(letters) > 1 or _is_wanted(prototype):
            yield from _across(whole)


def _widest(groups: Iterator[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """`groups` in order without those that another holds: the source names each pair from both sides."""
    every = set(groups)
    return sorted(group for group in every if not any(set(group) < set(other) for other in every))


def _across(letters: list[str]) -> Iterator[tuple[str, ...]]:
    """`letters` of at least two alphabets, by alphabet."""
    kept = sorted(set(letters), key=lambda letter: (SCRIPTS.index(str(script_of_letter(letter))), letter))
    if len({script_of_letter(letter) for letter in kept}) > 1:
        yield tuple(kept)


def _by_capitals(groups: list[tuple[str, ...]], same: set[frozenset[str]]) -> Iterator[tuple[str, ...]]:
    for group in groups:
        small = [letter.lower() for letter in group if letter.isupper() and len(letter.lower()) == 1]
        if len(small) == len(group) and any(pair not in same for pair in _pairs(tuple(small))):
            yield from _across(small)


def _pairs(group: tuple[str, ...]) -> Iterator[frozenset[str]]:
    for place, letter in enumerate(group):
        for other in group[place + 1 :]:
            yield frozenset((letter, other))


def _is_wanted(letter: str) -> bool:
    """Whether it is a plain letter of an alphabet of ours: everyday Latin, no phonetic or archaic forms."""
    if len(letter) != 1 or unicodedata.category(letter)[0] != "L" or unicodedata.decomposition(letter):
        return False
    script = script_of_letter(letter)
    code = ord(letter)
    everyday = {"Latn": code < 0x180, "Grek": 0x391 <= code <= 0x3C9, "Cyrl": code <= 0x52F}
    return script in SCRIPTS and everyday.get(str(script), True)


if __name__ == "__main__":
    raise SystemExit(main())
