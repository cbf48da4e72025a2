"""The `?` sheet: the keys of this screen by group, in columns, filtered by typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from geoout.actions import GROUPS, Action, actions_on
from geoout.tui.binding import shown
from geoout.tui.ink import Line, Span, cut, width_of
from geoout.tui.widgets.detail import Block, Detail
from geoout.tui.widgets.float import Float, FloatHead
from geoout.tui.widgets.sheet import More

if TYPE_CHECKING:
    from geoout.tui.page import Page

Entry = tuple[str, str]
_GAP = 1


class KeysHelp(Float[None]):
    """Keys of the screen below. Letters filter; escape clears the filter, then closes."""

    WIDTH = 100
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("f1", "leave", show=False),
    ]

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.query_text = ""

    def head(self) -> Iterable[Widget]:
        """The title; what is typed stands at the right."""
        yield self.titled(f"Keys in {self.page.NAME.capitalize()}", right=self._typed())

    def inside(self) -> Iterable[Widget]:
        """The sheet."""
        detail = Detail(gutter=3, right=3, id="keys-sheet")
        yield detail
        yield More(detail, "↓ ↑")

    def on_mount(self) -> None:
        """Fill it."""
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out anew."""
        self.call_after_refresh(self._fill)

    def _typed(self) -> list[Span]:
        said = (f"/ {self.query_text}", "") if self.query_text else ("type to filter", "faint")
        return [said, ("   ", ""), ("esc", "bold accent"), (" close" if not self.query_text else " all", "muted")]

    def on_key(self, event: events.Key) -> None:
        """Keys that are its own."""
        if event.key == "backspace":
            self.query_text = self.query_text[:-1]
        elif event.is_printable and event.character and len(self.query_text) < 20:
            self.query_text += event.character
        else:
            return
        event.stop()
        self._refill()

    def _refill(self) -> None:
        head = self.query_one(FloatHead)
        head.right = self._typed()
        head.redraw()
        self._fill()

    def action_leave(self) -> None:
        """Escape clears what was typed first."""
        if self.query_text:
            self.query_text = ""
            self._refill()
        else:
            self.dismiss(None)

    def action_move(self, rows: int) -> None:
        """Scroll."""
        self.query_one(Detail).scroll_relative(y=rows, animate=False, immediate=True)
        self.query_one(More).redraw()

    def _fill(self) -> None:
        groups = sheet(self.page.NAME, self.page.app.actions, self.query_text)
        detail = self.query_one(Detail)
        box = self.query_one("#box")
        inner = (box.size.width or self.WIDTH + 2) - 2
        rows = laid_in_columns(groups, inner - 6)
        room = max(self.size.height - 8, 3)
        detail.styles.height = min(len(rows), room)
        self.query_one(More).display = len(rows) > room
        self.call_after_refresh(self.query_one(More).redraw)
        detail.show(lambda width: [Block(tuple(laid_in_columns(groups, width)))])


def sheet(screen: str, actions: Sequence[Action], query: str = "") -> list[tuple[str, list[Entry]]]:
    """The screen's groups with their lines: (keys, words). What shares a line is joined, what is rare left out."""
    wanted = query.casefold().split()
    groups: list[tuple[str, list[Entry]]] = []
    here = [action for action in actions_on(screen, tuple(actions)) if action.keys]
    for group in GROUPS:
        entries: list[Entry] = []
        for action in here:
            if action.group != group or action.beside or action.help == "-":
                continue
            partners = [action, *(other for other in here if other.beside == action.id)]
            keys = _keys_of(partners)
            words = action.help or action.verb
            found = f"{keys} {words} {action.label} {action.note}".casefold()
            if all(word in found for word in wanted):
                entries.append((keys, words))
        if entries:
            groups.append((group, entries))
    return groups


def _keys_of(partners: Sequence[Action]) -> str:
    """`j k ↓ ↑`: the first keys of all, then the second ones; more than three actions show the first and the last."""
    if len(partners) > 3:
        return f"{shown(partners[0].keys[0])} … {shown(partners[-1].keys[0])}"
    firsts = [shown(action.keys[0]) for action in partners]
    seconds = [shown(action.keys[1]) for action in partners if len(action.keys) > 1]
    return " ".join([*firsts, *seconds])


def laid_in_columns(groups: Sequence[tuple[str, list[Entry]]], width: int) -> list[Line]:
    """The groups in as many columns as fit, balanced from left to right without parting one."""
    if not groups:
        return [Line((("no key does that here", "faint"),))]
    columns = max(min(width // 30, 3), 1)
    parted = _parted(groups, columns)
    wide = (width - _GAP * (columns - 1)) // columns
    drawn = [_column(part, wide) for part in parted]
    lines = []
    for i in range(max(map(len, drawn))):
        spans: list[Span] = []
        for j, column in enumerate(drawn):
            row = column[i] if i < len(column) else ()
            pad = wide - width_of(row) + (_GAP if j < len(drawn) - 1 else 0)
            spans += [*row, (" " * pad, "")]
        lines.append(Line(tuple(spans)))
    return lines


def _parted(groups: Sequence[tuple[str, list[Entry]]], columns: int) -> list[list[tuple[str, list[Entry]]]]:
    """Cut the groups into `columns` runs so that the longest run is as short as it can be."""
    heights = [len(entries) + 2 for _, entries in groups]
    for limit in range(max(heights), sum(heights) + 1):
        runs: list[list[tuple[str, list[Entry]]]] = [[]]
        used = 0
        for group, height in zip(groups, heights, strict=True):
            if used + height > limit and runs[-1]:
                runs.append([])
                used = 0
            runs[-1].append(group)
            used += height
        if len(runs) <= columns:
            return runs
    return [list(groups)]


def _column(groups: Sequence[tuple[str, list[Entry]]], width: int) -> list[tuple[Span, ...]]:
    key_width = max(width_of([(keys, "")]) for _, entries in groups for keys, _ in entries) + 2
    rows: list[tuple[Span, ...]] = []
    for i, (group, entries) in enumerate(groups):
        rows += [()] if i else []
        rows.append(((group, "bold"),))
        for keys, words in entries:
            pad = " " * (key_width - width_of([(keys, "")]))
            rows.append(((keys, "bold accent"), (pad, ""), (cut(words, width - key_width), "muted")))
    return rows
