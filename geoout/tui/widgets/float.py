"""What floats: the only boxes of the product. A title left, `esc close` right, and what the subclass yields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from geoout.tui.ink import Line, Span, line
from geoout.tui.lined import Lined
from geoout.tui.toast import Toast

T = TypeVar("T")
LIST_KEYS: Sequence[BindingType] = (
    Binding("j,down", "move(1)", show=False),
    Binding("k,up", "move(-1)", show=False),
    Binding("ctrl+d,pagedown", "move(10)", show=False),
    Binding("ctrl+u,pageup", "move(-10)", show=False),
    Binding("g,home", "move(-9999)", show=False),
    Binding("G,end", "move(9999)", show=False),
)
"""The keys of a float that has a list with a cursor; they run `action_move(rows)`."""


class FloatHead(Lined):
    """Title bold at the left, what stands at the right."""

    def __init__(self, left: Sequence[Span | str], right: Sequence[Span | str]) -> None:
        super().__init__(classes="float-head")
        self.left, self.right = left, right

    def lines(self, width: int) -> Sequence[Line]:
        """One line and an empty one below."""
        return [line(*self.left, right=self.right), Line()]


class Float(ModalScreen[T], Generic[T]):
    """Base of all floats. WIDTH is its content's width; the box is two cells wider, at most the screen less 4.

    A subclass overrides `inside()`. Escape leaves with None.
    """

    CSS_PATH = Path(__file__).parent / "float.tcss"
    WIDTH = 76
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    AUTO_FOCUS = "#inside *"

    def compose(self) -> ComposeResult:
        """The box with its head and what is inside."""
        with Vertical(id="box"):
            yield from self.head()
            with Vertical(id="inside"):
                yield from self.inside()
        yield Toast()

    def head(self) -> Iterable[Widget]:
        """The title line; the palette has a prompt instead."""
        return ()

    def inside(self) -> Iterable[Widget]:
        """What it shows."""
        return ()

    def titled(self, title: str, *more: Span | str, right: Sequence[Span | str] | None = None) -> Widget:
        """A title line; `right` is `esc close` unless given."""
        closing: Sequence[Span | str] = (("esc", "bold accent"), (" close", "muted")) if right is None else right
        return FloatHead([(title, "bold"), *more], closing)

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out anew."""
        width = min(self.WIDTH + 2, event.size.width - 4)
        self.query_one("#box").styles.width = max(width, 10)
        self.query_one("#box").styles.max_height = max(event.size.height - 2, 5)

    def action_leave(self) -> None:
        """Close and answer nothing."""
        self.dismiss(None)
