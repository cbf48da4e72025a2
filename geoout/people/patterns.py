"""Salutation patterns: what they need, and how they are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from geoout.language.plain import clean_line

_FIELD = re.compile(r"\{(\w+)(?:(!)|\|([^{}]*))?\}")
_MAY_BE_EMPTY = frozenset({"title", "department"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern taken apart.

    `lines` hold pieces (field, text): a field with what stands there where it is empty, or no field and plain text.
    `needs` are the fields without which it cannot be used, `holders` those (marked `!`) that only some contacts have.
    """

    lines: tuple[tuple[tuple[str, str], ...], ...]
    needs: tuple[str, ...]
    holders: tuple[str, ...]


@lru_cache(maxsize=1024)
def taken_apart(pattern: str) -> Pattern:
    """A pattern as its reader allowed it (`schema.pattern`), one line or several."""
    needs, holders, lines = [], [], []
    for line in pattern.split("\n"):
        pieces, at = [], 0
        for found in _FIELD.finditer(line):
            name, mark, instead = found.groups()
            if mark:
                holders.append(name)
            elif instead is None and name not in _MAY_BE_EMPTY:
                needs.append(name)
            pieces += [("", line[at : found.start()]), (name, instead or "")]
            at = found.end()
        lines.append((*pieces, ("", line[at:])))
    return Pattern(tuple(lines), tuple(needs), tuple(holders))


def lacking(pattern: str, values: Mapping[str, str]) -> str | None:
    """The first field that the pattern needs and the values lack; a holder's field before all others."""
    known = taken_apart(pattern)
    return next((name for name in (*known.holders, *known.needs) if not values[name]), None)


def is_for_some(pattern: str, field: str) -> bool:
    """Whether the pattern is only for those who have this field (`{title!}`)."""
    return field in taken_apart(pattern).holders


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """A pattern with its fields filled. Values are text: braces in them mean nothing.

    An empty field takes its space with it, an empty line falls away.
    """
    filled = (
        clean_line("".join(values[name] or text if name else text for name, text in line))
        for line in taken_apart(pattern).lines
    )
    return "\n".join(line for line in filled if line)
