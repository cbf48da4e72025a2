"""Showing who we are. What reveals the secret happens in frames that no error of ours remembers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from geoout.errors import OutboxError
from geoout.outbox.imap.account import Account, Auth
from geoout.outbox.imap.secret import Secret

_ROUNDS = 3
_NOT_IN_AN_ATOM = frozenset(' (){%*"\\]')


def log_in(client: Any, account: Account, secret: Secret) -> None:
    """Log `client` in, by the mechanism that carries any password. Raises imaplib's errors for a NO.

    AUTHENTICATE PLAIN where offered, since LOGIN knows ASCII only; XOAUTH2 where the account says so.
    """
    offered = {word.decode("ascii", "replace").upper() for word in client.capabilities()}
    if account.auth is Auth.XOAUTH2:
        if "AUTH=XOAUTH2" not in offered:
            hint = "set auth: password for this account in accounts.yaml"
            raise OutboxError(f"{account.host} does not offer XOAUTH2", hint=hint)
        token = f"user={account.login}\x01auth=Bearer {secret.reveal()}\x01\x01"
        client._imap.authenticate("XOAUTH2", _answering(token.encode("utf-8")))
    elif "AUTH=PLAIN" in offered:
        words = f"\0{account.login}\0{secret.reveal()}"
        client._imap.authenticate("PLAIN", _answering(words.encode("utf-8")))
    else:
        _by_login(client, account, secret, offered)


def _by_login(client: Any, account: Account, secret: Secret, offered: set[str]) -> None:
    if "LOGINDISABLED" in offered:
        hint = "use security: tls, or auth: xoauth2, in accounts.yaml"
        raise OutboxError(f"{account.host} does not take passwords here", hint=hint)
    if not (account.login + secret.reveal()).isascii():
        hint = "choose a password of plain letters, digits and signs"
        raise OutboxError(f"{account.host} takes only ASCII in logins and passwords", hint=hint)
    plain = not _NOT_IN_AN_ATOM & set(account.login)
    client._imap.login(account.login if plain else client._imap._quote(account.login), secret.reveal())


def _answering(words: bytes) -> Callable[[bytes], bytes]:
    """The answers to a server's challenges: the words, then nothing (it has a refusal to tell), then no more."""
    asked = 0

    def answer(challenge: bytes) -> bytes:
        nonlocal asked
        asked += 1
        if asked > _ROUNDS:
            raise ConnectionResetError
        return words if asked == 1 else b""

    return answer
