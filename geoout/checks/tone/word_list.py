"""Finding words of a list in a text: whole words where a script separates words, anywhere where it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_NO_SPACES = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# A hyphen joins: Noord-Holland is not Holland.
_BEFORE, _AFTER = r"(?<![\w-])(?<!\w['’])", r"(?![\w-])"


def find(words: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    """Where words of the list stand in `text`, ignoring case, the longest word first at one place.

    A single letter or sign, and a word in a script without spaces (Han, Kana, Thai; Hangul, whose particles follow
    without one) is found anywhere.
    """
    folded = text.casefold()
    # Nearly every text holds none of them, and `in` is far cheaper than a pattern of a hundred words.
    present = tuple(word for word in words if word.casefold() in folded)
    if present:
        yield from _pattern(present).finditer(text)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    choices = []
    for word in sorted(words, key=len, reverse=True):
        anywhere = len(word) == 1 or _NO_SPACES.search(word)
        before = "" if anywhere or not word[0].isalnum() else _BEFORE
        after = "" if anywhere or not word[-1].isalnum() else _AFTER
        choices.append(f"{before}{re.escape(word)}{after}")
    return re.compile("|".join(choices), re.IGNORECASE)
