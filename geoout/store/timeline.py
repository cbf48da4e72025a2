"""The story of a site or a person: rows of every table that knows of them, found by index, put in words elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from geoout.outbox.event import Step
from geoout.outbox.moment import Fact, Happened, Moment, moments
from geoout.people.suppression import keys_and_hashes, normal
from geoout.store.database import Database
from geoout.store.queries import named
from geoout.store.times import time_of

SQL = named(__file__)
_HEARD = {
    Step.SENT: Happened.SENT,
    Step.REPLIED: Happened.REPLIED,
    Step.BOUNCED: Happened.BOUNCED,
    Step.DECLINED: Happened.DECLINED,
    Step.OPTED_OUT: Happened.OPTED_OUT,
    Step.PLACED: Happened.PLACED,
    Step.NOTE: Happened.NOTE,
}


class Timeline:
    """Every step, who did it and why, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_prospect(self, prospect: int) -> list[Moment]:
        """Everything about a site and whom it was written to there; empty for one that is not there."""
        found = self._database.tuples(SQL["site"], prospect=prospect)
        if not found:
            return []
        domain, added, source, who, at = found[0]
        facts = [Fact(_time(at or added), Happened.IMPORTED if source else Happened.ADDED, who, detail=source)]
        drafts = list(self._database.ids(SQL["drafts"], prospect=prospect, domain=domain))
        facts += self._of_drafts(drafts)
        facts += self._heard("events_of_site", prospect=prospect)
        emails = [email for (email,) in self._database.tuples(SQL["emails"], prospect=prospect)]
        facts += self._listed(
            [*(key for email in emails for key in keys_and_hashes(email, "")), *keys_and_hashes("", domain)]
        )
        for contacts, count, departures, by, then in self._database.tuples(SQL["erasures"], prospect=prospect):
            kept = f"contacts: {contacts}, drafts: {count}, departures: {departures}"
            facts.append(Fact(_time(then), Happened.ERASED, by, detail=kept))
        return moments(facts)

    def of_person(self, email: str) -> list[Moment]:
        """Everything that was written to an address and heard of it, at whatever site it stands."""
        emails = list(dict.fromkeys((email.strip().lower(), normal(email))))
        prospects = list(self._database.ids(SQL["prospects_of"], emails=emails))
        drafts = list(self._database.ids(SQL["drafts_to"], prospects=prospects, emails=emails))
        facts = [*self._of_drafts(drafts), *self._heard("events_of_drafts", drafts=drafts)]
        return moments([*facts, *self._listed(keys_and_hashes(email, ""))])

    def prospects_of(self, email: str) -> list[int]:
        """The sites at which an address stands or was written to."""
        emails = list(dict.fromkeys((email.strip().lower(), normal(email))))
        return list(self._database.ids(SQL["prospects_of"], emails=emails))

    def _of_drafts(self, drafts: Sequence[int]) -> Iterator[Fact]:
        """What was done with some drafts up to their leaving."""
        rows = self._database.tuples
        for draft, revision, saved, who, subject, follows in rows(SQL["revisions"], drafts=drafts):
            what = Happened.EDITED if revision > 1 else Happened.FOLLOW_UP_DRAFTED if follows else Happened.DRAFTED
            yield Fact(_time(saved), what, who, draft, revision, revision, subject, str(follows or ""))
        for draft, revision, code, reason, who, at in rows(SQL["overrides"], drafts=drafts):
            yield Fact(_time(at), Happened.LET_THROUGH, who, draft, revision, revision, code, reason)
        for draft, revision, code, who, at in rows(SQL["acknowledged"], drafts=drafts):
            yield Fact(_time(at), Happened.ACKNOWLEDGED, who, draft, revision, revision, code)
        for draft, revision, verdict, who, comment, at in rows(SQL["reviews"], drafts=drafts):
            yield Fact(_time(at), Happened(verdict), who, draft, revision, revision, comment)
        for draft, revision, where, path, state, who, at, withdrawn in rows(SQL["departures"], drafts=drafts):
            what = Happened.LEFT if state == "done" else Happened.BEGAN
            yield Fact(_time(at), what, who, draft, revision, revision, where, path)
            if withdrawn:
                yield Fact(_time(withdrawn), Happened.WITHDRAWN, who, draft, revision, revision, where)

    def _heard(self, query: str, **parameters: object) -> Iterator[Fact]:
        for draft, step, at, who, note, message_id, url in self._database.tuples(SQL[query], **parameters):
            yield Fact(_time(at), _HEARD[Step(step)], who, draft, detail=url or message_id, more=note)

    def _listed(self, values: Sequence[str]) -> Iterator[Fact]:
        for value, reason, who, at in self._database.tuples(SQL["listed"], values=list(values)):
            yield Fact(_time(at), Happened.LISTED, who, detail=value, more=reason)


def _time(text: str) -> datetime:
    time = time_of(text)
    assert time is not None
    return time
