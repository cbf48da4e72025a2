"""The ledger of what left: pending before anything is written, done after it is there (design, "Leaving")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol


class Key(NamedTuple):
    """What may leave once: one revision of one draft, to one destination (`eml`, `mailto` …)."""

    draft: int
    revision: int
    destination: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger.

    `at` is an aware time: while pending, when the departure began (it is the mail's Date, so that a retry makes the
    same bytes); once done, when it was done. `path` is where the destination keeps it: a file's path, or empty where
    there is no file; while pending it is only where it was going to be.
    """

    key: Key
    message_id: str
    path: str
    at: datetime
    done: bool = False


class Ledger(Protocol):
    """Rows by key, each pending and then done for ever. Every call is durable when it returns."""

    def lookup(self, key: Key) -> Entry | None:
        """The row of this key, pending or done, or None."""
        ...

    def of_draft(self, draft: int) -> list[Entry]:
        """All rows of a draft, oldest revision first, then by destination."""
        ...

    def pending(self, key: Key, *, message_id: str, path: str, at: datetime) -> Entry:
        """Note that this is about to leave, and answer the row that holds.

        When the key has a row already (a crash, another process), nothing changes and that row is the answer: the
        first one to ask decides name and time.
        """
        ...

    def done(self, key: Key, *, path: str, at: datetime) -> Entry:
        """Note that it is there, at `path`, and answer the row. A row that is done stays as it is.

        Raises OutboxError when the key was never pending.
        """
        ...
