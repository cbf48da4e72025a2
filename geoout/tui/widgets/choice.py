"""One of a few: `(•)` before the chosen one, every option in view."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message

from geoout.tui.ink import Line, Span
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes


class Choice(Lined, can_focus=True):
    """Options as (value, label) or (value, label, note). Arrows and j k move the choice, at its ends they leave it."""

    class Changed(Message):
        """Another one is chosen."""

        def __init__(self, choice: Choice, value: str) -> None:
            super().__init__()
            self.choice, self.value = choice, value

        @property
        def control(self) -> Choice:
            """The field."""
            return self.choice

    def __init__(self, options: Sequence[tuple[str, ...]], value: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.options = options
        self.value = value if any(option[0] == value for option in options) else ""

    @property
    def at(self) -> int:
        """The chosen one's place, -1 for none."""
        return next((i for i, option in enumerate(self.options) if option[0] == self.value), -1)

    def lines(self, width: int) -> Sequence[Line]:
        """One line per option."""
        drawn = []
        for i, (value, label, *note) in enumerate(self.options):
            chosen = value == self.value
            here = chosen or (self.at < 0 and i == 0)
            sign: Span = (shapes().chosen, "accent") if chosen else (shapes().not_chosen, "faint")
            words = "bold" if chosen and self.has_focus else ""
            fill = "on cursor" if here and self.has_focus else ""
            right: tuple[Span, ...] = ((note[0], "faint"), (" ", "")) if note else ()
            drawn.append(Line((sign, (" ", ""), (label, words)), right, fill))
        return drawn

    def on_key(self, event: events.Key) -> None:
        """Keys that are its own."""
        step = {"down": 1, "j": 1, "up": -1, "k": -1}.get(event.key)
        if event.key in ("space", "enter") and self.at < 0:
            step = 1
        if step is None:
            return
        to = max(self.at + step, 0) if self.at < 0 else self.at + step
        if 0 <= to < len(self.options):
            event.stop()
            event.prevent_default()
            self._set(to)
        elif event.key in ("j", "k"):
            event.stop()

    def _set(self, at: int) -> None:
        self.value = self.options[at][0]
        self.redraw()
        self.post_message(self.Changed(self, self.value))

    def on_click(self, event: events.Click) -> None:
        """A click does what the key would."""
        if 0 <= event.y < len(self.options):
            self._set(event.y)

    def on_focus(self) -> None:
        """Show that it has the focus."""
        self.redraw()

    def on_blur(self) -> None:
        """Show that the focus is elsewhere."""
        self.redraw()
