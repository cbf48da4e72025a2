"""Finding a command by a few letters: whole words first, then parts, then letters in order."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.tui.ink import Span


def match(query: str, text: str) -> tuple[int, tuple[int, ...]] | None:
    """How well `text` fits and which of its characters do: (rank, positions), lower is better; None when it does not.

    Every word of the query must be found.
    """
    rank, found = 0, set[int]()
    low = text.casefold()
    if len(low) != len(text):
        low = text.lower() if len(text.lower()) == len(text) else text
    for word in query.casefold().split():
        at = _at_word(word, low)
        if at is not None:
            rank += 0 if at == 0 else 1
            found |= set(range(at, at + len(word)))
        elif (at := low.find(word)) >= 0:
            rank += 3
            found |= set(range(at, at + len(word)))
        elif (letters := _in_order(word, low)) is not None:
            rank += 6 + (letters[-1] - letters[0] - len(letters) + 1)
            found |= set(letters)
        else:
            return None
    return rank, tuple(sorted(found))


def _at_word(word: str, text: str) -> int | None:
    at = text.find(word)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            return at
        at = text.find(word, at + 1)
    return None


def _in_order(word: str, text: str) -> list[int] | None:
    """Letters in order, the first at a word's start: `mkf` finds `mark by filter`, but not any soup of letters."""
    starts = [i for i, c in enumerate(text) if c == word[0] and (i == 0 or not text[i - 1].isalnum())]
    for start in starts:
        places = [start]
        for letter in word[1:]:
            at = text.find(letter, places[-1] + 1)
            if at < 0 or at - places[-1] > 12:
                break
            places.append(at)
        else:
            return places
    return None


def lit(text: str, positions: Sequence[int]) -> tuple[Span, ...]:
    """The text with what was found in bold accent."""
    spans: list[Span] = []
    hits = set(positions)
    for i, letter in enumerate(text):
        words = "bold accent" if i in hits else ""
        if spans and spans[-1][1] == words:
            spans[-1] = (spans[-1][0] + letter, words)
        else:
            spans.append((letter, words))
    return tuple(spans)
