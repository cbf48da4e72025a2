"""Positions that take the place of an honorific: 編集長, 편집장님, 主编."""

from __future__ import annotations

import re
from functools import lru_cache

from geoout.people.words import words

_LANGUAGES = frozenset({"ja", "ko", "zh-Hans", "zh-Hant"})
_AFTER = {"ja": "(?:様|さま|殿)$", "ko": "님(?:께)?$"}
_DEPUTY = {"zh": re.compile("^.{0,2}副(?=..|总$)")}
"""What says that somebody is a deputy, and is not said to him in Chinese; 副理 and a Taiwanese 副總 are so called."""


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
    return bare(known[0], language)


def bare(position: str, language: str) -> str:
    """A position as its holder is called: without an honorific behind it (部長様, 기자님), or 副 before it (副主编)."""
    tongue = language.split("-")[0]
    called = position.strip()
    if tongue in _AFTER:
        called = re.sub(_AFTER[tongue], "", called).strip()
    return _DEPUTY[tongue].sub("", called) if tongue in _DEPUTY else called


@lru_cache(maxsize=8)
def _known(key: str) -> tuple[str, ...]:
    """The positions of a language, longest first."""
    return tuple(sorted(words(f"positions/{key}"), key=len, reverse=True))
