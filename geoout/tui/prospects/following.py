"""What follows the cursor of the list: the detail, the peek, the clock; and the markets and views beside it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events, on

from geoout.errors import GeooutError
from geoout.prospects.prospect import Prospect
from geoout.tui.prospects.detail_blocks import Shown, blocks
from geoout.tui.prospects.markets_pane import ALL, Entry, MarketsPane, entry_of_view
from geoout.tui.prospects.marking import MarkingPage
from geoout.tui.prospects.peek import Peek
from geoout.tui.prospects.views import (
    NO_MARKET,
    VIEWS,
    market_of,
    shown_views,
    view_of,
    with_market,
    with_view,
)
from geoout.tui.widgets.detail import Block, Detail
from geoout.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from geoout.markets.market import Market


class FollowingPage(MarkingPage):
    """A list page with its panes."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, str] = {}
        """What markets are called; empty until they are read, after the first frame."""
        self.shown: Shown | None = None
        self._waiting = False
        self._detail_at: str | None = "site"

    def on_mount(self) -> None:
        """Begin."""
        self.app.after_first_frame(self._start_reading)

    def _start_reading(self) -> None:
        self.run_worker(self._read_markets(), name="markets")

    async def _read_markets(self) -> None:
        desk = self.desk

        def read() -> dict[str, str]:
            from geoout.markets.names import name

            return {key: name(market) for key, market in desk.markets.items()}

        try:
            self.names = await asyncio.to_thread(read)
        except GeooutError as error:
            self.toast(str(error), "error")
            return
        self.follow()
        self.counted()

    def market(self, key: str | None) -> Market | None:
        """The market of a key; None while markets are not read."""
        return super().market(key) if self.names else None

    def market_name(self, key: str | None) -> str:
        """What a market is called."""
        return self.names.get(key or "", key or "no market")

    # The detail

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        if type(event) is Rows.Moved and not self._waiting:
            self._waiting = True
            self.app.after_first_frame(self.follow)

    def changed(self, ids: object = None) -> None:
        """Rows, counts and detail, because prospects have changed."""
        super().changed(ids)  # type: ignore[arg-type]
        self.follow()

    def follow(self) -> None:
        """Show the prospect under the cursor."""
        self._waiting = False
        if not self.is_mounted:
            return
        before = self.shown.prospect.id if self.shown else None
        self.shown = self._look_at(self.rows.current)
        detail = self.query_one("#detail", Detail)
        detail.show(self._detail_blocks, top=self.shown is None or self.shown.prospect.id != before)
        if self.shown is None or self.shown.prospect.id != before:
            self._detail_at = "site"
            detail.go_to("site")
        self.query_one(Peek).show(self.shown)
        market = self.shown.market if self.shown else None
        self.clock(*((market.calendar.city, market.calendar.zone) if market else ("", "")))
        self.refresh_hints()

    def _look_at(self, id: int | None) -> Shown | None:
        store = self.desk.store
        found = store.prospects.many([id]) if id is not None else []
        if not found:
            return None
        prospect = found[0]
        drafts = store.drafts.rows(store.drafts.of_prospect(prospect.id))
        asked = [(prospect.domain, ""), *((prospect.domain, each.email) for each in prospect.contacts if each.email)]
        blocked = {
            email or domain: why for domain, email in asked if (why := store.do_not_contact.listed(email, domain))
        }
        market = self.market(prospect.market)
        compact = self.app.size.height < 32
        return Shown(
            prospect, market, self.market_name(prospect.market), drafts, blocked, self.desk.now().date(), compact
        )

    def _detail_blocks(self, width: int) -> list[Block]:
        made = blocks(self.shown, width) if self.shown is not None else []
        if self.focused is None or self.focused.id != "detail":  # a cursor stands there only while one is in it
            return [replace(block, id=None) for block in made]
        return made

    @on(events.DescendantFocus, "#detail")
    @on(events.DescendantBlur, "#detail")
    def _detail_entered(self) -> None:
        detail = self.query_one("#detail", Detail)
        detail.show(self._detail_blocks)
        detail.go_to(self._detail_at)

    @on(Detail.Moved, "#detail")
    def _detail_moved(self, event: Detail.Moved) -> None:
        self._detail_at = event.id

    @property
    def prospect(self) -> Prospect | None:
        """The prospect under the cursor."""
        if self.shown is None or self.shown.prospect.id != self.rows.current:
            self.shown = self._look_at(self.rows.current)
        return self.shown.prospect if self.shown else None

    @property
    def under_cursor(self) -> tuple[str, int]:
        """What the detail's cursor stands on while the detail has the focus: (`contact`, 3), (`site`, 0)."""
        detail = self.query_one("#detail", Detail)
        if self.focused is not detail or detail.current is None:
            return ("site", 0)
        kind, _, number = detail.current.partition(":")
        return (kind, int(number or 0))

    # Markets and views

    def counted(self) -> None:
        """Fill the markets' pane, and the tabs' numbers."""
        counts = self.counts
        if counts.drafts is not None:
            ready = counts.drafts.get("ready", 0)
            blocked, returned = counts.drafts.get("blocked", 0), counts.drafts.get("returned", 0)
            unsigned = counts.drafts.get("unsigned", 0)
            self.app.count(draft=ready + blocked, outbox=ready, today=ready + blocked + returned, review=unsigned)
        if not self.names or counts.by_market is None or counts.by_state is None:
            return
        here, view = market_of(self.query_node), view_of(self.query_node)
        found = sorted(
            ((key, count) for key, count in counts.by_market.items() if key is not None),
            key=lambda each: (-each[1], each[0]),
        )
        if here and here != NO_MARKET and here not in counts.by_market:
            found.append((here, 0))
        markets = [Entry(ALL, "All markets", counts.total, here is None)]
        markets += [Entry(f"{ALL}{key}", self.market_name(key), count, key == here) for key, count in found]
        if nowhere := counts.by_market.get(None, 0):
            markets.append(Entry(f"{ALL}{NO_MARKET}", "No market", nowhere, here == NO_MARKET))
        views = [
            entry_of_view(each, each.count(counts.by_state), each == view)
            for each in shown_views(counts.by_state, view)
        ]
        self.query_one(MarketsPane).fill(markets, views)

    def choose_entry(self, id: str) -> None:
        """Show a market or a view of the pane."""
        kind, _, key = id.partition(":")
        if kind == "market":
            self.filter_by(with_market(self.text, key or None))
        else:
            view = next(each for each in VIEWS if each.key == key)
            self.filter_by(with_view(self.text, view))

    async def do_choose_market(self) -> None:
        """Choose a market to filter by."""
        from geoout.tui.widgets.chooser import Option

        by_market = self.counts.by_market or {}
        options = [Option("", "All markets", "", f"{self.counts.total:,}")]
        keys = sorted(self.names, key=lambda key: (-by_market.get(key, 0), self.names[key]))
        options += [Option(key, self.names[key], key, _number(by_market.get(key, 0))) for key in keys]
        if by_market.get(None):
            options.append(Option(NO_MARKET, "No market", "not decided yet", f"{by_market[None]:,}"))
        key = await self.choose("Market", options, current=market_of(self.query_node) or "")
        if key is not None:
            self.filter_by(with_market(self.text, key or None))

    def do_next_view(self) -> None:
        """The next saved view."""
        self._turn_view(1)

    def do_previous_view(self) -> None:
        """The saved view before."""
        self._turn_view(-1)

    def _turn_view(self, step: int) -> None:
        current = view_of(self.query_node)
        views = shown_views(self.counts.by_state or {}, current)
        at = views.index(current) if current in views else 0
        self.filter_by(with_view(self.text, views[(at + step) % len(views)]))


def _number(count: int) -> str:
    return f"{count:,}" if count else ""
