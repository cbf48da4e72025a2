"""Which register a text speaks, for every language that has lists."""

from __future__ import annotations

import re

from geoout.language.mask import mask
from geoout.language.register import endings, words
from geoout.language.register.hit import RegisterHit
from geoout.language.register.lists import FOLDER, load

# A language has rules when a file here bears its name: `de.txt`, with `de_AT.txt` for what a territory adds.
LANGUAGES = frozenset(path.stem.partition("_")[0] for path in FOLDER.glob("*.txt"))
# What stands in quotation marks and is longer than a title is somebody's words.
_LONGEST_TITLE = 60
_ALIASES = {"no": "nb", "nn": "nb", "iw": "he", "in": "id"}


def find(language: str, text: str, masked: str | None = None) -> list[RegisterHit]:
    """Where `text` shows formal or informal address, in order; empty for a language without lists.

    `language` is a code or a locale (`de`, `pt_PT`, `zh-Hant-HK`). `masked` is `text` with quotations and fields
    blanked (same length, see `language.mask`). Without it titles and slogans in quotation marks are not judged, and
    what somebody is quoted to have said only where nothing else in the text addresses anybody.
    """
    if masked is not None:
        return _find(language, text, masked)
    return _find(language, text, mask(text)) or _find(language, text, mask(text, longest=_LONGEST_TITLE))


def _find(language: str, text: str, masked: str) -> list[RegisterHit]:
    base = base_language(language)
    if base in endings.LANGUAGES:
        return endings.find(base, text, masked)
    lists = load("_".join((base, *_subtags(language)[1:]))) if base in LANGUAGES else None
    return words.find(lists, masked) if lists is not None else []


def verdict(language: str, text: str, masked: str | None = None) -> str:
    """`formal`, `informal`, `mixed` (both) or `none` (the text addresses nobody, or the language has no lists)."""
    registers = {hit.register for hit in find(language, text, masked)}
    if len(registers) == 2:
        return "mixed"
    if not registers:
        return "none"
    return str(registers.pop().value)


def base_language(language: str) -> str:
    """The name a language's file bears, whatever the tag's case, territory or age: `no-NO` and `nb_NO` are `nb`."""
    base = _subtags(language)[0]
    return _ALIASES.get(base, base)


def _subtags(language: str) -> list[str]:
    base, *rest = re.split("[-_]", language)
    return [base.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)]
