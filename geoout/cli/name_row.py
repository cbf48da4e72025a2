"""A person name and how to write it, from a row of `geoout name`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from geoout.cli.rows import needs
from geoout.errors import Place, UsageError
from geoout.people.person_names import Formality, Length, Order, Usage
from geoout.people.person_names.fields import read_field

_BESIDE = ("locale", "preferredOrder")


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name in CLDR's fields; None for what the locale decides."""

    locale: str
    name: dict[str, str]
    order: str
    length: str | None
    usage: str
    formality: str | None


def name_of(row: dict[str, Any], number: int) -> NameRow:
    """The name a row describes. Raises UsageError naming row and field for anything CLDR does not know."""
    return NameRow(
        needs(row, "locale", number),
        _fields(row.get("name"), number),
        _choice(row, "order", Order, number) or Order.DEFAULT,
        _choice(row, "length", Length, number),
        _choice(row, "usage", Usage, number) or Usage.REFERRING,
        _choice(row, "formality", Formality, number),
    )


def _fields(name: Any, number: int) -> dict[str, str]:
    if not isinstance(name, dict):
        raise UsageError("name is no object", Place(None, number, "name"), "give its fields, such as given and surname")
    for key, value in name.items():
        place = Place(None, number, f"name.{key}")
        if key not in _BESIDE and read_field(key) is None:
            raise UsageError("a name has no such field", place, "use CLDR's names, such as given or surname-prefix")
        if value is not None and not isinstance(value, str):
            raise UsageError(f"{key} is no text", place, "give a string")
    if (order := name.get("preferredOrder")) and order not in (Order.GIVEN_FIRST, Order.SURNAME_FIRST):
        hint = f"write {Order.GIVEN_FIRST} or {Order.SURNAME_FIRST}"
        raise UsageError(f"“{order}” is no order", Place(None, number, "name.preferredOrder"), hint)
    return {key: value for key, value in name.items() if value}


def _choice(row: dict[str, Any], field: str, known: type[StrEnum], number: int) -> str | None:
    value = row.get(field)
    if value is None or value == "":
        return None
    if value not in list(known):
        raise UsageError(f"“{value}” is no {field}", Place(None, number, field), f"write one of {', '.join(known)}")
    return str(value)
