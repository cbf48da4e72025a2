"""Events in the store: what came of mails, and what draft and site become by it, each one step that undo takes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from geoout.outbox.event import DRAFT_BECOMES, PROSPECT_BECOMES, Event, Step
from geoout.pitches.draft import Touch
from geoout.store.database import Database
from geoout.store.journal import Journal
from geoout.store.queries import named
from geoout.store.times import time_of, written

if TYPE_CHECKING:
    from geoout.outbox.message import Thread

SQL = named(__file__)


class Events:
    """What was said of mails, or found and accepted (`outbox.event`)."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def add(self, event: Event) -> int:
        """Note an event, and put its draft and site where they stand now, in one undo step; its id."""
        with self._journal.step(f"draft {event.draft} {event.step}" if event.draft else f"{event.step}"):
            id_ = self._database.insert(
                SQL["insert"], draft=event.draft, prospect=event.prospect, step=str(event.step), at=written(event.at),
                who=event.who, note=event.note, message_id=event.message_id, subject=event.subject, url=event.url,
            )  # fmt: skip
            if event.step in DRAFT_BECOMES:
                state, before = DRAFT_BECOMES[event.step]
                self._database.run(SQL["draft_becomes"], draft=event.draft, state=str(state), before=before)
            if event.step in PROSPECT_BECOMES:
                now, earlier = PROSPECT_BECOMES[event.step]
                self._database.run(SQL["prospect_becomes"], prospect=event.prospect, state=str(now), before=earlier)
            if event.step is not Step.NOTE:
                self._database.run(SQL["prospect_was_touched"], prospect=event.prospect, at=written(event.at))
        return id_

    def of_draft(self, draft: int) -> list[Event]:
        """What was heard of a draft, oldest first."""
        return [_event(*row) for row in self._database.tuples(SQL["of_draft"], draft=draft)]

    def of_prospect(self, prospect: int) -> list[Event]:
        """What was heard of a site, oldest first."""
        return [_event(*row) for row in self._database.tuples(SQL["of_prospect"], prospect=prospect)]

    def is_known(self, message_id: str) -> bool:
        """Whether the mail of this Message-ID was noted already, as whatever."""
        return bool(self._database.value(SQL["is_known"], message_id=message_id))

    def sent(self, draft: int) -> Event | None:
        """How it is known that a draft was sent: found in Sent before said by a person; None while it is not known."""
        found = self._database.tuples(SQL["sent"], draft=draft)
        return _event(*found[0]) if found else None

    def followed(self, draft: int) -> Sequence[int]:
        """The draft that this one follows, the one that it follows, and so on to the first."""
        return list(self._database.ids(SQL["followed"], draft=draft))

    def followers(self, draft: int) -> Sequence[int]:
        """The drafts that followed this one and left."""
        return list(self._database.ids(SQL["followers"], draft=draft))

    def last_leaving(self, draft: int) -> tuple[date, str] | None:
        """The day (UTC) on which a draft was sent, or left if no more is known, and its subject; None if never."""
        found = self._database.tuples(SQL["leaving_of"], draft=draft)
        left = (time_of(found[0][0]), found[0][1]) if found else (None, "")
        sent = self.sent(draft)
        at = sent.at if sent is not None else left[0]
        return (at.date(), (sent.subject if sent is not None else "") or left[1]) if at is not None else None

    def thread_of(self, draft: int) -> Thread | None:
        """Where a follow-up belongs: below the mail it follows, by the Message-IDs really found; None if unknown.

        An answer to an answer belongs below that answer. Clients replace Message-IDs, so the one that we wrote is none.
        """
        from geoout.outbox.message import Thread

        chain = self.followed(draft)
        if not chain:
            return None
        known = [each.message_id for number in reversed(chain) if (each := self.sent(number)) and each.message_id]
        answer = str(self._database.value(SQL["answer"], draft=chain[0]) or "")
        if answer and self._touch(draft) == Touch.REPLY:
            return Thread(answer, tuple(known))
        last = self.sent(chain[0])
        return Thread(last.message_id, tuple(known[:-1])) if last is not None and last.message_id else None

    def _touch(self, draft: int) -> str:
        return str(self._database.value(SQL["touch"], draft=draft))


def _event(
    id_: int,
    draft: int,
    prospect: int,
    step: str,
    at: str,
    who: str,
    note: str,
    message_id: str,
    subject: str,
    url: str,
) -> Event:
    time: datetime | None = time_of(at)
    assert time is not None
    return Event(draft, prospect, Step(step), time, who, note, message_id, url, subject, id_)
