"""Account: where the mailbox of a sender is, and how its password is asked for. It holds no secret."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum

from geoout.errors import UserError
from geoout.people.address_spec import on_the_wire

_NOT_A_LETTER = re.compile(r"[^A-Z0-9]")


class Security(StrEnum):
    """How the connection is protected; plain text goes to this machine only."""

    TLS = "tls"
    STARTTLS = "starttls"
    PLAIN = "plain"


class Auth(StrEnum):
    """How the account logs in; with xoauth2 the secret is a token, which Gmail and Microsoft 365 ask for."""

    PASSWORD = "password"  # noqa: S105  # the word of the file, not a password
    XOAUTH2 = "xoauth2"


@dataclass(frozen=True, slots=True)
class Account:
    """One mailbox. `drafts` and `sent` are names of mailboxes, needed only where the server does not mark its own.

    `timeout` is how many seconds an answer may take. `only`: whether it is the user's one account, for which
    GEOOUT_PASSWORD may stand.
    """

    login: str
    host: str
    port: int = 993
    security: Security = Security.TLS
    auth: Auth = Auth.PASSWORD
    password_command: tuple[str, ...] = ()
    drafts: str = ""
    sent: str = ""
    timeout: float = 60.0
    only: bool = True

    @property
    def variable(self) -> str:
        """The environment variable of this account's password: GEOOUT_PASSWORD_ and the login in capitals."""
        return "GEOOUT_PASSWORD_" + _NOT_A_LETTER.sub("_", self.login.upper())

    def __str__(self) -> str:
        return f"{self.login} at {self.host}"


def address_key(address: str) -> str:
    """The form of a sender's address by which accounts are found: its domain in A-labels, all in lower case."""
    try:
        return on_the_wire(address).lower()
    except UserError:
        return address.lower()


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine by its own name or number: localhost, 127.0.0.0/8, ::1."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
