"""Finding a language's listed words in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoout.language.register.hit import RegisterHit
from geoout.language.register.lists import MARKS, WordLists, fold
from geoout.markets.market import Register

# A soft hyphen belongs to its word ("tes­ter" holds no "tes"), and so do vowel signs.
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*")
# What stands between the end of a sentence and the first word of the next. Few characters: a masked quotation leaves
# many spaces, and the word behind it goes on with the sentence ("…", fragt er).
_MARKS = "[\\s\"'«»„“”‚‘’()*>¡¿\u2600-\u27bf\u200d\ufe0f\U0001f000-\U0001faff-]{0,3}"
# A line's end alone begins no sentence: mail is wrapped. Behind a comma it follows the salutation.
_BEFORE_OPENING = re.compile(rf"(?:[.!?…:;¡¿–—•।]|,[^\S\n]*\n|\n[^\S\n]*[\n*-]){_MARKS}$")
_BEFORE_FIRST = re.compile(_MARKS)
# Patterns look back over blank lines and words; thousands of signs would be walked again from each one.
_ENDLESS = re.compile(r"(?<=\n)\s{60,}(?=\n)|[0-9A-Za-z\u00c0-\u024f]{100,}")
_SENTENCE_END = re.compile(r"[.!?…\n।]")
_LOOK_BACK = 12
# A full stop behind these ends no sentence: the word that follows "Dr." is a surname.
_ABBREVIATED = re.compile(
    r"(?:^|[^\w.])(?:\w|Dra?|Sras?|Srt?a|Sres|Prof|Ing|Lic|Arq|Mag|Mrs?|Ms|St|Hr|Fr|Nr|Tel|Dott|Sig|Avv|Egr|Spett|Mme|Eng|Exm[oa])"
    rf"\.{_MARKS}$"
)
# Words of one clause are parted by spaces, one line end, hyphens and apostrophes; anything else begins a new one.
_WITHIN_CLAUSE = re.compile(r"[ \u00a0\u202f'’-]*\n?[ \u00a0\u202f'’-]*")
_QUESTION, _CLAUSE = "¿", "^"


def find(lists: WordLists, masked: str) -> list[RegisterHit]:
    """Every hit of `lists` in `masked`, by place; of two that overlap the one that starts first stays."""
    looked_at = _ENDLESS.sub(lambda match: "\0" * len(match[0]), masked)
    if lists.excepted is not None:
        looked_at = lists.excepted.sub(lambda match: " " * len(match[0]), looked_at)
    found = sorted((*_listed(lists, looked_at), *_patterns(lists, looked_at)), key=lambda hit: (hit.start, -hit.end))
    hits: list[RegisterHit] = []
    for hit in found:
        if not hits or hit.start >= hits[-1].end:
            hits.append(hit)
    if lists.mild and any(hit.register is Register.FORMAL for hit in hits):
        return [hit for hit in hits if hit.register is Register.FORMAL or not _mild(lists, fold(hit.text))]
    return hits


def _mild(lists: WordLists, found: str) -> bool:
    return found in lists.mild or (bool(lists.mild_endings) and found.endswith(lists.mild_endings))


def _listed(lists: WordLists, text: str) -> Iterator[RegisterHit]:
    matches = list(_WORD.finditer(text))
    words = [fold(match[0]) for match in matches]
    for place, (match, word) in enumerate(zip(matches, words, strict=True)):
        counterpart = lists.words.get(word)
        if counterpart is None and lists.suffixes and word not in lists.never:
            counterpart = _by_suffix(lists, word, text, match)
        if counterpart is not None and not _means_it(lists, text, matches, words, place):
            counterpart = None
        if counterpart is None and word in lists.opening and _commands(text, match):
            counterpart = lists.opening[word]
        if counterpart is not None:
            yield _informal(match.start(), match[0], counterpart)


def _by_suffix(lists: WordLists, word: str, text: str, match: re.Match[str]) -> str | None:
    """The counterpart of a word that ends as only such forms do; a capital inside a sentence is somebody's name."""
    for length, endings in lists.suffixes.items():
        if len(word) > length + 1 and (ending := endings.get(word[-length:])) is not None:
            if match[0][0].isupper() and not _opens_sentence(text, match.start()):
                return None
            return word[:-length] + ending if ending and ending[0] not in "(（" else ending
    return None


def _means_it(lists: WordLists, text: str, matches: list[re.Match[str]], words: list[str], place: int) -> bool:
    """Whether the form at `place` is what the list says, judged by its neighbours where it could be something else."""
    word = words[place]
    if word not in lists.ambiguous and word not in lists.nouns:
        return True
    left, barred = place, False
    while True:
        before = _before(text, matches, words, left)
        if before in lists.cues:
            return True
        barred = barred or before in lists.determiners
        if before not in lists.skips:
            break
        left -= 1
    if barred:
        return False
    if place + 1 < len(words) and words[place + 1] in lists.follows:
        return _WITHIN_CLAUSE.fullmatch(text[matches[place].end() : matches[place + 1].start()]) is not None
    return word in lists.nouns


def _before(text: str, matches: list[re.Match[str]], words: list[str], place: int) -> str:
    """The word before the one at `place`, or the sign for the beginning of a question or a clause."""
    gap = text[matches[place - 1].end() if place else 0 : matches[place].start()]
    if place and _WITHIN_CLAUSE.fullmatch(gap):
        return words[place - 1]
    asks = "¿" in gap or (_opens_sentence(text, matches[place].start()) and not _commands(text, matches[place]))
    return _QUESTION if asks else _CLAUSE


def _patterns(lists: WordLists, text: str) -> Iterator[RegisterHit]:
    for pattern, counterpart in lists.patterns:
        group: int | str = "hit" if "hit" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            if match[group]:
                yield _informal(match.start(group), match[group], counterpart)
    if lists.formal is not None:
        for match in lists.formal.finditer(text):
            if match[0]:
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
    return _BEFORE_OPENING.search(before) is not None and not ("." in before and _ABBREVIATED.search(before))


def _informal(start: int, text: str, counterpart: str) -> RegisterHit:
    if text[0].isupper() and counterpart[:1].islower():
        counterpart = counterpart[0].upper() + counterpart[1:]
    return RegisterHit(start, start + len(text), text, Register.INFORMAL, counterpart)
