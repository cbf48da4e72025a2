"""Titles in a salutation, compared with those that a contact holds."""

from __future__ import annotations

import re

from geoout.checks.phrases import Found

_BARE = re.compile(r"[\s.,;:!ªº·]+")
_FEMININE = 3
"""Letters that a feminine adds at most: Dr., Dra., Dott.ssa."""


def bare(title: str) -> str:
    """A title without dots, spaces and case."""
    return _BARE.sub("", title).casefold()


def held(title: str) -> tuple[str, ...]:
    """The words of a contact's titles, bare: `Prof. Dr.` is prof and dr."""
    return tuple(filter(None, map(bare, re.sub(r"\.(?=\w)", ". ", title).split())))


def same(one: str, other: str) -> bool:
    """Whether two bare titles are one, but for gender or abbreviation: dr and dra, prof and professor."""
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or not long.startswith(short):
        return short == long
    return len(long) - len(short) <= _FEMININE or short == "prof"


def is_held(found: Found, title: str) -> bool:
    """Whether a title that stands in a salutation, as written or as the list knows it, is among the contact's."""
    words = held(title)
    written = [*held(found.text), bare(found.text), bare(found.counterpart or "")]
    return any(same(word, mine) for word in words for mine in written if mine)
