"""Times and days as the database keeps them: ISO 8601, UTC, always of one width, so that text order is time order."""

from __future__ import annotations

from datetime import UTC, date, datetime


def written(time: datetime | None) -> str | None:
    """An aware time as text; ValueError for a naive one."""
    if time is None:
        return None
    if time.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def time_of(text: str | None) -> datetime | None:
    """The aware time that `written` wrote."""
    return datetime.fromisoformat(text) if text else None


def day_of(text: str | None) -> date | None:
    """An ISO day."""
    return date.fromisoformat(text) if text else None
