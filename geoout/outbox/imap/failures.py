"""What went wrong with a mail server, as one sentence with the next step. What it says is cleaned and cut."""

from __future__ import annotations

import re
import socket
import ssl

from geoout.errors import OutboxError
from geoout.language.plain import clean_line
from geoout.outbox.imap.account import Account, Auth, Security
from geoout.outbox.imap.responses import unquoted

_MOST = 160
_CODE = re.compile(r"\[([A-Z][A-Z0-9-]*)[^\]]{0,200}\]\s*")
_BAD = re.compile(
    r"(?:[A-Za-z]+ command error: BAD|unexpected response while waiting for continuation response: \('[A-Z]+',) (?=\[b)"
)
_NEXT = {
    "OVERQUOTA": "make room in that mailbox and export again",
    "LIMIT": "wait a while and export again",
    "TOOBIG": "shorten the text and export again",
    "TRYCREATE": "make that mailbox in your mail client, or name another one in accounts.yaml",
    "NONEXISTENT": "make that mailbox in your mail client, or name another one in accounts.yaml",
    "NOPERM": "name a mailbox in accounts.yaml that you may write to",
    "READ-ONLY": "name a mailbox in accounts.yaml that you may write to",
    "UNAVAILABLE": "try again later",
    "INUSE": "try again later",
    "CONTACTADMIN": "ask whoever runs that server",
    "PRIVACYREQUIRED": "set security: tls for this account in accounts.yaml",
    "EXPIRED": "renew the password",
}


class Lost(OutboxError):
    """The connection ended before the answer came; whether it was done is not known."""


class Silent(Lost):
    """The server did not answer in time: it may still be at it."""


def server_words(text: bytes | str) -> tuple[str, str]:
    """The response code of what a server said (`OVERQUOTA`, or empty) and its text, fit to be shown."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    line = clean_line(text[:4000])
    code = ""
    if found := _CODE.match(line):
        code, line = found.group(1), line[found.end() :]
    shown = line if len(line) <= _MOST else line[: _MOST - 1].rstrip() + "…"
    return code, shown.replace("“", "'").replace("”", "'")


def refused(account: Account, doing: str, text: bytes | str) -> OutboxError:
    """The server said no to `doing`, a clause like `put a draft into “Drafts”`."""
    code, said = server_words(text)
    why = f": “{said}”" if said else ""
    quota = " because it is full" if code == "OVERQUOTA" else ""
    hint = _NEXT.get(code, "see what your mail client says about this account")
    return OutboxError(f"{account.host} refused to {doing}{quota}{why}", hint=hint)


def login_refused(account: Account, text: bytes | str, secret: str) -> OutboxError:
    """The server did not let us in. What it says is shown unless it says the secret."""
    code, said = server_words(text)
    if len(secret) > 3 and secret in said:
        said = ""
    why = f": “{said}”" if said else ""
    if code in _NEXT:
        hint = _NEXT[code]
    elif account.auth is Auth.XOAUTH2:
        hint = "the token may have expired: see what its command prints a token for"
    else:
        hint = "check login and password; Gmail and Microsoft 365 want auth: xoauth2 or an app password"
    return OutboxError(f"{account.host} refused the login of {account.login}{why}", hint=hint)


def bad_answer(error: Exception) -> str | None:
    """What a server said with BAD, or instead of asking for a literal; None when the error is another one."""
    text = str(error)
    found = _BAD.match(text)
    return unquoted(text[found.end() :]) if found else None


def goodbye(account: Account, text: bytes | str) -> Lost:
    """The server ended the conversation by its own wish."""
    _, said = server_words(text)
    why = f": “{said}”" if said else ""
    return Lost(f"{account.host} ended the connection{why}", hint="try again later")


def why_no_connection(account: Account, error: OSError) -> OutboxError:
    """An error of the network as a sentence; Lost when another try may help."""
    host = account.host
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = clean_line(str(error.verify_message or error.reason or "it cannot be verified")).rstrip(".")
        hint = "check host in accounts.yaml; for a server of your own, name its certificate in SSL_CERT_FILE"
        return OutboxError(f"the certificate of {host} is not trusted ({reason[:_MOST]})", hint=hint)
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        other = "starttls with port: 143" if account.security is Security.TLS else "tls with port: 993"
        return OutboxError(f"{host} speaks no TLS on port {account.port}", hint=f"try security: {other}")
    if isinstance(error, socket.gaierror):
        return OutboxError(f"{host} cannot be found", hint="check host in accounts.yaml and your connection")
    if isinstance(error, ConnectionRefusedError):
        hint = "check host, port and security in accounts.yaml"
        return OutboxError(f"{host} accepts no connection on port {account.port}", hint=hint)
    if isinstance(error, TimeoutError):
        hint = "try again, or raise timeout for this account in accounts.yaml"
        return Silent(f"{host} did not answer in time", hint=hint)
    if isinstance(error, ConnectionError | ssl.SSLError):
        return Lost(f"{host} closed the connection", hint="try again")
    reason = clean_line(error.strerror or type(error).__name__)
    return OutboxError(f"{host} cannot be reached ({reason})", hint="check your connection")


def not_imap(account: Account, kind: str) -> OutboxError:
    """What came back could not be read."""
    what = f"{account.host} answered on port {account.port} what is not IMAP ({kind})"
    return OutboxError(what, hint="check host, port and security in accounts.yaml")
