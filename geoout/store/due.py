"""What Today lists of the mails that left: indexes are walked in the order of the answer, and only as far as asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from geoout.pitches.draft import Touch
from geoout.store.database import Database
from geoout.store.queries import named
from geoout.store.times import time_of, written

SQL = named(__file__)


@dataclass(frozen=True, slots=True)
class DueRow:
    """A mail that something is to be done about: whose, and `at`: when it left, was sent or was answered.

    `follow_ups` counts the follow-ups that its conversation has, itself included.
    """

    draft: int
    prospect: int
    market: str
    recipient: str
    email: str
    site: str
    subject: str
    touch: Touch
    at: datetime
    follow_ups: int = 0


class DueRows:
    """Questions to drafts, ledger and events, each answered with at most `most` rows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def was_it_sent(self, until: datetime, most: int) -> list[DueRow]:
        """Drafts that left before a moment and of which nobody said that they were sent, the latest first."""
        return self._rows("was_it_sent", until=written(until), most=most)

    def count_left(self) -> int:
        """How many drafts left of which nobody said that they were sent."""
        return int(self._database.value(SQL["count_left"]))

    def follow_ups(
        self, markets: Sequence[str], allowed: int, since: datetime, until: datetime, most: int
    ) -> list[DueRow]:
        """Mails sent between two moments that may be followed up, in markets that allow so many, the oldest first."""
        return self._rows(
            "follow_ups", markets=list(markets), allowed=allowed, since=written(since), until=written(until), most=most
        )

    def replies(self, most: int) -> list[DueRow]:
        """Mails whose answer nobody took up, the latest first."""
        return self._rows("replies", most=most)

    def bounces(self, most: int) -> list[DueRow]:
        """Mails that came back and that nobody looked at, the latest first."""
        return self._rows("bounces", most=most)

    def _rows(self, query: str, **parameters: Any) -> list[DueRow]:
        return [
            DueRow(draft, prospect or 0, market, recipient, email, site, subject, Touch(touch), _time(at), count)
            for draft, prospect, market, recipient, email, site, subject, touch, at, count in self._database.tuples(
                SQL[query], **parameters
            )
        ]


def _time(text: str) -> datetime:
    time = time_of(text)
    assert time is not None
    return time
