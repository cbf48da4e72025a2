"""Changes: what was taken out of a text and what was put in, by lines and inside them by whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A word with its letters, a run of digits, or one sign; of scripts without spaces each character by itself.
_TOKEN = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\d+(?:[.,]\d+)*"
    r"|[^\W\d_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|\s+|."
)
_ALIKE = 0.35
_ISLAND = 2


class How(StrEnum):
    """What became of a line."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison: its pieces, each with whether it differs; `change` counts changes from 1 (0: none).

    Lines that belong to one change follow each other: what was removed, then what was added.
    """

    how: How
    pieces: tuple[tuple[str, bool], ...]
    change: int = 0

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(piece for piece, _ in self.pieces)


def changes(old: str, new: str) -> list[Row]:
    """The lines of `new` with those of `old` that are gone in their places."""
    return list(_rows(old.split("\n"), new.split("\n")))


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    number = 0
    for tag, start, stop, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Row(How.SAME, ((line, False),)) for line in new[begin:end])
            continue
        pairs = min(stop - start, end - begin) if stop - start == end - begin else 0
        for at in range(pairs):
            number += 1
            before, after = _words(old[start + at], new[begin + at])
            yield Row(How.REMOVED, before, number)
            yield Row(How.ADDED, after, number)
        if not pairs:
            number += 1
            gone, come = _words("\n".join(old[start:stop]), "\n".join(new[begin:end]))
            yield from (Row(How.REMOVED, line, number) for line in _lines(gone, start < stop))
            yield from (Row(How.ADDED, line, number) for line in _lines(come, begin < end))


def _words(old: str, new: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    """Two lines in pieces; where they have too little in common, each is one piece that differs."""
    mine, theirs = _TOKEN.findall(old.replace("\n", "\v")), _TOKEN.findall(new.replace("\n", "\v"))
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return ((old, True),), ((new, True),)
    before: list[tuple[str, bool]] = []
    after: list[tuple[str, bool]] = []
    steps = matcher.get_opcodes()
    for at, (tag, start, stop, begin, end) in enumerate(steps):
        # A word or sign between two changes is no island: the change is read as one.
        island = 0 < at < len(steps) - 1 and len("".join(mine[start:stop]).strip()) <= _ISLAND
        differs = tag != "equal" or island
        if start < stop:
            before.append(("".join(mine[start:stop]).replace("\v", "\n"), differs))
        if begin < end:
            after.append(("".join(theirs[begin:end]).replace("\v", "\n"), differs))
    return tuple(before), tuple(after)


def _lines(pieces: tuple[tuple[str, bool], ...], any_there: bool) -> Iterator[tuple[tuple[str, bool], ...]]:
    """Pieces that may hold line ends, as lines."""
    if not any_there:
        return
    line: list[tuple[str, bool]] = []
    for text, differs in pieces:
        first, *rest = text.split("\n")
        line += [(first, differs)] if first else []
        for part in rest:
            yield tuple(line)
            line = [(part, differs)] if part else []
    yield tuple(line)


def counted(rows: Sequence[Row]) -> tuple[int, int]:
    """How many lines were added and how many removed."""
    return sum(row.how is How.ADDED for row in rows), sum(row.how is How.REMOVED for row in rows)
