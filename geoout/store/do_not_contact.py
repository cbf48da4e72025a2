"""Who must not be written to: addresses, and domains with everything below them.

Each workspace keeps its own list. The user's list, which all workspaces share (`Shared`), is asked beside it, and what
is listed here is listed there too: whoever asked one of us to stop asked all of us. Undo takes back both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from geoout.errors import UsageError
from geoout.language.plain import clean_line
from geoout.people.suppression import MARK, Suppressed, hashed, keys_and_hashes, normal
from geoout.store.database import Database
from geoout.store.journal import Journal
from geoout.store.queries import named
from geoout.store.times import time_of, written

SQL = named(__file__)


@dataclass(frozen=True, slots=True)
class Listed:
    """An address, a domain or a hash of either, why it is listed, by whom and when."""

    value: str
    reason: str
    who: str
    at: datetime


def listable(value: str) -> str:
    """An address, a domain or a hash as it is listed. Raises UsageError for what is none, and for a public suffix."""
    key = normal(value)
    if not key:
        raise UsageError(f"{value[:80]!r} is neither an address nor a site", hint="give one of them")
    if is_public_suffix(key):
        raise UsageError(f"{key} is a public suffix: it would block every site below it", hint="give a site")
    return key


def is_public_suffix(value: str) -> bool:
    """Whether a normalised value is a domain below which anybody registers (`co.uk`), by ICANN's rules alone."""
    if "@" in value or value.startswith(MARK):
        return False
    from geoout.prospects.domain import host_of, public_suffix

    return public_suffix(value) == host_of(value)


class Shared(Protocol):
    """A list that other workspaces use too."""

    def listed(self, email: str, domain: str) -> str | None:
        """Why this address or site must not be written to, None if it may."""
        ...

    def add(self, entries: Sequence[Suppressed]) -> int:
        """List what is not listed yet; how many were new. Raises ReadOnly, DiskFull, Locked."""
        ...

    def remove(self, values: Sequence[str], reason: str | None = None) -> int:
        """Take values off (those listed for this reason, if one is given); how many were there."""
        ...


class DoNotContact:
    """The do-not-contact list of a workspace, with the shared one behind it."""

    def __init__(
        self, database: Database, journal: Journal, shared: Callable[[], Shared | None] = lambda: None
    ) -> None:
        self._database = database
        self._journal = journal
        self._shared = shared

    def add(self, value: str, reason: str, who: str, at: datetime | None = None) -> None:
        """List an address or a domain, here and in the shared list; listing it again replaces the reason here."""
        key, reason = listable(value), clean_line(reason)
        now = at or datetime.now(UTC)
        with self._journal.step(f"do not contact {key}"):
            self._database.run(SQL["insert"], value=key, reason=reason, who=who, at=written(now))
            if (shared := self._shared()) is not None:
                shared.add([Suppressed(key, reason, who, now.date())])

    def remove(self, value: str) -> None:
        """Take an address or a domain, and its hash, off this list and the shared one."""
        key = normal(value)
        with self._journal.step(f"contact {key} again"):
            self._database.run(SQL["remove"], values=[key, hashed(key)])
            if (shared := self._shared()) is not None:
                shared.remove([key, hashed(key)])

    def listed(self, email: str, domain: str) -> str | None:
        """Why this address or site must not be written to: listed itself, or a domain above either; None if free.

        A person who was erased is known by the hash of the address.
        """
        reason = self._database.value(SQL["listed"], values=keys_and_hashes(email, domain))
        if reason is not None:
            return str(reason)
        shared = self._shared()
        return shared.listed(email, domain) if shared is not None else None

    def all(self) -> list[Listed]:
        """The list of this workspace in alphabetical order."""
        found: list[Listed] = []
        for value, reason, who, at in self._database.tuples(SQL["all"]):
            time = time_of(at)
            assert time is not None
            found.append(Listed(value, reason, who, time))
        return found

    @contextmanager
    def followed(self) -> Iterator[None]:
        """What undo or redo changes of this list meanwhile, the shared list follows."""
        shared = self._shared()
        if shared is None:
            yield
            return
        before = {one.value: one for one in self.all()}
        yield
        after = {one.value: one for one in self.all()}
        for value, one in before.items():
            if value not in after:
                shared.remove([value], one.reason)
        shared.add(
            [
                Suppressed(value, one.reason, one.who, one.at.date())
                for value, one in after.items()
                if value not in before
            ]
        )
