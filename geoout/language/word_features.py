"""What the words of an anchor say about a market's language: how often it and others use them, what lists they are on.

A word's numbers are looked up once for a language. Everything is relative to the market, see `anchor_features`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from geoout.language.anchor_lists import function_words, loanwords, names, shared_words
from geoout.language.exemplars import exemplars
from geoout.language.word_frequency import frequencies

# Languages that are mistaken for each other; English is everybody's rival.
NEIGHBOURS = {
    "ar": ("fa", "ur"),
    "bg": ("mk", "ru", "sr", "uk"),
    "ca": ("es", "fr", "pt", "it"),
    "cs": ("sk", "pl", "sl"),
    "da": ("nb", "sv"),
    "de": ("nl", "af"),
    "en": ("nl", "es", "fr", "de", "it"),
    "es": ("pt", "ca", "it", "fr"),
    "et": ("fi",),
    "fi": ("et",),
    "fr": ("ca", "it", "es"),
    "gl": ("pt", "es", "ca"),
    "hi": ("mr", "ne"),
    "hr": ("sl", "sk", "cs"),
    "hu": ("sk",),
    "id": ("fil",),
    "it": ("es", "pt", "ca", "fr", "ro"),
    "ja": ("zh",),
    "lt": ("lv",),
    "lv": ("lt",),
    "ms": ("fil",),
    "nb": ("da", "sv"),
    "nl": ("de", "af"),
    "pl": ("cs", "sk"),
    "pt": ("es", "it", "ca"),
    "ro": ("it", "es", "fr"),
    "ru": ("uk", "bg", "be", "mk", "sr"),
    "sk": ("cs", "pl", "sl"),
    "sl": ("hr", "sk"),
    "sr": ("mk", "bg", "ru", "sl"),
    "sv": ("da", "nb"),
    "tr": ("hu",),
    "uk": ("ru", "be", "bg"),
    "vi": ("id",),
    "zh": ("ja",),
}
# Languages that share an answer: on a few words nobody can tell them apart.
SAME = {
    "id": ("id", "ms"),
    "ms": ("id", "ms"),
    "hr": ("hr", "sr"),
    "sr": ("hr", "sr"),
    "bs": ("hr", "sr"),
}
UNKNOWN = 1.5  # Zipf frequency of a word that is on no list
_COMMON = 3.2  # of a word that makes compounds

# Zipf frequencies: of the market's language, and how far it is over others; `even` is how close others come to English,
# `lead` how far the market is over all of them, `plain` an English word that is neither a name nor borrowed.
SUMS = (
    *("market", "over_english", "over_near", "over_far", "known", "english_only", "elsewhere_only", "nowhere"),
    *("market_only", "english", "spread", "even", "loans", "english_ending", "english_known", "alien"),
    *("compound", "compound_english", "names", "shared", "plain"),
)
COUNTS = ("function_market", "function_english", "function_near", "plain", "names")
LEAST = ("market", "over_english", "over_near", "over_far", "english", "even", "lead")
MOST = ("over_english", "english", "even", "lead", "plain_english")


def word_features(words: Sequence[str], language: str) -> list[float]:
    """The means of `SUMS`, then `COUNTS`, `LEAST` and `MOST` of lower-case `words` on a market of `language`."""
    rows = [_weighed(word, language) for word in words]
    return list(rows[0]) if len(rows) == 1 else _combined(rows)


def _combined(rows: Sequence[tuple[float, ...]]) -> list[float]:
    """What the words of an anchor say together: means, sums, least and most."""
    count = len(rows)
    sums: Sequence[float] = rows[0][:_TO_COUNTS]
    for row in rows[1:]:
        sums = list(map(add, sums, row))
    found = [total / count for total in sums[:_TO_MEANS]]
    found += [total if total < _MOST_COUNTED else _MOST_COUNTED for total in sums[_TO_MEANS:]]
    found += map(min, *[row[_TO_COUNTS:_TO_LEAST] for row in rows])
    found += map(max, *[row[_TO_LEAST:] for row in rows])
    return found


_TO_MEANS = len(SUMS)
_TO_COUNTS = _TO_MEANS + len(COUNTS)
_TO_LEAST = _TO_COUNTS + len(LEAST)
_MOST_COUNTED = 4.0


# Endings of English verbs, adverbs, adjectives and abstract nouns: such words are seldom names.
_ENDING = re.compile(
    "(?:ing|ed|ly|tions?|sions?|ments?|ness|ful|less|ous|ive|able|ible|ize[sd]?|ise[sd]?|ships?|ught|ies|ates?|ances?|ences?)$"
)

OWN, ENGLISH, NEAR, FAR = range(4)
"""What a language is to a market's: its own, English, a neighbour, or any other."""


@dataclass(frozen=True, slots=True)
class _Market:
    """What the words of a market's language are looked up in; `place` is what another language is to it, or far."""

    same: tuple[str, ...]
    place: Mapping[str, int]
    functions: frozenset[str]
    english_functions: frozenset[str]
    near_functions: frozenset[str]
    loans: frozenset[str]
    shared: frozenset[str]
    letters: frozenset[str]


def place_of(one: str, language: str) -> int:
    """What the language `one` is to a market of `language`."""
    return _market(language).place.get(one, FAR)


@lru_cache(maxsize=64)
def _market(language: str) -> _Market:
    same, near = SAME.get(language, (language,)), NEIGHBOURS.get(language, ())
    return _Market(
        same,
        dict.fromkeys(near, NEAR) | {"en": ENGLISH} | dict.fromkeys(same, OWN),
        function_words(language),
        function_words("en") if language != "en" else frozenset(),
        frozenset().union(*map(function_words, near)),
        loanwords(language),
        shared_words(language),
        exemplars(language).main.union(map(chr, range(128))),
    )


@lru_cache(maxsize=12_000)
def _weighed(word: str, language: str) -> tuple[float, ...]:
    """What one word says: the numbers of `SUMS`, `COUNTS`, `LEAST` and `MOST`, in this order."""
    market = _market(language)
    zipf, english, near, far, listed, even = _used(frequencies(word), market.place)
    known, nowhere = zipf > UNKNOWN, listed == 0
    over_english, lead = zipf - english, zipf - max(english, near, far)
    english_only = not known and english > UNKNOWN
    loan, name, shared = word in market.loans, word in names(), word in market.shared
    # An English word that the market hardly uses and that is nobody's name.
    plain = english - zipf > 1 and not (loan or name or shared)
    ours, theirs = word in market.functions, word in market.english_functions
    compound, compound_english = _parts(word, language) if nowhere and len(word) > 7 else (False, False)
    return (
        zipf, over_english, zipf - near, zipf - far,
        known, english_only, not (known or english > UNKNOWN or nowhere), nowhere,
        lead > 0.7, english, listed, even, loan,
        english_only and _ENDING.search(word) is not None, english > UNKNOWN,
        not word.isascii() and _has_alien(word, language),
        compound, compound_english, name, shared, plain,
        ours and not theirs, theirs and not ours, not (ours or theirs) and word in market.near_functions, plain, name,
        zipf, over_english, zipf - near, zipf - far, english, even, lead,
        over_english, english, even, lead, english if plain else 0.0,
    )  # fmt: skip


def _used(row: Mapping[str, float], place: Mapping[str, int]) -> tuple[float, float, float, float, int, float]:
    """How often the market, English, its neighbours and all others use a word, by its row of frequencies.

    Then how many languages list it, and how close the others' use comes to that of English: names come close.
    """
    if not row:
        return UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, 0, 0.0
    found = [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]
    others = []
    for code, zipf in row.items():
        at = place.get(code, FAR)
        if zipf > found[at]:
            found[at] = zipf
        if at >= NEAR:
            others.append(zipf)
    others.sort(reverse=True)
    alike = (sum(others[:8]) + max(0, 8 - len(others)) * UNKNOWN) / 8 - found[ENGLISH]
    return found[0], found[1], found[2], found[3], len(row), alike


def _parts(word: str, language: str) -> tuple[bool, bool]:
    """Whether the word is two words of the language written together, and whether it is two of another, English."""
    same = _market(language).same
    ours = theirs = False
    for at in range(4, len(word) - 3):
        if (first := frequencies(word[:at])) and (second := frequencies(word[at:])):
            ours = ours or (_is_common(first, same) and _is_common(second, same))
            theirs = theirs or (_is_common(first, _IN_ENGLISH) and _is_common(second, _IN_ENGLISH))
    return ours, theirs and language != "en"


def _is_common(row: Mapping[str, float], languages: tuple[str, ...]) -> bool:
    return any(row.get(one, 0) > _COMMON for one in languages)


_IN_ENGLISH = ("en",)


def _has_alien(word: str, language: str) -> bool:
    """Whether the language does not write one of the word's letters."""
    if language in ("ja", "zh"):
        return any(letter > "\x7f" and _is_alien(letter, language) for letter in word)
    return not _market(language).letters.issuperset(word)


@lru_cache(maxsize=8_000)
def _is_alien(letter: str, language: str) -> bool:
    """Whether ja or zh does not write the letter: ideographs are those of their countries' first standards."""
    japanese, chinese = _is_in(letter, "shift_jis"), _is_in(letter, "gb2312") or _is_in(letter, "big5")
    return chinese and not japanese if language == "ja" else japanese and not chinese


def _is_in(letter: str, standard: str) -> bool:
    try:
        letter.encode(standard)
    except UnicodeEncodeError:
        return False
    return True
