"""Marks of a list: single rows, a range that follows the cursor, all that a filter finds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoout.tui.widgets.rows import Rows


class Marks:
    """The marked ids of a list. They survive another filter; `before` remembers sets for undoing a marking."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.ids: set[int] = set()
        self._anchor: int | None = None
        self._sticky = False
        self._kept: set[int] = set()
        self._before: list[set[int]] = []

    def __len__(self) -> int:
        return len(self.ids)

    def toggle(self) -> None:
        """Mark the row under the cursor, or take its mark."""
        current = self._rows.current
        if current is not None:
            self._remember()
            self.ids ^= {current}
            self._anchor = None
            self._changed()

    def start_range(self) -> bool:
        """Start marking from the cursor on (`v`), or end it; answers whether a range is open now."""
        if self._anchor is not None and self._sticky:
            self.end_range()
        elif self._rows.current is not None:
            self._open(sticky=True)
        return self._anchor is not None

    def end_range(self) -> bool:
        """Leave the range's marks as they are and stop following; False when none was open."""
        was_open, self._anchor = self._anchor is not None, None
        return was_open

    def stretch(self, rows: int) -> None:
        """Move by so many rows and mark what lies on the way (shift+arrow)."""
        if self._anchor is None and self._rows.current is not None:
            self._open(sticky=False)
        sticky, self._sticky = self._sticky, True
        self._rows.move(rows)
        self._sticky = sticky

    def add(self, ids: Iterable[int]) -> None:
        """Mark these too."""
        self._remember()
        self.ids |= set(ids)
        self._changed()

    def clear(self) -> None:
        """Take all marks."""
        if self.ids:
            self._remember()
            self.ids = set()
        self._anchor = None
        self._changed()

    def undo(self) -> bool:
        """The marks as they were before the last marking; False when there was none."""
        if not self._before:
            return False
        self.ids = self._before.pop()
        self._anchor = None
        self._changed()
        return True

    def follow(self, old: int, new: int) -> None:
        """The cursor moved from row `old` to `new`: an open range is stretched, a loose one ends."""
        if self._anchor is None:
            return
        if not self._sticky:
            self._anchor = None
            return
        first, last = sorted((self._anchor, new))
        self.ids = self._kept | set(self._rows.ids[first : last + 1])
        self._changed()

    def _open(self, *, sticky: bool) -> None:
        self._remember()
        self._anchor, self._sticky = self._rows.cursor, sticky
        self._kept = set(self.ids)
        current = self._rows.current
        if current is not None:
            self.ids.add(current)
        self._changed()

    def _remember(self) -> None:
        self._before = [*self._before[-19:], set(self.ids)]

    def _changed(self) -> None:
        self._rows.refresh()
        self._rows.post_message(self._rows.MarksChanged(self._rows))
