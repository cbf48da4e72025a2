"""Where a cursor may stand: the boundaries of what a reader sees as one character (UAX 29)."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=512)
def boundaries(text: str) -> tuple[int, ...]:
    """Every grapheme boundary of `text` in code points, 0 and its length included."""
    import regex  # type: ignore[import-untyped,unused-ignore]

    return (0, *(match.end() for match in regex.finditer(r"\X", text)))


def next_boundary(text: str, i: int) -> int:
    """The first boundary after `i`; the text's length at or after its end."""
    if i >= len(text):
        return len(text)
    if i < 0:
        return 0
    start = _line_start(text, i)
    return start + next(stop for stop in boundaries(text[start : _line_end(text, i)]) if stop > i - start)


def previous_boundary(text: str, i: int) -> int:
    """The last boundary before `i`; 0 at or before the start."""
    if i <= 0:
        return 0
    i = min(i, len(text))
    start = _line_start(text, i - 1)
    return start + max(stop for stop in boundaries(text[start : _line_end(text, i - 1)]) if stop < i - start)


def _line_start(text: str, i: int) -> int:
    """Where the line of character `i` begins. A line break is always a boundary, so a paragraph is enough to read."""
    return text.rfind("\n", 0, i) + 1


def _line_end(text: str, i: int) -> int:
    """One past the line break that ends the line of character `i`, or the text's end."""
    end = text.find("\n", i)
    return len(text) if end < 0 else end + 1
