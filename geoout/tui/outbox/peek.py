"""The peek: two lines about the draft under the cursor, where there is no room for a detail pane."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from geoout.tui.ink import BLANK, Line, Span, cut_spans, line
from geoout.tui.lined import Lined
from geoout.tui.outbox.detail import place_of, shape_of
from geoout.tui.outbox.entries import Stage, day_of
from geoout.tui.outbox.shown import Shown
from geoout.tui.outbox.when import slot_said
from geoout.tui.shapes import shapes

_INDENT: Span = ("   ", "")


class Peek(Lined):
    """A line that cuts it off; then what stops it, or when it is read; then what to write instead, or the way out."""

    def __init__(self, folder: Path) -> None:
        super().__init__(id="peek")
        self.folder = folder
        self.shown: Shown | None = None

    def show(self, shown: Shown | None) -> None:
        """Show another draft, or nothing."""
        self.shown = shown
        self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        """Three lines."""
        rule = Line(((" " + shapes().rule * max(width - 2, 0), "rule"),))
        if self.shown is None:
            return [rule, BLANK, BLANK]
        room = width - 4
        first, second = self._first(self.shown), self._second(self.shown)
        return [rule, *(Line((_INDENT, *cut_spans(each.left, room)), each.right) for each in (first, second))]

    def _first(self, shown: Shown) -> Line:
        if shown.stage is Stage.BLOCKED and shown.blocking:
            first = shown.blocking[0]
            return line((f"{shapes().error} ", "error"), (first.code, "bold"), f" {first.message}")
        if shown.stage.is_out and shown.departures:
            day = day_of(shown.departures[-1].at, year=True)
            return line("left ", (day, "bold"), (f"  {shown.aftermath.said or shown.row.email}", "muted"))
        warning = next((each for each in shown.checklist if each.severity in ("error", "warning")), None)
        spans: list[Span] = []
        if shown.market is not None:
            spans = [*slot_said(shown.market, shown.when), ("   ", "")]
        return line(*spans, *((shape_of(warning), f" {warning.text}") if warning else ()))

    def _second(self, shown: Shown) -> Line:
        if shown.stage is Stage.BLOCKED and shown.blocking and shown.blocking[0].suggestion:
            return line((f"{shapes().suggestion} ", "accent"), shown.blocking[0].suggestion)
        if shown.stage.is_out and shown.departures:
            return line((place_of(shown.departures[-1], self.folder), "muted"))
        here = next(each for each in shown.ways if each.way is shown.way)
        return line(
            (shapes().chosen, "accent"), f" {shown.way.label} ", (here.said, "warning" if here.why_not else "muted")
        )
