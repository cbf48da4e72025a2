"""How one line of the list is drawn: its head, a row, a heading between rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from geoout.tui.ink import Line, Span, fit
from geoout.tui.shapes import shapes
from geoout.tui.widgets.columns import Column
from geoout.tui.widgets.sections import Section

GUTTER = 3
UNDER, MARKED = 1, 2
"""What a row can be besides plain: under the cursor, marked."""

Laid = Sequence[tuple[Column, int]]


def head_line(laid: Laid, sorted_by: tuple[str, bool] | None) -> Line:
    """The columns' names, the sorted one plain with its arrow in the gap before it."""
    by, descending = sorted_by or ("", False)
    spans: list[Span] = [(" " * GUTTER, "")]
    for i, (column, width) in enumerate(laid):
        gap = column.gap if i else 0
        text = fit(column.title, width, column.right)
        if not column.sort or column.sort != by:
            spans += [(" " * gap, ""), (text, "faint")]
            continue
        arrow = shapes().down if descending else shapes().up
        spare = len(text) - len(text.lstrip(" ")) if column.right else 0
        if spare:
            spans += [(" " * (gap + spare - 1), ""), (arrow, "accent"), (text[spare:], "")]
        elif gap:
            spans += [(" " * (gap - 1), ""), (arrow, "accent"), (text, "")]
        else:
            spans.append((text, ""))
    return Line(tuple(span for span in spans if span[0]))


def row_line(
    row: Any | None, laid: Laid, state: int, *, focused: bool, shape: Callable[[Any], Span] | None = None
) -> Line:
    """A row: cursor bar, mark or shape, blank, then its cells. A row that is gone is a dash."""
    under, marked = bool(state & UNDER), bool(state & MARKED)
    bar: Span = (shapes().bar, "accent") if under and focused else (" ", "")
    fill = ("on cursor" if focused else "on cursor-blur") if under else ""
    if row is None:
        return Line((bar, (" " * (GUTTER - 1), ""), (shapes().unknown, "faint")), fill=fill)
    sign: Span = (shapes().marked, "accent") if marked else shape(row) if shape else (" ", "")
    spans: list[Span] = [bar, sign, (" ", "")]
    for i, (column, width) in enumerate(laid):
        cell = column.value(row)
        text, words = (cell, column.words) if isinstance(cell, str) else cell
        if column.name and (under or marked):
            words = "bold" if under else "accent"
        elif column.strong and under:
            words = f"bold {words}"
        if i and column.gap:
            spans.append((" " * column.gap, ""))
        spans.append((fit(text, width, column.right), words))
    return Line(tuple(spans), fill=fill)


def section_line(section: Section) -> Line:
    """A heading between rows: its title, its count, and what its right column says."""
    spans: list[Span] = [(" " * GUTTER, ""), (section.title, "bold")]
    if section.count is not None:
        spans.append((f"  {section.count:,}", "muted"))
    return Line(tuple(spans), ((section.note, "faint"), (" ", "")) if section.note else ())
