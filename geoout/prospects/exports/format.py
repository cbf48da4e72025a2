"""Export and its typed columns: what a format of another tool is, as a value."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column that geoout reads: the ImportedRow field it fills, and the header words it may have.

    `names` are compared without case, spaces at the ends and runs of spaces. A field like `declared.topic` fills the
    mapping of what the file declares. `beside` names fields of which one must be found by other words for these to
    count: French `nom` is a surname only beside `prénom`.
    """

    field: str
    names: tuple[str, ...]
    beside: tuple[str, ...] = ()


class Url(Column):
    """A URL or host; becomes a site."""

    __slots__ = ()


class Text(Column):
    """Text on one line."""

    __slots__ = ()


class Number(Column):
    """A number, grouped in any way: `1240`, `"1,240"`, `1.240,5`."""

    __slots__ = ()


class Day(Column):
    """A day, with or without a time."""

    __slots__ = ()


class Flag(Column):
    """true or false, in the words of common tools."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Export:
    """One format. `needs` holds groups of header words, one of each group must be there, in any order.

    `name` is what `geoout import --json` prints, `title` what a person reads, `tool` the source of its numbers.
    `fallback` formats are only tried when no other claims the header.
    """

    name: str
    title: str
    tool: str
    needs: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]
    fallback: bool = False


def folded(name: str) -> str:
    """A header word as it is compared: NFC, without case, marks of order and extra spaces."""
    return " ".join(unicodedata.normalize("NFC", name).lstrip("\ufeff").casefold().replace("_", " ").split())


def positions(export: Export, header: Sequence[str]) -> Mapping[str, int]:
    """Where each field of the format stands in this header; a header word that comes twice counts where it is first."""
    places: dict[str, int] = {}
    for index, name in enumerate(header):
        places.setdefault(folded(name), index)
    sure = {column.field for column in export.columns if not column.beside and _place(column, places) is not None}
    found: dict[str, int] = {}
    for column in export.columns:
        place = _place(column, places)
        if place is None or column.field in found or place in found.values():
            continue
        if not column.beside or not sure.isdisjoint(column.beside):
            found[column.field] = place
    return found


def _place(column: Column, places: Mapping[str, int]) -> int | None:
    return next((places[folded(name)] for name in column.names if folded(name) in places), None)


def lacking(export: Export, header: Sequence[str]) -> list[str]:
    """The first word of each group that this header lacks; empty when the format claims it."""
    present = {folded(name) for name in header}
    return [group[0] for group in export.needs if not any(folded(name) in present for name in group)]
