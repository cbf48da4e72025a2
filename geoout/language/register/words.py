"""Finding a language's listed words in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoout.language.register.hit import RegisterHit
from geoout.language.register.lists import WordLists
from geoout.markets.market import Register

# A soft hyphen belongs to its word: "tes­ter" holds no "tes".
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\u00ad)*")
# What stands between the end of a sentence and the first word of the next. Few characters: a masked quotation leaves
# many spaces, and the word behind it goes on with the sentence ("…", fragt er).
_MARKS = r"[\s\"'«»„“”‚‘’()*>¡¿-]{0,3}"
_BEFORE_OPENING = re.compile(rf"[.!?…:;¡¿\n—–•]{_MARKS}$")
_BEFORE_FIRST = re.compile(_MARKS)
_SENTENCE_END = re.compile(r"[.!?…\n]")
_LOOK_BACK = 4


def find(lists: WordLists, masked: str) -> list[RegisterHit]:
    """Every hit of `lists` in `masked`, by place; of two that overlap the one that starts first stays."""
    looked_at = masked
    if lists.excepted is not None:
        looked_at = lists.excepted.sub(lambda match: " " * len(match[0]), masked)
    found = sorted((*_listed(lists, looked_at), *_patterns(lists, looked_at)), key=lambda hit: (hit.start, -hit.end))
    hits: list[RegisterHit] = []
    for hit in found:
        if not hits or hit.start >= hits[-1].end:
            hits.append(hit)
    return hits


def _listed(lists: WordLists, text: str) -> Iterator[RegisterHit]:
    previous = ""
    for match in _WORD.finditer(text):
        word = match[0].casefold() if "ß" not in match[0] else match[0].lower()
        counterpart = lists.words.get(word)
        if counterpart is not None and word in lists.ambiguous and previous not in lists.cues:
            counterpart = None
        if counterpart is None and word in lists.opening and _commands(text, match):
            counterpart = lists.opening[word]
        if counterpart is not None:
            yield _informal(match.start(), match[0], counterpart)
        previous = word


def _patterns(lists: WordLists, text: str) -> Iterator[RegisterHit]:
    for pattern, counterpart in lists.patterns:
        group: int | str = "hit" if "hit" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            yield _informal(match.start(group), match[group], counterpart)
    if lists.formal is not None:
        for match in lists.formal.finditer(text):
            yield RegisterHit(match.start(), match.end(), match[0], Register.FORMAL, "")


def _commands(text: str, match: re.Match[str]) -> bool:
    """Whether a word opens a sentence that is no question: "Escucha música?" asks, with usted, "Escucha." commands."""
    if not _opens_sentence(text, match.start()):
        return False
    end = _SENTENCE_END.search(text, match.end())
    return end is None or end[0] != "?"


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start]
    if start < _LOOK_BACK and _BEFORE_FIRST.fullmatch(before):
        return True
    return _BEFORE_OPENING.search(before) is not None


def _informal(start: int, text: str, counterpart: str) -> RegisterHit:
    if text[0].isupper() and counterpart[:1].islower():
        counterpart = counterpart[0].upper() + counterpart[1:]
    return RegisterHit(start, start + len(text), text, Register.INFORMAL, counterpart)
