"""A password shows nowhere: no stream, no log, no traceback, no crash file, no argument (R66)."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from geoout.errors import OutboxError
from geoout.outbox.imap.account import Account, Auth
from geoout.outbox.imap.secret import Secret, secret_of, source_of
from tests.outbox.bad_imap_server import PASSWORD, Cut, Server, running

ROOT = Path(__file__).resolve().parents[2]
ACCOUNT = Account("lena@example.com", "imap.example.com")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GEOOUT_PASSWORD")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def by_command(*words: str) -> Account:
    return replace(ACCOUNT, password_command=words)


def python(code: str) -> Account:
    return by_command(sys.executable, "-c", code)


def why(account: Account) -> str:
    with pytest.raises(OutboxError) as caught:
        secret_of(account)
    assert caught.value.__context__ is None and caught.value.__cause__ is None
    return str(caught.value)


def test_a_secret_shows_nothing() -> None:
    secret = Secret("hunter2")
    shown = f"{secret} {secret!r} {secret!s} {secret:>20} %s %r" % (secret, secret)
    assert "hunter2" not in shown and "hunter2" not in repr([secret]) + repr({"a": secret})
    assert secret.reveal() == "hunter2"
    for write in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            write(secret)
    assert not hasattr(secret, "__dict__")


def test_the_first_line_of_a_command_without_a_shell(tmp_path: Path) -> None:
    assert secret_of(python("print('hünter 2 ')\nprint('login: lena')")).reveal() == "hünter 2 "
    assert secret_of(by_command("printf", "%s", "$HOME;`id`")).reveal() == "$HOME;`id`"
    assert secret_of(python("import sys; print(len(sys.stdin.read()))")).reveal() == "0"
    assert secret_of(python("print('with cr', end='\\r\\n')")).reveal() == "with cr"


def test_a_command_comes_before_the_environment_and_does_not_fall_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOOUT_PASSWORD", "from-environment")
    assert secret_of(ACCOUNT).reveal() == "from-environment"
    assert secret_of(python("print('from-command')")).reveal() == "from-command"
    assert "failed with status 3" in why(python("raise SystemExit(3)"))


def test_the_variable_of_a_login_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOOUT_PASSWORD", "general")
    monkeypatch.setenv("GEOOUT_PASSWORD_LENA_EXAMPLE_COM", "own")
    assert secret_of(ACCOUNT).reveal() == "own"


def test_no_host_gets_the_password_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOOUT_PASSWORD", "general")
    assert "no password is known" in why(replace(ACCOUNT, only=False)) or "keyring" in why(replace(ACCOUNT, only=False))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import sys; print('hunter2'); print('no key\\x1b[2J', file=sys.stderr); sys.exit(1)", "status 1: no key[2J;"),
        ("import sys; print('hunter2'); print('got hunter2', file=sys.stderr); sys.exit(1)", "status 1; run it"),
        ("print()", "gave an empty password"),
        ("print('a\\0hunter2')", "cannot be a password"),
        ("import sys; sys.stdout.buffer.write(b'hunter2\\xff')", "cannot be a password"),
        ("import os, signal; print('hunter2', flush=True); os.kill(os.getpid(), signal.SIGKILL)", "status -9"),
    ],
)
def test_a_command_that_fails_says_so_without_what_it_printed(code: str, said: str) -> None:
    sentence = why(python(code))
    assert said in sentence and "hunter2" not in sentence and "\x1b" not in sentence


def test_a_command_that_is_missing_or_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "does not exist (no-such-program)" in why(by_command("no-such-program", "hunter2"))
    monkeypatch.setattr("geoout.outbox.imap.secret._PATIENCE", 0.3)
    endless = why(python("import time; print('hunter2', flush=True); time.sleep(60)"))
    assert "did not end within" in endless and "hunter2" not in endless


def test_a_headless_keyring_is_one_sentence() -> None:
    pytest.importorskip("keyring")
    said = why(ACCOUNT)
    assert "the keyring could not be asked for the password of lena@example.com" in said
    assert "GEOOUT_PASSWORD_LENA_EXAMPLE_COM" in said


def test_sources_are_told_without_running_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert source_of(python("open('ran', 'w')")) == (f"password command {sys.executable}", True)
    assert source_of(by_command("no-such-program")) == ("password command no-such-program is missing", False)
    monkeypatch.setenv("GEOOUT_PASSWORD", "x")
    assert source_of(ACCOUNT) == ("environment GEOOUT_PASSWORD", True)


CHILD = """
import logging, os, subprocess, sys, traceback
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
import imaplib
imaplib.Debug = 5
from geoout import crash
from geoout.errors import OutboxError
from geoout.outbox.imap.account import Account, Auth, Security
from geoout.outbox.imap.secret import secret_of
from geoout.outbox.imap.session import Session
account = Account("lena@example.com", "127.0.0.1", int(sys.argv[1]), Security.PLAIN, Auth(sys.argv[2]), timeout=5)
secret = secret_of(account)
print(secret, f"{secret!r}", locals())
print(subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(os.getpid())], capture_output=True, text=True).stdout)
try:
    Session(account, secret)
except OutboxError as error:
    crash.keep_traceback(error)
    import rich.console, rich.traceback
    kept = rich.traceback.Traceback.from_exception(type(error), error, error.__traceback__, show_locals=True)
    rich.console.Console(file=sys.stdout, width=200).print(kept)
    raise
"""


@pytest.mark.parametrize("auth", list(Auth))
@pytest.mark.parametrize("how", ["cut", "NO", "BAD", "echo", "garbage"])
def test_nothing_anywhere_shows_it(tmp_path: Path, auth: Auth, how: str) -> None:
    """Debugging on, a login that fails, a traceback with locals, the crash file, `ps`: none has the password."""

    def cut(server: Server, tag: bytes, arguments: bytes) -> bytes:
        raise Cut(b"")

    answers = {
        "cut": cut,
        "NO": b"NO no",
        "BAD": b"BAD no",
        "echo": f"NO {PASSWORD}".encode(),
        "garbage": lambda server, tag, arguments: b"\xff\xfe" + PASSWORD.encode() + b"\r\n",
    }
    server = Server({"LOGIN": answers[how], "AUTHENTICATE": answers[how]}, f"IMAP4rev1 AUTH={auth.upper()}")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GEOOUT")},
        "GEOOUT_PASSWORD": PASSWORD,
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    with running(server):
        done = subprocess.run(
            [sys.executable, "-c", CHILD, str(server.port), str(auth)],
            capture_output=True, text=True, env=environment, cwd=tmp_path,
        )  # fmt: skip
    assert done.returncode == 1 and "Traceback" in done.stderr and "127.0.0.1" in done.stderr
    kept = "".join(path.read_text("utf-8") for path in tmp_path.rglob("error-*.txt"))
    assert "Traceback" in kept and "127.0.0.1" in kept
    assert PASSWORD not in done.stdout + done.stderr + kept
