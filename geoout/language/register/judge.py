"""Which register a text speaks, for every language that has lists."""

from __future__ import annotations

import re

from geoout.language.mask import mask
from geoout.language.register import endings, words
from geoout.language.register.hit import RegisterHit
from geoout.language.register.lists import load

LANGUAGES = frozenset({"de", "fr", "es", "pt", "ja"})


def find(language: str, text: str, masked: str | None = None) -> list[RegisterHit]:
    """Where `text` shows formal or informal address, in order; empty for a language without lists.

    `language` is a code or a locale (`de`, `pt_PT`, `pt-BR`). `masked` is `text` with quotations and fields blanked
    (same length, see `language.mask`); it is made here when not given.
    """
    masked = mask(text) if masked is None else masked
    base = re.split("[-_]", language, maxsplit=1)[0].lower()
    if base == "ja":
        return endings.find(text, masked)
    lists = load(language.replace("-", "_")) if base in LANGUAGES else None
    return words.find(lists, masked) if lists is not None else []


def verdict(language: str, text: str, masked: str | None = None) -> str:
    """`formal`, `informal`, `mixed` (both) or `none` (the text addresses nobody, or the language has no lists)."""
    registers = {hit.register for hit in find(language, text, masked)}
    if len(registers) == 2:
        return "mixed"
    if not registers:
        return "none"
    return str(registers.pop().value)
