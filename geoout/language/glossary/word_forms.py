"""Whether a word of an anchor is a listed word: as it stands, typed without accents, or inflected (R66).

Accents are left out when people type, but a letter of its own (Finnish ä, Hungarian ő) is not an accent, and what is
typed without them may be another, more common word: Czech `byt` (flat) and `být` (to be).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from geoout.language.anchor_fold import NO_SPACES, bare, fold, shared_beginning, spelled_out
from geoout.language.anchor_lists import function_words
from geoout.language.inflection import prefixes, same_word, stem
from geoout.language.word_frequency import frequencies, listed_as

_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
# Vowel signs belong to their word, which Python's \w does not know; so do ZWJ and ZWNJ.
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u097f\u200c\u200d"
_WORD = re.compile(rf"[{NO_SPACES}{_HANGUL}]+|(?:[^\W_{NO_SPACES}{_HANGUL}]|[{_SIGNS}])+")
_NORDIC = frozenset("åäöæø")
_LETTERS = {"sv": _NORDIC, "nb": _NORDIC, "da": _NORDIC, "fi": _NORDIC, "hu": frozenset("öőüű"), "es": frozenset("ñ")}
_SPELLED_OUT = frozenset({"de", "da", "nb"})
_ACCENTS_MOVE = frozenset({"el"})
_PLURAL_IN_S = frozenset({"en", "fr", "es", "pt", "ca"})
_NO_PLURALS = frozenset({"news", "paris", "texas", "mars", "gas", "ios"})
_PLURALS = {
    "en": (("ies", "y"), ("ves", "f"), ("ves", "fe")),
    "fr": (("aux", "al"), ("aux", "ail")),
    "es": (("ces", "z"),),
    "pt": (("oes", "ao"), ("aes", "ao"), ("ais", "al"), ("eis", "el"), ("ois", "ol"), ("ns", "m")),
    "ca": (("es", "a"), ("ns", ""), ("ques", "ca"), ("gues", "ga")),
}
_ARTICLE = 3  # letters
_COMMON = 4.0  # Zipf frequency
_VERY_COMMON = 5.0
_RARER = 1.5  # so much rarer than the accented word, the other is that word typed without accents
_MORE = 0.7
_LONG = 5
_GENITIVE = 6  # letters of a word that may have an s: Versicherungs-, but not the kur in kurs


class Fit(IntEnum):
    """How a typed word is a listed one, the surest first."""

    EXACT = 0
    UNACCENTED = 1
    INFLECTED = 2
    DOUBTFUL = 3
    """Without its accents it is a common word too; only another word beside it settles what is meant."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands in a line; `folded` is in small letters with its accents."""

    raw: str
    folded: str
    start: int
    end: int


def words_in(line: str) -> list[Word]:
    """The words of a cleaned line; apostrophes and hyphens part them, Han, Kana, Thai and Hangul come in runs."""
    return [Word(match[0], fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(line)]


def beginnings(word: str, language: str) -> tuple[str, ...]:
    """The keys under which the listed words lie that a folded word could be a form of, at most a few."""
    plain = bare(word)
    cut = (plain[len(prefix) :] for prefix in prefixes((language,)) if plain.startswith(prefix))
    return tuple(dict.fromkeys(stem(one, language)[:3] for one in (plain, *cut) if one is plain or len(one) > 2))


def keys_of(word: str, language: str) -> tuple[str, ...]:
    """The keys under which a listed folded word is laid for `beginnings`."""
    found = beginnings(word, language)
    return tuple(dict.fromkeys((*found, spelled_out(word)[:3]))) if language in _SPELLED_OUT else found


@lru_cache(maxsize=65536)
def fit(typed: str, meant: str, language: str) -> Fit | None:
    """How the folded word `typed` is the listed `meant` in a language (a primary tag); None where it is not."""
    if typed == meant:
        return Fit.EXACT
    if language in _SPELLED_OUT and typed.isascii() and typed == spelled_out(meant):
        return Fit.UNACCENTED
    one, other = _without_accents(typed, language), _without_accents(meant, language)
    if one == other:
        if typed != one:
            return None
        return Fit.DOUBTFUL if _is_another(typed, meant, language) else Fit.UNACCENTED
    return Fit.INFLECTED if _is_inflected(typed, meant, language) else None


def without_article(words: Sequence[Word], language: str) -> list[Word]:
    """The words behind the articles and short prepositions that a text begins with: `a`, `de l'`, `une`."""
    short = function_words(language)
    first = next((at for at, word in enumerate(words) if len(word.folded) > _ARTICLE or word.folded not in short), 0)
    return list(words[first:])


def frequency(word: str, language: str) -> float:
    """The Zipf frequency of a folded word in a language of the glossary (`zh-Hans`); 0 where it is not listed."""
    return frequencies(word).get(listed_as(language.partition("-")[0]) or "", 0.0)


def in_capitals_only(word: str, language: str) -> bool:
    """Whether an acronym is recognised in capitals only: `AI`, and what is a common word in small letters."""
    return word.isupper() and len(word) > 1 and (len(word) == 2 or frequency(word.lower(), language) >= _VERY_COMMON)


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """An English plural as its singular: the other words, and `news`, as they are."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _NO_PLURALS:
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _is_inflected(typed: str, meant: str, language: str) -> bool:
    one, other = bare(typed), bare(meant)
    same = _plural_in_s(one, other, language) if language in _PLURAL_IN_S else _declined(one, other, language)
    if not same or typed in function_words(language) or not _agree(typed, meant, language):
        return False
    common = frequency(typed, language)
    return common < _VERY_COMMON or common <= frequency(meant, language) + _MORE


def _plural_in_s(one: str, other: str, language: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(longer) < 4 or {shorter, longer} & _NO_PLURALS:
        return False
    if longer == f"{shorter}es" or (longer == f"{shorter}x" and shorter.endswith("u")):
        return True
    if longer == f"{shorter}s" and not shorter.endswith(("s", "u", "i") if language == "en" else "s"):
        return True
    return any(
        one.endswith(many) and f"{one.removesuffix(many)}{single}" == other
        for one, other in ((shorter, longer), (longer, shorter))
        for many, single in _PLURALS.get(language, ())
    )


def _declined(one: str, other: str, language: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if longer == f"{shorter}s" and len(shorter) < _GENITIVE:
        return False
    return same_word(one, other, language)


def _agree(typed: str, meant: str, language: str) -> bool:
    """Whether the accents of what two forms have in common do: they may change in the last letters of a long one."""
    shared = shared_beginning(bare(typed), bare(meant))
    one, other = _without_accents(typed, language), _without_accents(meant, language)
    digraphs = sum(typed.count(letter) for letter in "æœ")
    if shared_beginning(one, other) < shared - digraphs:
        return False
    if typed == one:
        return meant == other or shared >= _LONG or frequency(typed, language) < _COMMON
    slack = 2 if shared >= _LONG else int(shared == _LONG - 1)
    return language in _ACCENTS_MOVE or shared_beginning(typed, meant) >= shared - digraphs - slack


def _is_another(typed: str, meant: str, language: str) -> bool:
    common = frequency(typed, language)
    return common >= _COMMON and common > frequency(meant, language) - _RARER


@lru_cache(maxsize=32768)
def _without_accents(word: str, language: str) -> str:
    """As `bare`, but the letters of their own keep theirs."""
    own = _LETTERS.get(language)
    if not own or word.isascii():
        return bare(word)
    return "".join(letter if letter in own else bare(letter) for letter in word)
