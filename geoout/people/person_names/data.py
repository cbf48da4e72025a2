"""CLDR's name data as tools/distil_person_names.py left it in patterns.json; read once, when a name is formatted."""

from __future__ import annotations

import bisect
import json
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from geoout.people.person_names.locale_ids import LocaleId, canonical, parent_of, parse
from geoout.people.person_names.options import Formality, Length, Order, Usage

# The slots of a table, in the order the file has them. Sorting is only for referring.
_SLOTS = (
    (order, length, usage, formality)
    for order in (Order.GIVEN_FIRST, Order.SURNAME_FIRST, Order.SORTING)
    for length in Length
    for usage in (Usage if order is not Order.SORTING else (Usage.REFERRING,))
    for formality in Formality
)
_PLACES = {slot: place for place, slot in enumerate(_SLOTS)}


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How one locale writes names. The orders are sets of tags; a slot's alternates stand in one tuple."""

    given_first: frozenset[str]
    surname_first: frozenset[str]
    formality: Formality
    length: Length
    native_space: str
    foreign_space: str
    initial: str
    initial_sequence: str
    table: tuple[int, ...]

    def patterns(self, order: Order, length: Length, usage: Usage, formality: Formality) -> tuple[str, ...]:
        """The patterns to choose from. A monogram or an address is never sorted by: the caller says which order."""
        return tuple(_file()["patterns"][self.table[_PLACES[order, length, usage, formality]]].split("\n"))


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(Path(__file__).with_name("patterns.json").read_text("utf-8"))
    return content


@lru_cache(maxsize=512)
def locale_of(tag: str) -> LocaleId:
    """`tag` in CLDR's own spelling; what cannot be read is the root."""
    return canonical(parse(tag, _file()["aliases"]), _file()["scripts"])


@lru_cache(maxsize=512)
def usual_script(locale: LocaleId) -> str:
    """The script that `locale` is written in, Latin where nothing else is known."""
    found: str = locale.script or _file()["scripts"].get(locale.language, "Latn")
    return found


def parents() -> dict[str, str]:
    """Locales whose parent is not simply one subtag less."""
    found: dict[str, str] = _file()["parents"]
    return found


@lru_cache(maxsize=512)
def locale_in(script: str, region: str = "") -> LocaleId:
    """The likeliest locale of a text in `script`, for people of `region` where it is known."""
    families: dict[str, str] = _file()["families"]
    found = families.get(f"{script}_{region}") or families.get(script) or "en_Latn_US"
    language, written, usual_region = found.split("_")
    if scripts_match(written, usual_script(LocaleId(language))):  # katakana alone is still Japanese, not ja_Kana
        written = ""
    return LocaleId(language, written, region or usual_region)


@lru_cache(maxsize=512)
def style_of(locale: LocaleId) -> NameStyle:
    """How `locale` writes names: its own way, its parents', or the root's."""
    setting, table = _entry(locale)
    given_first, surname_first, formality, length, native, foreign, one, several = _file()["settings"][setting]
    return NameStyle(
        frozenset(given_first.split()),
        frozenset(surname_first.split()),
        Formality(formality),
        Length(length),
        native,
        foreign,
        one,
        several,
        tuple(_file()["tables"][table]),
    )


@lru_cache(maxsize=512)
def has_style(locale: LocaleId) -> bool:
    """Whether CLDR says of `locale` which names come surname first; the root's word does not count."""
    own, root = style_of(locale), style_of(LocaleId("und"))
    return (own.given_first, own.surname_first) != (root.given_first, root.surname_first)


def _entry(locale: LocaleId) -> tuple[int, int]:
    tag = str(canonical(locale, _file()["scripts"])).removeprefix("und")
    while tag not in _file()["locales"]:
        tag = parent_of(tag, parents())
    setting, table = _file()["locales"][tag]
    return setting, table


@cache
def _letters() -> tuple[list[str], list[int], list[int], list[int]]:
    codes, flat = _file()["letters"]
    ends = list(accumulate(map(sum, zip(flat[::3], flat[1::3], strict=True))))
    return codes.split(), [end - length for end, length in zip(ends, flat[1::3], strict=True)], ends, flat[2::3]


def script_of_letter(letter: str) -> str:
    """The script of one code point (ISO 15924); empty for what all scripts share."""
    codes, starts, ends, scripts = _letters()
    place = bisect.bisect_right(starts, ord(letter)) - 1
    return codes[scripts[place]] if place >= 0 and ord(letter) <= ends[place] else ""


@lru_cache(maxsize=512)
def scripts_match(one: str, other: str) -> bool:
    """Whether both are one script or sets of scripts that meet: Jpan holds Hani, Hans and Hant are both Hani."""
    sets: dict[str, list[str]] = _file()["script_sets"]
    return one == other or not {*sets.get(one, [one])}.isdisjoint(sets.get(other, [other]))
