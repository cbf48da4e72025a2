"""Sentences above a list that a person should know before working on."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.tui.ink import BLANK, Line, Span, wrap
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes

_MOST_LINES = 2


class Notes(Lined):
    """A warning per sentence, two lines each at most; nothing, and no room taken, when there is none."""

    def __init__(self) -> None:
        super().__init__(id="notes")
        self.said: Sequence[Sequence[Span]] = ()

    def tell(self, said: Sequence[Sequence[Span]]) -> None:
        """Other sentences."""
        if list(said) != list(self.said):
            self.said = said
            self.redraw(layout=True)

    def lines(self, width: int) -> Sequence[Line]:
        """The sentences."""
        found: list[Line] = []
        for each in self.said:
            rows = wrap(each, max(width - 4, 10))[:_MOST_LINES]
            for place, row in enumerate(rows):
                sign: Span = (f" {shapes().warning} ", "warning") if not place else ("   ", "")
                found.append(Line((sign, *row)))
        return [BLANK, *found] if found else []
