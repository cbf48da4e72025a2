"""What speaks for and against an anchor being in a market's language, as numbers that mean the same for every language.

Everything is relative to the market: how much more often it uses a word than English or a neighbour does, how much more
its words look like these letters. Nothing here is about a particular word or language, so what a model learns from one
market holds for another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from math import exp, log

from geoout.language.anchor_lists import function_words, loanwords, names, shared_words
from geoout.language.exemplars import exemplars
from geoout.language.letter_groups import groups
from geoout.language.word_frequency import frequencies, listed_as

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
_FLOOR = -18.0
_TOP = 18.0
_NEVER = -40.0

# Zipf frequencies: of the market's language, and how far it is over others; `even` is how close others come to English,
# `lead` how far the market is over all of them, `plain` an English word that is neither a name nor borrowed.
_SUMS = (
    *("market", "over_english", "over_near", "over_far", "known", "english_only", "elsewhere_only", "nowhere"),
    *("market_only", "english", "spread", "even", "loans", "english_ending", "english_known", "alien"),
    *("compound", "compound_english", "names", "shared", "plain"),
)
_COUNTS = ("function_market", "function_english", "function_near", "plain", "names")
_LEAST = ("market", "over_english", "over_near", "over_far", "english", "even", "lead")
_MOST = ("over_english", "english", "even", "lead", "plain_english")
_LETTERS = (
    *("over_english", "over_near", "over_far", "market", "best", "english"),
    *("over_english_each", "over_near_each", "over_far_each"),
)
NAMES = (
    *(f"mean_{name}" for name in _SUMS),
    *(f"count_{name}" for name in _COUNTS),
    *(f"least_{name}" for name in _LEAST),
    *(f"most_{name}" for name in _MOST),
    *(f"letters_{name}" for name in _LETTERS),
    *("words", "letters", "marked", "unlisted"),
)


def features(words: Sequence[str], language: str, script: str) -> list[float]:
    """The numbers that `NAMES` names for lower-case `words`, all written in `script`, on a market of `language`."""
    count, letters = len(words), sum(map(len, words))
    rows = [_weighed(word, language) for word in words]
    columns: list[tuple[float, ...]] = list(zip(*rows, strict=True))
    row = [sum(column) / count for column in columns[:_MEANS]]
    row += [min(4.0, sum(columns[at])) for at in _COUNT_PLACES]
    row += [min(columns[at]) for at in _LEAST_PLACES]
    row += [max(columns[at]) for at in _MOST_PLACES]
    row += _letters(words, language, script, 8 / letters)
    row += (log(count), log(letters), not all(map(str.isascii, words)), listed_as(language) is None)
    return row


def _letters(words: Sequence[str], language: str, script: str, each: float) -> list[float]:
    """How much more the letters look like the market's than like English, a neighbour and all others."""
    group = groups()[script]
    likely = group.likely(words)
    same, english, near, far = _places(group.languages, language)
    ours = _sum([likely[at] for at in same])
    by_english = ours - likely[english[0]] if english else ours - _NEVER
    by_near = ours - max([likely[at] for at in near], default=_NEVER)
    by_far = ours - max([likely[at] for at in far], default=_NEVER)
    return [
        _clip(by_english), _clip(by_near), _clip(by_far),
        max(_FLOOR, ours), max(likely), max(_FLOOR, likely[english[0]]) if english else _FLOOR,
        _clip(by_english * each), _clip(by_near * each), _clip(by_far * each),
    ]  # fmt: skip


@lru_cache(maxsize=256)
def _places(languages: tuple[str, ...], language: str) -> tuple[list[int], list[int], list[int], list[int]]:
    """Where the market's language, English, neighbours and all others stand among `languages`."""
    same, near = SAME.get(language, (language,)), _neighbours(language)
    found: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])
    for at, one in enumerate(languages):
        found[0 if one in same else 1 if one == "en" else 2 if one in near else 3].append(at)
    return found


def _sum(logarithms: Sequence[float]) -> float:
    if len(logarithms) < 2:
        return logarithms[0] if logarithms else _FLOOR
    top = max(logarithms)
    return top + log(sum([exp(one - top) for one in logarithms]))


def _clip(value: float) -> float:
    return _FLOOR if value < _FLOOR else min(_TOP, value)


@lru_cache(maxsize=64)
def _neighbours(language: str) -> tuple[str, ...]:
    return NEIGHBOURS.get(language, ())


_COLUMNS = (*_SUMS, *_COUNTS[:3], "lead", "plain_english")
_MEANS = len(_SUMS)
_COUNT_PLACES = tuple(map(_COLUMNS.index, _COUNTS))
_LEAST_PLACES = tuple(map(_COLUMNS.index, _LEAST))
_MOST_PLACES = tuple(map(_COLUMNS.index, _MOST))


@lru_cache(maxsize=12_000)
def _weighed(word: str, language: str) -> tuple[float, ...]:
    """What one word says, as `_COLUMNS` names it."""
    zipf, english, near, far, listed, even = _used(word, language)
    market_functions, english_functions = function_words(language), function_words("en")
    ours, theirs = word in market_functions, word in english_functions and language != "en"
    long = listed == 0 and len(word) > 7
    loan, name, shared = word in loanwords(language), word in names(), word in shared_words(language)
    # An English word that the market hardly uses and that is nobody's name.
    plain = english - zipf > 1 and not (loan or name or shared)
    return (
        zipf, zipf - english, zipf - near, zipf - far,
        zipf > UNKNOWN, zipf == UNKNOWN < english, zipf == UNKNOWN == english and listed > 0, listed == 0,
        zipf - max(english, near, far) > 0.7, english, listed, even, loan,
        zipf == UNKNOWN < english and _ENDING.search(word) is not None, english > UNKNOWN,
        any(ord(letter) > 127 and _is_alien(letter, language) for letter in word),
        long and _parts(word, language), long and language != "en" and _parts(word, "en"),
        name, shared, plain,
        ours and not theirs, theirs and not ours,
        not ours and not theirs and any(word in function_words(one) for one in _neighbours(language)),
        zipf - max(english, near, far), english if plain else 0.0,
    )  # fmt: skip


def _used(word: str, language: str) -> tuple[float, float, float, float, int, float]:
    """How often the market, English, its neighbours and all others use the word.

    Then how many languages list it, and how close the others' use comes to that of English: names come close.
    """
    row = frequencies(word)
    if not row:
        return UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, 0, 0.0
    same = SAME.get(language, (language,))
    near = _neighbours(language)
    found = [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]
    for code, zipf in row.items():
        at = 0 if code in same else 1 if code == "en" else 2 if code in near else 3
        if zipf > found[at]:
            found[at] = zipf
    others = sorted([zipf for code, zipf in row.items() if code != "en" and code not in same], reverse=True)[:8]
    alike = (sum(others) + (8 - len(others)) * UNKNOWN) / 8 - found[1]
    return found[0], found[1], found[2], found[3], len(row), alike


@lru_cache(maxsize=4_000)
def _parts(word: str, language: str) -> bool:
    """Whether the word is two words of the language, written together."""
    same = SAME.get(language, (language,))
    return any(
        all(any(frequencies(part).get(one, 0) > _COMMON for one in same) for part in (word[:at], word[at:]))
        for at in range(4, len(word) - 3)
    )


@lru_cache(maxsize=8_000)
def _is_alien(letter: str, language: str) -> bool:
    """Whether the language does not write the letter; ideographs are those of their countries' first standards."""
    if language == "ja":
        return not _is_in(letter, "shift_jis") and (_is_in(letter, "gb2312") or _is_in(letter, "big5"))
    if language == "zh":
        return _is_in(letter, "shift_jis") and not _is_in(letter, "gb2312") and not _is_in(letter, "big5")
    return letter not in exemplars(language).main


def _is_in(letter: str, standard: str) -> bool:
    try:
        letter.encode(standard)
    except UnicodeEncodeError:
        return False
    return True


# Endings of English verbs, adverbs, adjectives and abstract nouns: such words are seldom names.
_ENDING = re.compile(
    "(?:ing|ed|ly|tions?|sions?|ments?|ness|ful|less|ous|ive|able|ible|ize[sd]?|ise[sd]?|ships?|ught|ies|ates?|ances?|ences?)$"
)
_FIRST = str.maketrans({"İ": "i", "ß": "ss", "ς": "σ"})
_WORD = re.compile(r"[^\W\d_\u0900-\u097f]+|[\u0900-\u097f]+")


def lowered(text: str) -> str:
    """`text` in the lower case that all tables are written in: the same for a text in capitals, but for a Turkish ı."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).translate(_FIRST).lower().replace("ς", "σ")


def words_of(text: str) -> list[str]:
    """The words of lower-case `text`: runs of letters with their marks."""
    return _WORD.findall(text)
