"""The market card: everything that is expected there, each statement with where it comes from (R45)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widget import Widget

from geoout.errors import GeooutError
from geoout.markets.facts import Fact, facts
from geoout.markets.market import Market, Source
from geoout.tui.ink import BLANK, Line, Span, cut, line
from geoout.tui.widgets.blocks import Block, block, fact, heading
from geoout.tui.widgets.sheet import More, WalkedSheet
from geoout.tui.widgets.textline import TextLine

if TYPE_CHECKING:
    from geoout.tui.app import GeooutApp

_SHORT = {"guide": "guide", "house": "house"}
_LABEL = 12
_SOURCE = 16
_FINDER = 2
_KEYS = (("/", "find"), ("y", "copy source"), ("b", "open it"))


class MarketCard(WalkedSheet):
    """A market's facts by group, then the sources in full. The cursor stands on a statement; its source can be copied.

    `now` is the moment whose local time is shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", show=False),
        Binding("y", "copy_source", show=False),
        Binding("b,enter", "open_source", show=False),
    ]

    def __init__(self, market: Market, name: str, now: datetime) -> None:
        from geoout.markets.clock import local_time

        self.market, self.now = market, now
        self._sources: dict[str, Source] = {}
        self.finder = TextLine(hint="find in this card", id="card-find")
        time = f"{local_time(market, now):%H:%M}"
        said = f"{market.key} · {market.locale} · {market.calendar.zone} {time}"
        super().__init__(name, self._blocks, beside=[(said, "muted")])

    if TYPE_CHECKING:

        @property
        def app(self) -> GeooutApp:  # type: ignore[override]
            """The application."""

    def inside(self) -> Iterable[Widget]:
        """The statements, a line to find in them, and the keys."""
        yield self.detail
        yield self.finder
        yield More(self.detail, "j k", _KEYS)

    def on_mount(self) -> None:
        """Nothing is looked for yet."""
        self.finder.display = False

    def lay_out(self, size: Size, taken: int = 0) -> None:
        """Leave room for what is looked for; the keys are always of use here."""
        super().lay_out(size, taken + (_FINDER if self.finder.display else 0))
        self.query_one(More).display = True

    def _show_finder(self, yes: bool) -> None:
        if self.finder.display != yes:
            self.finder.display = yes
            self.lay_out(self.app.size)

    # Finding

    def action_find(self) -> None:
        """Look for words in the card."""
        self._show_finder(True)
        self.finder.focus()

    @on(TextLine.Changed, "#card-find")
    def _looked_for(self) -> None:
        self.detail.show(self.build, top=True)
        self.query_one(More).redraw()

    @on(TextLine.Submitted, "#card-find")
    def _found(self) -> None:
        self._show_finder(bool(self.finder.value))
        self.detail.focus()

    def action_leave(self) -> None:
        """First leave what was looked for, then the card."""
        if not self.finder.display:
            self.dismiss(None)
            return
        self.finder.set("")
        self._looked_for()
        self._found()

    def finds(self, text: str) -> bool:
        """Whether a statement has all words that are looked for."""
        known = text.casefold()
        return all(word in known for word in self.finder.value.casefold().split())

    # What it shows

    def groups(self) -> list[tuple[str, list[Fact]]]:
        """All that is stated, in the order in which it is shown."""
        from geoout.pitches.words import source_types

        terms = source_types(self.market.locale)
        said = facts(self.market, now=self.now, as_of=self.app.desk.markets.as_of, terms=terms)
        return [*said, *self._ours()]

    def _ours(self) -> list[tuple[str, list[Fact]]]:
        """How our own site is built, what that means for links, and our pages for this market (R96–R98)."""
        from geoout.desk.geography import consequence

        try:
            campaign, structure = self.app.desk.campaign, consequence(self.app.desk)
        except GeooutError:  # a campaign.yaml that cannot be read: what needs it says so
            return []
        pages = [target.url for target in campaign.targets if target.market == self.market.key]
        guide = Source("guide", "the guide")
        return [("Our site", [Fact("structure", structure, guide), Fact("pages", ", ".join(pages) or "none yet")])]

    def _blocks(self, width: int) -> Sequence[Block]:
        blocks: list[Block] = []
        self._sources = {}
        cited: dict[str, Source] = {}
        for title, lines in self.groups():
            found = [parts for parts in _whole(lines) if self.finds(" ".join(_texts(title, parts)))]
            if not found:
                continue
            right: list[Span | str] = [("source", "faint")] if not blocks else []
            blocks += [block(BLANK)] if blocks else []
            blocks.append(block(heading(title, right=right)))
            for parts in found:
                blocks.append(self._statement(f"{title} {parts[0].label}", parts, width))
                cited |= {one.source.id: one.source for one in parts if one.source and one.source.id not in _SHORT}
        if not blocks:
            return [block(line(("nothing here says that", "muted")))]
        return [*blocks, *self._cited(cited.values(), width)]

    def _statement(self, id: str, parts: Sequence[Fact], width: int) -> Block:
        rows: list[Line] = []
        before: Source | None = None
        for one in parts:
            # A citation is said once for the lines that belong to one label.
            short = _short(one.source) if one.source and one.source != before else ""
            before = one.source
            rows += fact(one.label, one.text, width, source=cut(short, _SOURCE), label_width=_LABEL)
        source = next((one.source for one in parts if one.source), None)
        if source is not None:
            self._sources[id] = source
        return Block(tuple(rows), id)

    def _cited(self, sources: Iterable[Source], width: int) -> Iterable[Block]:
        for place, source in enumerate(sources):
            if not place:
                yield block(BLANK, heading("Sources"))
            id = f"source {source.id}"
            self._sources[id] = source
            seen = f"read {source.seen}" if source.seen else ""
            rows = fact(source.id, source.title, width, source=seen, label_width=_LABEL)
            if source.url:
                rows += fact("", source.url, width, label_width=_LABEL, words="muted")
            yield Block(tuple(rows), id)

    # The source of the statement under the cursor

    def _source_here(self) -> Source | None:
        return self._sources.get(self.detail.current or "")

    def action_copy_source(self) -> None:
        """Copy the address of the statement's source, or its title where it has none."""
        source = self._source_here()
        if source is None:
            self.app.toast("this line states nothing that has a source", "info")
            return
        self.app.copy_to_clipboard(source.url or source.title)
        self.app.toast(f"copied {source.url}" if source.url else f"copied “{source.title}”: it has no address")

    def action_open_source(self) -> None:
        """Open the statement's source in the browser."""
        from geoout.tui.prospects.page_link import open_page

        source = self._source_here()
        if source is None or not source.url:
            self.app.toast(f"{source.title if source else 'this line'} has no address to open", "info")
            return
        url = source.url

        def opened() -> None:
            if not open_page(url):
                self.app.call_from_thread(
                    self.app.toast, f"no browser with a window of its own; y copies {url}", "info"
                )

        self.run_worker(opened, thread=True, exit_on_error=False)
        self.app.toast(f"opening {url}", "info")


def _whole(lines: Iterable[Fact]) -> list[list[Fact]]:
    """Lines that belong to one label together."""
    found: list[list[Fact]] = []
    for one in lines:
        if one.label or not found:
            found.append([one])
        else:
            found[-1].append(one)
    return found


def _texts(title: str, parts: Iterable[Fact]) -> Iterable[str]:
    yield title
    for part in parts:
        yield from (
            part.label,
            part.text,
            part.source.title if part.source else "",
            part.source.id if part.source else "",
        )


def _short(source: Source) -> str:
    return _SHORT.get(source.id) or re.split(r" on |, | \(|: ", source.title)[0]
