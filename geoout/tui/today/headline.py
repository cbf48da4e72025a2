"""The line above what waits."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.tui.ink import Line, Span
from geoout.tui.lined import Lined


class Headline(Lined):
    """`What waits` at the left, `3 blocked / 5 ready` at the right."""

    def __init__(self) -> None:
        super().__init__(id="headline")
        self.counts: Sequence[tuple[str, int]] = ()

    def tell(self, counts: Sequence[tuple[str, int]]) -> None:
        """Other numbers."""
        self.counts = counts
        self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        """The one line."""
        right: list[Span] = []
        for name, count in self.counts:
            right += [(" / ", "faint")] if right else []
            right += [(f"{count:,}", "bold"), (f" {name}", "muted")]
        return [Line((("   ", ""), ("What waits", "bold")), (*right, (" ", "")))]
