"""Looking into an account for what came of drafts. Nothing is marked as read, nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from geoout.errors import OutboxError
from geoout.language.plain import clean_line
from geoout.outbox.imap.bounce import MOST
from geoout.outbox.imap.heard import PARTS, Heard, heard
from geoout.outbox.imap.incoming import Answers
from geoout.outbox.imap.mailboxes import Use, marked_for
from geoout.outbox.imap.responses import section
from geoout.outbox.imap.sent import sent_among
from geoout.outbox.imap.session import Session
from geoout.outbox.imap.sighting import Departed, Seen, Sighting

INBOX = "INBOX"
_AT_ONCE = 200
_MAILS_MOST = 10_000

Told = Callable[[str], None]
Stop = Callable[[], bool]


def look_into(
    session: Session,
    departed: Sequence[Departed],
    ours: Iterable[str],
    told: Told | None = None,
    stop: Stop | None = None,
) -> list[Sighting]:
    """What the mailboxes of one account show of these drafts: sent first, then what came back.

    A mail found in Sent counts at once for the answers to it. `told` hears how far it is; after `stop` says True the
    sightings so far are the answer. Raises OutboxError.
    """
    look = _Look(session, departed, told or (lambda line: None), stop or (lambda: False))
    found = look.sent()
    return [*found, *look.answers(_with_ids(departed, found), ours)]


class _Look:
    def __init__(self, session: Session, departed: Sequence[Departed], told: Told, stop: Stop) -> None:
        self._session = session
        self._departed = departed
        self._told = told
        self._stop = stop

    def sent(self) -> list[Sighting]:
        if all(one.sent for one in self._departed):
            return []
        try:
            mailbox = self._session.mailbox(Use.SENT)
        except OutboxError as error:
            if not self._session.alive:
                raise
            self._told(str(error))
            return []
        return sent_among(self._mails(mailbox), self._departed)

    def answers(self, departed: Sequence[Departed], ours: Iterable[str]) -> list[Sighting]:
        answers = Answers(departed, ours, self._body)
        found: dict[tuple[int, str], Sighting] = {}
        known = self._session.mailboxes
        for mailbox in dict.fromkeys((INBOX, *marked_for(Use.ARCHIVE, known), *marked_for(Use.ALL, known))):
            for one in answers.among(self._mails(mailbox)):
                found.setdefault((one.draft, one.message_id or f"{mailbox} {one.at}"), one)
        return list(found.values())

    def _mails(self, mailbox: str) -> list[Heard]:
        """The mails since the first of the drafts left, the newest ones where there are too many."""
        since = min(one.left for one in self._departed) - timedelta(days=1)  # SINCE knows no time zone
        self._session.examine(mailbox)
        uids = self._session.search(["SINCE", since.date()])[-_MAILS_MOST:]
        found: list[Heard] = []
        for start in range(0, len(uids), _AT_ONCE):
            if self._stop():
                break
            self._told(f"{clean_line(mailbox)}: {start:,} of {len(uids):,} mails")
            answer = self._session.fetch(uids[start : start + _AT_ONCE], PARTS)
            read = (heard(uid, mailbox, parts) for uid, parts in sorted(answer.items()))
            found += [mail for mail in read if mail is not None]
        return found

    def _body(self, mail: Heard) -> bytes:
        if self._stop():
            return b""
        self._session.examine(mail.mailbox)
        return section(self._session.fetch([mail.uid], [f"BODY.PEEK[]<0.{MOST}>"]).get(mail.uid, {}))


def _with_ids(departed: Sequence[Departed], found: Sequence[Sighting]) -> list[Departed]:
    """Those that left, known also by what Sent calls them."""
    ids = {one.draft: one.message_id for one in found if one.kind is Seen.SENT and one.message_id}
    return [
        replace(one, identifiers=one.identifiers | {ids[one.draft]}) if one.draft in ids else one for one in departed
    ]
