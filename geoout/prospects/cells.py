"""The cells of an export as values: text, numbers, days, languages, email addresses. Unreadable is unknown."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal
from unicodedata import is_normalized

from geoout.language.plain import clean_line
from geoout.prospects.domain import ascii_host, host_of
from geoout.prospects.language_names import LANGUAGES

Order = Literal["dmy", "mdy"]

_FALSE = {"", "false", "no", "0", "n", "nein", "non", "não", "いいえ"}
_GROUPED = re.compile(r"[+-]?\d{1,3}([.,'\u2019 ])\d{3}(?:\1\d{3})*(?:[.,]\d+)?")
_SCALE = {"k": 1e3, "m": 1e6, "b": 1e9}
_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T,].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?")
_NAMED = re.compile(r"(?:([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})|(\d{1,2}) ([a-z]{3})[a-z]*\.? (\d{4}))(?: .*)?")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z0-9]{2,8}))*", re.IGNORECASE)
_EMAIL = re.compile(r"([^\s@<>()\[\],;:\"\\]{1,64})@([^\s@<>()\[\],;:\"\\]+)")


def text(cell: str) -> str:
    """The cell on one line, NFC, without invisible characters."""
    if cell.isprintable() and (cell.isascii() or is_normalized("NFC", cell)) and "  " not in cell:
        return cell.strip()
    return clean_line(cell)


def address(cell: str) -> str:
    """A URL as it was written, without what cannot be seen."""
    return cell if cell.isascii() and cell.isprintable() else clean_line(cell)


def number(cell: str) -> float | None:
    """A number in any grouping: `1240`, `"1,240"`, `1.240,5`, `1 240`, `12.5K`; None where there is none."""
    if cell.isascii() and cell.isdigit():
        return float(cell[:300])
    cell = cell.strip().lower().replace("\u00a0", " ").replace("\u202f", " ")
    scale = _SCALE.get(cell[-1:], 1)
    cell = cell if scale == 1 else cell[:-1].rstrip()
    if (grouped := _GROUPED.fullmatch(cell)) and not cell.startswith(("0.", "0,")):
        cell = cell.replace(grouped[1], "")
    cell = cell.replace(",", ".")
    return float(cell) * scale if re.fullmatch(r"[+-]?(?:\d{1,300}(?:\.\d*)?|\.\d+)", cell, re.ASCII) else None


def flag(cell: str) -> bool:
    """Whether a flag is set; empty and the words for no are not."""
    return cell.strip().casefold() not in _FALSE


class Days:
    """Reads the days of one file. `decide` is asked once, at the first day that is both d/m and m/d."""

    def __init__(self, decide: Callable[[], Order]) -> None:
        self._decide = decide
        self._order: Order | None = None
        self._known: dict[str, date | None] = {"": None}

    def __call__(self, cell: str) -> date | None:
        """The day, None where there is none; a time behind it is dropped."""
        key = cell[:10] if cell[4:5] == "-" else cell
        try:
            return self._known[key]
        except KeyError:
            if len(self._known) > 20_000:
                self._known.clear()
            day = self._known[key] = self._read(key.strip().lower())
            return day

    def _read(self, cell: str) -> date | None:
        if found := _YEAR_FIRST.fullmatch(cell):
            return _day(int(found[1]), int(found[2]), int(found[3]))
        if found := _NAMED.fullmatch(cell):
            month, day, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
            return _day(int(year), _MONTHS.index(month) + 1, int(day)) if month in _MONTHS else None
        if found := _SLASHED.fullmatch(cell):
            first, second, year = int(found[1]), int(found[3]), int(found[4]) + (2000 if len(found[4]) == 2 else 0)
            order = order_of(cell)
            if order is None and first != second:
                order = self._order = self._order or self._decide()
            return _day(year, first, second) if order == "mdy" else _day(year, second, first)
        return None


def order_of(cell: str) -> Order | None:
    """The only order that a day with slashes or hyphens can have; None where both are possible or it is none such."""
    found = _SLASHED.fullmatch(cell.strip().lower())
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    if found[2] == "." or (first > 12 >= second):
        return "dmy"
    return "mdy" if second > 12 >= first else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def language(cell: str) -> str:
    """A BCP 47 tag (`en`, `pt-BR`), from a tag or from a language's English or own name; else empty."""
    cell = cell.strip()
    if found := _TAG.fullmatch(cell.replace("_", "-")):
        if cell.islower() and len(cell) <= 3:
            return cell if cell != "zxx" else ""
        head, *rest = found[0].split("-")
        if len(head) == 2 or rest:
            return "-".join([head.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
    return LANGUAGES.get(cell.casefold(), "")


def email(cell: str) -> str | None:
    """The address in a cell, its host in lower case: `Ana <ana@x.example>`, `mailto:…` and Google's lists are undone.

    Empty for an empty cell, None for what is no address.
    """
    cell = text(cell).split(" ::: ")[0].strip()
    if not cell:
        return ""
    if cell.endswith(">") and "<" in cell:
        cell = cell[cell.rindex("<") + 1 : -1]
    cell = cell.removeprefix("mailto:").strip()
    found = _EMAIL.fullmatch(cell)
    host = host_of(found[2]) if found else None
    if found is None or host is None or found[1].startswith(".") or found[1].endswith(".") or ".." in found[1]:
        return None
    return f"{found[1]}@{host if host.isascii() else ascii_host(host)}"
