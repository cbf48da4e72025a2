"""A float that is read: a title, blocks that scroll, and how many lines are below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widget import Widget

from geoout.tui.ink import Line, Span
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes
from geoout.tui.widgets.detail import Build, Detail
from geoout.tui.widgets.float import Float

_ALL = 1000


class More(Lined):
    """`▾ 21 more lines`, the keys that scroll, and `others`: further keys with what they do."""

    def __init__(self, detail: Detail, keys: str = "j k", others: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(id="sheet-more")
        self.detail, self.keys, self.others = detail, keys, others

    def lines(self, width: int) -> Sequence[Line]:
        """One line, without the keys that scroll when all is seen."""
        below = self.detail.lines_below
        others = [
            part for key, verb in self.others for part in (("  ", ""), (key, "bold accent"), (f" {verb}", "muted"))
        ]
        keys: tuple[Span, ...] = ((self.keys, "bold accent"), (" scroll", "muted"), *others)
        if not below and not self.detail.max_scroll_y:
            return [Line((), tuple(others[1:]))]
        more = f"{shapes().more} {below} more {'line' if below == 1 else 'lines'}" if below else "the end"
        return [Line(((more, "muted"),), keys)]


class Sheet(Float[None]):
    """Something to read, over the screen. `build(width)` gives its blocks."""

    WIDTH = 92
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("ctrl+d,pagedown,space", "scroll(10)", show=False),
        Binding("ctrl+u,pageup", "scroll(-10)", show=False),
        Binding("g,home", "scroll(-9999)", show=False),
        Binding("G,end", "scroll(9999)", show=False),
        Binding("q,e,p,f", "leave", show=False),
    ]

    def __init__(self, title: str, build: Build, *, beside: Sequence[Span | str] = ()) -> None:
        super().__init__()
        self.title_text, self.build, self.beside = title, build, beside
        self.detail = Detail(gutter=3, right=3, id="sheet")

    def head(self) -> Iterable[Widget]:
        """The title and what stands beside it."""
        gap: tuple[Span, ...] = (("  ", ""),) if self.beside else ()
        yield self.titled(self.title_text, *gap, *self.beside)

    def inside(self) -> Iterable[Widget]:
        """The blocks."""
        yield self.detail
        yield More(self.detail)

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out anew."""
        self.lay_out(event.size)

    def lay_out(self, size: Size, taken: int = 0) -> None:
        """Fit the blocks into a terminal of `size`, of which `taken` more lines are needed below them."""
        width = min(self.WIDTH + 2, size.width - 4) - 2
        lines = sum(len(part.lines) for part in self.build(width - 3 - 3))
        room = max(size.height - 8 - taken, 3)
        self.detail.styles.height = min(lines, room)
        self.query_one(More).display = lines > room
        self.detail.show(self.build)
        self.call_after_refresh(self.query_one(More).redraw)

    def action_scroll(self, rows: int) -> None:
        """Scroll by lines."""
        self.detail.scroll_relative(y=rows, animate=False, immediate=True)
        self.query_one(More).redraw()


class WalkedSheet(Sheet):
    """A sheet with a cursor: the keys that scroll go from one of its places to another."""

    def action_scroll(self, rows: int) -> None:
        """To another place; a page of lines is a few of them."""
        if abs(rows) >= _ALL:
            (self.detail.to_first if rows < 0 else self.detail.to_last)()
        else:
            self.detail.move(rows if abs(rows) == 1 else rows // 2)
        self.query_one(More).redraw()
