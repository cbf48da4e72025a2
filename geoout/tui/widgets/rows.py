"""The list: a line-rendered view of an id vector. It holds a million rows because it never loads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from geoout.errors import GeooutError
from geoout.tui.ink import BLANK, Span, ink, paint
from geoout.tui.widgets.columns import Column, laid_out
from geoout.tui.widgets.marks import Marks
from geoout.tui.widgets.row_lines import GUTTER, MARKED, UNDER, head_line, row_line, section_line
from geoout.tui.widgets.sections import Lines, Section

_PAGE = 128
_KEPT_ROWS = 8192


class HasId(Protocol):
    """What a page is made of: anything with the id that the vector holds."""

    @property
    def id(self) -> int:
        """The row's id."""


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """A list over a vector of ids.

    `fetch(ids)` answers the rows of one page, missing ids left out, in any order; it is called in the UI's thread and
    must be quick. `shape(row)` answers what stands in the gutter of an unmarked row. `show()` swaps the vector and
    keeps the cursor on its id. Messages: Moved, Chosen (enter, double click), MarksChanged, SortWanted (a click on a
    column's name).
    """

    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor stands on another row; `id` is None when the list is empty."""

        def __init__(self, rows: Rows, id: int | None) -> None:
            super().__init__()
            self.rows, self.id = rows, id

        @property
        def control(self) -> Rows:
            """The list."""
            return self.rows

    class Chosen(Moved):
        """A row was opened."""

    class MarksChanged(Message):
        """Other rows are marked than before."""

        def __init__(self, rows: Rows) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> Rows:
            """The list."""
            return self.rows

    class SortWanted(MarksChanged):
        """A column's name was clicked; `key` is the column's `sort`."""

        def __init__(self, rows: Rows, key: str) -> None:
            super().__init__(rows)
            self.key = key

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Callable[[Sequence[int]], Sequence[Any]],
        *,
        shape: Callable[[Any], Span] | None = None,
        head: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.columns = tuple(columns)
        self.fetch = fetch
        self.shape = shape
        self.head = 1 if head else 0
        self.ids: Sequence[int] = ()
        self.marks = Marks(self)
        self.sorted_by: tuple[str, bool] | None = None
        self._lines = Lines(0)
        self._rows: dict[int, Any] = {}
        self._strips: dict[tuple[int, int], Strip] = {}
        self._laid: list[tuple[Column, int]] = []
        self._laid_for = -1
        self._base: Style | None = None

    # What it shows

    def show(
        self, ids: Sequence[int], *, sections: Sequence[Section] = (), sort: tuple[str, bool] | None = None
    ) -> None:
        """Show another vector: the cursor stays on its id where it still is, else on its place in the list.

        `sort` is (column's sort key, descending) for the arrow in the head.
        """
        before = self.current
        self.ids = ids
        self.sorted_by = sort
        self._lines = Lines(len(ids), sections)
        self._strips.clear()
        self.virtual_size = Size(self.size.width, self._lines.total + self.head)
        place = self._place_of(before) if before is not None else None
        old = self.cursor
        self.cursor = min(self.cursor if place is None else place, max(len(ids) - 1, 0))
        self.refresh()
        if self.current != before or self.cursor != old:
            self._reveal()
        if self.current != before:
            self.post_message(self.Moved(self, self.current))

    def forget(self, ids: Sequence[int] | None = None) -> None:
        """Fetch rows again: those named, or all, because they changed."""
        if ids is None:
            self._rows.clear()
        else:
            for id in ids:
                self._rows.pop(id, None)
        self._strips.clear()
        self.refresh()

    @property
    def current(self) -> int | None:
        """The id under the cursor."""
        return self.ids[self.cursor] if 0 <= self.cursor < len(self.ids) else None

    @property
    def row(self) -> Any | None:
        """The row under the cursor."""
        return None if self.current is None else self._fetched(self.current, self.cursor)

    def chosen_ids(self) -> list[int]:
        """What a key acts on: the marked rows in the list's order, else the one under the cursor."""
        if self.marks:
            shown = [id for id in self.ids if id in self.marks.ids]
            return shown or sorted(self.marks.ids)
        return [] if self.current is None else [self.current]

    def go_to(self, id: int) -> bool:
        """Put the cursor on a row; False when it is not shown."""
        place = self._place_of(id)
        if place is None:
            return False
        self.to(place)
        return True

    def _place_of(self, id: int) -> int | None:
        if self.cursor < len(self.ids) and self.ids[self.cursor] == id:
            return self.cursor
        try:
            return self.ids.index(id)
        except ValueError:
            return None

    # Moving

    def to(self, index: int) -> None:
        """Put the cursor on the row at `index`, or on the nearest there is."""
        index = max(0, min(index, len(self.ids) - 1))
        if index == self.cursor or not self.ids:
            return
        old, self.cursor = self.cursor, index
        self.marks.follow(old, index)
        self._reveal()
        for place in (old, index):
            self.refresh_line(self._lines.of_row(place) + self.head)
        self.post_message(self.Moved(self, self.current))

    def move(self, rows: int) -> None:
        """Move the cursor by so many rows."""
        self.to(self.cursor + rows)

    def to_first(self) -> None:
        """To the first row."""
        self.to(0)

    def to_last(self) -> None:
        """To the last row."""
        self.to(len(self.ids) - 1)

    def page(self, pages: float) -> None:
        """Move by pages, or parts of one."""
        step = max(int(abs(pages) * self.body_height), 1)
        self.move(step if pages > 0 else -step)

    def choose(self) -> None:
        """Open the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))

    @property
    def body_height(self) -> int:
        """Lines for rows, without the head."""
        return max(self.size.height - self.head, 1)

    def _reveal(self) -> None:
        line, height = self._lines.of_row(self.cursor), self.body_height
        top = self.scroll_offset.y
        if line < top or self.cursor == 0:
            self.scroll_to(y=0 if self.cursor == 0 else line, animate=False, immediate=True)
        elif line >= top + height:
            self.scroll_to(y=line - height + 1, animate=False, immediate=True)

    # Drawing

    def on_resize(self) -> None:
        """Lay it out anew."""
        self._strips.clear()
        self.virtual_size = Size(self.size.width, self._lines.total + self.head)
        self.call_after_refresh(self._reveal)

    def notify_style_update(self) -> None:
        """Textual calls this when colours change."""
        self._strips.clear()
        self._base = None
        super().notify_style_update()

    def on_focus(self) -> None:
        """Show that it has the focus."""
        self._redraw_cursor()

    def on_blur(self) -> None:
        """Show that the focus is elsewhere."""
        self._redraw_cursor()

    def _redraw_cursor(self) -> None:
        self._base = None
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line, as Textual asks for it."""
        width = self.size.width
        if self._base is None:
            self._base = self.rich_style
        if width != self._laid_for:
            self._laid, self._laid_for = laid_out(self.columns, width - GUTTER - 1), width
            self._strips.clear()
        if y < self.head:
            return paint(head_line(self._laid, self.sorted_by), width, ink(self.app), self._base)
        place = self._lines.at(self.scroll_offset.y + y - self.head)
        if place is None:
            return paint(BLANK, width, ink(self.app), self._base)
        if isinstance(place, Section):
            return paint(section_line(place), width, ink(self.app), self._base)
        id = self.ids[place]
        state = UNDER * (place == self.cursor) + MARKED * (id in self.marks.ids)
        strip = self._strips.get((id, state))
        if strip is None:
            row = self._fetched(id, place)
            drawn = row_line(row, self._laid, state, focused=self.has_focus, shape=self.shape)
            strip = paint(drawn, width, ink(self.app), self._base)
            if len(self._strips) > 4 * _PAGE:
                self._strips.clear()
            self._strips[id, state] = strip
        return strip

    def _fetched(self, id: int, place: int) -> Any | None:
        row = self._rows.get(id)
        if row is not None:
            return row
        first = place - place % _PAGE
        wanted = [other for other in self.ids[first : first + _PAGE] if other not in self._rows]
        if len(self._rows) > _KEPT_ROWS:
            self._rows.clear()
            wanted = list(self.ids[first : first + _PAGE])
        try:
            for found in self.fetch(wanted):
                self._rows[found.id] = found
        except GeooutError as error:
            self.app.call_later(self.app.notify, str(error), severity="error")
        return self._rows.get(id)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """A click does what the key would."""
        line = event.y - self.head
        if line < 0:
            self._click_head(event.x)
            return
        place = self._lines.at(self.scroll_offset.y + line)
        if isinstance(place, int):
            self.to(place)
            if event.x in (1, 2):
                self.marks.toggle()
            elif event.chain == 2:
                self.choose()

    def _click_head(self, x: int) -> None:
        at = GUTTER
        for i, (column, width) in enumerate(self._laid):
            at += column.gap if i else 0
            if at - 1 <= x < at + width and column.sort:
                self.post_message(self.SortWanted(self, column.sort))
            at += width
