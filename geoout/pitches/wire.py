"""Wire: fields as JSON, between the program and the process that renders."""

from __future__ import annotations

from datetime import date
from typing import Any

from geoout.pitches.fields import Fields, FieldValue, Number


def pack(fields: Fields) -> dict[str, Any]:
    """Fields as JSON values; empty ones are left out, so that they are gaps."""
    values = {name: _packed(value) for name, value in fields.values.items() if not _is_empty(value)}
    return {"values": values, "locale": fields.locale, "currency": fields.currency}


def unpack(packed: dict[str, Any]) -> Fields:
    """What `pack` packed."""
    values = {name: _unpacked(value) for name, value in packed["values"].items()}
    return Fields(values, packed["locale"], packed["currency"])


def _is_empty(value: FieldValue) -> bool:
    return value == () or (isinstance(value, str) and not value.strip())


def _packed(value: FieldValue) -> Any:
    if isinstance(value, Number):
        return {"number": value.value, "unit": value.unit}
    if isinstance(value, date):
        return {"day": value.isoformat()[:10]}
    return list(value) if isinstance(value, tuple) else value


def _unpacked(value: Any) -> FieldValue:
    if isinstance(value, dict):
        return date.fromisoformat(value["day"]) if "day" in value else Number(value["number"], value["unit"])
    return tuple(value) if isinstance(value, list) else str(value)
