"""Spacing: a rendered text without the gaps that empty blocks and fields leave, and where each span went."""

from __future__ import annotations

from bisect import bisect_left

FIELD, VALUE, END = "\ue000", "\ue001", "\ue002"
"""Private-use marks around a field in a rendered text: FIELD name VALUE text END. No value and no template has them."""

SIGNATURE = "-- "
"""The line that opens a signature; its space is what mail programs look for (RFC 3676)."""

Spans = list[tuple[str, int, int]]


def unmark(text: str) -> tuple[str, Spans]:
    """The text without marks, and (field, start, end) for each marked value, outer before inner."""
    out: list[str] = []
    spans: list[tuple[str, int, int]] = []
    open_fields: list[tuple[int, str, int]] = []
    position = index = 0
    while index < len(text):
        character = text[index]
        if character == FIELD:
            middle = text.index(VALUE, index)
            open_fields.append((len(spans), text[index + 1 : middle], position))
            spans.append(("", 0, 0))
            index = middle + 1
            continue
        if character == END:
            place, name, start = open_fields.pop()
            spans[place] = (name, start, position)
        else:
            out.append(character)
            position += 1
        index += 1
    return "".join(out), spans


def tidy(text: str, spans: Spans) -> tuple[str, Spans]:
    """Fold runs of spaces, strip lines, keep at most one blank line in a row; spans move along.

    Only ASCII spaces fold: a no-break space or an ideographic space was meant. Characters are only ever left out, so
    a span keeps its own text unless that itself held such spaces.
    """
    kept: list[int] = []
    last_break = start = 0
    for line in text.split("\n"):
        here = _kept_of_line(line, start)
        if here:
            if kept:
                kept.append(last_break)
                if last_break != start - 1:  # blank lines lay between: one of them stays
                    kept.append(start - 1)
            kept.extend(here)
            last_break = start + len(line)
        start += len(line) + 1
    moved = [(name, bisect_left(kept, first), bisect_left(kept, last)) for name, first, last in spans]
    return "".join(text[index] for index in kept), [span for span in moved if span[1] < span[2]]


def _kept_of_line(line: str, start: int) -> list[int]:
    if line.rstrip(" ") == "--":
        return [start, start + 1, start + 2] if line.startswith(SIGNATURE) else [start, start + 1]
    kept: list[int] = []
    for index, character in enumerate(line):
        if character == " " and (not kept or line[kept[-1] - start] == " "):
            continue
        kept.append(start + index)
    while kept and line[kept[-1] - start] in " \t\r":
        kept.pop()
    return kept
