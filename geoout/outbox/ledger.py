"""The ledger of what left: pending before anything is written, done after it is there (design, "Leaving")."""

from __future__ import annotations

import hashlib
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
    there is no file; while pending it is only where it was going to be. `digest` is that of the letter's bytes as they
    were composed (`digest_of`), so that a destination can tell whether the mail is still as it was put; empty for rows
    older than this column. `withdrawn`: the mail was taken away, or never arrived, and another revision stands for it.
    """

    key: Key
    message_id: str
    path: str
    at: datetime
    done: bool = False
    digest: str = ""
    withdrawn: bool = False


def digest_of(content: bytes) -> str:
    """The SHA-256 of a letter in hex, over CRLF line ends whatever the destination made of them."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")).hexdigest()


class Ledger(Protocol):
    """Rows by key, each pending and then done for ever. Every call is durable when it returns."""

    def lookup(self, key: Key) -> Entry | None:
        """The row of this key, pending or done, or None."""
        ...

    def of_draft(self, draft: int) -> list[Entry]:
        """All rows of a draft, oldest revision first, then by destination."""
        ...

    def pending(self, key: Key, *, message_id: str, path: str, at: datetime, who: str = "", digest: str = "") -> Entry:
        """Note that this is about to leave, let out by `who`, and answer the row that holds.

        When the key has a row already (a crash, another process), nothing changes and that row is the answer: the
        first one to ask decides name and time.
        """
        ...

    def done(self, key: Key, *, path: str, at: datetime, digest: str = "") -> Entry:
        """Note that it is there, at `path`, and answer the row. A row that is done stays as it is.

        An empty `digest` keeps the one noted while pending. Raises OutboxError when the key was never pending.
        """
        ...

    def withdrawn(self, key: Key, *, at: datetime) -> Entry:
        """Note that this revision's mail is not there any more because another one's is; answer the row.

        Twice is once. Raises OutboxError when the key was never pending.
        """
        ...
