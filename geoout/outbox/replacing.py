"""The mail of another revision: what became of it, whether it may be replaced, and taking it away.

Usually that revision is an older one; after an edit was undone it is the newer one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from geoout.outbox.destination import Destination, Letter, Older
from geoout.outbox.ledger import Entry, Key, Ledger
from geoout.pitches.draft import Draft

_BECAME = {
    Older.CHANGED: "that mail was changed since",
    Older.GONE: "that mail is not there any more, sent perhaps or deleted",
    Older.UNKNOWN: "what became of that mail cannot be known or taken back from here",
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """The last mail that another revision left at the same destination, and what became of it."""

    row: Entry
    became: Older

    @property
    def asks(self) -> str:
        """Why a person must decide; empty when it can simply be replaced."""
        if self.became is Older.UNCHANGED:
            return ""
        row = self.row
        place = row.path or row.key.destination
        return (
            f"revision {row.key.revision} left for {place} on {row.at:%Y-%m-%d}, and {_BECAME[self.became]}; "
            "look at it there, then let this one leave beside it with --beside"
        )


def earlier(draft: Draft, key: Key, destination: Destination, ledger: Ledger, now: datetime) -> Earlier | None:
    """What another revision left at this destination, None when nothing did.

    A departure of it that a crash cut short is ended first: its mail arrived, or it never will.
    """
    for row in _others(key, ledger):
        if not row.done:
            _settle(row, draft, destination, ledger, now)
    standing = _standing(key, ledger)
    return Earlier(standing, destination.older(standing)) if standing else None


def replace(key: Key, destination: Destination, ledger: Ledger, now: datetime, *, resumed: bool) -> str | None:
    """Take the other revision's mail away if it is still as it was put; what is to be said of it.

    When a departure is `resumed`, a mail that is gone was on its way out already: the crash came between taking it
    away and noting so.
    """
    row = _standing(key, ledger)
    if row is None:
        return None
    became = destination.older(row)
    if became is Older.UNCHANGED and destination.withdraw(row):
        ledger.withdrawn(row.key, at=now)
        return f"replaces {row.path or 'the older mail'}, which was taken away"
    if became is Older.GONE:
        if resumed:
            ledger.withdrawn(row.key, at=now)
        return f"revision {row.key.revision} is not in {destination.name} any more"
    if became is Older.UNKNOWN:
        return f"what became of revision {row.key.revision} is not known"
    return f"revision {row.key.revision} stays{f' at {row.path}' if row.path else ''}"


def _others(key: Key, ledger: Ledger) -> list[Entry]:
    rows = ledger.of_draft(key.draft)
    same = [row for row in rows if row.key.destination == key.destination and row.key.revision != key.revision]
    return [row for row in same if not row.withdrawn]


def _standing(key: Key, ledger: Ledger) -> Entry | None:
    """The last that left, by the clock; by their numbers where one second saw two."""
    done = [row for row in _others(key, ledger) if row.done]
    return max(done, key=lambda row: (row.at, row.key.revision), default=None)


def _settle(row: Entry, draft: Draft, destination: Destination, ledger: Ledger, now: datetime) -> None:
    receipt = destination.find(Letter(draft, row.key, row.message_id, b"", row.at), row.path)
    if receipt is None:
        ledger.withdrawn(row.key, at=now)
    else:
        ledger.done(row.key, path=receipt.path, at=now)
