"""The pane at the left: markets with their counts, then the saved views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geoout.tui.ink import BLANK, Span, line
from geoout.tui.prospects.views import View
from geoout.tui.widgets.detail import Block, Detail, heading

ALL = "market:"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its id (`market:de`, `view:judge`), its name, how many, whether the list shows it now."""

    id: str
    name: str
    count: int
    here: bool = False


class MarketsPane(Detail):
    """Chosen carries the id of the market or view; the cursor stands on the market that is shown, unless focused."""

    def __init__(self) -> None:
        super().__init__(id="markets", classes="pane")
        self.markets: Sequence[Entry] = ()
        self.views: Sequence[Entry] = ()

    def fill(self, markets: Sequence[Entry], views: Sequence[Entry]) -> None:
        """Show other markets and views."""
        self.markets, self.views = markets, views
        self.show(self._made)
        if not self.has_focus:
            self._to_chosen()

    def on_blur(self) -> None:
        """The cursor goes back to the market that is shown."""
        self._to_chosen()

    def _to_chosen(self) -> None:
        here = next((entry.id for entry in self.markets if entry.here), None)
        if here is not None:
            self.go_to(here)

    def _made(self, width: int) -> list[Block]:
        blocks = [Block((heading("Markets"), BLANK)), *map(self._entry, self.markets)]
        return [*blocks, Block((BLANK, heading("Views"), BLANK)), *map(self._entry, self.views)]

    def _entry(self, entry: Entry) -> Block:
        number: Span = (f"{entry.count:,}", "muted" if entry.count else "faint")
        words = "bold" if entry.here else ""
        return Block(
            (line((entry.name, words), right=[number], fill="on cursor-blur" if entry.here else ""),), entry.id
        )


def entry_of_view(view: View, count: int, here: bool) -> Entry:
    """A view's line."""
    return Entry(f"view:{view.key}", view.name, count, here)


__all__ = ["ALL", "Entry", "MarketsPane", "entry_of_view"]
