"""The market card: everything that is expected there, each statement with where it comes from."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from geoout.markets.market import Market, Source
from geoout.tui.ink import BLANK, Span, cut
from geoout.tui.widgets.blocks import Block, block, fact, heading
from geoout.tui.widgets.sheet import Sheet

_SHORT = {"the guide": "guide", "our own knowledge": "house"}
_LABEL = 12
_SOURCE = 16


class MarketCard(Sheet):
    """A market's facts by group, then the sources in full."""

    def __init__(self, market: Market, name: str, now: datetime) -> None:
        from geoout.markets.clock import local_time

        self.market = market
        time = f"{local_time(market, now):%H:%M}"
        said = f"{market.key} · {market.locale} · {market.calendar.zone} {time}"
        super().__init__(name, self._blocks, beside=[(said, "muted")])

    def _blocks(self, width: int) -> Sequence[Block]:
        from geoout.markets.facts import facts

        blocks: list[Block] = []
        for title, lines in facts(self.market):
            right: list[Span | str] = [("source", "faint")] if not blocks else []
            blocks += [block(BLANK)] if blocks else []
            rows = [heading(title, right=right)]
            before = ""
            for label, text, source in lines:
                # A citation is said once for the lines that belong to one label.
                short = "" if not label and source == before else cut(_short(source), _SOURCE)
                before = source
                rows += fact(label, text, width, source=short, label_width=_LABEL)
            blocks.append(Block(tuple(rows)))
        return [*blocks, *self._sources(width)]

    def _sources(self, width: int) -> Iterable[Block]:
        cited = {source.id: source for source in _sources_of(self.market) if source.title not in _SHORT}
        if not cited:
            return
        rows = [BLANK, heading("Sources")]
        for source in cited.values():
            seen = f"read {source.seen}" if source.seen else ""
            rows += fact(source.id, source.title, width, source=seen, label_width=_LABEL)
            if source.url:
                rows += fact("", source.url, width, label_width=_LABEL, words="muted")
        yield Block(tuple(rows))


def _short(title: str) -> str:
    return _SHORT.get(title) or re.split(r" on |, | \(|: ", title)[0]


def _sources_of(value: object) -> Iterable[Source]:
    if isinstance(value, Source):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _sources_of(getattr(value, field.name))
