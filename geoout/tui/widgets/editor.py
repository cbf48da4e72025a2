"""The editor: a TextArea that moves by what a reader sees as one character, and shows findings where they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Location

from geoout.language.graphemes import boundaries, next_boundary, previous_boundary
from geoout.tui.ink import ink
from geoout.tui.shapes import shapes

MARGIN = 3
_UNDERLINE = {"error": "underline2 error", "warning": "underline warning", "info": "underline"}
_RANK = {"error": 0, "warning": 1, "info": 2}
_SHAPE_WORDS = {"error": "error", "warning": "warning", "info": "muted"}


@dataclass(frozen=True, slots=True)
class Underline:
    """A place in the text, in code points, with a severity; `current` is the one under the findings' cursor."""

    start: int
    end: int
    severity: str
    current: bool = False


class Editor(TextArea):
    """Soft-wrapped text with a margin for shapes.

    Messages: Edited after each change by the user (not after `show`), Left on escape. `underline` draws findings;
    everything below a line `-- ` is muted. Pasted text is text, cleaned of control characters.
    """

    # Here and not in app.tcss, because the first frame of most screens has no editor to style.
    DEFAULT_CSS = """
    Editor {
        border: none;
        padding: 0 1 0 0;
        background: $background;
        color: $foreground;
        scrollbar-size: 0 0;
    }

    Editor:focus {
        border: none;
    }

    Editor .text-area--cursor {
        background: $accent;
        color: $background;
        text-style: none;
    }

    Editor .text-area--selection {
        background: $cursor;
        color: $foreground;
    }
    """
    takes_text = True
    typing_actions = True
    typing_hints = (("escape", "commands"),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
    ]

    class Edited(Message):
        """The user changed the text."""

        def __init__(self, editor: Editor, text: str) -> None:
            super().__init__()
            self.editor, self.text = editor, text

        @property
        def control(self) -> Editor:
            """The editor."""
            return self.editor

    class Left(Edited):
        """Escape: back to commands."""

    def __init__(
        self,
        text: str = "",
        *,
        margin: int = MARGIN,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        # TextArea measures its gutter while it is being made.
        self._margin = margin
        self._underlines: Sequence[Underline] = ()
        self._starts: list[int] = [0]
        self._expected = text
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            compact=True,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False

    # Text

    def show(self, text: str) -> None:
        """Put another text there; the undo history of the old one goes, no Edited comes."""
        if text == self.text:
            return
        self._expected = text
        self._underlines = ()
        self.load_text(text)

    def put(self, start: int, end: int, text: str) -> None:
        """Replace code points `start` to `end`, as a change that undo takes back; the cursor stands after it."""
        done = self.replace(text, self.place(start), self.place(end), maintain_selection_offset=False)
        self.move_cursor(done.end_location)

    def place(self, offset: int) -> Location:
        """The (row, column) of a code point."""
        starts = self._line_starts()
        row = bisect_right(starts, min(max(offset, 0), len(self.text))) - 1
        return row, min(offset - starts[row], len(self.document.get_line(row)))

    def offset_of(self, location: Location) -> int:
        """The code point at a (row, column)."""
        return self._line_starts()[location[0]] + location[1]

    @property
    def cursor(self) -> int:
        """The code point that the cursor stands before."""
        return self.offset_of(self.cursor_location)

    def go_to(self, offset: int) -> None:
        """Put the cursor before a code point and bring it into view."""
        self.move_cursor(self.place(offset), center=True)

    def _line_starts(self) -> list[int]:
        starts, at = [], 0
        for line in self.document.lines:
            starts.append(at)
            at += len(line) + 1
        return starts or [0]

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell changes of the user from our own."""
        event.stop()
        text = self.text
        if text != self._expected:
            self._expected = text
            self.post_message(self.Edited(self, text))

    # Findings

    def underline(self, places: Sequence[Underline]) -> None:
        """Draw these findings; the worst one of a line gives the margin its shape."""
        self._underlines = sorted(places, key=lambda place: (-_RANK.get(place.severity, 3), place.current))
        self._starts = self._line_starts()
        # refresh() alone leaves lines as they were cached.
        self.notify_style_update()
        self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line with its findings underlined and the signature muted."""
        line = super().get_line(line_index)
        colours = ink(self.app)
        if self._signature_row() <= line_index:
            line.stylize(colours.style("muted"))
        start = self._starts[line_index] if line_index < len(self._starts) else None
        if start is None:
            return line
        end = start + len(line)
        for place in self._underlines:
            if place.start < end and place.end > start:
                words = _UNDERLINE.get(place.severity, "underline") + (" on cursor" if place.current else "")
                line.stylize(colours.style(words), max(place.start - start, 0), min(place.end, end) - start)
        return line

    def _signature_row(self) -> int:
        lines = self.document.lines
        for row in range(len(lines) - 1, -1, -1):
            if lines[row] in ("-- ", "--"):
                return row
        return len(lines)

    @property
    def gutter_width(self) -> int:
        """The margin's cells, which TextArea subtracts wherever it measures."""
        return self._margin

    def render_line(self, y: int) -> Strip:
        """TextArea's line with our margin before it."""
        strip = super().render_line(y)
        if not self._margin:
            return strip
        # Below the text TextArea draws blank lines as wide as itself.
        strip = strip.crop(0, self.scrollable_content_region.width - self._margin)
        base = self.rich_style
        shape = self._shape_at(self.scroll_offset.y + y)
        if shape is None:
            return Strip.join([Strip([Segment(" " * self._margin, base)], self._margin), strip])
        drawn = base + ink(self.app).style(_SHAPE_WORDS[shape])
        gap = self._margin - 2
        margin = [Segment(" " * max(gap, 0), base), Segment(shapes().severity(shape), drawn), Segment(" ", base)]
        return Strip.join([Strip(margin, self._margin), strip])

    def _shape_at(self, y: int) -> str | None:
        if not self._underlines or y >= self.wrapped_document.height:
            return None
        start = self.offset_of(self.wrapped_document.offset_to_location(Offset(0, y)))
        if y + 1 < self.wrapped_document.height:
            stop = self.offset_of(self.wrapped_document.offset_to_location(Offset(0, y + 1)))
        else:
            stop = len(self.text) + 1
        here = [place.severity for place in self._underlines if start <= place.start < stop and place.end > place.start]
        return min(here, key=lambda severity: _RANK.get(severity, 3), default=None)

    # Keys

    async def on_key(self, event: events.Key) -> None:
        """Run the editor's own keys here, in the order they were pressed.

        Left to the application they would bubble up while the letters typed behind them are put in already: a
        backspace over a slow line would take away another letter.
        """
        action = _OWN_KEYS.get(event.key)
        if action is not None:
            event.stop()
            event.prevent_default()
            await self.run_action(action)

    # One character is what a reader sees as one

    def get_cursor_left_location(self) -> Location:
        """One grapheme to the left, over the line's start to the line before."""
        row, column = self.cursor_location
        if column == 0:
            return super().get_cursor_left_location()
        return row, previous_boundary(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> Location:
        """One grapheme to the right, over the line's end to the line after."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column >= len(line):
            return super().get_cursor_right_location()
        return row, next_boundary(line, column)

    def clamp_visitable(self, location: Location) -> Location:
        """Never inside a grapheme: the mouse and the up and down keys end before it."""
        row, column = super().clamp_visitable(location)
        line = self.document.get_line(row)
        if line.isascii():
            return row, column
        places = boundaries(line)
        return row, places[bisect_right(places, column) - 1]

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is text: cleaned, put in place of the selection, never run as keys."""
        from geoout.language.plain import clean

        event.stop()
        event.prevent_default()
        if not self.read_only:
            start, end = sorted(self.selection)
            done = self.replace(clean(event.text), start, end, maintain_selection_offset=False)
            self.move_cursor(done.end_location)

    def action_leave(self) -> None:
        """Escape: back to commands."""
        self.post_message(self.Left(self, self.text))


_OWN_KEYS = {
    key: binding.action
    for binding in (*TextArea.BINDINGS, *Editor.BINDINGS)
    if isinstance(binding, Binding)
    for key in binding.key.split(",")
}
