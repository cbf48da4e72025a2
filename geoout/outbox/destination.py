"""Destination: where a mail may go. It knows nothing of drafts' checks and nothing of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from geoout.outbox.ledger import Key
from geoout.pitches.draft import Draft


@dataclass(frozen=True, slots=True)
class Letter:
    """A composed mail on its way: the draft it came from, its ledger key, its identifier and its bytes."""

    draft: Draft
    key: Key
    message_id: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a destination answers once the mail is there: its path, empty where there is no file."""

    path: str


class Destination(Protocol):
    """One way out. `tests/outbox/contract.py` is its contract in full.

    A departure asks `reserve` for a place, notes it in the ledger, then calls `put`. After a crash it asks `find`
    first. So `put` may be called again for a mail that is there already, and must then make no second copy.
    """

    @property
    def name(self) -> str:
        """The word of the command line (`eml`), and part of the ledger's key."""
        ...

    @property
    def x_unsent(self) -> bool:
        """Whether mails for here carry X-Unsent: only files that a person opens may (measured: mutt sends it on)."""
        ...

    def reserve(self, draft: Draft) -> str:
        """The path at which this draft would be put now; nothing is made. Empty where there are no paths."""
        ...

    def put(self, letter: Letter, path: str) -> Receipt:
        """Bring the letter there, at `path` if that is free, else beside it; never over something else.

        Raises OutboxError, StoreError (ReadOnly, DiskFull) with one sentence when it cannot; nothing half is left.
        """
        ...

    def find(self, letter: Letter, path: str) -> Receipt | None:
        """The receipt of this letter if an earlier `put` reached the destination, else None."""
        ...
