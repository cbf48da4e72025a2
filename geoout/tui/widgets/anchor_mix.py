"""The anchor mix over the screen: how the links to our pages are worded in one market (R69, R70, R71)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widget import Widget

from geoout.campaign.campaign import Settings
from geoout.errors import GeooutError
from geoout.tui.widgets.blocks import Block, block, prose
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.mix_blocks import PAGE, mix_blocks
from geoout.tui.widgets.sheet import More, WalkedSheet

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.links.anchor_mix import AnchorMix
    from geoout.tui.app import GeooutApp

_KEYS = (("enter", "open"),)
_EMPTY = "No draft asks for a link in this market yet. Mark sites in Prospects, and d writes to each of them."


class AnchorMixSheet(WalkedSheet):
    """The pages that links were asked for in `market` (a key called `name`), `target` first.

    Counted in a thread, because a workspace may hold a hundred thousand drafts. The cursor stands on pages and uses:
    enter lists every use of a page, and opens the draft of a use.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", show=False),
        Binding("M", "leave", show=False),
    ]

    def __init__(self, market: str, name: str, target: str = "", *, came_from: str = "") -> None:
        super().__init__("Anchor mix", self._blocks, beside=[(name, "muted")])
        self.market, self.target, self.came_from = market, target, came_from
        self.mixes: Sequence[AnchorMix] | None = None
        self.settings = Settings()
        self.problem = ""
        self._unfolded: set[int] = set()

    if TYPE_CHECKING:

        @property
        def app(self) -> GeooutApp:  # type: ignore[override]
            """The application."""

    def inside(self) -> Iterable[Widget]:
        """The counts, and the keys."""
        yield self.detail
        yield More(self.detail, "j k", _KEYS)

    def on_mount(self) -> None:
        """Count."""
        self.run_worker(self._count(), name="anchor mix")

    async def _count(self) -> None:
        try:
            self.mixes, self.settings = await asyncio.to_thread(self._gathered)
        except GeooutError as error:
            self.problem = str(error)
        if self.is_attached:
            self.lay_out(self.app.size)

    def _gathered(self) -> tuple[Sequence[AnchorMix], Settings]:
        with self.app.desk.fork() as desk:
            return gathered(desk, self.market, self.target), desk.campaign.settings

    def lay_out(self, size: Size, taken: int = 0) -> None:
        """The keys are of use as soon as there is something to open."""
        super().lay_out(size, taken)
        if self.mixes:
            self.query_one(More).display = True

    # What it shows

    def _blocks(self, width: int) -> Sequence[Block]:
        if self.problem:
            return [block(prose(self.problem, width, "error"))]
        if self.mixes is None:
            return [block(prose("counting…", width, "muted"))]
        if not self.mixes:
            return [block(prose(_EMPTY, width, "muted"))]
        return mix_blocks(self.mixes, self.settings, self._unfolded, width)

    # Moving and opening

    def action_open(self) -> None:
        """List every use of the page under the cursor, or open the draft of the use."""
        kind, _, number = (self.detail.current or "").rpartition(":")
        if kind == PAGE:
            self._unfolded ^= {int(number)}
            self.lay_out(self.app.size)
        elif number:
            self._open_draft(int(number))

    @on(Detail.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def _open_draft(self, id: int) -> None:
        try:
            self.app.desk.store.drafts.get(id)
        except GeooutError as error:
            self.app.toast(str(error), "info")
            return
        self.dismiss(None)
        self.app.go("draft", draft=id, came_from=self.came_from)


def gathered(desk: Desk, market: str, target: str) -> Sequence[AnchorMix]:
    """The mixes of one market, the page `target` first, then by how many were asked."""
    from geoout.campaign.targets import page_key
    from geoout.links.anchor_mix import mixes

    found = mixes(desk.store.anchor_uses.all(market), desk.campaign, desk.markets)
    here = page_key(target) if target else None
    return sorted(found, key=lambda one: (page_key(one.target) != here, -one.total, one.target))
