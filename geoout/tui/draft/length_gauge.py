"""The line under the text: how long it is, how long it should be, and when it was saved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geoout.checks.length.length_of_mail import measured
from geoout.markets.market import Market
from geoout.pitches.draft import Draft
from geoout.tui.ink import Line, Span, width_of
from geoout.tui.lined import Lined
from geoout.tui.widgets.gauge import range_gauge

_LONGEST_NOTE = 12


@dataclass(frozen=True, slots=True)
class Measured:
    """A text's length against what the market reads, and how the reader is addressed there in a word."""

    length: int
    least: int
    most: int
    unit: str
    address: str


def measure(draft: Draft, market: Market) -> Measured:
    """Words or characters of the main text; salutation, closing and signature do not count."""
    wanted = market.etiquette.length.value
    length = measured(draft, wanted)
    note = re.split(r"[,;:.(]| and | throughout", market.etiquette.register_note.value)[0].strip()
    address = note if len(note) <= _LONGEST_NOTE else str(market.etiquette.register.value)
    return Measured(length, wanted.least, wanted.most, str(wanted.unit.value), address)


class LengthGauge(Lined):
    """`117 words ──━●━── 100–180`, and at the right what is given as `state`, or as `counts` where it is narrow."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.measured: Measured | None = None
        self.state: Sequence[Span] = ()
        self.counts: Sequence[Span] = ()

    def show(self, measured: Measured | None, state: Sequence[Span], counts: Sequence[Span]) -> None:
        """Show other numbers."""
        shown = (measured, tuple(state), tuple(counts))
        if shown != (self.measured, self.state, self.counts):
            self.measured, self.state, self.counts = shown
            self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        """One line."""
        narrow = self.screen.size.width < 100
        right = self.counts if narrow else self.state
        here = self.measured
        if here is None:
            return [Line((), tuple(right))]
        one = here.unit.removesuffix("s") if here.length == 1 else here.unit
        left: list[Span] = [(f"{here.length:,} {one}", ""), (" ", "")]
        left += range_gauge(here.length, here.least, here.most, 14 if narrow else 12)
        left.append((f" {here.least:,}–{here.most:,}", "muted"))
        if narrow and width_of(left) + width_of([(here.address, "")]) + width_of(right) + 5 <= width:
            left.append((f"   {here.address}", "muted"))
        return [Line(tuple(left), tuple(right))]
