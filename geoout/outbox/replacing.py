"""The mail of an older revision: what became of it, whether it may be replaced, and taking it away."""

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
    """The newest mail that an older revision left at the same destination, and what became of it."""

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
    """What an older revision left at this destination, None when nothing did.

    An older departure that a crash cut short is ended first: its mail arrived, or it never will.
    """
    standing = None
    for row in _older_rows(key, ledger):
        settled = row if row.done else _settled(row, draft, destination, ledger, now)
        standing = settled if settled.done else standing
    return Earlier(standing, destination.older(standing)) if standing else None


def replace(key: Key, destination: Destination, ledger: Ledger, now: datetime, *, resumed: bool) -> str | None:
    """Take the older revision's mail away if it is still as it was put; what is to be said of it.

    When a departure is `resumed`, a mail that is gone was on its way out already: the crash came between taking it
    away and noting so.
    """
    rows = [row for row in _older_rows(key, ledger) if row.done]
    if not rows:
        return None
    row, became = rows[-1], destination.older(rows[-1])
    if became is Older.UNCHANGED and destination.withdraw(row):
        ledger.withdrawn(row.key, at=now)
        return f"replaces {row.path or 'the older mail'}, which was taken away"
    if became is Older.GONE:
        if resumed:
            ledger.withdrawn(row.key, at=now)
        return f"revision {row.key.revision} is not in {destination.name} any more"
    return f"revision {row.key.revision} stays{f' at {row.path}' if row.path else ''}"


def _older_rows(key: Key, ledger: Ledger) -> list[Entry]:
    rows = ledger.of_draft(key.draft)
    same = [row for row in rows if row.key.destination == key.destination and row.key.revision < key.revision]
    return [row for row in same if not row.withdrawn]


def _settled(row: Entry, draft: Draft, destination: Destination, ledger: Ledger, now: datetime) -> Entry:
    receipt = destination.find(Letter(draft, row.key, row.message_id, b"", row.at), row.path)
    if receipt is None:
        return ledger.withdrawn(row.key, at=now)
    return ledger.done(row.key, path=receipt.path, at=now)
