"""Letters of one alphabet put in place of another's: Cyrillic а in a Latin word, a brand spelled in another script.

Which letters look alike comes from Unicode (UTS 39, look_alikes.txt). Only words that can be read whole in the other
alphabet count: SMSка, IT-компания, TNFα and Latin names beside ideographs mix alphabets and hide nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from geoout.language.script import letters_by_script, script_of_letter, scripts_for

LATIN = "Latn"
_ALPHABETS = frozenset({"Latn", "Grek", "Cyrl", "Armn", "Cher"})
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER_LETTER = re.compile("[\u0370-\u052f\u0531-\u0587\u13a0-\u13fd\u1f00-\u1fff\uab70-\uabbf]")
_STYLED = "\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\U0001d400-\U0001d7cb\U0001f130-\U0001f149"
_STYLED_LETTER = re.compile(f"[{_STYLED}]")
_LETTERS = (
    "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u052f\u0531-\u0587\u13a0-\u13fd"
    f"\u1e00-\u1fff\uab70-\uabbf{_STYLED}"
)
# A word goes on over accents and over what has no width: both are used to break it up for whoever compares it.
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(f"[{_LETTERS}](?:[{_LETTERS}\u0300-\u036f{_UNSEEN}]*[{_LETTERS}\u0300-\u036f])?")
_NOT_SEEN = re.compile(f"[{_UNSEEN}]+")
_EAST_ASIAN = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff66-\uff9f]")
# Alphabets hold many letters that only one language uses; nobody means them in a word typed with Latin letters.
_EVERYDAY = {"Cyrl": "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїј", "Grek": "αβγδεζηθικλμνξοπρσςτυφχψω"}
_SAME_SOUND = frozenset({"аa", "еe", "кk", "мm", "оo", "тt", "іi", "јj"})
_SCIENCE = "αβγδεηθκλμνπρστφχψωΓΔΘΛΞΠΣΦΨΩ"
_TURNS = 4  # what a word is read as hangs on the words around it, which may have been mixed themselves
_WHOLE_WORD = 3  # letters from which a word of another alphabet is no abbreviation


class Disguise(StrEnum):
    """How a word hides what it is."""

    MIXED = "mixed"
    WHOLE = "whole"
    BRAND = "brand"
    STYLED = "styled"


@dataclass(frozen=True, slots=True)
class Disguised:
    """A disguised word, code points `start` to `end` of the text.

    `script` (ISO 15924) is the one it is read in, `plain` how it is spelled in it, `swapped` the letters that stand for
    others, in order and once each.
    """

    start: int
    end: int
    text: str
    how: Disguise
    script: str
    plain: str
    swapped: tuple[str, ...]


def disguised_words(text: str, languages: Collection[str] = (), brands: Collection[str] = ()) -> tuple[Disguised, ...]:
    """Every word of `text` that look-alike letters disguise, in order; `languages` are those its readers read."""
    if text.isascii():
        return ()
    written = {script for language in languages for script in scripts_for(language)} & _ALPHABETS
    found = [*mixed_words(text, languages), *_styled_words(text, languages)]
    if _OTHER_LETTER.search(text):
        found += _whole_words(text, written)
        found += [one for brand in brands for one in _spoofs(text, brand, written)]
    kept: list[Disguised] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def mixed_words(text: str, languages: Collection[str] = ()) -> tuple[Disguised, ...]:
    """The words of `text` that mix alphabets, as far as all of a word can be read in one of them."""
    if not may_mix(text):
        return ()
    around = letters_by_script(text)
    found = (_mixed(match, around, languages) for match in _WORD.finditer(text))
    return tuple(one for one in found if one is not None)


def may_mix(text: str) -> bool:
    """Whether `text` has letters of several alphabets at all."""
    return (
        not text.isascii()
        and _OTHER_LETTER.search(text) is not None
        and len(letters_by_script(text).keys() & _ALPHABETS) > 1
    )


def plain_spelling(text: str, languages: Collection[str] = ()) -> str:
    """`text` with its mixed words spelled in the alphabet each is read in."""
    for _ in range(_TURNS):
        parts: list[str] = []
        done = 0
        for one in mixed_words(text, languages):
            parts += [text[done : one.start], one.plain]
            done = one.end
        if not parts:
            break
        text = "".join(parts) + text[done:]
    return text


def _mixed(match: re.Match[str], around: Counter[str], languages: Collection[str]) -> Disguised | None:
    word = match.group()
    if not _OTHER_LETTER.search(word):
        return None
    scripts = Counter(script for script in map(script_of_letter, word) if script in _ALPHABETS)
    reads_cyrillic = around["Cyrl"] > scripts["Cyrl"] or any("Cyrl" in scripts_for(one) for one in languages)
    if len(scripts) < 2 or _is_plain_mix(word, reads_cyrillic):
        return None
    order = sorted(scripts, key=lambda script: (-scripts[script], -around[script], script != LATIN))
    for script in order:
        plain = _read_as(word, script, languages)
        if plain is not None:
            swapped = tuple(dict.fromkeys(a for a in word if script_of_letter(a) in scripts.keys() - {script}))
            return Disguised(*match.span(), word, Disguise.MIXED, script, plain, swapped)
    return None


def _is_plain_mix(word: str, reads_cyrillic: bool) -> bool:
    """Whether the alphabets meet where people let them meet: SMSка, на Windowsе, iМойка, TNFα, kΩ."""
    letters = [(script_of_letter(letter), letter) for letter in word if letter.isalpha()]
    seams = [place for place in range(1, len(letters)) if letters[place][0] != letters[place - 1][0]]
    if len(seams) != 1:
        return False
    first = "".join(letter for _, letter in letters[: seams[0]])
    rest = "".join(letter for _, letter in letters[seams[0] :])
    if len(first) > 1 and first.isupper() and rest.islower():
        return True
    if first[-1].islower() and rest[0].isupper():
        return True
    if reads_cyrillic and letters[0][0] == LATIN and first[0].isupper() and len(first) > 2 >= len(rest):
        return True
    edge, beside = (first, rest[0]) if len(first) == 1 else (rest, first[-1])
    return len(edge) == 1 and edge in _SCIENCE and (beside.isupper() or len(letters) == 2)


def _whole_words(text: str, written: set[str]) -> Iterator[Disguised]:
    """Words wholly in another alphabet than the readers', all of whose letters look like Latin ones, beside Latin."""
    if not written or not _LATIN_LETTER.search(text):
        return
    for match in _WORD.finditer(text):
        word = _NOT_SEEN.sub("", match.group())
        scripts = {script_of_letter(letter) for letter in word if letter.isalpha()}
        if len(word) < _WHOLE_WORD or len(scripts) != 1 or scripts & (written | {LATIN}) or LATIN not in written:
            continue
        plain = _read_as(word, LATIN, exact=True)
        if plain is not None:
            yield Disguised(*match.span(), match.group(), Disguise.WHOLE, LATIN, plain, tuple(dict.fromkeys(word)))


def _styled_words(text: str, languages: Collection[str]) -> Iterator[Disguised]:
    """Words in mathematical, circled or full-width letters; the last are at home in East Asian text."""
    if not _STYLED_LETTER.search(text):
        return
    east = bool(_EAST_ASIAN.search(text)) or any(tag[:2] in ("ja", "ko", "zh") for tag in languages)
    for match in _WORD.finditer(text):
        word = match.group()
        styled = tuple(dict.fromkeys(letter for letter in word if _STYLED_LETTER.match(letter)))
        if not styled or len(word) < 2 or (east and all("\uff00" < letter < "\uff5f" for letter in styled)):
            continue
        plain = unicodedata.normalize("NFKC", _NOT_SEEN.sub("", word))
        script = script_of_letter(plain[0]) or LATIN
        yield Disguised(*match.span(), word, Disguise.STYLED, script, plain, styled)


def _spoofs(text: str, brand: str, written: set[str]) -> Iterator[Disguised]:
    """Places that look like `brand` and are spelled in another alphabet.

    A brand written in the readers' own alphabet may be its name there (Атом for Atom): it counts only when a letter
    looks like the brand's and stands for another sound.
    """
    wanted = _skeleton(brand.strip())
    if len(wanted) < _WHOLE_WORD or not any(letter.isalpha() for letter in wanted):
        return
    for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", _skeleton(text)):
        shown = text[match.start() : match.end()]
        pairs = [
            (theirs.lower(), ours.lower())
            for theirs, ours in zip(shown, brand.strip(), strict=True)
            if script_of_letter(theirs) != script_of_letter(ours)
        ]
        own = {script_of_letter(theirs) for theirs, _ in pairs} <= written | {LATIN}
        if pairs and not (own and all("".join(pair) in _SAME_SOUND for pair in pairs)):
            script = script_of_letter(next(letter for letter in brand.strip() if script_of_letter(letter))) or LATIN
            swapped = tuple(a for a in dict.fromkeys(shown) if a.isalpha() and script_of_letter(a) != script)
            yield Disguised(*match.span(), shown, Disguise.BRAND, script, brand.strip(), swapped)


def _skeleton(text: str) -> str:
    """`text` as it looks, in small Latin letters as far as there are any: one code point for each."""
    table = _tables()[LATIN]
    small = [letter.lower() if len(letter.lower()) == 1 else letter for letter in text]
    return "".join(table.get(letter, (letter,))[0] for letter in small)


def _read_as(word: str, script: str, languages: Collection[str] = (), *, exact: bool = False) -> str | None:
    """`word` spelled in `script`, or None where one of its letters has no look-alike there.

    `exact` leaves out letters that look alike as capitals only.
    """
    read: list[str] = []
    for letter in unicodedata.normalize("NFD", _NOT_SEEN.sub("", unicodedata.normalize("NFKC", word))):
        if not letter.isalpha() or script_of_letter(letter) == script:
            read.append(letter)
            continue
        options = _tables()[script].get(letter, ())[: 1 if exact else None]
        mine = [one for one in options if not exact or one in _same_shape(letter)]
        if script != LATIN:
            mine = [one for one in mine if one.lower() in _letters_of(script, tuple(languages))]
        if not mine:
            return None
        read.append(mine[0])
    return unicodedata.normalize("NFC", "".join(read))


def _letters_of(script: str, languages: tuple[str, ...]) -> str:
    """The letters that a word of `script` may be read with; і is Ukrainian and Belarusian, ј Serbian and Macedonian."""
    codes = {re.split("[-_]", language, maxsplit=1)[0].lower() for language in languages}
    letters = _EVERYDAY.get(script, "")
    if script != "Cyrl" or not codes & {"ru", "bg", "uk", "be", "sr", "mk"}:
        return letters or "".join(_tables()[script])
    kept = (
        ("і" if codes & {"uk", "be"} else "") + ("ј" if codes & {"sr", "mk"} else "") + ("ѕ" if "mk" in codes else "")
    )
    return letters.replace("і", "").replace("ј", "") + kept


@cache
def _groups() -> tuple[tuple[bool, tuple[str, ...]], ...]:
    """The groups of look_alikes.txt: whether they have the same shape, and their letters."""
    lines = (Path(__file__).parent / "look_alikes.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return tuple((row[0] != "~", tuple(row[row[0] == "~" :])) for row in rows)


@cache
def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    """For each script the letters of others and what they look like in it.

    Same shape comes before capitals, same case before the other, common letters first.
    """
    tables: dict[str, dict[str, list[str]]] = {script: {} for script in _ALPHABETS}
    for _, group in sorted(_groups(), key=lambda row: not row[0]):
        for letter in group:
            for other in sorted(group, key=lambda one: (one.isupper() != letter.isupper(), one)):
                script = str(script_of_letter(other))
                if script != script_of_letter(letter):
                    tables[script].setdefault(letter, []).append(other)
    return {
        script: {letter: tuple(dict.fromkeys(others)) for letter, others in table.items()}
        for script, table in tables.items()
    }


@cache
def _same_shape(letter: str) -> frozenset[str]:
    """The letters of other alphabets that have its shape."""
    return frozenset(other for same, group in _groups() if same and letter in group for other in group)
