"""Reading a suppression list of another tool: CSV with Email, Domain and Reason in any order, or a value per line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from geoout.language.plain import clean_line
from geoout.people.suppression import Suppressed, normal

_WORDS = {
    "value": ("value", "email", "e-mail", "email address", "e-mail address", "mail", "address", "recipient"),
    "domain": ("domain", "website", "site", "host"),
    "reason": ("reason", "note", "notes", "comment", "type", "status"),
    "who": ("who", "added by", "by"),
    "day": ("day", "date", "added", "created", "created at", "timestamp"),
}


def rows_of(path: Path, encoding: str | None) -> Iterator[tuple[int, str, Suppressed | None]]:
    """Line number, value as written, and what it says (None: nothing). Raises ImportFailed for what is no text."""
    from geoout.prospects.decoding import CELL, sniff

    dialect = sniff(path, encoding)
    csv.field_size_limit(CELL)
    places: dict[str, int] = {}
    with path.open(encoding=dialect.encoding, newline="", errors="replace") as stream:
        reader = csv.reader(stream, delimiter=dialect.delimiter)
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield reader.line_num, "", None
                continue
            if not any(cell.strip() for cell in row) or row[0].lstrip("\ufeff").startswith("#"):
                continue
            if not places:
                places = _header(row)
                if places:
                    continue
                places = {"value": 0, "reason": 1}
            yield _said(reader.line_num, row, places)


def _header(row: list[str]) -> dict[str, int]:
    """Where each thing stands; empty where this is no header."""
    words = [clean_line(cell).casefold().replace("_", " ") for cell in row]
    found: dict[str, int] = {}
    for what, names in _WORDS.items():
        place = next((words.index(name) for name in names if name in words), None)
        if place is not None:
            found[what] = place
    return found if "value" in found or "domain" in found else {}


def _said(number: int, row: list[str], places: dict[str, int]) -> tuple[int, str, Suppressed | None]:
    cells = {what: clean_line(row[place]) for what, place in places.items() if place < len(row)}
    written = cells.get("value") or cells.get("domain", "")
    value = normal(written)
    if not value:
        return number, written, None
    day: date | None = None
    with suppress(ValueError):
        day = date.fromisoformat(cells.get("day", "")[:10])
    reason = cells.get("reason", "").removeprefix("'") or "on an imported list"
    return number, written, Suppressed(value, reason, cells.get("who", "").removeprefix("'"), day)
