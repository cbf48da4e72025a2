"""Whether an anchor is a keyword, exactly or in part (R68, R69).

Exact is the keyword itself: in any case, with or without its accents, hyphens and spaces, in any inflected form of its
words, with particles of ja, ko and zh beside them. What changes the phrase is partial, as the tools that people compare
our figures with count it: more words (an article too), the same words in another order, a compound with it, most of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from geoout.language import inflection
from geoout.language.anchor_fold import (
    Folded,
    folded,
    shared_beginning,
    spelled_out,
    trimmed,
    without_spaces,
)

_LONGEST_KEYWORD = 200
_COMPOUND = 5  # letters that a keyword's word needs to be seen inside a longer word, and a common root
_ROOT = 0.6  # share of the longer word that two words of one root have in common
_MOST = 0.5  # share of a keyword's letters that an anchor must hold


class Holds(StrEnum):
    """How much of a keyword an anchor holds."""

    EXACT = "exact"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class _Keyword:
    text: str
    folded: Folded
    spelled_out: str
    unspaced: bool
    beginnings: frozenset[str]


def holds(anchor: Folded, keyword: str, languages: tuple[str, ...]) -> tuple[Holds, str] | None:
    """How `anchor` holds `keyword`, with a clause that says why; None where it does not."""
    wanted = _keyword(keyword, "sr" in languages)
    if not wanted.folded.joined or not anchor.joined:
        return None
    if why := _exact(anchor, wanted, languages):
        return Holds.EXACT, f"{why} “{wanted.text}”"
    if why := _partial(anchor, wanted, languages):
        return Holds.PARTIAL, f"{why} “{wanted.text}”"
    return None


def _exact(anchor: Folded, wanted: _Keyword, languages: tuple[str, ...]) -> str:
    key = wanted.folded
    if anchor.joined == key.joined:
        return "the keyword"
    if anchor.joined_bare == key.joined_bare and (anchor.unaccented or key.unaccented):
        return "without its accents the keyword"
    if anchor.unaccented and anchor.joined == wanted.spelled_out:
        return "with its umlauts spelled out the keyword"
    if key.unaccented and not anchor.unaccented and spelled_out("".join(anchor.words)) == key.joined:
        return "with its umlauts written the keyword"
    if wanted.unspaced and _same_without_particles(anchor, key, languages):
        return "apart from particles the keyword"
    if len(anchor.bare) == len(key.bare) and all(
        _same(one, other, languages) for one, other in zip(anchor.bare, key.bare, strict=True)
    ):
        return "an inflected form of the keyword"
    if (
        len(anchor.bare) != len(key.bare)
        and anchor.joined_bare[:_COMPOUND] == key.joined_bare[:_COMPOUND]
        and 1 in (len(anchor.bare), len(key.bare))
        and _same(anchor.joined_bare, key.joined_bare, languages)
    ):
        return "written apart or together, an inflected form of the keyword"
    return ""


def _partial(anchor: Folded, wanted: _Keyword, languages: tuple[str, ...]) -> str:
    key = wanted.folded
    if wanted.unspaced:
        return _part_without_spaces(anchor, key)
    if not _related(anchor, wanted, languages):
        return ""
    found = {word: _found(anchor, word, languages) for word in key.bare}
    if all(place is not None for place in found.values()):
        places = [place for place in found.values() if place is not None]
        if places == list(range(places[0], places[0] + len(places))):
            return "more words or a compound with the keyword"
        return "in another order or with words between, the keyword" if len(places) > 1 else "with more, the keyword"
    letters = sum(map(len, key.bare))
    held = sum(len(word) for word, place in found.items() if place is not None)
    if held >= letters * _MOST:
        return "a part of the keyword"
    shared = shared_beginning(anchor.joined_bare, key.joined_bare)
    if shared >= _COMPOUND and shared >= _ROOT * max(len(key.joined_bare), min(len(anchor.joined_bare), 40)):
        return "most of the keyword"
    return ""


def _related(anchor: Folded, wanted: _Keyword, languages: tuple[str, ...]) -> bool:
    """Whether any word could be one of the keyword's: nearly every anchor is ruled out here."""
    if any(word in anchor.joined_bare for word in wanted.beginnings):
        return True
    return bool(inflection.prefixes(languages)) or any(
        one[:1] == other[:1] and _same(one, other, languages) for one in anchor.bare for other in wanted.folded.bare
    )


def _found(anchor: Folded, word: str, languages: tuple[str, ...]) -> int | None:
    """At which of the anchor's words the keyword's `word` is: a form of it, a compound with it, a word of its root."""
    for place, one in enumerate(anchor.bare):
        if _same(one, word, languages):
            return place
    for place, one in enumerate(anchor.bare):
        if len(word) >= _COMPOUND and (one.startswith(word) or one.endswith(word)):
            return place
        if one[:1] == word[:1] and shared_beginning(one, word) >= max(_COMPOUND, _ROOT * max(len(one), len(word))):
            return place
    return None


def _part_without_spaces(anchor: Folded, key: Folded) -> str:
    if key.joined in anchor.joined:
        return "with more around it, the keyword"
    held = 0
    for word in key.words:
        if word in anchor.joined:
            held += len(word)
        elif len(word) > 2:
            half = -(-len(word) // 2)
            ends = (word[:size] for size in range(len(word) - 1, max(half, 2) - 1, -1))
            tails = (word[-size:] for size in range(len(word) - 1, max(half, 2) - 1, -1))
            held += max((len(part) for part in (*ends, *tails) if part in anchor.joined), default=0)
    if held == len(key.joined):
        return "with more or in another order, the keyword"
    return "a part of the keyword" if held >= 2 and held >= len(key.joined) * _MOST else ""


def _same_without_particles(anchor: Folded, key: Folded, languages: tuple[str, ...]) -> bool:
    for language in languages:
        if particles := inflection.particles(language):
            one, other = (without_particles(text.words, particles, language) for text in (anchor, key))
            if one == other:
                return True
    return False


def without_particles(words: tuple[str, ...], particles: tuple[str, ...], language: str) -> str:
    """Folded `words` in one piece without `particles`, which end a word in Korean and join words elsewhere."""
    if language == "ko":
        return "".join(_without_ending(word, particles) for word in words)
    joined = "".join(words)
    for particle in particles:
        joined = joined.replace(particle, "")
    return joined


def _without_ending(word: str, particles: tuple[str, ...]) -> str:
    for particle in particles:
        if word.endswith(particle) and len(word) > len(particle) + 1:
            return word[: -len(particle)]
    return word


def _same(one: str, other: str, languages: tuple[str, ...]) -> bool:
    return one == other or any(inflection.same_word(one, other, language) for language in languages)


@lru_cache(maxsize=4096)
def _keyword(keyword: str, serbian: bool) -> _Keyword:
    text = trimmed(keyword[:_LONGEST_KEYWORD])
    key = folded(text, serbian=serbian)
    return _Keyword(
        text,
        key,
        spelled_out("".join(key.words)),
        without_spaces(key.joined),
        frozenset(word[:_COMPOUND] for word in key.bare if len(word) > 1),
    )
