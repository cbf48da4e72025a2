"""A question: what will happen, how many, and two keys. Enter alone never says yes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.widget import Widget

from geoout.tui.binding import shown
from geoout.tui.ink import BLANK, Line, Span, line, wrap
from geoout.tui.lined import Lined
from geoout.tui.widgets.float import Float


class _Answers(Lined, can_focus=True):
    def __init__(self, body: Sequence[Span | str | Sequence[Span | str]], yes: Sequence[Span]) -> None:
        super().__init__(id="question")
        self.body, self.yes = body, yes

    def lines(self, width: int) -> Sequence[Line]:
        drawn: list[Line] = []
        for part in self.body:
            spans = [part] if isinstance(part, str) or _is_span(part) else list(part)
            drawn += [Line(row) for row in wrap(spans, width)] if spans else [BLANK]  # type: ignore[arg-type]
        return [*drawn, *([BLANK] if drawn else []), line(*self.yes)]


def _is_span(part: object) -> bool:
    return isinstance(part, tuple) and len(part) == 2 and all(isinstance(word, str) for word in part)


class Question(Float[bool]):
    """Answers True for the key `key`, False for escape and `n`; every other key does nothing.

    `lines` are lines of text or spans; each is wrapped.
    """

    def __init__(
        self,
        title: str,
        lines: Sequence[Span | str | Sequence[Span | str]] = (),
        *,
        verb: str,
        key: str = "y",
        no: str = "stay",
    ) -> None:
        super().__init__()
        if key == "enter":
            raise ValueError("enter alone never says yes")
        self.title_text, self.body, self.key = title, lines, key
        self.verb, self.no = verb, no

    def head(self) -> Iterable[Widget]:
        """The title; the two answers stand below."""
        yield self.titled(self.title_text, right=())

    def inside(self) -> Iterable[Widget]:
        """The lines and the two keys."""
        keys: list[Span] = [(shown(self.key), "bold accent"), (f" {self.verb}   ", "muted")]
        yield _Answers(self.body, [*keys, ("esc", "bold accent"), (f" {self.no}", "muted")])

    def on_key(self, event: events.Key) -> None:
        """Keys that are its own."""
        if event.key == self.key or event.character == self.key:
            event.stop()
            self.dismiss(True)
        elif event.key == "n":
            event.stop()
            self.dismiss(False)

    def action_leave(self) -> None:
        """Escape is no."""
        self.dismiss(False)
