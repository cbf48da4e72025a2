"""Anchors that name nothing, in every language: `hier klicken`, `こちら`, `haz clic aquí` (R68).

`generic_anchors/<language>.txt` is data, one phrase a line:

    # a comment; the first line says what the list is, where it comes from and its licence
    hier klicken     a whole anchor, in any case, without the signs around it; accents may be left out

What `any.txt` lists is generic everywhere and belongs to no language: PDF, Blog.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geoout.language.anchor_fold import EDGES, fold, without_accents, without_spaces

_FOLDER = Path(__file__).resolve().parent / "generic_anchors"
_ANY = "any"
_LONG_WORD = 8  # letters
_MOST_WORDS, _MOST_LETTERS = 12, 24
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "mr": "Marathi", "ms": "Malay",
    "nb": "Norwegian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
    "eu": "Basque", "gl": "Galician", "mi": "Maori",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Lists:
    phrases: Mapping[str, tuple[str, ...]]  # folded phrase -> the languages that have it
    begun: frozenset[str]  # the first words of phrases, and first letters of those without spaces


def is_generic(phrase: str) -> bool:
    """Whether `phrase` is a whole generic anchor of any language, or of none in particular: `hier klicken`, `PDF`."""
    return _key(phrase) in _lists().phrases


def generic_languages(phrase: str) -> tuple[str, ...]:
    """The languages in which `phrase` is a whole generic anchor; first those that spell it with these accents.

    Empty for a phrase of none and for one of all languages (`PDF`).
    """
    return _lists().phrases.get(_key(phrase), ())


def tells_language(phrase: str) -> bool:
    """Whether a listed `phrase` is its languages' own wherever it stands: `ver más`, `weiterlesen`, `こちら`.

    One short word in Latin letters is something else in other languages (`see` is this in Estonian, `visa` show in
    Swedish): it is generic where its language is at home, and nothing elsewhere.
    """
    key = _key(phrase)
    return " " in key or not key.isascii() or len(key) >= _LONG_WORD


def made_of_generic(phrase: str, languages: tuple[str, ...]) -> str | None:
    """The first of `languages` of whose generic anchors, one behind the other, `phrase` is made; None without one.

    `Click here for more information` is two of English, `点击这里查看更多` two of Chinese. One of them has two words.
    """
    key = _key(phrase)
    words = key.split()
    unspaced = len(words) == 1 and without_spaces(key)
    if words and (key[0] if unspaced else words[0]) not in _lists().begun:
        return None
    tokens = list(key) if unspaced else words
    if not 2 <= len(tokens) <= (_MOST_LETTERS if unspaced else _MOST_WORDS):
        return None
    return next((one for one in languages if _parted(tokens, "" if unspaced else " ", one)), None)


def listed() -> Mapping[str, tuple[str, ...]]:
    """Every language with its phrases as the lists write them."""
    return {path.stem: _lines(path) for path in _files() if path.stem != _ANY}


def name_of(language: str) -> str:
    """The English name of a language that has a list, or is spoken in a market; its tag else."""
    return _NAMES.get(language, language)


@lru_cache(maxsize=256)  # one anchor is asked about several times
def _key(phrase: str) -> str:
    return " ".join(fold(phrase).replace("-", " ").split()).strip(EDGES)


def _parted(tokens: list[str], between: str, language: str) -> bool:
    """Whether the tokens can be parted into phrases of `language`, one of them of two tokens or more."""
    phrases = _lists().phrases
    reached = {0: False}  # position -> whether a longer phrase is on a way to it
    for start in range(len(tokens)):
        if start not in reached:
            continue
        for end in range(start + (1 if between else 2), len(tokens) + 1):
            if language in phrases.get(between.join(tokens[start:end]), ()):
                reached[end] = reached.get(end, False) or reached[start] or end - start > 1
    return reached.get(len(tokens), False)


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    phrases: dict[str, list[str]] = {}
    unaccented: dict[str, list[str]] = {}
    everywhere: list[str] = []
    for path in _files():
        language = path.stem
        text = fold(path.read_text(encoding="utf-8")).replace("-", " ")  # all of it at once, which is far faster
        for key, plain in zip(text.splitlines(), without_accents(text).splitlines(), strict=True):
            if not key or key[0] == "#":
                continue
            if language == _ANY:
                everywhere.append(key)
                continue
            phrases.setdefault(key, []).append(language)
            if plain != key:
                unaccented.setdefault(plain, []).append(language)
    for plain, spoken in unaccented.items():
        phrases.setdefault(plain, []).extend(spoken)
    found = {key: tuple(dict.fromkeys(spoken)) for key, spoken in phrases.items()} | dict.fromkeys(everywhere, ())
    begun = {key[0] if without_spaces(key) else key.split()[0] for key in found}
    return _Lists(found, frozenset(begun))


def _files() -> list[Path]:
    return sorted(_FOLDER.glob("*.txt"))


def _lines(path: Path) -> tuple[str, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
