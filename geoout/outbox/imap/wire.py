"""The connection itself: IMAPClient over imaplib, with limits on what a server may send and a log of nothing.

Imported only when a connection is made. imaplib and IMAPClient keep and print commands, LOGIN among them; here neither
happens. What is untyped stays in this file and in `session.py`.
"""

from __future__ import annotations

import imaplib
import ipaddress
import socket
import ssl
import time
from collections.abc import Sequence
from typing import Any, NoReturn

from imapclient import IMAPClient

from geoout.outbox.imap.account import Account, Security

CONNECT_MOST = 15.0
# Per command. A page of headers has 3 MB at most, a server that drips or floods ends here.
_BYTES_MOST = 16_000_000
_LITERAL_MOST = 2_000_000
_SLOWNESS = 10


class Flooded(Exception):
    """The server sent more than any answer needs."""


class NotThisMachine(Exception):
    """A name that should be this machine leads elsewhere."""


class Refused(Exception):
    """The server answered NO or BAD; `text` is what it said, as it came."""

    def __init__(self, text: bytes) -> None:
        super().__init__("refused")
        self.text = text


class Wire(imaplib.IMAP4):
    """imaplib's protocol with a budget of bytes and time per command."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self.begin()
        super().__init__(account.host, account.port)

    @property
    def debug(self) -> int:
        """Always 0: at 4 and above imaplib prints passwords."""
        return 0

    @debug.setter
    def debug(self, level: int) -> None:
        pass

    def _log(self, line: str) -> None:
        """Keep no last lines, imaplib prints them when a connection breaks."""

    def begin(self) -> None:
        """A command begins: its budget is whole again."""
        self._spent = 0
        self._deadline = time.monotonic() + self._account.timeout * _SLOWNESS

    def read(self, size: int) -> bytes:
        """A literal."""
        if size > _LITERAL_MOST:
            raise Flooded
        return self._spend(super().read(size))

    def readline(self) -> bytes:
        """A line; imaplib itself refuses one of more than a million bytes."""
        return self._spend(super().readline())

    def in_a_row(self, commands: Sequence[tuple[bytes, bytes]]) -> list[bytes]:
        """Commands that end in a literal, sent without waiting for the server in between; what it said to each.

        The server must take literals unasked. Raises Refused for the first NO or BAD once all are answered.
        """
        tags = []
        for head, literal in commands:
            tags.append(self._new_tag())
            self.send(b"%s %s {%d+}\r\n%s\r\n" % (tags[-1], head, len(literal), literal))
        answers = [self._get_tagged_response(tag) for tag in tags]
        for kind, data in answers:
            if kind != "OK":
                refuse(data)
        return [data[0] if isinstance(data[0], bytes) else b"" for _, data in answers]

    def _spend(self, data: bytes) -> bytes:
        self._spent += len(data)
        if self._spent > _BYTES_MOST:
            raise Flooded
        if time.monotonic() > self._deadline:
            raise TimeoutError
        return data

    def _create_socket(self, timeout: float | None = None) -> socket.socket:
        account = self._account
        if account.security is Security.PLAIN:
            _demand_loopback(account)
        patience = min(CONNECT_MOST, account.timeout)
        connection = socket.create_connection((account.host, account.port), patience)
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if account.security is Security.TLS:
                connection = ssl.create_default_context().wrap_socket(connection, server_hostname=account.host)
            connection.settimeout(account.timeout)
        except BaseException:
            connection.close()
            raise
        return connection


class Client(IMAPClient):  # type: ignore[misc]  # IMAPClient comes without types
    """IMAPClient on that wire."""

    def __init__(self, account: Account) -> None:
        self._account = account
        super().__init__(account.host, account.port, ssl=account.security is Security.TLS, timeout=account.timeout)
        self.normalise_times = False

    def _create_IMAP4(self) -> Wire:  # noqa: N802  # their name
        return Wire(self._account)

    def _check_resp(self, expected: str, command: str, typ: str, data: list[Any]) -> None:
        if typ != expected:
            refuse(data)


def refuse(data: list[Any]) -> NoReturn:
    """Raise what a NO means, with the server's words."""
    said = data[-1] if data else b""
    raise Refused(said if isinstance(said, bytes) else b"")


def _demand_loopback(account: Account) -> None:
    """Localhost is a name too: it must not have been pointed elsewhere before a password goes there unprotected."""
    for *_, where in socket.getaddrinfo(account.host, account.port, type=socket.SOCK_STREAM):
        if not ipaddress.ip_address(str(where[0]).partition("%")[0]).is_loopback:
            raise NotThisMachine
