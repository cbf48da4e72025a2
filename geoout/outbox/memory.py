"""A destination in memory: for tests, and for showing what would leave."""

from __future__ import annotations

from geoout.outbox.destination import Destination, Letter, Older, Receipt, compared
from geoout.outbox.ledger import Entry
from geoout.pitches.draft import Draft


class Memory(Destination):
    """Mails in a dict by path, in the order in which they came. They are composed as for every other way out."""

    name = "memory"

    def __init__(self) -> None:
        self.mails: dict[str, bytes] = {}

    def reserve(self, draft: Draft) -> str:
        """The next number."""
        return f"{len(self.mails) + 1:04}"

    def put(self, letter: Letter, path: str) -> Receipt:
        """Keep the bytes; the next free number if `path` holds something else."""
        while path in self.mails and not letter.is_in(self.mails[path]):
            path = f"{int(path) + 1:04}"
        self.mails.setdefault(path, letter.content)
        return Receipt(path)

    def find(self, letter: Letter, path: str) -> Receipt | None:
        """The path under which this letter is kept."""
        return next((Receipt(kept) for kept, mail in self.mails.items() if letter.is_in(mail)), None)

    def older(self, entry: Entry) -> Older:
        """By the digest of what is kept at its path."""
        mail = self.mails.get(entry.path)
        if mail is None:
            return Older.GONE
        return compared(mail, entry)

    def withdraw(self, entry: Entry) -> bool:
        """Forget it."""
        if self.older(entry) is not Older.UNCHANGED:
            return False
        del self.mails[entry.path]
        return True

    def where(self, draft: Draft) -> str:
        """It stays in this process."""
        return "memory"
