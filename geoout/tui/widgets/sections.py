"""Headings inside a list: which line shows which row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading before row `at`: its title, its count, and what its right column says."""

    at: int
    title: str
    count: int | None = None
    note: str = ""


class Lines:
    """Maps rows to lines when headings stand between them: each has one line, and all but the first a blank above."""

    def __init__(self, rows: int, sections: Sequence[Section] = ()) -> None:
        self.rows = rows
        self.sections = tuple(sections)
        self._starts = [section.at for section in self.sections]
        self._headings = [section.at + 2 * i for i, section in enumerate(self.sections)]
        self.total = rows + max(2 * len(self.sections) - 1, 0)

    def of_row(self, row: int) -> int:
        """The line of a row."""
        if not self.sections:
            return row
        return row + max(2 * bisect_right(self._starts, row) - 1, 0)

    def at(self, line: int) -> int | Section | None:
        """What stands on a line: a row's index, a heading, or nothing."""
        if not self.sections:
            return line if 0 <= line < self.rows else None
        i = bisect_right(self._headings, line) - 1
        if i < 0:
            return line if 0 <= line < self._starts[0] else None
        if line == self._headings[i]:
            return self.sections[i]
        row = line - self._headings[i] - 1 + self._starts[i]
        end = self._starts[i + 1] if i + 1 < len(self._starts) else self.rows
        return row if row < end else None
