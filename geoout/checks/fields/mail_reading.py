"""What the main text of a mail reads as: its own language, sentences and clauses in others, or another as a whole."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from geoout.checks.fields.text_language import NEAR, WORD, foreign_language, is_mostly_names, spoken_in
from geoout.checks.phrases import judged
from geoout.language.script import letters_by_script, scripts_for
from geoout.markets.market import Market
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_LATIN = "Latn"
_SENTENCE = re.compile(r"[^.!?。！？\n]+")
_CLAUSE = re.compile(r"[^,;:–—()（）]+")
_SHORT_CLAUSE, _CLAUSE_WORDS = 24, 5
_CODE = re.compile(r"&&|(?<!\S)--[a-z]|`[^`\n]+`")
"""What stands in a line for a shell or a program, which is in no language."""
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_RUN = re.compile(r"[A-Za-zÀ-ɏḀ-ỹ][A-Za-zÀ-ɏḀ-ỹ'’\-]*(?:[\s,;:&/()\d%–—-]{1,6}[A-Za-zÀ-ɏḀ-ỹ][A-Za-zÀ-ɏḀ-ỹ'’\-]*){3,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the main text of a mail reads as.

    `own`: the language (primary subtag) that it is in, of those it may be in; several where nothing tells them apart.
    `whole`: the other language that it is in as a whole. `parts`: sentences and clauses (code points of the body) that
    are in another language than `own`, each with it; all of them where `whole` is set.
    """

    own: tuple[str, ...]
    whole: str | None
    parts: tuple[tuple[int, int, str], ...]


def reading(draft: Draft, market: Market) -> Reading:
    """The languages of a mail's main text; quotations, addresses and filled-in fields are left out."""
    start, end = anatomy(draft).main
    return _read(judged(draft, Part.BODY)[start:end], start, wanted(draft, market))


@lru_cache(maxsize=16)  # several rules ask about the same text
def _read(text: str, start: int, among: tuple[str, ...]) -> Reading:
    own = spoken_in(text, among)
    parts: list[tuple[int, int, str]] = []
    count = foreign = total = 0
    for sentence in _SENTENCE.finditer(text):
        first, last = _trimmed(text, *sentence.span())
        size = _size(text[first:last])
        total += size
        count += size > 0
        mixed = _RUN.search(text, first, last) and _has_own_script(text[first:last], own)
        if _CODE.search(text, first, last):
            continue
        other = foreign_language(text[first:last], own) if size and not mixed else None
        if other is not None:
            parts.append((start + first, start + last, other))
            foreign += size
        elif size:
            parts += [(start + a, start + b, one) for a, b, one in _inside(text, first, last, own)]
    whole = foreign_language(text, own)
    if 3 * foreign > 2 * total or (2 * foreign > total and 2 * len(parts) > count):
        whole = Counter(other for _, _, other in parts).most_common(1)[0][0]
    elif whole is not None and 4 * foreign < 2 * total and whole not in NEAR.get(own[0], ()):
        whole = None
    return Reading(own, whole, tuple(parts))


def _inside(text: str, first: int, last: int, own: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Clauses of a sentence, and runs of Latin words in another script, that are in another language.

    Where most words have a capital it is the name of an institute, a paper or a place.
    """
    found: list[tuple[int, int, str]] = []
    cuts = [match.span() for match in _CLAUSE.finditer(text, first, last)]
    places = [(a, b) for a, b in cuts if b - a >= _SHORT_CLAUSE] if len(cuts) > 1 else []
    if not any(_LATIN in scripts_for(language) for language in own):
        places = [match.span() for match in _RUN.finditer(text, first, last)] + places
    for place in places:
        a, b = _trimmed(text, *place)
        if any(start < b and a < end for start, end, _ in found):
            continue
        other = None if is_mostly_names(text[a:b]) else foreign_language(text[a:b], own, least=_CLAUSE_WORDS)
        if other is not None:
            found.append((a, b, other))
    return sorted(found)


def _has_own_script(text: str, own: tuple[str, ...]) -> bool:
    """Whether a text has letters of the own scripts, where those are not Latin."""
    ours = {script for language in own for script in scripts_for(language)}
    return _LATIN not in ours and not ours.isdisjoint(letters_by_script(text))


def _size(text: str) -> int:
    """Words, or two letters each where a script has no spaces between them."""
    return len(WORD.findall(text)) + len(_UNSPACED.findall(text)) // 2


def _trimmed(text: str, first: int, last: int) -> tuple[int, int]:
    piece = text[first:last]
    return first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())


def wanted(draft: Draft, market: Market) -> tuple[str, ...]:
    """The languages (primary subtags) that the text may be in: the market's, and the one that the contact prefers."""
    tags = (draft.contact.language, *market.languages)
    return tuple(dict.fromkeys(tag.split("-")[0] for tag in tags if tag))
