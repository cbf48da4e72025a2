"""The smallest change that turns what was written into what the market writes."""

from __future__ import annotations

import re

from geoout.checks.etiquette.greeting import TAIL, Compared
from geoout.checks.etiquette.name_words import UNSPACED
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit
from geoout.markets.market import Market
from geoout.pitches.draft import Part

_TOKEN = re.compile(r"\S+")


def mended(
    both: Compared,
    market: Market,
    message: str,
    *,
    over: tuple[int, int] | None = None,
    severity: Severity | None = None,
    source: str | None = None,
) -> Hit:
    """A hit on the words of a salutation that differ from the right one, which stand in their place.

    `over` is the place in it that is objected to; in a script without spaces a word of it is not cut there.
    """
    start, end, instead = change(both, market, over)
    return Hit(Part.BODY, start, end, message, instead, True, severity, source)


def change(both: Compared, market: Market, over: tuple[int, int] | None = None) -> tuple[int, int, str]:
    """The place in the body of the words that differ from the right ones, and those for that place.

    End punctuation is left alone. Where the right salutation has other lines, the one with the name is compared, or
    all of it when nothing says which.
    """
    begin = both.written.start
    old, new = TAIL.sub("", both.written.text), TAIL.sub("", _line(both))
    letters = market.language.split("-")[0] in UNSPACED
    mine, theirs = _pieces(old, letters=letters), _pieces(new, letters=letters)
    if not mine or not theirs:
        return begin, begin + len(old), new
    head = _shared([word for word, _ in mine], [word for word, _ in theirs])
    tail = _shared([word for word, _ in mine[head:]][::-1], [word for word, _ in theirs[head:]][::-1])
    head, tail = _widened(head, tail, len(mine), len(theirs))
    if over is not None and letters:
        head = min(head, sum(place + len(word) <= over[0] for word, place in mine))
        tail = min(tail, sum(place >= over[1] for _, place in mine))
    (_, first), (last, place) = mine[head], mine[len(mine) - tail - 1]
    (_, opening), (ending, stop) = theirs[head], theirs[len(theirs) - tail - 1]
    return begin + first, begin + place + len(last), new[opening : stop + len(ending)]


def _line(both: Compared) -> str:
    text, right = both.written.text, both.right.text
    if text.count("\n") == right.count("\n") or "\n" in text or not both.written.names or not both.right.names:
        return right
    place = both.right.names[0].start
    return right[right.rfind("\n", 0, place) + 1 :].split("\n")[0]


def _pieces(text: str, *, letters: bool) -> list[tuple[str, int]]:
    if letters:
        return [(letter, place) for place, letter in enumerate(text)]
    return [(match.group(), match.start()) for match in _TOKEN.finditer(text)]


def _shared(one: list[str], other: list[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (mine, theirs) in enumerate(pairs) if mine != theirs), min(len(one), len(other)))


def _widened(head: int, tail: int, mine: int, theirs: int) -> tuple[int, int]:
    """Where something is only missing, or only too much, the word beside it is taken in, so that there is a place."""
    if head + tail < min(mine, theirs):
        return head, tail
    return (head, tail - 1) if tail else (max(0, head - 1), tail)
