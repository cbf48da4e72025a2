"""The password or token of an account: from a command, the environment or the keyring, and shown nowhere.

Whatever fails in here raises outside its `except` block: an exception that remembers another one remembers its frames,
and with them what they held.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from typing import NoReturn

from geoout.errors import OutboxError
from geoout.language.plain import clean_line
from geoout.outbox.imap.account import Account, Auth

SERVICE = "geoout"
ANY = "GEOOUT_PASSWORD"
_PATIENCE = 60.0
_SHOWN = 200
_MOST = 16_384
_UNFIT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


class Secret:
    """A password or token. Only `reveal` gives it; printing, formatting, copying and pickling do not."""

    __slots__ = ("_give",)

    def __init__(self, value: str) -> None:
        self._give: Callable[[], str] = lambda: value

    def reveal(self) -> str:
        """The secret itself, for the one place that logs in."""
        return self._give()

    def __repr__(self) -> str:
        return "Secret(…)"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret is not written anywhere")


def secret_of(account: Account) -> Secret:
    """The account's secret: what its command prints, else the environment's, else the keyring's.

    Raises OutboxError with what to do when none of them has one.
    """
    if account.password_command:
        return _printed(account)
    for name in _variables(account):
        if value := os.environ.get(name):
            return _checked(value, account, name)
    return _from_keyring(account)


def source_of(account: Account) -> tuple[str, bool]:
    """Where the secret would come from, in words, and whether that is there; nothing is run and nobody asked."""
    if account.password_command:
        program = account.password_command[0]
        found = shutil.which(program) is not None
        return (f"password command {program}" if found else f"password command {program} is missing"), found
    for name in _variables(account):
        if os.environ.get(name):
            return f"environment {name}", True
    if find_spec("keyring") is not None:
        return "keyring, asked when it is needed", True
    return f"no password: {_remedy(account)}", False


def _variables(account: Account) -> tuple[str, ...]:
    """GEOOUT_PASSWORD counts for a single account only: no host may be given another one's password."""
    return (account.variable, ANY) if account.only else (account.variable,)


def _printed(account: Account) -> Secret:
    """The first line that the command prints. It runs without a shell and cannot ask through standard input."""
    program = account.password_command[0]
    whose = f"the password command of {account.login}"
    done: subprocess.CompletedProcess[bytes] | None = None
    why = ""
    try:
        done = subprocess.run(
            account.password_command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError:
        why = f"{whose} does not exist ({clean_line(program)[:_SHOWN]})"
    except subprocess.TimeoutExpired:  # it carries what was printed so far, so it must not be remembered
        why = f"{whose} did not end within {_PATIENCE:.0f} seconds"
    except (OSError, ValueError) as error:
        why = f"{whose} could not be started ({getattr(error, 'strerror', None) or 'it cannot be run'})"
    if done is None:
        raise OutboxError(why, hint="run it in a terminal, then mend password_command in accounts.yaml")
    if done.returncode:
        said = _last_line(done.stderr, done.stdout)
        reason = f"{whose} failed with status {done.returncode}{': ' + said if said else ''}"
        raise OutboxError(reason, hint="run it in a terminal to see why")
    first = done.stdout.split(b"\n", 1)[0].removesuffix(b"\r").decode("utf-8", "surrogateescape")
    return _checked(first, account, whose)


def _last_line(stderr: bytes, stdout: bytes) -> str:
    """The last line of standard error for a person to read; nothing when it repeats what was printed."""
    lines = [clean_line(line) for line in stderr.decode("utf-8", "replace").splitlines()]
    said = next((line for line in reversed(lines) if line), "")
    printed = (clean_line(line) for line in stdout.decode("utf-8", "replace").splitlines())
    return "" if any(line and line in said for line in printed) else said[:_SHOWN]


def _from_keyring(account: Account) -> Secret:
    value: str | None = None
    why = f"no password is known for {account}"
    if find_spec("keyring") is not None:
        import keyring

        try:
            value = keyring.get_password(SERVICE, account.login)
        except Exception as error:  # backends raise whatever their system raises
            why = f"the keyring could not be asked for the password of {account} ({type(error).__name__})"
    if not value:
        raise OutboxError(why, hint=_remedy(account))
    return _checked(value, account, "the keyring")


def _remedy(account: Account) -> str:
    return f"name a password_command in accounts.yaml or set {account.variable}"


def _checked(value: str, account: Account, source: str) -> Secret:
    """The secret, when it can be sent as one line."""
    what = "token" if account.auth is Auth.XOAUTH2 else "password"
    if account.auth is Auth.XOAUTH2:
        value = value.strip()
    if not value:
        raise OutboxError(f"{source} gave an empty {what}", hint="run it in a terminal, or set it again")
    if len(value) > _MOST or _UNFIT.search(value):
        raise OutboxError(f"what {source} gave cannot be a {what}", hint=f"let it print the {what} alone, as UTF-8")
    return Secret(value)
