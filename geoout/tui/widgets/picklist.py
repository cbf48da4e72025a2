"""The list inside a float: a few hundred items at most, filtered by typing, chosen by enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual import events
from textual.message import Message

from geoout.tui.ink import BLANK, Line, Span, cut_spans, width_of
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes

_GUTTER = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One line: what stands left, what beside it, what at the right; `possible` False greys it."""

    value: Any
    left: tuple[Span, ...]
    note: str = ""
    right: tuple[Span, ...] = ()
    possible: bool = True


class PickList(Lined):
    """Items with a cursor, at most `most` lines high. It has no focus of its own: the prompt above it keeps that."""

    class Picked(Message):
        """An item was clicked or entered."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    def __init__(self, most: int = 12, *, note_at: int = 34, id: str | None = None) -> None:
        super().__init__(id=id)
        self.most = most
        self.note_at = note_at
        self.items: Sequence[Item] = ()
        self.cursor = 0
        self.nothing = ""
        self._top = 0
        self._longest = 0

    def show(self, items: Sequence[Item], *, cursor: int = 0) -> None:
        """Show other items."""
        self.items = items
        self._longest = max((width_of(item.left) for item in items if item.note), default=0)
        self.cursor = min(max(cursor, 0), max(len(items) - 1, 0))
        self._top = 0
        self._keep_in_view()
        self.redraw(layout=True)

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        return self.items[self.cursor] if self.items else None

    def move(self, rows: int) -> None:
        """Move the cursor."""
        if self.items:
            self.cursor = min(max(self.cursor + rows, 0), len(self.items) - 1)
            self._keep_in_view()
            self.redraw()

    def _keep_in_view(self) -> None:
        height = self.height_now
        self._top = min(max(self._top, self.cursor - height + 1), self.cursor)

    @property
    def height_now(self) -> int:
        """Lines that are seen."""
        return max(min(self.most, len(self.items)), 1)

    def lines(self, width: int) -> Sequence[Line]:
        """The window of items around the cursor."""
        if not self.items:
            return [Line(((" " * _GUTTER, ""), (self.nothing, "faint")))]
        seen = self.items[self._top : self._top + self.height_now]
        drawn = [self._line(item, i + self._top == self.cursor, width) for i, item in enumerate(seen)]
        below = len(self.items) - self._top - len(seen)
        if below > 0:
            more = f"{shapes().more} {below:,} more"
            drawn.append(Line(((" " * _GUTTER, ""), (more, "muted"))))
        elif len(self.items) > self.most:
            drawn.append(BLANK)
        return drawn

    def _line(self, item: Item, under: bool, width: int) -> Line:
        bar: Span = (shapes().bar, "accent") if under else (" ", "")
        right = (*item.right, ("   ", "")) if item.possible else (*((t, "faint") for t, _ in item.right), ("   ", ""))
        left = [(text, words if item.possible else "faint") for text, words in item.left]
        if under:
            left = [(text, f"bold {words}".strip() if "bold" not in words else words) for text, words in left]
        room = width - _GUTTER - width_of(right) - 1
        if not item.note:
            spans = cut_spans(left, room)
        else:
            column = self._column(width - 2 * _GUTTER)
            left = cut_spans(left, max(room - 2, 1))
            gap = max(column - width_of(left), 2)
            note = (item.note, "muted" if item.possible else "faint")
            spans = [*left, (" " * gap, ""), *cut_spans([note], max(room - width_of(left) - gap, 0))]
        return Line((bar, (" " * (_GUTTER - 1), ""), *spans), right, "on cursor" if under else "")

    def _column(self, room: int) -> int:
        """Where notes stand: all in one column, further right for long labels; one longer still pushes its own note."""
        if self._longest < self.note_at:
            return min(self.note_at, room // 2)
        return min(self._longest + 2, room * 3 // 5)

    def on_click(self, event: events.Click) -> None:
        """A click does what the key would."""
        at = self._top + event.y
        if event.y < self.height_now and at < len(self.items):
            self.cursor = at
            self.redraw()
            self.post_message(self.Picked(self.items[at]))
