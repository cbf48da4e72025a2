"""The user's accounts.yaml. It lies with the user, never in a workspace: that may come from a stranger.

A command in it is run and a host in it gets the password, so a file that everybody may change is not read.
"""

from __future__ import annotations

import os
import re
import shlex
import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from geoout import files
from geoout.errors import MarketError, Place, UserError
from geoout.language.plain import clean_line
from geoout.markets.values import Field, Notes, member, several, text
from geoout.markets.written import Written
from geoout.markets.written import read as read_yaml
from geoout.outbox.imap.account import Account, Auth, Security, address_key, is_loopback

FILE = "accounts.yaml"
VARIABLE = "GEOOUT_ACCOUNTS"
TEMPLATE = """\
# accounts.yaml: the mailboxes into which `geoout export --to imap` puts drafts, one per sender address of your
# campaigns. It holds no password and never may: name a command that prints it, set GEOOUT_PASSWORD, or keep it in
# your keyring (service geoout, user name = login).
#
# lena@example.com:
#   host: imap.example.com
#   login: lena@example.com          # default: the address above
#   password_command: pass show mail/lena    # or a list of words; it runs without a shell
#   security: tls                    # or starttls; plain only to this machine
#   port: 993                        # default: 993 for tls, else 143
#   auth: password                   # xoauth2: the command prints an access token (Gmail, Microsoft 365)
#   drafts: Drafts                   # only where the server does not say which mailbox holds drafts
#   sent: Sent
#   timeout: 60                      # seconds to wait for an answer
"""

_NO_FILE = MappingProxyType[str, Account]({})
_SECRETS = re.compile(r"pass(wor[dt]|wd|phrase|code)?|pwd?|secret|token|app[_-]?password|kennwort|contraseña", re.I)
_PRINTERS = frozenset({"echo", "printf", "print"})
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.?", re.I)
_LOGIN_MOST, _MAILBOX_MOST = 254, 250
_NO_PASSWORDS = "passwords never live in a file"
_INSTEAD = "delete the line and name a password_command, set GEOOUT_PASSWORD or use the keyring"


def accounts_path() -> tuple[Path, bool]:
    """Where accounts are read from, and whether the user named that place (GEOOUT_ACCOUNTS)."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(os.path.expanduser(named)), True  # noqa: PTH111  # Path's own raises for an unknown user
    return files.user_config() / FILE, False


def read_accounts() -> Mapping[str, Account]:
    """The user's accounts by sender address (`address_key`); none when there is no file.

    Raises UserError for the first problem, in words; its `problems` are all of them.
    """
    path, named = accounts_path()
    if not path.exists() and not named:
        return _NO_FILE
    _refuse_open_to_all(path)
    notes = Notes(sources={})
    try:
        accounts = _accounts(read_yaml(path), notes)
    except MarketError as error:
        raise UserError(error.what, error.where, error.hint) from None
    if notes.problems:
        raise _all(notes.problems)
    return accounts


def _refuse_open_to_all(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except OSError:
        return  # the reader says what is wrong with it
    if os.name == "posix" and mode & stat.S_IWOTH:
        raise UserError("everybody may change this file, and geoout runs its commands", Place(str(path)), "chmod o-w")


def _accounts(top: Written, notes: Notes) -> dict[str, Account]:
    from geoout.campaign.written import e_mail

    found: dict[str, Account] = {}
    assert isinstance(top.value, dict)
    for key, part in top.value.items():
        if _SECRETS.fullmatch(key):
            notes.problems.append(part.wrong(_NO_PASSWORDS, _INSTEAD))
            continue
        try:
            address = address_key(e_mail(Written(key, part.file, part.line, part.field), notes))
        except MarketError:
            shown = clean_line(key)[:60]
            hint = "begin each account with the address it writes from, like lena@example.com:"
            notes.problems.append(part.wrong(f"{shown} is not a sender's address", hint))
            continue
        if address in found:
            notes.problems.append(part.wrong(f"{address} stands here twice", "remove one of them"))
        made = _account(part, address, notes, alone=len(top.value) == 1)
        if made is not None:
            found[address] = made
    return found


def _account(part: Written, address: str, notes: Notes, *, alone: bool) -> Account | None:
    before = len(notes.problems)
    if isinstance(part.value, dict):
        for name in [name for name in part.value if _SECRETS.fullmatch(name)]:
            notes.problems.append(part.value.pop(name).wrong(_NO_PASSWORDS, _INSTEAD))
    said = several(part, _FIELDS, notes, "an account")
    if len(notes.problems) > before:
        return None
    assert isinstance(part.value, dict)
    if said["security"] is Security.PLAIN and not is_loopback(said["host"]):
        where = part.value["security"]
        notes.problems.append(where.wrong("without TLS a password would be readable on its way", "use tls or starttls"))
        return None
    said["login"] = said["login"] or address
    said["port"] = said["port"] or (993 if said["security"] is Security.TLS else 143)
    return Account(**said, only=alone)


def _host(part: Written, notes: Notes) -> str:
    value = text(part, notes)
    if ":" in value and is_loopback(value):
        return value
    if not _HOST.fullmatch(value):
        raise part.wrong("this is not the name of a mail server", "write it like imap.example.com")
    return value.lower()


def _line(most: int) -> Field:
    """Text without control characters: it becomes part of a command to the server."""

    def read(part: Written, notes: Notes) -> str:
        value = text(part, notes)
        if len(value) > most or not value.isprintable():
            raise part.wrong("this is too long or has a character that cannot stand here", "check its spelling")
        return value

    return Field(read, "")


def _whole(least: int, most: int, default: float) -> Field:
    def read(part: Written, notes: Notes) -> int:
        value = text(part, notes)
        if not (value.isascii() and value.isdigit() and len(value) < 7 and least <= int(value) <= most):
            raise part.wrong("this is not a number that fits here", f"choose {least} to {most}")
        return int(value)

    return Field(read, default)


def _command(part: Written, notes: Notes) -> tuple[str, ...]:
    """A command as its words. What is written is never repeated: it may hold what it should not."""
    if isinstance(part.value, list):
        words = [text(one, notes) for one in part.value]
    else:
        try:
            words = shlex.split(text(part, notes))
        except ValueError:
            raise part.wrong("a quotation mark in this command is never closed", "close it") from None
    if not words or not words[0].strip() or any("\0" in word for word in words):
        raise part.wrong("this is not a command", "write it like pass show mail/lena")
    if Path(words[0]).name in _PRINTERS:
        raise part.wrong(_NO_PASSWORDS, "name a command that asks a password store, like pass show mail/lena")
    return tuple(str(Path(word).expanduser()) if word.startswith("~/") else word for word in words)


_FIELDS = {
    "login": _line(_LOGIN_MOST),
    "host": Field(_host),
    "port": _whole(1, 65_535, 0),
    "security": Field(member(Security), Security.TLS),
    "auth": Field(member(Auth), Auth.PASSWORD),
    "password_command": Field(_command, ()),
    "drafts": _line(_MAILBOX_MOST),
    "sent": _line(_MAILBOX_MOST),
    "timeout": _whole(1, 600, 60.0),
}


def _all(problems: list[MarketError]) -> UserError:
    problems.sort(key=lambda problem: (problem.where.line or 0) if problem.where else 0)
    return UserError.of([UserError(one.what, one.where, one.hint) for one in problems])
