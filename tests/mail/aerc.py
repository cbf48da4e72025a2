"""aerc on a folder of drafts: each is recalled into its composer, read there, and the composer is closed again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.mail import dovecot
from tests.mail.client import Client, need, running

_ROW = re.compile(r"2026-11-20 \d")
_EDITOR = """\
#!/bin/sh
cp "$1" {seen}.part && mv {seen}.part {seen}/$(ls {seen} | wc -l)
"""
_ACCOUNT = """\
[lena]
source = {source}
outgoing = /bin/false
from = Lena <lena@example.com>
default = {folder}
postpone = {folder}
folders = {folder}
cache-headers = false
"""
_SETTINGS = """\
[compose]
editor = {home}/editor
header-layout = To|From,Subject
address-book-cmd =
"""
_KEYS = """\
[messages]
x = :recall<Enter>
n = :next<Enter>
q = :quit<Enter>
[compose]
$noinherit = true
$ex = <C-x>
[compose::editor]
$noinherit = true
$ex = <C-x>
[compose::review]
a = :abort<Enter>
p = :postpone<Enter>
"""


def source_of(account: dovecot.Account) -> str:
    """How aerc's settings name a mailbox of the server."""
    login, password = quote(account.login, safe=""), quote(account.password, safe="")
    return f"imap+insecure://{login}:{password}@{account.host}:{account.port}"


@contextmanager
def opened(home: Path, source: str, folder: str) -> Iterator[Client]:
    """aerc with this folder open. Keys: x recalls, n goes on; in the composer's review a closes it, p postpones."""
    need("aerc", "tmux")
    config = home / ".config" / "aerc"
    config.mkdir(parents=True)
    (home / "seen").mkdir()
    (home / "editor").write_text(_EDITOR.format(seen=home / "seen"), "utf-8")
    (home / "editor").chmod(0o755)
    (config / "accounts.conf").write_text(_ACCOUNT.format(source=source, folder=folder), "utf-8")
    (config / "accounts.conf").chmod(0o600)
    (config / "aerc.conf").write_text(_SETTINGS.format(home=home), "utf-8")
    (config / "binds.conf").write_text(_KEYS, "utf-8")
    with running(["aerc"], home, XDG_RUNTIME_DIR=str(home)) as client:
        yield client


def recall_all(home: Path, source: str, folder: str, count: int) -> list[tuple[str, str]]:
    """For each of `count` drafts the composer's screen and the text that its editor was given; all are kept."""
    shown: list[str] = []
    with opened(home, source, folder) as client:
        # a row that is not loaded yet cannot be recalled
        client.until(lambda screen: len(_ROW.findall(screen)) == count, f"a list of {count}")
        for number in range(count):
            client.keys("x")
            client.until(lambda _, so_far=number: (home / "seen" / str(so_far)).exists(), f"draft {number + 1} open")
            shown.append(client.until("Send this email?"))
            client.keys("a")
            client.until("Delete recalled message?")
            client.keys("Left", "Enter")
            client.until(lambda screen: "Delete recalled" not in screen and "Subject:" not in screen, "the list again")
            client.keys("n")
    files = [home / "seen" / str(number) for number in range(count)]
    return [(screen, path.read_text("utf-8", "replace")) for screen, path in zip(shown, files, strict=True)]
