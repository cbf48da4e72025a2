"""Readers of objects and of lists of objects, which several parts of campaign.yaml are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from geoout.markets.values import Field, Notes, Reader, several
from geoout.markets.written import Written

T = TypeVar("T")


def record(make: Callable[..., T], table: Mapping[str, Field], what: str) -> Reader[T | None]:
    """A reader of one object; None when something in it is wrong, which is noted then."""

    def read_one(part: Written, notes: Notes) -> T | None:
        before = len(notes.problems)
        said = several(part, table, notes, what)
        return make(**said) if len(notes.problems) == before else None

    return read_one


def records(make: Callable[..., T], table: Mapping[str, Field], what: str, key: str) -> Reader[tuple[T, ...]]:
    """A reader of a list of objects that differ in `key`."""
    one = record(make, table, what)

    def read_all(part: Written, notes: Notes) -> tuple[T, ...]:
        if part.empty:
            return ()
        if not isinstance(part.value, list):
            raise part.wrong("a list is expected here", f"begin {what} with a hyphen: `- {key}: …`")
        found: dict[Any, T] = {}
        for entry in part.value:
            made = one(entry, notes)
            if made is None:
                continue
            name = getattr(made, key)
            if name in found:
                notes.problems.append(entry.wrong(f"the {key} {name} stands here twice", "change one of them"))
            found[name] = made
        return tuple(found.values())

    return read_all
