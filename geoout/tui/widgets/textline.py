"""One line to type in: moves and deletes what a reader sees as one character, and takes pasted text as text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.message import Message

from geoout.tui.ink import Line, Span, cut_spans, width_of
from geoout.tui.lined import Lined

Paint = Callable[[str], Sequence[Span]]


class TextLine(Lined, can_focus=True):
    """A text field of one line. `painted(value)` may colour it; `hint` stands there, faint, while it is empty.

    Messages: Changed after each change, Submitted on enter.
    """

    takes_text = True
    typing_hints: Sequence[tuple[str, str]] = ()

    class Changed(Message):
        """The text is another."""

        def __init__(self, field: TextLine, value: str) -> None:
            super().__init__()
            self.field, self.value = field, value

        @property
        def control(self) -> TextLine:
            """The field."""
            return self.field

    class Submitted(Changed):
        """Enter was pressed."""

    def __init__(
        self,
        value: str = "",
        *,
        hint: str = "",
        painted: Paint | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.value = value
        self.at = len(value)
        self.hint = hint
        self.painted: Paint = painted or (lambda text: [(text, "")])
        self._before: list[tuple[str, int]] = []
        self._left = 0

    def set(self, value: str) -> None:
        """Put another text there without a message."""
        self.value, self.at = value, len(value)
        self._before.clear()
        self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        """The text: at rest from its beginning, with the focus scrolled so that the cursor is seen."""
        if not self.value:
            cursor: list[Span] = [(" ", "background on accent")] if self.has_focus else [(" ", "")]
            return [Line((*cursor, (self.hint, "faint")) if self.has_focus else ((self.hint, "faint"),))]
        if not self.has_focus:
            return [Line(tuple(cut_spans(self.painted(self.value), width)))]
        before = cell_len(self.value[: self.at])
        under = self.value[self.at : self._stop(self.at)] or " "
        if before < self._left:
            self._left = before
        elif before + cell_len(under) > self._left + width:
            self._left = before + cell_len(under) - width
        stop = self.at + len(under) if self.at < len(self.value) else self.at
        units = _with_cursor(_units(self.painted(self.value)), self.at, stop)
        return [Line(tuple(_window(units, self._left, width)))]

    # Typing

    async def on_key(self, event: events.Key) -> None:
        """Keys that are its own."""
        move = _MOVES.get(event.key)
        if move is not None:
            event.stop()
            move(self)
        elif event.key == "enter":
            event.stop()
            self.post_message(self.Submitted(self, self.value))
        elif event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.insert(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is text."""
        from geoout.language.plain import clean_line

        event.stop()
        self.insert(clean_line(event.text))

    def insert(self, text: str) -> None:
        """Put text at the cursor."""
        self._change(self.value[: self.at] + text + self.value[self.at :], self.at + len(text))

    def _change(self, value: str, at: int) -> None:
        if value == self.value:
            return
        self._before = [*self._before[-199:], (self.value, self.at)]
        self.value = value
        self._to(at)
        self.post_message(self.Changed(self, value))

    def _to(self, at: int) -> None:
        self.at = min(max(at, 0), len(self.value))
        self.redraw()
        if self.has_focus:
            x = cell_len(self.value[: self.at]) - self._left
            self.app.cursor_position = self.content_region.offset + Offset(x, 0)

    def _start(self, at: int) -> int:
        from geoout.language.graphemes import previous_boundary

        return previous_boundary(self.value, at)

    def _stop(self, at: int) -> int:
        from geoout.language.graphemes import next_boundary

        return next_boundary(self.value, at)

    def _word_start(self) -> int:
        head = self.value[: self.at].rstrip()
        return head.rfind(" ") + 1

    def key_undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self.value, at = self._before.pop()
            self._to(at)
            self.post_message(self.Changed(self, self.value))

    def on_focus(self) -> None:
        """Show that it has the focus."""
        self._to(self.at)

    def on_blur(self) -> None:
        """Show that the focus is elsewhere."""
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """A click does what the key would."""
        from geoout.language.graphemes import boundaries

        cells = self._left + event.x
        self._to(max((b for b in boundaries(self.value) if cell_len(self.value[:b]) <= cells), default=0))


_MOVES: dict[str, Callable[[TextLine], None]] = {
    "left": lambda f: f._to(f._start(f.at)),
    "right": lambda f: f._to(f._stop(f.at)),
    "home": lambda f: f._to(0),
    "ctrl+a": lambda f: f._to(0),
    "end": lambda f: f._to(len(f.value)),
    "ctrl+e": lambda f: f._to(len(f.value)),
    "backspace": lambda f: f._change(f.value[: f._start(f.at)] + f.value[f.at :], f._start(f.at)),
    "ctrl+h": lambda f: f._change(f.value[: f._start(f.at)] + f.value[f.at :], f._start(f.at)),
    "delete": lambda f: f._change(f.value[: f.at] + f.value[f._stop(f.at) :], f.at),
    "ctrl+w": lambda f: f._change(f.value[: f._word_start()] + f.value[f.at :], f._word_start()),
    "ctrl+u": lambda f: f._change(f.value[f.at :], 0),
    "ctrl+k": lambda f: f._change(f.value[: f.at], f.at),
    "ctrl+z": lambda f: f.key_undo(),
}


def _units(spans: Sequence[Span]) -> list[tuple[str, int, str]]:
    from rich.cells import split_graphemes

    return [
        (text[start:stop], cells, words) for text, words in spans for start, stop, cells in split_graphemes(text)[0]
    ]


def _with_cursor(units: list[tuple[str, int, str]], start: int, stop: int) -> list[tuple[str, int, str]]:
    """The units from code point `start` to `stop` drawn as the cursor; one more cell when it stands at the end."""
    drawn, at = [], 0
    for text, cells, words in units:
        here = start <= at < stop
        drawn.append((text, cells, "background on accent" if here else words))
        at += len(text)
    return drawn if start < at else [*drawn, (" ", 1, "background on accent")]


def _window(units: list[tuple[str, int, str]], left: int, width: int) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for text, cells, words in units:
        if at >= left and at + cells <= left + width:
            if spans and spans[-1][1] == words:
                spans[-1] = (spans[-1][0] + text, words)
            else:
                spans.append((text, words))
        at += cells
    assert width_of(spans) <= width
    return spans
