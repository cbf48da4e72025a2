"""Destination: where a mail may go. It knows nothing of drafts' checks and nothing of the ledger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from geoout.outbox.ledger import Entry, Key, digest_of
from geoout.pitches.draft import Draft


class Older(StrEnum):
    """What became of the mail that an earlier revision left at a destination."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Letter:
    """A composed mail on its way: the draft it came from, its ledger key, its identifier, its bytes and its Date.

    A letter to be looked for may have no content: the identifier is enough.
    """

    draft: Draft
    key: Key
    message_id: str
    content: bytes
    at: datetime

    def is_in(self, mail: bytes) -> bool:
        """Whether these bytes are this letter: the same, or with its Message-ID in the header block.

        The identifier decides too, because a client may have rewritten it, or a newer geoout composes differently.
        """
        return (bool(self.content) and mail == self.content) or identifier_of(mail) == self.message_id


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a destination answers once the mail is there: its path or URL (no password in it), empty where none is."""

    path: str


class Destination(Protocol):
    """One way out, inherited by each. `tests/outbox/contract.py` is its contract in full.

    A departure asks `reserve` for a place, notes it in the ledger, then calls `put` or `put_together`. After a crash
    it asks `find` first. So `put` may be called again for a mail that is there already, and must then make no second
    copy. A destination that keeps nothing it could look at needs neither `older` nor `withdraw`.
    """

    @property
    def name(self) -> str:
        """The word of the command line (`eml`), and part of the ledger's key."""
        ...

    @property
    def x_unsent(self) -> bool:
        """Whether mails for here carry X-Unsent: only files that a person opens may (measured: mutt sends it on)."""
        return False

    @property
    def eight_bit(self) -> bool:
        """Whether texts are put there unencoded: aerc 0.14 decodes the text of a recalled draft twice."""
        return False

    @property
    def together(self) -> int:
        """How many letters `put_together` likes at once."""
        return 1

    def reserve(self, draft: Draft) -> str:
        """The path at which this draft would be put now; nothing is made. Empty where there are no paths.

        Raises OutboxError when nothing could ever be put there.
        """
        ...

    def put(self, letter: Letter, path: str) -> Receipt:
        """Bring the letter there, at `path` if that is free, else beside it; never over something else.

        Raises OutboxError, StoreError (ReadOnly, DiskFull) with one sentence when it cannot; nothing half is left.
        """
        ...

    def put_together(self, letters: Sequence[tuple[Letter, str]]) -> list[Receipt]:
        """The same for several letters and their paths, receipts in the same order.

        When it raises, some of them may have arrived: the caller looks for each before it is put again.
        """
        return [self.put(letter, path) for letter, path in letters]

    def find(self, letter: Letter, path: str) -> Receipt | None:
        """The receipt of this letter if an earlier `put` reached the destination, else None.

        The identifier must do; the content may be empty. Raises GeooutError when it cannot be looked up.
        """
        ...

    def older(self, entry: Entry) -> Older:
        """What became of the mail that this row (done, of an earlier revision) says was put here.

        UNCHANGED only when the very mail is known to be there and its bytes answer to `entry.digest`. Never raises for
        a place that cannot be looked at: that is UNKNOWN.
        """
        return Older.UNKNOWN

    def withdraw(self, entry: Entry) -> bool:
        """Take that mail away; only asked after `older` said UNCHANGED. True once it is not there any more.

        It looks again, and answers False when somebody changed the mail meanwhile.
        """
        return False

    def where(self, draft: Draft) -> str:
        """Where this draft goes, one line for a person: a folder, a mailbox with its account, a program."""
        return self.name

    def close(self) -> None:
        """Let go of what is open (a connection); closing twice is fine."""
        return


def compared(mail: bytes, entry: Entry) -> Older:
    """Whether these bytes are as they were put; not known of a row from before digests were kept."""
    if not entry.digest:
        return Older.UNKNOWN
    return Older.UNCHANGED if digest_of(mail) == entry.digest else Older.CHANGED


_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_MESSAGE_ID = re.compile(rb"(?im)^message-id:\s*(<[^<>\r\n]*>)\s*$")


def identifier_of(mail: bytes) -> str:
    """The Message-ID in a mail's header block; empty when it has none."""
    found = _MESSAGE_ID.search(_HEAD_ENDS.split(mail, maxsplit=1)[0])
    return found.group(1).decode("ascii", "replace") if found else ""
