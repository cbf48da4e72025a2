"""The line above what waits."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.tui.ink import Line, Span, width_of
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
        left: tuple[Span, ...] = (("   ", ""), ("What waits", "bold"))
        right: list[Span] = []
        for name, count in self.counts:
            right += [(" / ", "faint")] if right else []
            right += [(f"{count:,}", "bold"), (f" {name}", "muted")]
        if width_of([*left, *right]) + 2 > width:  # more sections than room: all of it in one number
            right = [(f"{sum(count for _, count in self.counts):,}", "bold"), (" in all", "muted")]
        return [Line(left, (*right, (" ", "")))]
