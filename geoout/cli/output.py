"""What commands print: JSON Lines to standard output, or columns for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any


def print_json(value: object) -> None:
    """One JSON object on one line, Unicode as it is."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(", ", ": "), default=str) + "\n")


def print_line(text: str = "") -> None:
    """One line for people; control characters of imported text never reach the terminal."""
    from geoout.language.plain import clean

    sys.stdout.write(clean(text) + "\n")


def print_columns(rows: Sequence[Sequence[Any]], header: Sequence[str] = ()) -> None:
    """Columns as wide as their widest cell, in terminal cells."""
    from geoout.language.width import width

    lines = [[str(cell) for cell in row] for row in ([header] if header else []) + [list(row) for row in rows]]
    if not lines:
        return
    widths = [max(width(line[place]) for line in lines) for place in range(len(lines[0]))]
    for line in lines:
        cells = [cell + " " * (size - width(cell)) for cell, size in zip(line, widths, strict=True)]
        print_line("  ".join(cells).rstrip())


def progress(text: str) -> None:
    """A line of progress on standard error, written over itself on a terminal, nothing elsewhere."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def end_progress() -> None:
    """Clear the line of progress."""
    progress("")
