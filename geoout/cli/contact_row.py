"""A contact from a row of the shell's tools."""

from __future__ import annotations

from typing import Any

from geoout.errors import Place, UsageError
from geoout.prospects.prospect import Contact, Gender

_TEXT = (
    "given", "surname", "surname2", "title", "patronymic", "position", "department",
    "organisation", "role", "email", "language", "personal_line", "basis",
)  # fmt: skip


def contact_of(row: dict[str, Any], number: int) -> Contact:
    """The contact a row describes; absent fields are empty. Raises UsageError for a gender that is none of three."""
    gender = str(row.get("gender") or "unknown").strip().lower()
    if gender not in set(Gender):
        hint = "write female, male or unknown"
        raise UsageError(f"“{gender}” is no gender geoout knows", Place(None, number, "gender"), hint)
    fields: dict[str, Any] = {name: str(row.get(name) or "") for name in _TEXT}
    return Contact(gender=Gender(gender), **fields)
