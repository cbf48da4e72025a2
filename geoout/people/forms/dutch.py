"""Dutch surnames with a prefix: Anna de Vries, but mevrouw De Vries."""

from __future__ import annotations


def with_capital(surname: str) -> str:
    """A surname as it stands without a given name or initials before it: its prefix takes a capital."""
    return surname[:1].upper() + surname[1:]
