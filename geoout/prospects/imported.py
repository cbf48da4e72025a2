"""ImportedRow, Rejected: what one line of another tool's export says about one site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

NOTHING_DECLARED: Mapping[str, str] = MappingProxyType({})
"""The `declared` of every row whose file declares nothing: one shared, empty, unchangeable mapping."""


class ImportedRow(NamedTuple):
    """One line of an export, in geoout's words: a plain tuple, because a file may hold millions.

    `domain` is the identity (registrable domain, Unicode NFC, private suffixes count: foo.blogspot.com); `host` is
    where the page lies, without www and mobile hosts. `authority` and `traffic` are None where the file says nothing
    (unknown is never 0, R77); their tool is the format's (`Reading.tool`). `last_seen` is the tool's day, else None.
    `given` to `personal_line` are a contact's, all empty when the file holds no people; `gender` is
    `female`, `male` or empty. `declared` holds what the file states about the site: `country` (ISO 3166 code or a
    name as written), `language`, `topic`, `source type`, `overlap note`, `status`. `line` is the 1-based line where the
    row starts.
    """

    domain: str
    host: str
    name: str
    language: str
    authority: float | None
    traffic: float | None
    page_url: str
    page_title: str
    last_seen: date | None
    given: str
    surname: str
    gender: str
    title: str
    role: str
    department: str
    organisation: str
    email: str
    note: str
    patronymic: str
    position: str
    basis: str
    personal_line: str
    declared: Mapping[str, str]
    line: int

    @property
    def has_contact(self) -> bool:
        """Whether the row names a person or an address to write to."""
        return bool(self.email or self.given or self.surname)


class Rejected(NamedTuple):
    """A line that could not be used: where, why (one clause), and its cells as they were, for FILE.rejected.csv."""

    line: int
    reason: str
    cells: tuple[str, ...]
