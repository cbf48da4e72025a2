"""How long a text is: words, or characters where a language writes no spaces between words (R46, LengthUnit)."""

from __future__ import annotations

import re

from geoout.markets.market import LengthUnit

# A word holds at least one letter or digit; an apostrophe, hyphen or decimal sign inside does not end it.
_WORD = re.compile(r"\w+(?:['’.,:/@\-‐‑]\w+)*")
_WITHOUT_SPACES = frozenset({"ja", "zh", "th"})


def unit_of(language: str) -> LengthUnit:
    """What a text in `language` (`de`, `zh_TW`) is counted in."""
    return LengthUnit.CHARACTERS if re.split("[-_]", language, maxsplit=1)[0] in _WITHOUT_SPACES else LengthUnit.WORDS


def count(text: str, unit: LengthUnit) -> int:
    """Words of `text`, or its characters without white space (combining marks belong to their character)."""
    return count_characters(text) if unit is LengthUnit.CHARACTERS else count_words(text)


def count_words(text: str) -> int:
    """Words of `text`: `l'article`, `white-label` and `1,240.50` are one each; a dash between spaces is none."""
    return sum(1 for _ in _WORD.finditer(text))


def count_characters(text: str) -> int:
    """Characters of `text` as a reader counts them, white space left out, punctuation counted."""
    import regex  # type: ignore[import-untyped,unused-ignore]

    return sum(1 for cluster in regex.findall(r"\X", text) if not cluster.isspace())
