"""A pane of rich lines that scrolls, and whose blocks may carry a cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from geoout.tui.ink import BLANK, Line, Span, ink, paint
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, counts, fact, gauge_line, heading, prose, reason, rule_line

__all__ = [
    "Block", "Detail", "block", "counts", "fact", "gauge_line", "heading", "prose", "reason", "rule_line",
]  # fmt: skip

Build = Callable[[int], Sequence[Block]]


class Detail(ScrollView, can_focus=True, inherit_bindings=False):
    """Blocks one below the other: a gutter at the left (shapes hang in it), one free cell at the right.

    `show(build)` calls `build(width)` with the cells that text has, and again when the width changes. A block with an
    id can be stood on; without any the pane only scrolls. Messages: Moved, Chosen (`id` of the block).
    """

    FILLS: ClassVar[bool] = True
    """Whether the block under the cursor has a ground of its own besides the bar."""

    class Moved(Message):
        """The cursor stands on another block."""

        def __init__(self, detail: Detail, id: str | None) -> None:
            super().__init__()
            self.detail, self.id = detail, id

        @property
        def control(self) -> Detail:
            """The pane."""
            return self.detail

    class Chosen(Moved):
        """A block was opened."""

    def __init__(self, *, gutter: int = 2, right: int = 1, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.gutter_cells = gutter
        self.right_cells = right
        self.current: str | None = None
        self._build: Build = lambda width: ()
        self._blocks: Sequence[Block] = ()
        self._lines: list[tuple[Line, Block]] = []
        self._starts: dict[str, tuple[int, int]] = {}
        self._built_for = -1
        self._base: Style | None = None

    def show(self, build: Build, *, top: bool = False) -> None:
        """Show other blocks; the cursor stays on its id where that is still there. `top` scrolls to the first line."""
        self._build = build
        self._rebuild()
        if top:
            self.scroll_to(y=0, animate=False, immediate=True)
        else:
            self._reveal()

    @property
    def text_width(self) -> int:
        """Cells that text has."""
        return max(self.size.width - self.gutter_cells - self.right_cells, 1)

    @property
    def ids(self) -> list[str]:
        """The ids that the cursor can stand on, from the top."""
        return list(self._starts)

    def go_to(self, id: str | None) -> None:
        """Put the cursor on a block."""
        if id in self._starts and id != self.current:
            self.current = id
            self._reveal()
            self.refresh()
            self.post_message(self.Moved(self, id))

    def choose(self) -> None:
        """Open the block under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))

    # Moving

    def move(self, rows: int) -> None:
        """To the next or previous block; a pane without such blocks scrolls."""
        ids = self.ids
        if not ids:
            self.scroll_relative(y=rows, animate=False)
            return
        at = ids.index(self.current) if self.current in ids else -1
        self.go_to(ids[min(max(at + rows, 0), len(ids) - 1)])

    def to_first(self) -> None:
        """To the top."""
        if self.ids:
            self.go_to(self.ids[0])
        self.scroll_to(y=0, animate=False, immediate=True)

    def to_last(self) -> None:
        """To the end."""
        if self.ids:
            self.go_to(self.ids[-1])
        self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def page(self, pages: float) -> None:
        """Scroll by pages."""
        self.scroll_relative(y=int(pages * self.size.height), animate=False)

    @property
    def lines_below(self) -> int:
        """How many lines stand below what is seen."""
        return max(len(self._lines) - self.scroll_offset.y - self.size.height, 0)

    # Drawing

    def on_resize(self) -> None:
        """Lay it out anew."""
        if self.size.width != self._built_for:
            self._rebuild()

    def _rebuild(self) -> None:
        self._built_for = self.size.width
        self._blocks = self._build(self.text_width) if self.size.width else ()
        self._lines, self._starts = [], {}
        for part in self._blocks:
            if part.id is not None:
                self._starts[part.id] = (len(self._lines), len(part.lines))
            self._lines += [(drawn, part) for drawn in part.lines]
        if self.current not in self._starts:
            self.current = next(iter(self._starts), None)
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    def _reveal(self) -> None:
        start, count = self._starts.get(self.current or "", (0, 0))
        if not count:
            return
        top, height = self.scroll_offset.y, self.size.height
        if self.current == next(iter(self._starts)):
            start, count = 0, start + count  # what stands above the first block is its heading
        if start < top:
            self.scroll_to(y=start, animate=False, immediate=True)
        elif start + count > top + height:
            self.scroll_to(y=min(start, start + count - height), animate=False, immediate=True)

    def notify_style_update(self) -> None:
        """Textual calls this when colours change."""
        self._base = None
        super().notify_style_update()

    def on_focus(self) -> None:
        """Show that it has the focus."""
        self._base = None
        self.refresh()

    def on_blur(self) -> None:
        """Show that the focus is elsewhere."""
        self.on_focus()

    def render_line(self, y: int) -> Strip:
        """One line, as Textual asks for it."""
        width = self.size.width
        if self._base is None:
            self._base = self.rich_style
        at = self.scroll_offset.y + y
        if at >= len(self._lines):
            return paint(BLANK, width, ink(self.app), self._base)
        drawn, part = self._lines[at]
        here = part.id is not None and part.id == self.current
        fill = ("on cursor" if self.has_focus else "on cursor-blur") if here and self.FILLS else drawn.fill
        return paint(
            Line((*self._gutter(at, part, here), *drawn.left), (*drawn.right, (" " * self.right_cells, "")), fill),
            width,
            ink(self.app),
            self._base,
        )

    def _gutter(self, at: int, part: Block, here: bool) -> list[Span]:
        bar: Span = (shapes().bar, "accent") if here and self.has_focus else (" ", "")
        first = part.shape is not None and self._lines[at - 1][1] is not part if at else part.shape is not None
        if self.gutter_cells < 2:
            return [bar] if self.gutter_cells else []
        shape: Span = part.shape if first and part.shape is not None else (" ", "")
        return [bar, shape, *([(" " * (self.gutter_cells - 2), "")] if self.gutter_cells > 2 else [])]

    def on_click(self, event: events.Click) -> None:
        """A click does what the key would."""
        at = self.scroll_offset.y + event.y
        if at < len(self._lines) and self._lines[at][1].id is not None:
            self.go_to(self._lines[at][1].id)
            if event.chain == 2:
                self.choose()
