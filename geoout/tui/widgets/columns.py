"""Columns of the list as values: how wide they are, and which leave first when it narrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from geoout.tui.ink import Span


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `value(item)` gives the cell: text, or (text, words) as in `ink`.

    `width` is what it likes, `least` what it can live with (0: width), `leave` when it goes (0: never, the highest
    first), `flex` its share of what is left over, `gap` the free cells before it. `name` marks the column whose text
    is bold under the cursor and accent when marked; `strong` is bold under the cursor. `sort` is the key it sorts by.
    """

    key: str
    title: str
    value: Callable[[Any], str | Span]
    width: int
    least: int = 0
    leave: int = 0
    flex: int = 0
    gap: int = 1
    right: bool = False
    words: str = ""
    name: bool = False
    strong: bool = False
    sort: str = ""


def laid_out(columns: Sequence[Column], room: int) -> list[tuple[Column, int]]:
    """The columns that fit in `room` cells with the width of each; gaps count, except before the first."""
    kept = list(columns)
    while kept and _least(kept) > room:
        leaving = max(kept, key=lambda column: column.leave)
        if not leaving.leave:
            break
        kept.remove(leaving)
    if not kept:
        return []
    widths = [column.least or column.width for column in kept]
    spare = room - _least(kept)
    for i, column in enumerate(kept):
        more = max(min(column.width - widths[i], spare), 0)
        widths[i] += more
        spare -= more
    shares = sum(column.flex for column in kept)
    if spare > 0 and shares:
        flexible = [i for i, column in enumerate(kept) if column.flex]
        for i in flexible:
            widths[i] += spare * kept[i].flex // shares
        widths[flexible[0]] += spare - sum(spare * kept[i].flex // shares for i in flexible)
    elif spare < 0:
        widths[0] = max(widths[0] + spare, 1)
    return list(zip(kept, widths, strict=True))


def _least(columns: Sequence[Column]) -> int:
    return sum((column.least or column.width) + column.gap for column in columns) - columns[0].gap
