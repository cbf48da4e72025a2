"""The editor of a letter: its margin is worked out once for a frame, not once for a line, because keys wait for it."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea

from geoout.tui.draft.folding import fold_by_script
from geoout.tui.ink import ink
from geoout.tui.shapes import shapes
from geoout.tui.widgets.editor import MARGIN, Editor

fold_by_script()

_RANK = {"error": 0, "warning": 1, "info": 2}
_WORDS = {"error": "error", "warning": "warning", "info": "muted"}


class LetterEditor(Editor):
    """Draws what Editor draws; a frame takes about as long as one of a plain TextArea."""

    _margins: dict[str, Strip]
    _severities: dict[int, str]

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a frame, with the margin's three strips and the rows of the findings made beforehand."""
        base = self.rich_style
        blank = Segment(" ", base)
        self._margins = {"": Strip([Segment(" " * MARGIN, base)], MARGIN)}
        for severity, words in _WORDS.items():
            shape = Segment(shapes().severity(severity), base + ink(self.app).style(words))
            self._margins[severity] = Strip([blank, shape, blank], MARGIN)
        self._severities = self._rows_of_findings()
        return super().render_lines(crop)

    def _rows_of_findings(self) -> dict[int, str]:
        """The worst severity by row on the screen as it is wrapped."""
        rows: dict[int, str] = {}
        end = len(self.text)
        for each in self._underlines:
            if each.start < each.end <= end:
                y = self.wrapped_document.location_to_offset(self.place(each.start)).y
                if y not in rows or _RANK.get(each.severity, 3) < _RANK.get(rows[y], 3):
                    rows[y] = each.severity
        return rows

    def render_line(self, y: int) -> Strip:
        """A line of the text with its margin."""
        severity = self._severities.get(self.scroll_offset.y + y, "")
        return Strip.join([self._margins.get(severity, self._margins[""]), TextArea.render_line(self, y)])
