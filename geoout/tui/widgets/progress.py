"""Progress: one line at the bottom of its pane; the list above stays usable."""

from __future__ import annotations

from collections.abc import Sequence

from textual.timer import Timer

from geoout.tui.ink import Line, Span, cut, width_of
from geoout.tui.lined import Lined
from geoout.tui.widgets.gauge import gauge, wandering


class Progress(Lined):
    """What is going on, a gauge, percent, a count, and `esc stop`; hidden when nothing goes on."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self.what = ""
        self.done = 0.0
        self.of: float | None = None
        self.count = ""
        self._step = 0
        self._timer: Timer | None = None

    def say(self, what: str, done: float = 0, of: float | None = None, count: str = "") -> None:
        """Show how far it is: `done` of `of`, or an unknown length when `of` is None; `count` as `612,408 rows`."""
        self.what, self.done, self.of, self.count = what, done, of, count
        self.display = True
        if of is None and self._timer is None:
            self._timer = self.set_interval(0.25, self._wander)
        self.redraw()

    def end(self) -> None:
        """Take it away."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.display = False

    def _wander(self) -> None:
        self._step += 1
        self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        """The one line."""
        right: list[Span] = [("esc", "bold accent"), (" stop ", "muted")]
        tail: list[Span] = []
        if self.of:
            tail += [(f" {self.done / self.of:>4.0%}".replace("%", " %"), "bold")]
        if self.count:
            tail += [(f"  {self.count}", "muted")]
        room = width - 3 - width_of(right) - width_of(tail) - 2
        long = min(14, max(room // 3, 4))
        what = cut(self.what, max(room - long - 1, 4))
        drawn = gauge(self.done, self.of, long) if self.of else wandering(self._step, long)
        return [Line((("   ", ""), (what, ""), (" ", ""), *drawn, *tail), tuple(right))]
