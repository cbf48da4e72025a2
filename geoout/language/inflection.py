"""Forms of one word: `Versicherung` and `Versicherungen`, `страхование` and `страхованием` (R68, R70).

A stemmer that takes derivation away too calls insurance, insurer and insured one word; an exact-match anchor is none
of them. So two forms are compared instead: what follows their common beginning must be endings of one paradigm.

`endings/<language>.txt` is data:

    # a comment; the first line says what it is, where it comes from and its licence
    [class NAME]     endings that one stem can take. A line is a place behind the stem, `-` leaves it empty, and lines
                     multiply: plural line, then case line
    [pairs NAME]     the same for endings by which two forms are known as one word, but a form alone is not cut: those
                     of verbs, and those that hold letters of the stem
    [same]           `ng nk`: what is written one way and the other inside a word, made the first into the second
    [prefixes]       what is written in one word before it in Arabic and Hebrew: a line of articles, then the others
    [particles]      what may follow or join words without changing what is named: の, を, 를
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from geoout.language.anchor_fold import bare, fold, shared_beginning

_FOLDER = Path(__file__).resolve().parent / "endings"
_READ_AS = {"sr": "hr", "bs": "hr", "sh": "hr", "me": "hr", "no": "nb", "nn": "nb", "ms": "id", "iw": "he", "in": "id"}
_SHORTEST_STEM = 3
_DEEPEST = 6  # letters of the common beginning that may belong to the endings


@dataclass(slots=True)
class _Endings:
    classes: dict[str, int] = field(default_factory=dict)  # ending -> the classes it is in, one bit each
    declined: frozenset[str] = frozenset()  # those that a form alone is cut at
    longest: int = 0
    same: list[tuple[str, str]] = field(default_factory=list)
    prefixes: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()  # those of the prefixes that only make a word definite
    particles: tuple[str, ...] = ()


def languages() -> tuple[str, ...]:
    """The languages whose endings are known, those that read another's file left out."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.txt")))


@lru_cache(maxsize=65536)
def same_word(one: str, other: str, language: str) -> bool:
    """Whether two folded words without accents are forms of one word of `language` (a primary tag)."""
    if one == other:
        return True
    endings = _load(language)
    if endings.prefixes:
        return any(
            _of_one_paradigm(a, b, endings)
            for a in _unprefixed(one, endings.prefixes)
            for b in _unprefixed(other, endings.prefixes)
        )
    return one[:1] == other[:1] and _of_one_paradigm(one, other, endings)


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """What the forms of a folded word without accents have in common, roughly: a key to bring them together."""
    endings = _load(language)
    word = min(_unprefixed(word, endings.articles), key=len)
    for written, read in endings.same:
        word = word.replace(written, read)
    while shorter := _shorter(word, endings):
        word = shorter
    return word


@lru_cache(maxsize=512)
def prefixes(languages: tuple[str, ...]) -> tuple[str, ...]:
    """What `languages` write in one word before another: the Arabic and Hebrew article and prepositions."""
    return tuple(itertools.chain.from_iterable(_load(language).prefixes for language in languages))


def particles(language: str) -> tuple[str, ...]:
    """What follows or joins words of `language` without changing what is named, the longest first."""
    return _load(language).particles


def _of_one_paradigm(one: str, other: str, endings: _Endings) -> bool:
    if one == other:
        return True
    for written, read in endings.same:
        one, other = one.replace(written, read), other.replace(written, read)
    shared = shared_beginning(one, other)
    classes = endings.classes
    for cut in range(shared, max(_SHORTEST_STEM, shared - _DEEPEST) - 1, -1):
        if classes.get(one[cut:], 0) & classes.get(other[cut:], 0):
            return True
    return one == other


def _unprefixed(word: str, prefixes: tuple[str, ...]) -> set[str]:
    shorter = {word[len(prefix) :] for prefix in prefixes if word.startswith(prefix)}
    return {word} | {rest for rest in shorter if len(rest) >= _SHORTEST_STEM}


def _shorter(word: str, endings: _Endings) -> str:
    for length in range(min(endings.longest, len(word) - _SHORTEST_STEM), 0, -1):
        if word[-length:] in endings.declined:
            return word[:-length]
    return ""


@lru_cache(maxsize=64)
def _load(language: str) -> _Endings:
    path = _FOLDER / f"{_READ_AS.get(language, language)}.txt"
    found = _Endings()
    if not language.isalpha() or not path.is_file():
        return found
    sections: dict[str, list[list[str]]] = defaultdict(list)
    name = ""
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            sections[name].append([bare(fold(ending)).strip("-") for ending in line.split()])
    same = [(written, read) for written, read in sections.get("same", [])]
    declined = set()
    for position, (kind, places) in enumerate(sections.items()):
        if kind.startswith(("class ", "pairs ")):
            for combination in itertools.product(*places):
                ending = "".join(combination)
                for written, read in same:
                    ending = ending.replace(written, read)
                found.classes[ending] = found.classes.get(ending, 0) | 1 << position
                if kind.startswith("class "):
                    declined.add(ending)
    found.same, found.declined = same, frozenset(declined)
    found.longest = max(map(len, declined), default=0)
    found.prefixes = _longest_first(sections.get("prefixes", []))
    found.articles = _longest_first(sections.get("prefixes", [])[:1])
    found.particles = _longest_first(sections.get("particles", []))
    return found


def _longest_first(lines: list[list[str]]) -> tuple[str, ...]:
    return tuple(sorted(itertools.chain.from_iterable(lines), key=len, reverse=True))
