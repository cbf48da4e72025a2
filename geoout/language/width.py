"""How many terminal cells a text takes (Unicode East Asian Width, combining marks none)."""

from __future__ import annotations


def width(text: str) -> int:
    """Cells of `text`; control characters count as none."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth, wcwidth

    cells = wcswidth(text)
    return cells if cells >= 0 else sum(max(0, wcwidth(character)) for character in text)


def cut(text: str, cells: int) -> str:
    """`text` in at most `cells` cells, ending in `…` where something was left out."""
    if width(text) <= cells:
        return text
    kept = text
    while kept and width(kept) > cells - 1:
        kept = kept[:-1]
    return kept + "…" if cells > 0 else ""
