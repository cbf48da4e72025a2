"""A name pattern such as `{surname}, {given} {given2-initial}`: read once, chosen for a name, filled."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from geoout.people.person_names.fields import NameField, PersonName, read_field

Value = Callable[[PersonName, NameField], str]
_PART = re.compile(r"\{([^{}]+)\}|((?:[^{\\]|\\.)+)")
_ESCAPE = re.compile(r"\\(.)")
_NO_BREAK = frozenset("\u00a0\u2007\u202f")


class NamePattern:
    """Fields and the literals between them. `literals` has one more entry than `fields`: before, between, after."""

    __slots__ = ("fields", "literals", "wants_surname")

    def __init__(self, text: str) -> None:
        self.fields: list[NameField] = []
        self.literals = [""]
        for field, literal in _PART.findall(text):
            if field:
                known = read_field(field)
                if known is None:
                    continue
                self.fields.append(known)
                self.literals.append("")
            else:
                self.literals[-1] += _ESCAPE.sub(r"\1", literal)
        self.wants_surname = all(f.name != "given" or "initial" in f.modifiers for f in self.fields)

    def fill(self, name: PersonName, value: Value) -> str:
        """The pattern with the name's values; literals beside an empty field go with it, as UTS 35 has it."""
        if self.wants_surname and not name.plain("surname"):
            name = name.with_given_as_surname()
        values = [value(name, field) for field in self.fields]
        filled = [place for place, found in enumerate(values) if found]
        if not filled:
            return ""
        parts = [self.literals[0] if filled[0] == 0 else "", values[filled[0]]]
        for before, place in pairwise(filled):
            literal = self.literals[before + 1]
            if place > before + 1:
                literal = _coalesced(literal, self.literals[place])
            parts += (literal, values[place])
        parts.append(self.literals[-1] if filled[-1] == len(values) - 1 else "")
        return "".join(parts)


@lru_cache(maxsize=2048)
def read_pattern(text: str) -> NamePattern:
    """The pattern that `text` writes."""
    return NamePattern(text)


def best_pattern(texts: Sequence[str], name: PersonName, value: Value) -> NamePattern:
    """Of a slot's alternates the one with most fields filled, then with fewest empty, then the first.

    The text has the first in the alphabet there; CLDR's own cases (es_US, sorting) have the first of the data.
    """
    if len(texts) == 1:
        return read_pattern(texts[0])

    def rank(pattern: NamePattern) -> tuple[int, int]:
        filled = sum(bool(value(name, field)) for field in pattern.fields)
        return -filled, len(pattern.fields) - filled

    return min(map(read_pattern, texts), key=rank)


def _coalesced(before: str, after: str) -> str:
    """One literal of the two that stood around empty fields: `, ` and ` ` are `, `; ` (` and `) ` one space.

    Signs that touched the empty field are gone up to the next space on either side.
    """
    if before.endswith(after):
        after = ""
    head = next((place for place, sign in enumerate(before) if _is_space(sign)), len(before))
    tail = next((place for place in range(len(after), 0, -1) if _is_space(after[place - 1])), 0)
    if head < len(before):
        head += 1
    elif tail:
        tail -= 1
    return before[:head] + after[tail:]


def _is_space(sign: str) -> bool:
    return sign.isspace() and sign not in _NO_BREAK
