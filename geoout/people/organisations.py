"""Names of organisations as they stand in a greeting: without their legal form, and what kind of name each is."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from geoout.people.words import words

_FORMS = Path(__file__).parent / "words" / "legal_forms.txt"
_LONGEST = 5
"""Words of the longest legal form (GmbH & Co. KG, sp. z o.o. sp. k.)."""

_UNSEEN = str.maketrans(dict.fromkeys(". \u00a0,'’"))
_UNSPACED = frozenset({"zh-Hans", "zh-Hant", "ja", "th"})


@lru_cache(maxsize=2048)
def without_legal_form(name: str, language: str) -> str:
    """The name without GmbH, Ltd, S.A., s. r. o. behind it; a name that is nothing else stays.

    Forms that belong to how a house is called (株式会社, 有限公司) stay.
    """
    parts = name.split()
    while (length := _form_at_end(parts)) > 0:
        parts = parts[:-length]
    before = _forms().get(language, frozenset())
    if len(parts) > 1 and parts[0].rstrip(".") in before:
        parts = parts[1:]
    return " ".join(parts).rstrip(" ,&-–") or name


def names_people(name: str, language: str) -> bool:
    """Whether the name already says that people are meant (the Cedar team, 安居编辑部): none follows."""
    return _is_one_of(name, f"groups/{language}", language)


def names_what_is_read(name: str, language: str) -> bool:
    """Whether the name is that of a paper, magazine or site (安居周刊), as far as the language's list says."""
    return _is_one_of(name, f"papers/{language}", language)


@lru_cache(maxsize=2048)
def _is_one_of(name: str, listed: str, language: str) -> bool:
    if not (Path(__file__).parent / "words" / f"{listed}.txt").is_file():
        return False
    lower, known = name.casefold(), tuple(words(listed))
    if language in _UNSPACED:
        return lower.endswith(known) or (language == "th" and lower.startswith(known))
    return lower in known or any(lower.endswith(f" {one}") or lower.startswith(f"{one} ") for one in known)


def _form_at_end(parts: list[str]) -> int:
    """How many words at the end are a legal form; 0 for none, or where nothing would be left."""
    for length in range(min(_LONGEST, len(parts) - 1), 0, -1):
        if _is_form(" ".join(parts[-length:])):
            return length
    return 0


def _is_form(said: str) -> bool:
    """Written with dots, or listed in small letters, a form counts in any case; else as it is listed."""
    forms = _forms()[""]
    bare = said.translate(_UNSEEN)
    if bare in forms:
        return True
    folded = bare.casefold()
    return folded in forms or (bool(re.search(r"\.\s?\w", said)) and folded in _folded())


@cache
def _forms() -> dict[str, frozenset[str]]:
    """The legal forms that stand behind a name (""), and those before one by language."""
    found: dict[str, set[str]] = {"": set()}
    section = found[""]
    for line in _FORMS.read_text("utf-8").splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), set())
        elif line and not line.startswith("#"):
            section.add(line)
    return {language: frozenset(forms) for language, forms in found.items()}


@cache
def _folded() -> frozenset[str]:
    return frozenset(form.casefold() for form in _forms()[""])
