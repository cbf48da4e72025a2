"""What a detail pane is made of: headings, labelled facts with their source, prose, score lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from geoout.tui.ink import BLANK, Line, Span, cut, width_of, wrap
from geoout.tui.shapes import shapes
from geoout.tui.widgets.gauge import gauge

_SOURCE_WORDS = {"guide": "", "house": "faint"}


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together. With an `id` the cursor can stand on it; a `shape` hangs left of its first line."""

    lines: tuple[Line, ...]
    id: str | None = None
    shape: Span | None = None


def block(*lines: Line | Sequence[Line], id: str | None = None, shape: Span | None = None) -> Block:
    """A Block from lines and sequences of lines."""
    flat: list[Line] = []
    for part in lines:
        flat += [part] if isinstance(part, Line) else part
    return Block(tuple(flat), id, shape)


def heading(title: str, *more: Span | str, right: Iterable[Span | str] = ()) -> Line:
    """A heading: bold, what follows it plain, a number or a key at the right."""
    left = [(title, "bold"), *(_span(part) for part in more)]
    return Line(tuple(left), tuple(_span(part) for part in right))


def prose(text: Span | str | Sequence[Span | str], width: int, words: str = "", indent: int = 0) -> tuple[Line, ...]:
    """Text that wraps; `words` draws the bare strings in it, `indent` moves all lines."""
    parts = cast("Sequence[Span | str]", [text] if isinstance(text, str) or _is_span(text) else text)
    spans = [(part, words) if isinstance(part, str) else part for part in parts]
    before: tuple[Span, ...] = ((" " * indent, ""),) if indent else ()
    return tuple(Line((*before, *row)) for row in wrap(spans, width - indent))


def fact(
    label: str,
    value: Span | str | Sequence[Span | str],
    width: int,
    *,
    source: str = "",
    label_width: int = 9,
    words: str = "",
) -> tuple[Line, ...]:
    """A label in its own column, its value wrapped beside it, and at the right where it comes from.

    The source `guide` is plain, `house` faint, a citation muted.
    """
    source = cut(source, max(width // 3, 8)) if source else ""
    room = width - label_width - 1 - (len(source) + 2 if source else 0)
    rows = prose(value, max(room, 8), words)
    right: tuple[Span, ...] = ((source, _SOURCE_WORDS.get(source, "muted")),) if source else ()
    name = cut(label, label_width)
    pad = " " * (label_width + 1 - width_of([(name, "")]))
    first = Line(((name, "muted"), (pad, ""), *rows[0].left), right)
    return (first, *(Line(((" " * (label_width + 1), ""), *row.left)) for row in rows[1:]))


def reason(shape: Span, text: str, width: int, *, right: Span | str = "", letter: str = "") -> tuple[Line, ...]:
    """One reason or check: its shape, a letter where it has one, the text, and points or a remark at the right."""
    tail = _span(right) if right else None
    lead: tuple[Span, ...] = (shape, (" ", ""), *(((f"{letter} ", "faint"),) if letter else ()))
    room = width - width_of(lead) - (width_of([tail]) + 1 if tail else 0)
    rows = wrap([text], max(room, 8))
    first = Line((*lead, *rows[0]), (tail,) if tail else ())
    return (first, *(Line(((" " * width_of(lead), ""), *row)) for row in rows[1:]))


def gauge_line(value: float, most: float, width: int, words: str = "accent") -> Line:
    """A gauge as wide as the pane: `━━━───`."""
    return Line(tuple(gauge(value, most, width, words)))


def rule_line(width: int) -> Line:
    """The line that cuts off a peek or a mail's head."""
    return Line(((shapes().rule * width, "rule"),))


def counts(errors: int, warnings: int, infos: int) -> tuple[Span, ...]:
    """`✗ 2  ▲ 1  ◇ 1`, zeros faint."""
    spans: list[Span] = []
    for shape, number, words in (
        (shapes().error, errors, "error"),
        (shapes().warning, warnings, "warning"),
        (shapes().info, infos, "muted"),
    ):
        gap = [("  ", "")] if spans else []
        spans += [*gap, (shape, words if number else "faint"), (" ", ""), (str(number), "bold" if number else "faint")]
    return tuple(spans)


def empty_line() -> Line:
    """A blank line."""
    return BLANK


def _span(value: Span | str) -> Span:
    return (value, "") if isinstance(value, str) else value


def _is_span(part: object) -> bool:
    return isinstance(part, tuple) and len(part) == 2 and all(isinstance(word, str) for word in part)
