"""What speaks for the market's language in an anchor, and how much it weighs.

Evidence is gathered here and decided in `language.anchor`: better evidence, or weights that were learned, change this
file only.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from geoout.language.anchor_lists import function_words, loanwords
from geoout.language.detect import knows, likelihoods

_WORD = re.compile(r"[^\W\d_]+")
# Languages that are mistaken for each other; English is everybody's rival.
_NEIGHBOURS = {
    "ca": ("es", "fr"),
    "cs": ("sk", "pl", "sl"),
    "da": ("nb", "sv"),
    "de": ("nl",),
    "en": ("nl", "es", "fr", "de", "it"),
    "es": ("pt", "it", "ca", "fr"),
    "et": ("fi",),
    "fi": ("et",),
    "fr": ("it", "ca", "es"),
    "hr": ("sl",),
    "hu": ("sk",),
    "it": ("es", "fr", "ro", "ca"),
    "lt": ("lv",),
    "lv": ("lt",),
    "nb": ("da", "sv"),
    "nl": ("de", "af"),
    "pl": ("cs", "sk"),
    "pt": ("es", "it"),
    "ro": ("it", "es", "fr"),
    "sk": ("cs", "pl", "sl"),
    "sl": ("hr", "sk"),
    "sr": ("sl",),
    "sv": ("da", "nb"),
    "tr": ("hu",),
}
_ELSEWHERE = (
    *("de", "nl", "fr", "es", "it", "pt", "ro", "sv", "da", "nb", "fi", "et"),
    *("pl", "cs", "hu", "tr", "id", "vi", "hr", "lv", "lt"),
)
# Pairs that share a profile or cannot be told apart on a few words: never each other's rivals.
_SAME = ({"id", "ms"}, {"hr", "sr", "bs"})
_GRAM = 0.25  # n-grams overlap: three of them say little more than one
_FUNCTION_WORD = 3.0
_FAR_FETCHED = 4.0  # what must speak for a language that is no neighbour before it counts


@dataclass(frozen=True, slots=True)
class Evidence:
    """How far `language` is ahead of its strongest rival; below zero the rival is ahead.

    `words` is how many words were judged, `loans` how many of all are loanwords that say nothing.
    """

    language: str
    rival: str
    lead: float
    words: int
    loans: int


def gather(anchor: str, language: str) -> Evidence:
    """The evidence that lower-case `anchor` is in `language`, which is written in Latin letters."""
    found = _WORD.findall(anchor)
    market = function_words(language)
    # A loanword that is also among the language's own words ("an", "was") still counts for it.
    said = [word for word in found if word not in _loans(language) or word in market]
    loans = len(found) - len(said)
    if not said:
        return Evidence(language, "en", 0.0, 0, loans)
    rivals = _rivals(language)
    likely = likelihoods(" ".join(said), (language, *rivals))
    # English writes no accents; langdetect's smoothing makes too little of that.
    marked = sum(not word.isascii() for word in said)
    strongest, lead = "en", math.inf
    for rival, likelihood in zip(rivals, likely[1:], strict=True):
        others = function_words(rival)
        words = sum((word in market) - (word in others) for word in said)
        if rival == "en":
            words += marked
        ahead = _GRAM * (likely[0] - likelihood) + _FUNCTION_WORD * words
        if rival != "en" and rival not in _NEIGHBOURS.get(language, ()):
            ahead += _FAR_FETCHED
        if ahead < lead:
            strongest, lead = rival, ahead
    return Evidence(language, strongest, lead, len(said), loans)


@lru_cache(maxsize=64)
def _rivals(language: str) -> tuple[str, ...]:
    near = ("en", *_NEIGHBOURS.get(language, ()))
    same = next((group for group in _SAME if language in group), set())
    wanted = dict.fromkeys((*near, *_ELSEWHERE))
    return tuple(rival for rival in wanted if rival != language and rival not in same and knows(rival))


@lru_cache(maxsize=64)
def _loans(language: str) -> frozenset[str]:
    return loanwords(language) if language != "en" else frozenset()
