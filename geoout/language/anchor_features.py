"""What speaks for and against an anchor being in a market's language, as numbers that mean the same for every language.

Everything is relative to the market: how much more often it uses a word than English or a neighbour does, how much more
its words look like these letters. Nothing here is about a particular word or language, so what a model learns from one
market holds for another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import exp, log
from operator import itemgetter

from geoout.language.letter_groups import groups, weighed
from geoout.language.word_features import COUNTS, LEAST, MOST, NEIGHBOURS, SAME, SUMS, place_of, word_features
from geoout.language.word_frequency import listed_as

__all__ = ["NAMES", "NEIGHBOURS", "SAME", "features", "lowered", "words_of"]

_FLOOR = -18.0
_TOP = 18.0
_NEVER = -40.0

_LETTERS = (
    *("over_english", "over_near", "over_far", "market", "best", "english"),
    *("over_english_each", "over_near_each", "over_far_each"),
)
NAMES = (
    *(f"mean_{name}" for name in SUMS),
    *(f"count_{name}" for name in COUNTS),
    *(f"least_{name}" for name in LEAST),
    *(f"most_{name}" for name in MOST),
    *(f"letters_{name}" for name in _LETTERS),
    *("words", "letters", "marked", "unlisted"),
)


def features(words: tuple[str, ...], language: str, script: str) -> list[float]:
    """The numbers that `NAMES` names for lower-case `words`, all written in `script`, on a market of `language`."""
    row = word_features(words, language)
    letters = sum(map(len, words))
    row += _letters(words, language, script, 8 / letters)
    row += (log(len(words)), log(letters), not all(map(str.isascii, words)), listed_as(language) is None)
    return row


def _letters(words: tuple[str, ...], language: str, script: str, each: float) -> list[float]:
    """How much more the letters look like the market's than like English, a neighbour and all others."""
    lanes, even = weighed(words, script)
    scale = groups()[script].scale
    own, *others = _places(script, language)
    ours = _sum([(lane - even) * scale for lane in own(lanes)])
    english, near, far = [(max(found) - even) * scale if (found := one(lanes)) else _NEVER for one in others]
    by_english, by_near, by_far = ours - english, ours - near, ours - far
    limited = by_english, by_near, by_far, by_english * each, by_near * each, by_far * each, ours, english
    *over, ours, english = [_FLOOR if value < _FLOOR else _TOP if value > _TOP else value for value in limited]
    return [*over[:3], ours, (max(lanes) - even) * scale, english, *over[3:]]


_Pick = Callable[[Sequence[int]], Sequence[int]]


@lru_cache(maxsize=256)
def _places(script: str, language: str) -> tuple[_Pick, ...]:
    """What picks the lanes of the market's language, English, neighbours and all others from those of a script."""
    found: tuple[list[int], ...] = ([], [], [], [])
    for at, one in enumerate(groups()[script].languages):
        found[place_of(one, language)].append(at)
    return tuple(map(_picking, found))


def _picking(places: Sequence[int]) -> _Pick:
    if len(places) < 2:  # of which itemgetter makes no sequence
        return lambda lanes: [lanes[at] for at in places]
    return itemgetter(*places)


def _sum(logarithms: Sequence[float]) -> float:
    if len(logarithms) < 2:
        return logarithms[0] if logarithms else _FLOOR
    top = max(logarithms)
    return top + log(sum([exp(one - top) for one in logarithms]))


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
