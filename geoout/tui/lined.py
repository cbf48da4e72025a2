"""A widget that draws lines of styled text, its height as many as they are or as much as its style says."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from geoout.tui.ink import BLANK, Line, ink, paint


class Lined(Widget):
    """Base for bands, prompts, toasts: override `lines(width)`; `redraw()` after what it shows has changed."""

    DEFAULT_CSS = "Lined { width: 1fr; height: auto; }"

    def lines(self, width: int) -> Sequence[Line]:
        """What to draw on `width` cells."""
        return ()

    def redraw(self, layout: bool = False) -> None:
        """Draw again; with `layout` when the number of lines may have changed."""
        self._drawn = None
        self.refresh(layout=layout)

    _drawn: tuple[int, Style, list[Strip]] | None = None

    def notify_style_update(self) -> None:
        """Textual calls this when colours change."""
        self._drawn = None
        super().notify_style_update()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        """One line of the drawing."""
        width = self.content_size.width
        base = self.rich_style
        if self._drawn is None or self._drawn[0] != width or self._drawn[1] != base:
            colours = ink(self.app)
            self._drawn = (width, base, [paint(line, width, colours, base) for line in self.lines(width)])
        strips = self._drawn[2]
        return strips[y] if y < len(strips) else paint(BLANK, width, ink(self.app), base)
