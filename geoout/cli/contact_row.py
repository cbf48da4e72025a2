"""A contact from a row of the shell's tools."""

from __future__ import annotations

import re
from typing import Any

from geoout.errors import Place, UsageError
from geoout.prospects.prospect import Contact, Gender

_TEXT = (
    "given", "surname", "surname2", "title", "patronymic", "position", "department",
    "organisation", "role", "email", "language", "personal_line", "basis",
)  # fmt: skip

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}")


def contact_of(row: dict[str, Any], number: int) -> Contact:
    """The contact a row describes; absent fields are empty.

    Raises UsageError for a gender that is none of three and a language that is no tag.
    """
    gender = str(row.get("gender") or "unknown").strip().lower()
    if gender not in set(Gender):
        hint = "write female, male or unknown"
        raise UsageError(f"“{gender}” is no gender geoout knows", Place(None, number, "gender"), hint)
    language = row.get("language")
    if language and not _TAG.fullmatch(str(language)):
        raise UsageError(f"“{language}” is no language tag", Place(None, number, "language"), "write one such as de-AT")
    fields: dict[str, Any] = {name: str(row.get(name) or "") for name in _TEXT}
    return Contact(gender=Gender(gender), **fields)
