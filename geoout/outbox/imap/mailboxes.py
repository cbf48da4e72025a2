"""Which mailbox holds drafts, and which what was sent: what the server marks, else what the account says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from geoout.errors import OutboxError
from geoout.language.plain import clean_line
from geoout.outbox.imap.account import Account

_SHOWN = 12
_UNUSABLE = frozenset({b"\\noselect", b"\\nonexistent"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Use(StrEnum):
    """A special use of a mailbox, by its attribute (RFC 6154)."""

    DRAFTS = "\\drafts"
    SENT = "\\sent"
    ALL = "\\all"
    ARCHIVE = "\\archive"
    TRASH = "\\trash"


# XLIST, which Gmail had before the standard, calls one of them otherwise.
_OTHERWISE = {"\\allmail": Use.ALL}


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A mailbox of the server; `uses` are its special uses. `name` is decoded but not cleaned: it is sent back."""

    name: str
    uses: tuple[Use, ...] = ()


def usable(listed: Iterable[tuple[str, Sequence[bytes]]]) -> list[Mailbox]:
    """Of names and their attributes the mailboxes in which mail may lie.

    None whose name has control characters: a line end in it would begin another command.
    """
    return [
        Mailbox(name, uses_of(flags))
        for name, flags in listed
        if not _CONTROL.search(name) and not _UNUSABLE & {flag.lower() for flag in flags}
    ]


def uses_of(flags: Sequence[bytes]) -> tuple[Use, ...]:
    """The special uses among a mailbox's attributes."""
    words = [flag.decode("ascii", "replace").lower() for flag in flags]
    return tuple(_OTHERWISE.get(word) or Use(word) for word in words if word in _OTHERWISE or word in set(Use))


def mailbox_for(use: Use, mailboxes: Sequence[Mailbox], account: Account) -> str:
    """The name of the mailbox for drafts, or for what was sent.

    What accounts.yaml names comes first, then what the server marks. A name is never guessed: drafts in the wrong
    mailbox are found by nobody. Raises OutboxError with the mailboxes there are.
    """
    field = use.name.lower()
    configured = account.drafts if use is Use.DRAFTS else account.sent
    if configured:
        if any(mailbox.name == configured for mailbox in mailboxes):
            return configured
        what = f"{account.login} has no mailbox “{configured}” at {account.host}"
    else:
        marked = marked_for(use, mailboxes)
        if marked:
            return marked[0]
        what = f"{account.host} does not say which mailbox of {account.login} is for {_SAID[use]}"
    raise OutboxError(what, hint=f"name it in accounts.yaml as {field}: one of {_listed(mailboxes)}")


_SAID = {Use.DRAFTS: "drafts", Use.SENT: "sent mail"}


def marked_for(use: Use, mailboxes: Sequence[Mailbox]) -> list[str]:
    """The mailboxes that the server marks for a use."""
    return [mailbox.name for mailbox in mailboxes if use in mailbox.uses]


def _listed(mailboxes: Sequence[Mailbox]) -> str:
    names = [clean_line(mailbox.name)[:60] for mailbox in mailboxes]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return (", ".join(names[:_SHOWN]) or "none") + more
