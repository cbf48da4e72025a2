"""A look into the senders' mailboxes for what came of drafts that left. Offered, never decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from geoout.desk.desk import Desk
from geoout.errors import OutboxError
from geoout.outbox.event import Step
from geoout.outbox.imap.account import Account, address_key
from geoout.outbox.imap.accounts_file import read_accounts
from geoout.outbox.imap.looking import look_into
from geoout.outbox.imap.secret import secret_of
from geoout.outbox.imap.session import Session
from geoout.outbox.imap.sighting import Certainty, Departed, Seen, Sighting
from geoout.pitches.draft import Draft, DraftState

__all__ = ["LAPSES", "Certainty", "Seen", "Sighting", "departed", "has_accounts", "look"]

LAPSES = timedelta(days=180)
"""After so long nobody looks for an answer any more."""


def has_accounts() -> bool:
    """Whether the user described any account. Raises UserError when the file cannot be read."""
    return bool(read_accounts())


def look(
    desk: Desk, told: Callable[[str], None] | None = None, stop: Callable[[], bool] | None = None
) -> list[Sighting]:
    """What the mailboxes of the senders show of drafts that left: sent, answered, bounced; the oldest first.

    `told` hears what is being read, and which account could not be; after `stop` says True, what was found so far is
    the answer. Nothing is stored, nothing in the mailboxes is changed. Raises OutboxError when there is no account, or
    none that could be looked into; UserError for accounts.yaml.
    """
    waiting = departed(desk)
    accounts = read_accounts()
    by_account: dict[Account, list[Departed]] = {}
    for one in waiting:
        if (account := accounts.get(address_key(one.sender))) is not None:
            by_account.setdefault(account, []).append(one)
    if waiting and not by_account:
        raise OutboxError("none of the senders has an IMAP account", hint="`geoout doctor` says where to describe one")
    ours = {*accounts, *(account.login for account in accounts.values()), *(one.sender for one in waiting)}
    found: list[Sighting] = []
    problems: list[OutboxError] = []
    for account, its_own in by_account.items():
        if stop is not None and stop():
            break
        try:
            found += _look_into(account, its_own, ours, told, stop)
        except OutboxError as error:
            problems.append(error)
            if told is not None:
                told(str(error))
    if problems and len(problems) == len(by_account):
        raise problems[0]
    return sorted(found, key=lambda one: one.at)


def _look_into(
    account: Account,
    waiting: list[Departed],
    ours: set[str],
    told: Callable[[str], None] | None,
    stop: Callable[[], bool] | None,
) -> list[Sighting]:
    session = Session(account, secret_of(account))
    try:
        return look_into(session, waiting, ours, told, stop)
    finally:
        session.close()


def departed(desk: Desk) -> list[Departed]:
    """The drafts that left, or were sent, in the last half year and to which nothing was noted yet."""
    since = desk.now() - LAPSES
    drafts = desk.store.drafts
    ids = [*drafts.ids(state=DraftState.LEFT), *drafts.ids(state=DraftState.SENT)]
    found = (_departed(desk, drafts.get(number)) for number in ids)
    return [one for one in found if one is not None and one.left >= since]


def _departed(desk: Desk, draft: Draft) -> Departed | None:
    rows = [row for row in desk.store.ledger.of_draft(draft.id) if row.done]
    events = desk.store.events.of_draft(draft.id)
    sent = [event for event in events if event.step is Step.SENT]
    times = [row.at for row in rows] or [event.at for event in sent]
    if not times or draft.sender is None:
        return None
    return Departed(
        draft=draft.id,
        identifiers=frozenset({row.message_id for row in rows} | {event.message_id for event in sent}) - {""},
        recipient=draft.contact.email,
        sender=draft.sender.email,
        subject=next((event.subject for event in reversed(sent) if event.subject), draft.subject),
        left=min(times),
        sent=draft.state is DraftState.SENT,
        noted=frozenset(event.message_id for event in events if event.message_id and event.step is not Step.SENT),
    )
