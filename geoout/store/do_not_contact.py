"""Who must not be written to: addresses, and domains with everything below them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime

from geoout.errors import UsageError
from geoout.store.database import Database
from geoout.store.journal import Journal
from geoout.store.queries import named
from geoout.store.times import time_of, written

SQL = named(__file__)


@dataclass(frozen=True, slots=True)
class Listed:
    """An address or domain, why it is listed, by whom and when."""

    value: str
    reason: str
    who: str
    at: datetime


class DoNotContact:
    """The do-not-contact list of a workspace."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def add(self, value: str, reason: str, who: str, at: datetime | None = None) -> None:
        """List an address or a domain; listing it again replaces the reason."""
        key = _key(value)
        if not key:
            raise UsageError("there is nothing to list", hint="give an address or a domain")
        with self._journal.step(f"do not contact {key}"):
            time = written(at or datetime.now(UTC))
            self._database.run(SQL["insert"], value=key, reason=reason, who=who, at=time)

    def remove(self, value: str) -> None:
        """Take an address or a domain off the list."""
        with self._journal.step(f"contact {_key(value)} again"):
            self._database.run(SQL["remove"], value=_key(value))

    def listed(self, email: str, domain: str) -> str | None:
        """Why this address or site must not be written to: listed itself, or a domain above either; None if free."""
        values = [_key(email), *_above(_key(email).rpartition("@")[2]), *_above(_key(domain))]
        reason = self._database.value(SQL["listed"], values=[value for value in values if value])
        return None if reason is None else str(reason)

    def all(self) -> list[Listed]:
        """The list in alphabetical order."""
        found: list[Listed] = []
        for value, reason, who, at in self._database.tuples(SQL["all"]):
            time = time_of(at)
            assert time is not None
            found.append(Listed(value, reason, who, time))
        return found


def _key(value: str) -> str:
    return unicodedata.normalize("NFC", value).strip().casefold().removeprefix("@").rstrip(".")


def _above(domain: str) -> list[str]:
    """A domain and the domains that it lies in: a.b.example → itself, b.example."""
    labels = domain.split(".")
    return [".".join(labels[at:]) for at in range(max(1, len(labels) - 1))]
