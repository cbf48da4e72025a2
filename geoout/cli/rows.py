"""Rows from a file or standard input: JSON Lines, or TSV or CSV with a header."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from geoout.errors import Place, UsageError

Numbered = tuple[int, dict[str, Any]]

_OBJECT = re.compile(r"\s*\{\s*[\"}]")


def read_text(file: str | None) -> tuple[str, str]:
    """The text of `file` (`-` or None: standard input) and the name to call it by.

    Raises UsageError when it is absent, unreadable or not UTF-8.
    """
    name = "standard input" if file in (None, "-") else str(file)
    try:
        raw = sys.stdin.buffer.read() if file in (None, "-") else Path(str(file)).read_bytes()
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", Place(name), "check the name") from error
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding), name
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UsageError("this is not UTF-8 text", Place(name, line), "save it as UTF-8") from error


def read_rows(file: str | None, *, plain: str | None = None) -> Iterator[Numbered]:
    """Rows in order, each with the line it begins in. With `plain`, a line that is no object is a row of that field.

    Raises UsageError with the line for broken JSON or a row that does not fit its header.
    """
    text, name = read_text(file)
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if _OBJECT.match(first) or (plain is None and first.lstrip().startswith("{")):
        yield from _json_lines(lines, name, plain)
    elif first.lstrip().startswith("[") and plain is None:
        yield from _json_array(text, name)
    elif plain is not None:
        for number, line in enumerate(lines[:-1] if lines[-1] == "" else lines, 1):
            yield number, {plain: line.removesuffix("\r")}
    else:
        yield from _delimited(text, name)


def _json_lines(lines: list[str], name: str, plain: str | None) -> Iterator[Numbered]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if plain is not None and not _OBJECT.match(line):
            yield number, {plain: line.removesuffix("\r")}
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:  # ValueError: a number of thousands of digits too
            message = getattr(error, "msg", "it is nested too deeply or holds too long a number")
            raise UsageError(f"this is not JSON ({message})", Place(name, number), "write one object a line") from error
        if not isinstance(row, dict):
            raise UsageError("this is no JSON object", Place(name, number), "write one object a line")
        yield number, row


def _json_array(text: str, name: str) -> Iterator[Numbered]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise UsageError("this is not JSON", Place(name, line), "write one object a line") from error
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise UsageError("this is no JSON object", Place(name, None, f"element {number}"), "write objects")
        yield number, row


def _delimited(text: str, name: str) -> Iterator[Numbered]:
    header = text.split("\n", 1)[0]
    delimiter = max("\t,;", key=header.count)
    csv.field_size_limit(16 * 1024 * 1024)
    plain = delimiter == "\t" and '"' not in header
    quoting: Literal[0, 3] = csv.QUOTE_NONE if plain else csv.QUOTE_MINIMAL
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    try:
        names = [cell.strip().casefold() for cell in next(reader, [])]
        before = reader.line_num
        for cells in reader:
            if any(cells):
                yield before + 1, dict(zip(names, cells, strict=False))
            before = reader.line_num
    except csv.Error as error:
        raise UsageError(f"this row cannot be read ({error})", Place(name, reader.line_num), "mend the row") from error


def needs(row: dict[str, Any], field: str, number: int) -> str:
    """The text of `field`. Raises UsageError naming line and field when it is absent."""
    value = row.get(field)
    if not isinstance(value, str):
        said = "this field is missing" if value is None else f"{field} is no text"
        raise UsageError(said, Place(None, number, field), f"give each row its {field}")
    return value
