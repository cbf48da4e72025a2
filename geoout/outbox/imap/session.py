"""A session with one account: log in, find mailboxes, put, search, fetch, remove. Every failure is one sentence.

An error is turned into ours outside the `except` block that caught it, so that none of imaplib's frames, which hold
commands, hangs on to what a traceback may show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property, partial
from typing import Any, TypeVar

from geoout.errors import OutboxError
from geoout.language.plain import clean_line
from geoout.outbox.imap import failures
from geoout.outbox.imap.account import Account, Security
from geoout.outbox.imap.mailboxes import Mailbox, Use, mailbox_for, marked_for, usable
from geoout.outbox.imap.responses import any_of, identifier_in, places_of, section, unquoted
from geoout.outbox.imap.secret import Secret

T = TypeVar("T")

_AS_A_DRAFT = b"(\\Draft \\Seen)"
# What LITERAL- (RFC 7888) lets pass without asking; Gmail has it.
_SHORT = 4096
_MESSAGE_ID_FIELD = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"


class Session:
    """A logged-in connection. After any failure but a plain refusal it is closed and `alive` is False."""

    def __init__(self, account: Account, secret: Secret) -> None:
        self.account = account
        self.alive = False
        self._selected: tuple[str, bool] | None = None
        self._validity = 0
        self._client: Any = self._ask("connect", self._connect)
        self.alive = True
        self._log_in(secret)
        try:
            words = self._ask("say what it can do", self._capabilities)
            self._abilities = frozenset(word.decode("ascii", "replace").upper() for word in words)
            self._introduce()
        except OutboxError:
            self._shut()
            raise

    def can(self, ability: str) -> bool:
        """Whether the server offers a capability (`UIDPLUS`)."""
        return ability in self._abilities

    @cached_property
    def mailboxes(self) -> Sequence[Mailbox]:
        """All mailboxes in which mail may lie."""
        found = self._ask("list its mailboxes", self._list)
        return usable((name, flags) for flags, _, name in found)

    def mailbox(self, use: Use) -> str:
        """The mailbox for drafts or for sent mail. Raises OutboxError when nobody says which it is."""
        return mailbox_for(use, self.mailboxes, self.account)

    def append(self, mailbox: str, mails: Sequence[tuple[bytes, datetime]]) -> list[tuple[int, int] | None]:
        """Put mails with their times into a mailbox as drafts; UIDVALIDITY and UID of each, None where not told.

        With MULTIAPPEND all arrive or none. Elsewhere, when this raises, some of them may have arrived.
        """
        doing = f"put a draft into {_shown(mailbox)}"
        if self.can("MULTIAPPEND"):
            answer = self._ask(doing, lambda: self._append(mailbox, mails))
            return places_of(answer, len(mails))
        if self.can("LITERAL+") or (self.can("LITERAL-") and all(len(mail) <= _SHORT for mail, _ in mails)):
            answers = self._ask(doing, lambda: self._append_in_a_row(mailbox, mails))
        else:
            answers = [self._ask(doing, partial(self._append, mailbox, [one])) for one in mails]
        return [places_of(answer, 1)[0] for answer in answers]

    @property
    def validity(self) -> int:
        """The UIDVALIDITY of the mailbox that is open; 0 when the server did not tell."""
        return self._validity

    def examine(self, mailbox: str, *, afresh: bool = False) -> int:
        """Look into a mailbox without changing anything in it; its UIDVALIDITY. `afresh`: also what came since."""
        if afresh:
            self._selected = None
        return self._select(mailbox, readonly=True)

    def search(self, criteria: Sequence[Any]) -> list[int]:
        """UIDs of the mailbox looked into, in order."""
        found = self._ask("search a mailbox", lambda: self._client.search(list(criteria)))
        return sorted(uid for uid in found if isinstance(uid, int))

    def fetch(self, uids: Iterable[int], parts: Sequence[str]) -> dict[int, dict[bytes, Any]]:
        """Parts of mails by UID; no part may be one that marks a mail as read."""
        wanted = list(uids)
        return dict(self._ask("read a mailbox", lambda: self._client.fetch(wanted, list(parts)))) if wanted else {}

    def with_message_id(self, mailbox: str, identifiers: Sequence[str]) -> dict[str, int]:
        """UIDs of mails in a mailbox by Message-ID, exactly; SEARCH itself matches parts of it."""
        if self._selected is not None and self._selected[0] == mailbox:
            self._ask("answer", lambda: self._client.noop())  # else a mail of this very session may stay unseen
        else:
            self.examine(mailbox)
        found: dict[str, int] = {}
        for uid, parts in self.fetch(self.search(any_of(identifiers)), [_MESSAGE_ID_FIELD]).items():
            identifier = identifier_in(section(parts))
            if identifier in identifiers:
                found[identifier] = max(uid, found.get(identifier, 0))
        return found

    def remove(self, mailbox: str, uid: int) -> bool:
        """Take one mail out of a mailbox; False, with nothing changed, where the server could only remove all at once.

        Into the mailbox for deleted mail where there is one (MOVE, RFC 6851: one step that no crash can cut in two),
        else for good (UIDPLUS). EXPUNGE alone is never said: it removes what other clients marked as deleted.
        """
        trash = [name for name in marked_for(Use.TRASH, self.mailboxes) if name != mailbox]
        moves = bool(trash) and self.can("MOVE")
        if not moves and not self.can("UIDPLUS"):
            return False
        self._select(mailbox, readonly=False)
        doing = f"remove a draft from {_shown(mailbox)}"
        if moves:
            self._ask(doing, lambda: self._client.move([uid], trash[0]))
        else:
            self._ask(doing, lambda: self._client.add_flags([uid], [b"\\Deleted"], silent=True))
            self._ask(doing, lambda: self._client.uid_expunge([uid]))
        return uid not in self.fetch([uid], ["FLAGS"])

    def close(self) -> None:
        """Log out if that is still possible; never raises."""
        if self.alive:
            self.alive = False
            try:
                self._client._imap.begin()
                self._client.logout()
            except Exception:
                self._shut()

    def _connect(self) -> Any:
        from geoout.outbox.imap.wire import Client

        client = Client(self.account)
        try:
            if client._imap.state != "NONAUTH":
                what = f"{self.account.host} says that somebody is logged in already"
                raise OutboxError(what, hint="check host and port in accounts.yaml")
            if self.account.security is Security.STARTTLS:
                self._protect(client)
        except BaseException:
            with suppress(Exception):  # a socket that TLS took over is closed already
                client.shutdown()
            raise
        return client

    def _protect(self, client: Any) -> None:
        if not client.has_capability("STARTTLS"):
            what = f"{self.account.host} does not offer STARTTLS on port {self.account.port}"
            raise OutboxError(what, hint="set security: tls for this account in accounts.yaml")
        client.starttls()

    def _log_in(self, secret: Secret) -> None:
        from geoout.outbox.imap.login import log_in

        problem: OutboxError | None = None
        try:
            log_in(self._client, self.account, secret)
        except Exception as error:
            problem = self._why_not_in(error, secret)
        if problem is not None:
            self._shut()
            raise problem

    def _why_not_in(self, error: Exception, secret: Secret) -> OutboxError:
        from imaplib import IMAP4

        if isinstance(error, IMAP4.error) and not isinstance(error, IMAP4.abort):
            said = failures.bad_answer(error)
            said = unquoted(str(error)) if said is None else said
            return failures.login_refused(self.account, said, secret.reveal())
        return self._sentence(error, "log in")

    def _capabilities(self) -> Any:
        self._client._cached_capabilities = None  # those from before the login, or from before TLS, do not count
        return self._client.capabilities()

    def _introduce(self) -> None:
        """Say who asks: servers of NetEase (163.com, 126.com) open no mailbox for a program without a name."""
        if self.can("ID"):
            try:
                self._ask("hear who we are", lambda: self._client.id_({"name": "geoout"}))
            except OutboxError:
                if not self.alive:
                    raise

    def _list(self) -> Any:
        client = self._client
        if {"SPECIAL-USE", "LIST-EXTENDED"} <= self._abilities:
            arguments = [b'""', b'"*"', b"RETURN", b"(SPECIAL-USE)"]
            answer = client._raw_command_untagged(b"LIST", arguments, response_name="LIST", uid=False)
            return client._proc_folder_list(answer)
        if self.can("XLIST") and not self.can("SPECIAL-USE"):
            return client.xlist_folders()
        return client.list_folders()

    def _append(self, mailbox: str, mails: Sequence[tuple[bytes, datetime]]) -> bytes:
        from imapclient.imapclient import _literal

        client = self._client
        arguments = [client._normalise_folder(mailbox)]
        for content, at in mails:
            arguments += [_AS_A_DRAFT, _when(at), _literal(content)]
        kind, data = client._raw_command(b"APPEND", arguments, uid=False)
        client._checkok("append", kind, data)
        return data[0] if data and isinstance(data[0], bytes) else b""

    def _append_in_a_row(self, mailbox: str, mails: Sequence[tuple[bytes, datetime]]) -> list[bytes]:
        place = self._client._normalise_folder(mailbox)
        heads = [b" ".join((b"APPEND", place, _AS_A_DRAFT, _when(at))) for _, at in mails]
        contents = (content for content, _ in mails)
        answers: list[bytes] = self._client._imap.in_a_row(list(zip(heads, contents, strict=True)))
        return answers

    def _select(self, mailbox: str, *, readonly: bool) -> int:
        if self._selected != (mailbox, readonly):
            self._selected = None
            doing = f"open {_shown(mailbox)}"
            answer = self._ask(doing, lambda: self._client.select_folder(mailbox, readonly=readonly))
            validity = answer.get(b"UIDVALIDITY", 0)
            self._validity = validity if isinstance(validity, int) else 0
            self._selected = (mailbox, readonly)
        return self._validity

    def _ask(self, doing: str, call: Callable[[], T]) -> T:
        """The answer of `call`; what it raises as a sentence."""
        if self.alive:
            self._client._imap.begin()
        try:
            return call()
        except Exception as error:
            problem = self._sentence(error, doing)
        raise problem

    def _sentence(self, error: Exception, doing: str) -> OutboxError:
        """The error as ours. The connection is given up unless the server just said no."""
        from imaplib import IMAP4

        from geoout.outbox.imap import wire

        if isinstance(error, wire.Refused):
            return failures.refused(self.account, doing, error.text)
        if (said := failures.bad_answer(error)) is not None and self.alive:
            return failures.refused(self.account, doing, said)
        client = getattr(self, "_client", None)
        self._shut()
        if isinstance(error, OutboxError):
            return error
        if isinstance(error, OSError):
            return failures.why_no_connection(self.account, error)
        if isinstance(error, wire.NotThisMachine):
            what = f"{self.account.host} is not this machine, and without TLS the password would be readable"
            return OutboxError(what, hint="use security: tls or starttls in accounts.yaml")
        if isinstance(error, wire.Flooded):
            return failures.not_imap(self.account, "far too much of it")
        if (bye := _bye(error, client)) is not None:
            return failures.goodbye(self.account, bye)
        if isinstance(error, IMAP4.abort) and "socket error" in str(error):
            return failures.Lost(f"{self.account.host} closed the connection", hint="try again")
        return failures.not_imap(self.account, type(error).__name__)

    def _shut(self) -> None:
        self.alive = False
        client = getattr(self, "_client", None)
        if client is not None:
            with suppress(Exception):  # the server may have closed it before
                client.shutdown()


def _when(at: datetime) -> bytes:
    from imapclient.datetime_util import datetime_to_INTERNALDATE

    return f'"{datetime_to_INTERNALDATE(at)}"'.encode("ascii")


def _bye(error: Exception, client: Any) -> bytes | str | None:
    """What the server said when it said goodbye, as greeting or later; None when it did not."""
    said = client._imap.untagged_responses.get("BYE") if client is not None else None
    if said:
        return said[-1] if isinstance(said[-1], bytes) else b""
    greeting = unquoted(str(error))
    return greeting[6:] if greeting.upper().startswith("* BYE ") else None


def _shown(mailbox: str) -> str:
    """A mailbox's name, which a server may have chosen, as it stands in a sentence."""
    return f"“{clean_line(mailbox)[:60]}”"
