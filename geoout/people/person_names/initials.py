"""Initials and monograms: the first grapheme of each word, or of the whole field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from geoout.language.graphemes import next_boundary


def monogram(text: str) -> str:
    """The first grapheme cluster of `text`: `É`, `क्षि`, a whole emoji."""
    if text[:2].isascii():
        return text[:1]
    return text[: next_boundary(text, 0)]


def initials(text: str, single: str, sequence: str, *, retain: bool = False) -> str:
    """The initial of each word of `text` in the locale's patterns `{0}.` and `{0} {1}`.

    `Anne-Marie` has two words, `O'Brien` one. With `retain` what stood between the words stays: `A.-M.`. A text without
    letters is left as it is.
    """
    found = ""
    between = ""
    for word in _words(text):
        if not word[0].isalpha():
            between += word[0] if word.isspace() else word
            continue
        one = single.replace("{0}", monogram(word))
        if not found:
            found = one
        elif retain:
            found += between + one
        else:
            before, glue, after = sequence.replace("{1}", "{0}").split("{0}", 2)
            found = f"{before}{found}{glue}{one}{after}"
        between = ""
    return found or text


def _words(text: str) -> Iterator[str]:
    """Words and what is between them, by Unicode's word boundaries (UAX 29) where letters are parted by signs.

    Those part every letter of the scripts that are written without spaces: a run of Thai, Khmer or kana is one word
    here; ideographs are words of one or, where the dictionary has it, of two.
    """
    held = ""
    for piece in _boundary().split(text):
        if not piece:
            continue
        if held and not _is_one_word(held, piece):
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _is_one_word(before: str, piece: str) -> bool:
    if not before[0].isalpha() or not piece[0].isalpha():
        return False
    if _is_ideograph(before[0]) and _is_ideograph(piece[0]):
        return len(before) == 1 and piece[0] in _han_words().get(before, "")
    return not _is_ideograph(before[0]) and not _is_ideograph(piece[0])


def _is_ideograph(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003ffff" or "\uf900" <= letter <= "\ufaff"


@cache
def _boundary() -> Any:
    import regex  # type: ignore[import-untyped,unused-ignore]

    return regex.compile(r"(?wV1)\b")


@cache
def _han_words() -> dict[str, str]:
    """What may follow an ideograph in a word of two; tools/distil_han_words.py."""
    text = Path(__file__).with_name("han_words.txt").read_text("utf-8")
    return {line[0]: line[1:] for line in text.splitlines() if not line.startswith("#")}
