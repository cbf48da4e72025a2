"""The palette (`:`): every action by name, its key at the right, and why one cannot run now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from geoout.actions import Action
from geoout.tui.binding import shown
from geoout.tui.ink import Line
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes
from geoout.tui.widgets.float import Float
from geoout.tui.widgets.fuzzy import lit, match
from geoout.tui.widgets.picklist import Item, PickList
from geoout.tui.widgets.textline import TextLine

if TYPE_CHECKING:
    from geoout.tui.page import Page

_NOT_LISTED = {"commands", "down", "up", "first", "last", "half_down", "half_up", "page_down", "page_up"}


class _Label(Lined):
    def __init__(self, text: str = "", words: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.text, self.words = text, words

    def lines(self, width: int) -> list[Line]:
        return [Line((), ((self.text, self.words),))]


class _Rule(Lined):
    def lines(self, width: int) -> list[Line]:
        return [Line(((shapes().rule * width, "rule"),))]


class Palette(Float[str]):
    """Answers the id of the chosen action, or None. One that is not possible stays open and says why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.listed = [a for a in page.app.actions if a.id not in _NOT_LISTED]
        self.reasons = {action.id: page.reason(action) for action in self.listed}

    def head(self) -> Iterable[Widget]:
        """The prompt and how many commands it finds."""
        with Horizontal(id="palette-prompt"):
            yield _Prompt(": ")
            yield TextLine(id="palette-query")
            yield _Label(words="muted", id="palette-count")
        yield _Rule(id="palette-rule")

    def inside(self) -> Iterable[Widget]:
        """What was found."""
        yield PickList(12, id="palette-list")

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(PickList).nothing = "no command of that name"
        self.query_one(TextLine).focus()
        self._find("")

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out anew."""
        self.query_one(PickList).most = max(min(16, event.size.height - 10), 3)

    @on(TextLine.Changed)
    def _typed(self, event: TextLine.Changed) -> None:
        self._find(event.value)

    @on(TextLine.Submitted)
    def _entered(self) -> None:
        item = self.query_one(PickList).current
        if item is not None:
            self._choose(item)

    @on(PickList.Picked)
    def _clicked(self, event: PickList.Picked) -> None:
        self._choose(event.item)

    def _choose(self, item: Item) -> None:
        if item.possible:
            self.dismiss(item.value)
        else:
            self.page.app.toast(item.note, "info")

    def action_move(self, rows: int) -> None:
        """Move the cursor in the list; the prompt keeps the focus."""
        self.query_one(PickList).move(rows)

    def _find(self, query: str) -> None:
        query = query.strip().lstrip(":").strip()
        found: list[tuple[bool, int, int, Item]] = []
        for order, action in enumerate(self.listed):
            hit = match(query, action.label) or _by_verb(query, action)
            if hit is not None:
                item = self._item(action, hit[1])
                # Without a word to go by, what only moves comes after what does something.
                rank = hit[0] + (1 if not query and action.group == "Move" else 0)
                found.append((not item.possible, rank, order, item))
        found.sort(key=lambda entry: entry[:3])
        self.query_one(PickList).show([entry[3] for entry in found])
        count = self.query_one("#palette-count", _Label)
        count.text = f"{len(found)} of {len(self.listed)}"
        count.redraw()

    def _item(self, action: Action, positions: tuple[int, ...]) -> Item:
        reason = self.reasons[action.id]
        keys = ((shown(action.keys[0]), "bold accent"),) if action.keys else ()
        return Item(action.id, lit(action.label, positions), reason or action.note, keys, possible=not reason)


class _Prompt(Lined):
    def __init__(self, text: str) -> None:
        super().__init__(classes="prompt-sign")
        self.text = text

    def lines(self, width: int) -> list[Line]:
        return [Line(((self.text, "bold accent"),))]


def _by_verb(query: str, action: Action) -> tuple[int, tuple[int, ...]] | None:
    """By its verb or its note, where the label does not say the word: weaker, and nothing lights up."""
    hit = match(query, f"{action.verb} {action.note}")
    return (hit[0] + 20, ()) if hit is not None and hit[0] < 6 else None
