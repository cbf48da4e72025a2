"""Positions that take the place of an honorific: 編集長, 편집장님, 主编."""

from __future__ import annotations

import re
from functools import lru_cache

from geoout.people.words import words

_LANGUAGES = frozenset({"ja", "ko", "zh-Hans", "zh-Hant"})
_AFTER = {"ja": "(?:様|さま|殿)$", "ko": "님(?:께)?$"}
_UNSAID = {"zh-Hans": "副", "zh-Hant": "副"}
"""A deputy is not called one in Chinese."""


@lru_cache(maxsize=1024)
def position_in(role: str, language: str) -> str:
    """The position at the end of what a contact does there (編集部 編集長: 編集長); empty where it replaces no name."""
    key = language if language in _LANGUAGES else language.split("-")[0]
    if key not in _LANGUAGES:
        return ""
    told = bare(role, language)
    known = [one for one in _known(key) if told.endswith(one)]
    if not known or len(told) > 20:
        return ""
    return known[0].removeprefix(_UNSAID.get(key, "\0"))


def bare(position: str, language: str) -> str:
    """A position without the honorific that somebody wrote behind it (部長様, 기자님)."""
    ending = _AFTER.get(language.split("-")[0])
    return re.sub(ending, "", position.strip()).strip() if ending else position.strip()


@lru_cache(maxsize=8)
def _known(key: str) -> tuple[str, ...]:
    """The positions of a language, longest first."""
    return tuple(sorted(words(f"positions/{key}"), key=len, reverse=True))
