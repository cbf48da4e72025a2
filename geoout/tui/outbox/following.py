"""The draft under the cursor, shown beside the list: what the store knows of it, its market's time, its send slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from geoout.store.draft_rows import DraftRow
from geoout.tui.outbox.detail import blocks
from geoout.tui.outbox.markets_read import MarketsRead
from geoout.tui.outbox.peek import Peek
from geoout.tui.outbox.shown import Shown, gather
from geoout.tui.outbox.ways import WAYS
from geoout.tui.widgets.blocks import Block
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from geoout.markets.market import Market


class Following(MarketsRead):
    """A list of drafts, `all` by id, with its detail. `shown` is what stands there, None for an empty list."""

    def __init__(self) -> None:
        super().__init__()
        self.all: dict[int, DraftRow] = {}
        self.shown: Shown | None = None
        self._waiting = False

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#rows", Rows)

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        if type(event) is Rows.Moved and not self._waiting:
            self._waiting = True
            self.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Show the draft under the cursor."""
        self._waiting = False
        if not self.is_mounted:
            return
        before = self.shown.row.id if self.shown else None
        row = self.all.get(self.rows.current) if self.rows.current is not None else None
        self.shown = None
        if row is not None and self.names is not None:
            self.shown = self.gathered(row, self.market(row.market), self.market_name(row.market))
        now = self.shown.row.id if self.shown else None
        self.query_one("#detail", Detail).show(self._blocks, top=now != before)
        self.query_one(Peek).show(self.shown)
        market = self.shown.market if self.shown else None
        self.clock(*((market.calendar.city, market.calendar.zone) if market else ("", "")))
        self.refresh_hints()

    def gathered(self, row: DraftRow, market: Market | None, name: str) -> Shown:
        """What the store knows of the draft, whose market is called `name`."""
        return gather(self.desk, row, WAYS[0], self.offers, market, name, when=self.slot_of(row.market))

    def _blocks(self, width: int) -> list[Block]:
        if self.shown is None:
            return []
        return blocks(self.shown, self.desk.workspace.folder, width, short=self.has_class("-short"))

    def can_market(self) -> str:
        """Whether the draft's market is known."""
        return "" if self.shown is not None and self.shown.market is not None else "there is no such market"

    def market_here(self) -> Market | None:
        """The market of the draft under the cursor."""
        return self.shown.market if self.shown is not None else None
