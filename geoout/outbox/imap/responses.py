"""What a server's answers say, read with care; and the one search that is asked in several places."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from typing import Any

_APPENDUID = re.compile(rb"\[APPENDUID (\d{1,10}) ([0-9:,]{1,2000})\]", re.IGNORECASE)
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,900}>")
_REPRESENTED = re.compile(r"""\[?(b(['"]).*\2)\]?\)?""")


def places_of(answer: bytes, count: int) -> list[tuple[int, int] | None]:
    """UIDVALIDITY and UID of each of `count` mails from the answer to APPEND; None for all when it does not fit."""
    unknown: list[tuple[int, int] | None] = [None] * count
    found = _APPENDUID.search(answer)
    if found is None:
        return unknown
    uids: list[int] = []
    for piece in found.group(2).decode("ascii").split(","):
        first, colon, last = piece.partition(":")
        if not first or (colon and not last):
            return unknown
        low, high = sorted((int(first), int(last or first)))
        if high - low >= count:
            return unknown
        uids += range(low, high + 1)
    return [(int(found.group(1)), uid) for uid in uids] if len(uids) == count else unknown


def section(parts: Mapping[bytes, Any]) -> bytes:
    """The one part of a body that was fetched; servers spell its name differently."""
    return next((value for key, value in parts.items() if key.startswith(b"BODY[") and isinstance(value, bytes)), b"")


def identifier_in(header: bytes) -> str:
    """The Message-ID in a block of header lines, however it is folded; empty where there is none."""
    name, colon, value = header.partition(b":")
    if not colon or name.strip().lower() != b"message-id":
        return ""
    found = _MESSAGE_ID.search(value.decode("ascii", "replace"))
    return found.group() if found else ""


def any_of(identifiers: Sequence[str]) -> list[Any]:
    """The criteria for mails that are not marked as deleted and have one of these in their Message-ID."""
    criteria: list[Any] = ["HEADER", "Message-ID", identifiers[-1]]
    for identifier in identifiers[-2::-1]:
        criteria = ["OR", ["HEADER", "Message-ID", identifier], criteria]
    return ["UNDELETED", *criteria]


def unquoted(text: str) -> str:
    """A server's words that went through `str(bytes)` on their way."""
    found = _REPRESENTED.fullmatch(text)
    if found is None:
        return text
    try:
        words = ast.literal_eval(found.group(1))
    except (ValueError, SyntaxError, MemoryError):
        return ""
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else ""
