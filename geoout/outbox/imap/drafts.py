"""The Drafts mailbox of whoever sends a draft: it opens there in any mail client, ready to be sent by a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from geoout.errors import GeooutError, OutboxError
from geoout.outbox.destination import Destination, Letter, Older, Receipt, identifier_of
from geoout.outbox.imap.account import Account, address_key
from geoout.outbox.imap.accounts_file import accounts_path
from geoout.outbox.imap.failures import Lost, Silent
from geoout.outbox.imap.mailboxes import Use, marked_for
from geoout.outbox.imap.place import Place, place_of
from geoout.outbox.imap.responses import section
from geoout.outbox.imap.secret import secret_of
from geoout.outbox.imap.session import Session
from geoout.outbox.ledger import Entry, digest_of
from geoout.pitches.draft import Draft

T = TypeVar("T")

_TOGETHER = 10
_LARGEST = 1_000_000


class ImapDrafts(Destination):
    """Drafts by APPEND, each into the account of its sender's address. Nothing is connected before the first letter.

    `accounts` are by sender address, in lower case. One connection per account serves all letters; one that dropped
    between letters is made again once. A letter whose APPEND was cut off is looked for before it is put again; one
    that the server was silent about is not put again in this run, since the server may still be at it.
    """

    name = "imap"
    eight_bit = True
    together = _TOGETHER

    def __init__(self, accounts: Mapping[str, Account]) -> None:
        self._accounts = {address_key(address): account for address, account in accounts.items()}
        self._sessions: dict[Account, Session] = {}
        self._doubtful: dict[str, Silent] = {}
        self._shut: dict[Account, OutboxError] = {}

    def reserve(self, draft: Draft) -> str:
        """The URL of the mailbox, as far as it is known without asking the server."""
        account = self._account(draft)
        return str(Place.at(account, account.drafts))

    def put(self, letter: Letter, path: str) -> Receipt:
        """Put one letter there, unless it is there already."""
        return self.put_together([(letter, path)])[0]

    def put_together(self, letters: Sequence[tuple[Letter, str]]) -> list[Receipt]:
        """Put several, in as few rounds as the server of each account allows (`Session.append`)."""
        by_account: dict[Account, list[Letter]] = {}
        for letter, _ in letters:
            by_account.setdefault(self._account(letter.draft), []).append(letter)
        receipts: dict[str, Receipt] = {}
        for account, its_own in by_account.items():
            receipts |= self._put_all(account, its_own)
        return [receipts[letter.message_id] for letter, _ in letters]

    def find(self, letter: Letter, path: str) -> Receipt | None:
        """Look the Message-ID up in Drafts, then in Sent: its reader may have sent it meanwhile."""
        account = self._account_of(place_of(path)) or self._account(letter.draft)
        return self._with(account, lambda session: _found(session, letter.message_id))

    def older(self, entry: Entry) -> Older:
        """By UIDVALIDITY, UID, Message-ID and digest. A client that saves or sends a draft gives it another UID."""
        place = place_of(entry.path)
        account = self._account_of(place)
        if place is None or account is None or not (place.validity and place.uid and entry.digest):
            return Older.UNKNOWN
        try:
            return self._with(account, lambda session: _state(session, place, entry))
        except GeooutError:
            return Older.UNKNOWN

    def withdraw(self, entry: Entry) -> bool:
        """Take that one mail out by its UID (`Session.remove`); False where the server cannot do that for one alone."""
        place = place_of(entry.path)
        account = self._account_of(place)
        if place is None or account is None or self.older(entry) is not Older.UNCHANGED:
            return False
        return self._with(account, lambda session: session.remove(place.mailbox, place.uid))

    def where(self, draft: Draft) -> str:
        """The mailbox and its account; or that there is none."""
        try:
            account = self._account(draft)
        except OutboxError as error:
            return f"nowhere: {error.what}"
        return f"{account.drafts or 'Drafts'} of {account}"

    def close(self) -> None:
        """Log out everywhere."""
        for session in self._sessions.values():
            session.close()
        self._sessions.clear()

    def _put_all(self, account: Account, letters: Sequence[Letter]) -> dict[str, Receipt]:
        receipts = self._with(account, lambda session: _those_there(session, letters))
        waiting = [letter for letter in letters if letter.message_id not in receipts]
        if not waiting:
            return receipts
        for letter in waiting:
            if letter.message_id in self._doubtful:
                raise self._doubtful[letter.message_id]
        session = self._session(account)
        lost: Lost | None = None
        try:
            receipts |= _append(session, waiting)
        except Lost as error:
            lost = error
        if lost is not None:
            # What was on its way may have arrived, or may still arrive where a server is only slow.
            receipts |= self._with(account, lambda session: _those_there(session, waiting))
            missing = [letter.message_id for letter in waiting if letter.message_id not in receipts]
            if isinstance(lost, Silent):
                self._doubtful |= dict.fromkeys(missing, lost)
            if missing:
                raise lost
        return receipts

    def _with(self, account: Account, ask: Callable[[Session], T]) -> T:
        """The answer of a question. A connection that was there already and dropped meanwhile is made again once."""
        session = self._sessions.get(account)
        if session is not None and session.alive:
            with suppress(Lost):
                return ask(session)
        return ask(self._session(account))

    def _session(self, account: Account) -> Session:
        session = self._sessions.get(account)
        if session is None or not session.alive:
            if account in self._shut:
                raise self._shut[account]
            session = self._sessions[account] = self._opened(account)
        return session

    def _opened(self, account: Account) -> Session:
        """A new connection. What refused us once is not asked again: servers lock accounts after a few bad logins."""
        problem: OutboxError
        try:
            return Session(account, secret_of(account))
        except OutboxError as error:
            problem = error
        if type(problem) is not Lost:
            self._shut[account] = problem
        raise problem

    def _account(self, draft: Draft) -> Account:
        address = draft.sender.email if draft.sender is not None else ""
        account = self._accounts.get(address_key(address))
        if account is None:
            path, _ = accounts_path()
            who = address or "a draft without a sender"
            raise OutboxError(f"{who} has no IMAP account", hint=f"describe it in {path}, or use --to eml")
        return account

    def _account_of(self, place: Place | None) -> Account | None:
        return next((one for one in self._accounts.values() if place is not None and place.is_of(one)), None)


def _append(session: Session, letters: Sequence[Letter]) -> dict[str, Receipt]:
    """Put them; where the server does not tell their UIDs (no UIDPLUS), look them up."""
    mailbox = session.mailbox(Use.DRAFTS)
    told = session.append(mailbox, [(letter.content, letter.at) for letter in letters])
    receipts = {
        letter.message_id: Receipt(str(Place.at(session.account, mailbox, *place)))
        for letter, place in zip(letters, told, strict=True)
        if place is not None
    }
    untold = [letter for letter in letters if letter.message_id not in receipts]
    if untold:
        with suppress(Lost):  # they are there, the server said so; only where exactly stays unknown
            receipts |= _those_there(session, untold)
    nowhere_else = Receipt(str(Place.at(session.account, mailbox)))
    return receipts | {one.message_id: nowhere_else for one in untold if one.message_id not in receipts}


def _those_there(session: Session, letters: Sequence[Letter], use: Use = Use.DRAFTS) -> dict[str, Receipt]:
    mailbox = session.mailbox(use)
    found = session.with_message_id(mailbox, [letter.message_id for letter in letters])
    return {
        identifier: Receipt(str(Place.at(session.account, mailbox, session.validity, uid)))
        for identifier, uid in found.items()
    }


def _found(session: Session, message_id: str) -> Receipt | None:
    for use in (Use.DRAFTS, Use.SENT):
        try:
            mailbox = session.mailbox(use)
        except OutboxError:
            if use is Use.DRAFTS or not session.alive:
                raise
            return None  # nobody says where sent mail lies
        if uid := session.with_message_id(mailbox, [message_id]).get(message_id):
            return Receipt(str(Place.at(session.account, mailbox, session.validity, uid)))
    return None


def _state(session: Session, place: Place, entry: Entry) -> Older:
    if place.mailbox != session.mailbox(Use.DRAFTS):  # after a crash it was found in Sent: that is never taken back
        sent = {session.account.sent, *marked_for(Use.SENT, session.mailboxes)}
        return Older.GONE if place.mailbox in sent else Older.UNKNOWN
    if session.examine(place.mailbox, afresh=True) != place.validity:
        return Older.UNKNOWN
    about = session.fetch([place.uid], ["FLAGS", "RFC822.SIZE"]).get(place.uid)
    if about is None or b"\\Deleted" in about.get(b"FLAGS", ()):
        return Older.GONE
    size = about.get(b"RFC822.SIZE", 0)
    if not isinstance(size, int) or size > _LARGEST:
        return Older.CHANGED
    mail = section(session.fetch([place.uid], ["BODY.PEEK[]"]).get(place.uid, {}))
    same = identifier_of(mail) == entry.message_id and digest_of(mail) == entry.digest
    return Older.UNCHANGED if same else Older.CHANGED
