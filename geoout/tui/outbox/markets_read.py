"""Markets and their names, read beside the screen: rows stand there before the first market is known."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from geoout.errors import GeooutError
from geoout.tui.outbox.hours import hours
from geoout.tui.outbox.ways import Offers
from geoout.tui.outbox.when import Slots, When, short_slot
from geoout.tui.page import Page

if TYPE_CHECKING:
    from geoout.markets.market import Market


class MarketsRead(Page):
    """A page that knows the markets soon after its first frame; `markets_read()` is called then."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, str] | None = None
        self.slots = Slots()

    @cached_property
    def offers(self) -> Offers:
        """What each way out says of a draft."""
        return Offers(self.desk)

    def on_mount(self) -> None:
        """Read the markets once the first frame stands."""
        self.call_after_refresh(self._start_reading)

    def _start_reading(self) -> None:
        self.run_worker(self._read_markets(), name="markets")

    async def _read_markets(self) -> None:
        desk, wanted = self.desk, set(self.markets_wanted())

        def read() -> dict[str, str]:
            from geoout.markets.names import language_name, name

            language_name("de")  # its data is wanted at the first draft
            for key in wanted & set(desk.markets):
                self.slots.of(desk.markets[key], desk.now())
            return {key: name(market) for key, market in desk.markets.items()}

        try:
            self.names = await asyncio.to_thread(read)
        except GeooutError as error:
            self.names = {}
            self.toast(str(error), "error")
        self.markets_read()

    def markets_read(self) -> None:
        """The markets are known now."""

    def market(self, key: str | None) -> Market | None:
        """The market of a key; None where there is none, and while markets are not read."""
        return self.desk.markets.get(key) if self.names and key else None

    def market_name(self, key: str | None) -> str:
        """What a market is called."""
        return (self.names or {}).get(key or "", key or "no market")

    def markets_wanted(self) -> Sequence[str]:
        """The markets whose next slot is soon wanted: holidays are read once, beside the screen."""
        return ()

    def slot_of(self, key: str) -> When | None:
        """The next slot in a market; None while it is not known."""
        return self.slots.of(self.market(key), self.desk.now())

    def hours_of(self, key: str) -> str:
        """The next slot in a market, else the hours in which mail is read there; empty while it is not known."""
        market = self.market(key)
        if market is None:
            return ""
        return short_slot(self.slot_of(key), self.desk.now()) or hours(market)
