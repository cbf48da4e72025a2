"""Where the terms of a language stand in a text: found by the first letters of their first word (R66).

A language is read in the terms of all its territories. Its index is built when it is first asked for, in some ten
milliseconds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from geoout.language.anchor_fold import fold, trimmed, without_accents, without_spaces
from geoout.language.glossary.term_lists import BLANK, files_of, term_list
from geoout.language.glossary.word_forms import (
    Fit,
    Word,
    beginnings,
    fit,
    frequency,
    in_capitals_only,
    keys_of,
    without_article,
    words_in,
)
from geoout.language.inflection import particles

MOST = 300
"""Characters of a text that are looked at."""
_DASHES = str.maketrans("‐‑–—", "----")


@dataclass(frozen=True, slots=True)
class Named:
    """A concept that a text names: by which listed term, of which file, and whether the text says nothing else.

    `about_page` tells what a page is (guide, price) and not what it is about.
    """

    concept: str
    term: str
    language: str
    whole: bool
    about_page: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    capitals: bool
    concept: str
    term: str
    file: str


@dataclass(frozen=True, slots=True)
class _Index:
    by_beginning: Mapping[str, Mapping[str, Sequence[_Entry]]]  # then by the term's first word
    by_letters: Sequence[tuple[str, _Entry]]
    phrases: Sequence[tuple[str, str, str]]  # its concept, what stands before the blank and after it, folded


@dataclass(slots=True)
class Hit:
    """A term in a text: where, in how many words (0 where they are not parted by spaces), how surely."""

    start: int
    end: int
    words: int
    surest: Fit
    named: Named


@dataclass(slots=True)
class Text:
    """A line that is read, its words, and how frequent they are in a language, summed up."""

    line: str
    words: list[Word]
    _sums: dict[str, float] = field(default_factory=dict)

    def frequency(self, language: str) -> float:
        """The sum of its words' Zipf frequencies in a language."""
        if language not in self._sums:
            self._sums[language] = sum(frequency(word.folded, language) for word in self.words)
        return self._sums[language]


def text_of(text: str) -> Text:
    """The beginning of any text as it is read, without the signs around it."""
    line = trimmed(text[:MOST])
    return Text(line, words_in(line))


_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_SHORT = 2  # syllables that are found inside other words too often


def hits(read: Text, name: str) -> Iterator[Hit]:
    """Every term of a language (`de`, `zh-Hans`) in a text, overlapping ones too."""
    index, words = _index(name), read.words
    primary = name.partition("-")[0]
    for at, word in enumerate(words):
        for key in beginnings(word.folded, primary):
            for first, entries in index.by_beginning.get(key, {}).items():
                if fit(word.folded, first, primary) is None:
                    continue
                for entry in entries:
                    here = words[at : at + len(entry.words)]
                    if (surest := _as_listed(here, entry, primary)) is not None:
                        whole = len(here) == len(words)
                        yield Hit(word.start, here[-1].end, len(here), surest, _named(entry, whole))
    if index.by_letters and without_spaces(read.line):
        folded = fold(read.line)
        for letters, entry in index.by_letters:
            start = folded.find(letters)
            if start >= 0 and not _cut_out(folded, start, start + len(letters)):
                whole = len(letters) == len(folded)
                yield Hit(start, start + len(letters), 0, Fit.EXACT, _named(entry, whole))


def _cut_out(folded: str, start: int, end: int) -> bool:
    """Whether letters were cut out of a longer word: ski in whisky (スキー in ウイスキー), a doctor in 의사소통."""
    letters, around = folded[start:end], f"{folded[start - 1 : start]}{folded[end : end + 1]}"
    if _KATAKANA.fullmatch(letters):
        return _KATAKANA.search(around) is not None
    if len(letters) > _SHORT or not _HANGUL.fullmatch(letters):
        return False
    behind = _HANGUL.match(folded, end)
    ends = behind is None or behind.group() in particles("ko")
    return not ends or _HANGUL.match(folded, max(0, start - 1), start) is not None


def _as_listed(words: Sequence[Word], entry: _Entry, language: str) -> Fit | None:
    """The least sure of the words' fits; None where they are not the term."""
    if len(words) != len(entry.words) or (entry.capitals and not words[0].raw.isupper()):
        return None
    fits = [fit(word.folded, meant, language) for word, meant in zip(words, entry.words, strict=True)]
    found = [one for one in fits if one is not None]
    return None if len(found) < len(fits) or found == [Fit.DOUBTFUL] else max(found)


def phrases(line: str, name: str) -> Iterator[tuple[str, Named]]:
    """The phrases of a language that a line is, each with the one concept that it is about."""
    folded = _dashed(line)
    unaccented = folded == without_accents(folded)
    for phrase, *around in _index(name).phrases:
        before, after = map(without_accents, around) if unaccented else around
        if folded.startswith(before) and folded.endswith(after) and len(folded) > len(before) + len(after):
            text = line if len(line) == len(folded) else folded
            about = text_of(text[len(before) : len(folded) - len(after)])
            about.words = without_article(about.words, name.partition("-")[0])
            if named := next((hit.named for hit in hits(about, name) if hit.named.whole), None):
                yield phrase, Named(named.concept, named.term, named.language, False, named.about_page)


def _dashed(text: str) -> str:
    return fold(text).translate(_DASHES)


def _named(entry: _Entry, whole: bool) -> Named:
    return Named(entry.concept, entry.term, entry.file, whole, entry.concept in term_list("en").pages)


@lru_cache(maxsize=64)
def _index(name: str) -> _Index:
    by_beginning: dict[str, dict[str, list[_Entry]]] = defaultdict(lambda: defaultdict(list))
    by_letters: dict[str, _Entry] = {}
    around: dict[tuple[str, str, str], None] = {}
    seen: set[tuple[tuple[str, ...], bool]] = set()
    primary = name.partition("-")[0]
    for file in files_of(name):
        for concept, terms in term_list(file).recognised.items():
            for term in terms:
                if BLANK in term:
                    before, _, after = term.partition(BLANK)
                    around[concept, _dashed(before), _dashed(after)] = None
                    continue
                found = words_in(term)
                words = tuple(word.folded for word in found)
                entry = _Entry(words, in_capitals_only(term, primary), concept, term, file)
                if without_spaces(term):
                    by_letters.setdefault(fold(term), entry)
                elif words and (words, entry.capitals) not in seen:
                    seen.add((words, entry.capitals))
                    for key in keys_of(words[0], primary):
                        by_beginning[key][words[0]].append(entry)
    return _Index(by_beginning, tuple(by_letters.items()), tuple(around))
