"""The timeline of a site over the screen: every step, who did it, when and why."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from geoout.outbox.moment import Happened, Moment
from geoout.tui.ink import BLANK, Span, line
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, prose
from geoout.tui.widgets.sheet import Sheet


class TimelineSheet(Sheet):
    """The newest first."""

    def __init__(self, title: str, moments: Sequence[Moment], folder: Path) -> None:
        """Paths are shown as seen from `folder`, times on this computer's clock."""
        here = f"{folder.absolute()}{os.sep}"
        self.moments = [
            replace(moment, at=moment.at.astimezone(), why=moment.why.replace(here, "")) for moment in reversed(moments)
        ]
        number = len(self.moments)
        super().__init__(title, self._blocks, beside=[(f"{number:,} step{'s' * (number != 1)}; your time", "muted")])

    def _blocks(self, width: int) -> Sequence[Block]:
        if not self.moments:
            return [block(prose("Nothing happened here yet.", width, "muted"))]
        made: list[Block] = []
        day = None
        for moment in self.moments:
            if moment.at.date() != day:
                made += [block(BLANK)] if made else []
                day = moment.at.date()
                made.append(block(line((f"{day:%a} {day.day} {day:%b %Y}", "bold"))))
            made.append(_moment(moment, width))
        return made


_WARNS = (Happened.BOUNCED, Happened.DECLINED, Happened.OPTED_OUT, Happened.RETURNED, Happened.LISTED, Happened.ERASED)


def _moment(moment: Moment, width: int) -> Block:
    shape: Span = (shapes().none, "faint")
    if moment.kind in _WARNS:
        shape = (shapes().warning, "warning")
    elif moment.kind in (Happened.REPLIED, Happened.PLACED):
        shape = (shapes().point, "accent" if moment.kind is Happened.REPLIED else "ok")
    right = [(moment.who, "muted")] if moment.who else []
    head = line((f"{moment.at:%H:%M}  ", "faint"), moment.what, right=right)
    return block(head, prose(moment.why, width, "muted", indent=7) if moment.why else (), shape=shape)
