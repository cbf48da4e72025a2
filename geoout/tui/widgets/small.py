"""What stands there when the terminal is too small for a screen."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.tui.ink import Line, wrap
from geoout.tui.lined import Lined


class TooSmall(Lined):
    """One sentence with what is there and what is needed; everything goes on as soon as there is room."""

    def lines(self, width: int) -> Sequence[Line]:
        """The sentence, wrapped."""
        size = self.screen.size
        have = f"This terminal has {size.width}×{size.height} cells; geoout needs at least 60×16."
        text = f"{have} Make it larger, or leave with q."
        return [Line(spans) for spans in wrap([text], max(width, 10))]
