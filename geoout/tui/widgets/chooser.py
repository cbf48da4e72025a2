"""A float with a list to choose one from: type to filter, enter takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from geoout.tui.shapes import shapes
from geoout.tui.toast import Toast
from geoout.tui.widgets.float import Float
from geoout.tui.widgets.fuzzy import lit, match
from geoout.tui.widgets.picklist import Item, PickList
from geoout.tui.widgets.textline import TextLine


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: its value, what it is called, a note beside it, a number or key at the right.

    `why_not` is what is said when one that is not possible is taken (none: its note).
    """

    value: Any
    label: str
    note: str = ""
    right: str = ""
    possible: bool = True
    why_not: str = ""


Other = Callable[[str], Option | None]


class Chooser(Float[Any]):
    """Answers the chosen option's value, or None.

    `other` makes what is typed an option of its own, below those that it finds; it answers None where it cannot be one.
    Notes stand in column `note_at`, further right for longer labels.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        *,
        current: object = None,
        other: Other | None = None,
        note_at: int = 34,
    ) -> None:
        super().__init__()
        self.title_text = title
        self.note_at = note_at
        self.options = options
        self.current = current
        self.other = other

    def head(self) -> Iterable[Widget]:
        """The title."""
        yield self.titled(self.title_text)

    def inside(self) -> Iterable[Widget]:
        """A prompt and the options."""
        hint = "type to filter" if self.other is None else "type to filter, or another one"
        yield TextLine(hint=hint, id="chooser-query")
        yield PickList(12, note_at=self.note_at, id="chooser-list")

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(PickList).nothing = "nothing of that name"
        self.query_one(TextLine).focus()
        self._find("")

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out anew."""
        self.query_one(PickList).most = max(min(20, event.size.height - 10), 3)

    @on(TextLine.Changed)
    def _typed(self, event: TextLine.Changed) -> None:
        self._find(event.value)

    @on(TextLine.Submitted)
    def _entered(self) -> None:
        item = self.query_one(PickList).current
        if item is not None and item.possible:
            self.dismiss(item.value)
        elif item is not None:
            why = next((each.why_not for each in self.options if each.value == item.value), "") or item.note
            self.query_one(Toast).say(why or "not possible now", "info")

    @on(PickList.Picked)
    def _clicked(self, event: PickList.Picked) -> None:
        if event.item.possible:
            self.dismiss(event.item.value)

    def action_move(self, rows: int) -> None:
        """Move in the list; the prompt keeps the focus."""
        self.query_one(PickList).move(rows)

    def _find(self, query: str) -> None:
        found: list[tuple[int, int, Item]] = []
        for order, option in enumerate(self.options):
            of_label = match(query, option.label)
            # Where typed text may be meant as itself, enter must not take what a note beside it happens to hold.
            hit = of_label or (match(query, f"{option.value} {option.note}") if self.other is None else None)
            if hit is not None:
                positions = of_label[1] if of_label else ()
                found.append((hit[0], order, self._item(option, positions)))
        found.sort(key=lambda entry: entry[:2])
        items = [entry[2] for entry in found]
        typed = self.other(query) if self.other is not None and query.strip() else None
        if typed is not None and all(item.value != typed.value for item in items):
            items.append(self._item(typed))
        at = 0 if query else next((i for i, item in enumerate(items) if item.value == self.current), 0)
        self.query_one(PickList).show(items, cursor=at)

    def _item(self, option: Option, positions: Sequence[int] = ()) -> Item:
        here = option.value == self.current and self.current is not None
        label = ((shapes().chosen if here else shapes().not_chosen) + " ",) if self.current is not None else ()
        left = (*((text, "accent" if here else "faint") for text in label), *lit(option.label, positions))
        right = ((option.right, "muted"),) if option.right else ()
        return Item(option.value, left, option.note, right, option.possible)
