"""Rows from a file or standard input: JSON Lines, or TSV or CSV with a header.

They are read as they are asked for, so that a million of them take the memory of one; only a JSON array is read whole.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Literal

from geoout.errors import Place, UsageError

Numbered = tuple[int, dict[str, Any]]
Header = Callable[[list[str]], list[str]]

LONGEST = 16 * 1024 * 1024
"""Characters that one line or one cell may hold."""
_OBJECT = re.compile(r"\s*\{\s*[\"}]")


class Input:
    """An open file, or standard input for `-` or None, and how much of it is read.

    `name` is what to call it by. Raises UsageError when it is absent or unreadable.
    """

    def __init__(self, file: str | None) -> None:
        self.is_standard = file in (None, "-")
        self.name = "standard input" if self.is_standard else str(file)
        if self.is_standard and sys.stdin is None:
            raise UsageError("it is closed", Place(self.name), "name a file, or send the rows to it")
        try:
            raw: Any = sys.stdin.buffer if self.is_standard else Path(str(file)).open("rb")  # noqa: SIM115
            self._raw = raw if hasattr(raw, "peek") else io.BufferedReader(raw)
            self._size = 0 if self.is_standard else os.fstat(self._raw.fileno()).st_size
            self._encoding = _encoding(self._raw)
        except OSError as error:
            raise self._unreadable(error) from error

    @property
    def share(self) -> float | None:
        """How much of it is read, 0 to 1; None where nobody can know."""
        if not self._size:
            return None
        return 1.0 if self._raw.closed else min(1.0, self._raw.tell() / self._size)

    def lines(self) -> Iterator[str]:
        """Its lines with their ends, once. Raises UsageError with the line for what is not UTF-8 or UTF-16."""
        text = io.TextIOWrapper(self._raw, self._encoding, newline="")
        number = 0
        try:
            for number, line in enumerate(iter(lambda: text.readline(LONGEST), ""), 1):
                if len(line) == LONGEST and line[-1] not in "\r\n":
                    place = Place(self.name, number)
                    raise UsageError("this line goes on for more than 16 MB", place, "give one row a line")
                yield line
        except UnicodeDecodeError as error:
            place = Place(self.name, number + 1 + error.object[: error.start].count(b"\n"))
            shown = self._encoding.removesuffix("-sig").upper()
            raise UsageError(f"this is not {shown} text", place, "save it as UTF-8") from error
        except OSError as error:
            raise self._unreadable(error) from error
        finally:
            if self.is_standard:
                text.detach()
            else:
                text.close()

    def _unreadable(self, error: OSError) -> UsageError:
        return UsageError(f"cannot be read ({error.strerror})", Place(self.name), "check the name")


def _encoding(raw: BinaryIO) -> str:
    """UTF-8, or UTF-16 where its mark or the zeros of its first letters say so."""
    head = raw.peek(4)[:4]  # type: ignore[attr-defined]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if len(head) == 4 and head[1] == head[3] == 0 != head[0]:
        return "utf-16-le"
    if len(head) == 4 and head[0] == head[2] == 0 != head[1]:
        return "utf-16-be"
    return "utf-8-sig"


def read_rows(
    source: str | Input | None, *, plain: str | None = None, header: Header | None = None
) -> Iterator[Numbered]:
    """Rows in order, each with the line it begins in. With `plain`, a line that is no object is a row of that field.

    `header` is asked what the columns of a table are called (names in lower case, as it has them); a UsageError that it
    raises is told with the line. Raises UsageError with the line for broken JSON or a row that cannot be read.
    """
    given = source if isinstance(source, Input) else Input(source)
    lines = given.lines()
    blank: list[str] = []
    first = ""
    for first in lines:
        if first.strip():
            break
        blank.append(first)
    every = chain(blank, [first] if first.strip() else [], lines)
    if _OBJECT.match(first) or (plain is None and first.lstrip().startswith("{")):
        yield from _json_lines(every, given.name, plain)
    elif first.lstrip().startswith("[") and plain is None:
        yield from _json_array("".join(every), given.name)
    elif plain is not None:
        for number, line in enumerate(every, 1):
            yield number, {plain: line.rstrip("\r\n")}
    else:
        yield from _delimited(every, first, given.name, header)


def _json_lines(lines: Iterable[str], name: str, plain: str | None) -> Iterator[Numbered]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if plain is not None and not _OBJECT.match(line):
            yield number, {plain: line.rstrip("\r\n")}
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


class _Marks:
    """Lines that go by, and how many quotation marks were in them: one that is never closed swallows what follows."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.count = 0
        self.at_end = False

    def __iter__(self) -> _Marks:
        return self

    def __next__(self) -> str:
        try:
            line = next(self._lines)
        except StopIteration:
            self.at_end = True
            raise
        self.count += line.count('"')
        return line


def _delimited(lines: Iterable[str], first: str, name: str, header: Header | None) -> Iterator[Numbered]:
    delimiter = max("\t,;", key=first.count)
    csv.field_size_limit(LONGEST)
    plain = delimiter == "\t" and '"' not in first
    quoting: Literal[0, 3] = csv.QUOTE_NONE if plain else csv.QUOTE_MINIMAL
    marks = _Marks(lines)
    reader = csv.reader(marks, delimiter=delimiter, quoting=quoting)
    before = 0
    names: list[str] | None = None
    try:
        for cells in reader:
            if reader.line_num - before > 1 and marks.at_end and marks.count % 2:
                what = "a quotation mark is opened in this row and never closed"
                raise UsageError(what, Place(name, before + 1), "close it, or double it inside of a cell")
            if not any(cells) or (names is None and not "".join(cells).strip()):
                before = reader.line_num
                continue
            if names is None:
                names = _named([cell.strip().casefold() for cell in cells], header, Place(name, before + 1))
            else:
                if header is not None and len(cells) < len(names):  # a short row has its last cells empty
                    cells += [""] * (len(names) - len(cells))
                yield before + 1, dict(zip(names, cells, strict=False))
            before = reader.line_num
    except csv.Error as error:
        raise UsageError(f"this row cannot be read ({error})", Place(name, before + 1), "mend the row") from error


def _named(names: list[str], header: Header | None, place: Place) -> list[str]:
    """The columns' names as the command calls them."""
    try:
        return header(names) if header is not None else names
    except UsageError as error:
        raise UsageError(error.what, place, error.hint) from None


def needs(row: dict[str, Any], field: str, number: int) -> str:
    """The text of `field`. Raises UsageError naming line and field when it is absent."""
    value = row.get(field)
    if not isinstance(value, str):
        said = "this field is missing" if value is None else f"{field} is no text"
        raise UsageError(said, Place(None, number, field), f"give each row its {field}")
    return value
