"""A destination in memory: for tests, and for showing what would leave."""

from __future__ import annotations

from geoout.outbox.destination import Letter, Receipt
from geoout.pitches.draft import Draft


class Memory:
    """Mails in a dict by path, in the order in which they came. They are composed as for every other way out."""

    name = "memory"
    x_unsent = False

    def __init__(self) -> None:
        self.mails: dict[str, bytes] = {}

    def reserve(self, draft: Draft) -> str:
        """The next number."""
        return f"{len(self.mails) + 1:04}"

    def put(self, letter: Letter, path: str) -> Receipt:
        """Keep the bytes; the next free number if `path` holds something else."""
        while path in self.mails and self.mails[path] != letter.content:
            path = f"{int(path) + 1:04}"
        self.mails[path] = letter.content
        return Receipt(path)

    def find(self, letter: Letter, path: str) -> Receipt | None:
        """The path under which these bytes are kept."""
        return next((Receipt(kept) for kept, content in self.mails.items() if content == letter.content), None)
