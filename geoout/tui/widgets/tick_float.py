"""A float with things to tick: nothing happens to those that are not. Enter alone never says yes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from geoout.tui.ink import BLANK, Line, Span, cut_spans, width_of, wrap
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, prose
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.float import LIST_KEYS, Float


@dataclass(frozen=True, slots=True)
class Tickable:
    """One thing: its value, who or what it is, a word at the right, and sentences below it; `shape` stands before."""

    value: Any
    label: str
    right: str = ""
    details: tuple[str, ...] = ()
    shape: Span | None = None


class TickFloat(Float[list[Any] | None]):
    """Answers the values that were ticked when `y` was pressed, or None. `space` ticks one, `*` all or none.

    `lines` say what will happen; `verb` is what `y` does to the ticked, `no` what escape does.
    """

    WIDTH = 92
    DEFAULT_CSS = """
    TickFloat #tick-said, TickFloat #tick-keys { padding: 0 3; }
    TickFloat #tick-keys { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *LIST_KEYS,
        Binding("space", "tick", show=False),
        Binding("asterisk", "tick_all", show=False),
        Binding("y", "yes", show=False),
        Binding("n", "leave", show=False),
    ]
    AUTO_FOCUS = "#tick-list"

    def __init__(
        self,
        title: str,
        items: Sequence[Tickable],
        *,
        verb: str,
        lines: Sequence[str] = (),
        no: str = "leave as it was",
        ticked: Collection[int] = (),
    ) -> None:
        super().__init__()
        self.title_text, self.items, self.said, self.verb, self.no = title, items, lines, verb, no
        self.ticked = set(ticked)
        self.list = Detail(gutter=3, right=3, id="tick-list")
        self.keys = _Keys(self, id="tick-keys")

    def head(self) -> Iterable[Widget]:
        """The title."""
        yield self.titled(self.title_text, right=())

    def inside(self) -> Iterable[Widget]:
        """What will happen, the things, the keys."""
        if self.said:
            yield _Said(self.said, id="tick-said")
        yield self.list
        yield self.keys

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out anew."""
        super().on_resize(event)
        width = min(self.WIDTH + 2, event.size.width - 4) - 2 - 6
        wanted = sum(len(part.lines) for part in self._blocks(width))
        said = sum(len(wrap([(each, "")], width)) for each in self.said) + bool(self.said)
        self.list.styles.height = max(min(wanted, event.size.height - 8 - said), 3)
        self.list.show(self._blocks)

    def _blocks(self, width: int) -> list[Block]:
        return [block(self._item(at, width), id=str(at), shape=item.shape) for at, item in enumerate(self.items)]

    def _item(self, at: int, width: int) -> list[Line]:
        item, on = self.items[at], at in self.ticked
        sign: Span = (shapes().tick if on else shapes().no_tick, "accent" if on else "faint")
        right: tuple[Span, ...] = ((item.right, "muted"),) if item.right else ()
        left = cut_spans([sign, (" ", ""), (item.label, "bold")], width - width_of(right) - 2)
        below = [row for each in item.details for row in prose(each, width, "muted", indent=4)]
        return [Line(tuple(left), right), *below]

    def _at(self) -> int | None:
        return int(self.list.current) if self.list.current is not None else None

    def action_move(self, rows: int) -> None:
        """To another thing."""
        self.list.move(rows)

    def action_tick(self) -> None:
        """Tick this one, or not, and go on."""
        if (at := self._at()) is not None:
            self.ticked ^= {at}
            self.list.show(self._blocks)
            self.list.move(1)
            self.keys.redraw()

    def action_tick_all(self) -> None:
        """Tick all; again: none."""
        every = set(range(len(self.items)))
        self.ticked = set() if self.ticked == every else every
        self.list.show(self._blocks)
        self.keys.redraw()

    def action_yes(self) -> None:
        """Answer with what is ticked; nothing is no answer."""
        if self.ticked:
            self.dismiss([item.value for at, item in enumerate(self.items) if at in self.ticked])


class _Said(Lined):
    def __init__(self, said: Sequence[str], *, id: str) -> None:
        super().__init__(id=id)
        self.said = said

    def lines(self, width: int) -> Sequence[Line]:
        return [*(Line(row) for each in self.said for row in wrap([(each, "")], width)), BLANK]


class _Keys(Lined):
    def __init__(self, asked: TickFloat, *, id: str) -> None:
        super().__init__(id=id)
        self.asked = asked

    def lines(self, width: int) -> Sequence[Line]:
        number = len(self.asked.ticked)
        hints = (
            ("y", f"{self.asked.verb} {number:,}" if number else self.asked.verb, bool(number)),
            ("space", "tick", True),
            ("*", "all", True),
            ("esc", self.asked.no, True),
        )
        spans: list[Span] = []
        for key, verb, possible in hints:
            spans += [("   ", "")] if spans else []
            spans += [(key, "bold accent" if possible else "faint"), (f" {verb}", "muted" if possible else "faint")]
        return [Line(tuple(spans))]
