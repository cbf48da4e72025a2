"""A toast: one line at the bottom right that says what happened and names one key."""

from __future__ import annotations

from collections.abc import Sequence

from textual.timer import Timer

from geoout.tui.ink import Line, Span, cut, width_of
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes

_SECONDS = 4.0
_SHAPE_WORDS = {"ok": "ok", "error": "error", "warning": "warning", "info": "muted"}


class Toast(Lined):
    """One line above the footer. Errors stay until a key is pressed, everything else goes after four seconds."""

    def __init__(self) -> None:
        super().__init__(id="toast")
        self.text = ""
        self.kind = "ok"
        self.key = ""
        self.verb = ""
        self._timer: Timer | None = None

    def say(self, text: str, kind: str = "ok", key: str = "", verb: str = "") -> None:
        """Show a sentence: `kind` is ok, info, warning or error; `key` and `verb` one thing to do about it."""
        self.text, self.kind, self.key, self.verb = " ".join(text.split()), kind, key, verb
        if self._timer is not None:
            self._timer.stop()
        self._timer = None if kind == "error" else self.set_timer(_SECONDS, self.hide)
        self.place()

    def hide(self) -> None:
        """Take it away."""
        self.text = ""
        self.display = False

    def key_pressed(self) -> None:
        """A key was pressed: an error has been seen."""
        if self.kind == "error" and self.text:
            self.hide()

    def place(self) -> None:
        """Put it at the bottom right of the screen as it is now."""
        if not self.text:
            return
        room = self.screen.size.width - 2
        rows = self.lines(room)
        width = min(max(width_of(line.left) for line in rows), room)
        self.styles.width, self.styles.height = width, len(rows)
        self.styles.offset = (self.screen.size.width - width - 1, self.screen.size.height - 1 - len(rows))
        self.display = True
        self.redraw(layout=True)

    def lines(self, width: int) -> Sequence[Line]:
        """One line as a rule; an error too long for it is wrapped, because prose is never cut."""
        from geoout.tui.ink import wrap

        hint: list[Span] = [("   ", ""), (self.key, "bold accent"), (f" {self.verb}", "muted")] if self.key else []
        shape = shapes().ok if self.kind == "ok" else shapes().severity(self.kind)
        room = max(width - 4 - width_of(hint), 10)
        parts = wrap([self.text], room)
        if len(parts) > 4:
            parts = [*parts[:3], ((cut(" ".join(t for part in parts[3:] for t, _ in part), room), ""),)]
        lines = []
        for i, part in enumerate(parts):
            head: list[Span] = [(" ", ""), (shape, _SHAPE_WORDS[self.kind]), (" ", "")] if i == 0 else [("   ", "")]
            tail = hint if i == len(parts) - 1 else []
            lines.append(Line((*head, *part, *tail, (" ", ""))))
        return lines
