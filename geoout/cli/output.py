"""What commands print: JSON Lines to standard output, or columns for people."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

# What JSON may hold as it is but a terminal acts on (C1 controls, bidi), a reader of lines takes for a line's end,
# or UTF-8 cannot write. Escaped it is the same value.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def print_json(value: object) -> None:
    """One JSON object on one line, Unicode as it is where standard output can write it."""
    text = _encoder(sys.stdout.encoding or "").encode(value)
    if not text.isascii():
        text = _ESCAPED.sub(_escape, text)
    elif "\x7f" in text:
        text = text.replace("\x7f", "\\u007f")
    sys.stdout.write(text + "\n")


@lru_cache(maxsize=4)
def _encoder(encoding: str) -> json.JSONEncoder:
    unicode = encoding.lower().replace("-", "") in ("utf8", "utf8sig")
    return json.JSONEncoder(ensure_ascii=not unicode, separators=(", ", ": "), default=str)


def _escape(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


def print_line(text: str = "") -> None:
    """One line for people; control characters of imported text never reach the terminal."""
    from geoout.language.plain import clean

    sys.stdout.write(clean(text) + "\n")


def print_wrapped(text: str, indent: int, label: str = "") -> None:
    """A text that hangs below its label; on a terminal it is folded to the width, elsewhere one line."""
    from geoout.language.plain import clean_line
    from geoout.language.width import width

    before = label + " " * (indent - width(label))
    room = max(20, shutil.get_terminal_size().columns - indent) if sys.stdout.isatty() else sys.maxsize
    line = ""
    for word in clean_line(text).split(" "):
        if line and width(line) + 1 + width(word) > room:
            print_line(before + line)
            before, line = " " * indent, ""
        line = f"{line} {word}" if line else word
    print_line(before + line)


def print_columns(rows: Sequence[Sequence[Any]], header: Sequence[str] = ()) -> None:
    """Columns as wide as their widest cell, in terminal cells."""
    from geoout.language.plain import clean_line
    from geoout.language.width import width

    lines = [
        [clean_line(str(cell)) for cell in row] for row in ([header] if header else []) + [list(row) for row in rows]
    ]
    if not lines:
        return
    widths = [max(width(line[place]) for line in lines) for place in range(len(lines[0]))]
    for line in lines:
        cells = [cell + " " * (size - width(cell)) for cell, size in zip(line, widths, strict=True)]
        print_line("  ".join(cells).rstrip())


def progress(text: str) -> None:
    """A line of progress on standard error, written over itself on a terminal, nothing elsewhere."""
    if sys.stderr.isatty():
        from geoout.language.plain import clean_line

        sys.stderr.write(f"\r\x1b[K{clean_line(text)}")
        sys.stderr.flush()


def end_progress() -> None:
    """Clear the line of progress."""
    progress("")
