"""Lines of styled text: words such as `bold muted` become colours of the theme, widths are terminal cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.strip import Strip

from geoout.tui.shapes import shapes

Span = tuple[str, str]
"""Text and how it is drawn: tokens, `bold`, `underline`, `underline2`, `on <token>`; empty for plain."""

_ATTRIBUTES = {"bold", "underline", "underline2"}
NOT_FIRST = frozenset("、。，．・：；？！」』）】〉》〕｝,.;:!?)]}”’»…ー々っゃゅょッャュョ")
NOT_LAST = frozenset("「『（【〈《〔｛“‘«([{")


class Ink:
    """The colours of one theme: words to Rich styles, cached."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._styles: dict[str, Style] = {"": Style()}

    def style(self, words: str) -> Style:
        """`bold accent on cursor` as a style; an unknown word raises KeyError, so that a typo shows at once."""
        known = self._styles.get(words)
        if known is None:
            known = self._styles[words] = self._make(words)
        return known

    def _make(self, words: str) -> Style:
        color = background = None
        attributes: dict[str, Any] = {}
        parts = iter(words.split())
        for word in parts:
            if word in _ATTRIBUTES:
                attributes[word] = True
            elif word == "on":
                background = Color.parse(self._variables[next(parts)]).rich_color
            else:
                color = Color.parse(self._variables[word]).rich_color
        return Style(color=color, bgcolor=background, **attributes)


_inks: dict[str, Ink] = {}


def ink(app: App) -> Ink:
    """The ink of the app's theme."""
    known = _inks.get(app.theme)
    if known is None:
        # Not app.theme_variables: those are still the old theme's while the new one is being applied.
        theme = app.current_theme
        known = _inks[app.theme] = Ink(
            {**app.get_theme_variable_defaults(), **theme.to_color_system().generate(), **theme.variables}
        )
    return known


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a pane: what stands left, what stands at the right edge, and the background of all of it.

    The right side is never cut; the left side ends in `…` before it.
    """

    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    fill: str = ""


def line(*left: Span | str, right: Iterable[Span | str] = (), fill: str = "") -> Line:
    """A Line from spans; a bare string is plain text."""
    return Line(tuple(_span(s) for s in left), tuple(_span(s) for s in right), fill)


def _span(value: Span | str) -> Span:
    return (value, "") if isinstance(value, str) else value


BLANK = Line()


def width_of(spans: Iterable[Span]) -> int:
    """Cells that spans take."""
    return sum(cell_len(text) for text, _ in spans)


@lru_cache(maxsize=16384)
def cut(text: str, cells: int) -> str:
    """`text` in at most `cells` cells; what is cut ends in `…`, never inside a character."""
    if cells <= 0:
        return ""
    text = text.strip("\u200d")  # a joiner with nothing to join would swallow the cell beside it
    if cell_len(text) <= cells:
        return text
    mark = shapes().cut if cells > len(shapes().cut) else shapes().cut[:cells]
    room, end = cells - len(mark), 0
    for _, stop, wide in split_graphemes(text)[0]:
        if wide > room:
            break
        room -= wide
        end = stop
    return text[:end].rstrip(" ") + mark


def fit(text: str, cells: int, right: bool = False) -> str:
    """`text` in exactly `cells` cells: cut, or padded at the right (at the left for `right`)."""
    text = cut(text, cells)
    pad = " " * (cells - cell_len(text))
    return pad + text if right else text + pad


def cut_spans(spans: Iterable[Span], cells: int) -> list[Span]:
    """Spans in at most `cells` cells, the last one cut."""
    kept: list[Span] = []
    spans = list(spans)
    total = width_of(spans)
    if total <= cells:
        return spans
    for text, words in spans:
        wide = cell_len(text)
        if wide < cells or (wide == cells and len(kept) + 1 == len(spans)):
            kept.append((text, words))
            cells -= wide
            continue
        # A span that just fills the room still has to say that something followed it.
        kept.append((cut(text + " " if wide == cells else text, cells), words))
        break
    return kept


def wrap(spans: Iterable[Span | str], width: int) -> list[tuple[Span, ...]]:
    """Spans on several lines: broken at spaces, in CJK between any two characters, but never before a closing mark."""
    units: list[tuple[str, int, str]] = []
    for text, words in map(_span, spans):
        for start, stop, cells in split_graphemes(text)[0]:
            units.append((text[start:stop], cells, words))
    lines: list[tuple[Span, ...]] = []
    while units:
        stop = _break(units, max(width, 1))
        row = units[:stop]
        while row and row[-1][0] in (" ", "\n"):
            row.pop()
        lines.append(_joined(row))
        while stop < len(units) and units[stop][0] == " ":
            stop += 1
        units = units[stop:]
    return lines or [()]


def _break(units: list[tuple[str, int, str]], width: int) -> int:
    """How many units the first line takes."""
    used, last = 0, 0
    for i, (text, cells, _) in enumerate(units):
        if text == "\n":
            return i + 1
        if used + cells > width and text != " ":
            return last or max(i, 1)
        used += cells
        following = units[i + 1] if i + 1 < len(units) else None
        if following is None:
            continue
        between_wide = (cells == 2 or following[1] == 2) and following[0] not in NOT_FIRST and text not in NOT_LAST
        if between_wide or (text in (" ", "-", "/") and following[0] != " "):
            last = i + 1
    return len(units)


def _joined(units: list[tuple[str, int, str]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for text, _, words in units:
        if spans and spans[-1][1] == words:
            spans[-1] = (spans[-1][0] + text, words)
        else:
            spans.append((text, words))
    return tuple(spans)


def paint(drawn: Line, width: int, colours: Ink, base: Style) -> Strip:
    """A Line as a strip of exactly `width` cells on `base`."""
    if drawn.fill:
        base = base + colours.style(drawn.fill)
    right = cut_spans(drawn.right, width)
    right_width = width_of(right)
    # One free cell between the two, unless the right side brings its own.
    room = width - right_width - (1 if right and drawn.left and not right[0][0].startswith(" ") else 0)
    left = cut_spans(drawn.left, max(room, 0))
    gap = width - right_width - width_of(left)
    spans = [*left, (" " * gap, ""), *right] if gap else [*left, *right]
    return Strip([Segment(text, base + colours.style(words)) for text, words in spans if text], width)
