"""mutt and neomutt on postponed drafts: each is recalled, an editor that copies it runs, and it is postponed again.

Nothing is ever sent: there is no key for it in here, and the program that would send is `false`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path

from tests.mail import dovecot
from tests.mail.client import Client, need, running

PROGRAMS = ("mutt", "neomutt")
_READY = "q:Quit"
_EDITOR = """\
#!/bin/sh
{change}
cp "$1" {seen}.part && mv {seen}.part {seen}/$(ls {seen} | wc -l)
"""
_SETTINGS = """\
set postponed="{postponed}"
set folder="{home}" spoolfile="{home}/in" mbox_type=Maildir
set imap_user="{login}" imap_pass="{password}" ssl_starttls=no ssl_force_tls=no
set edit_headers=yes charset=utf-8 send_charset="us-ascii:utf-8" sleep_time=0 mail_check=3600
set editor="{home}/editor %s" sendmail="false"
set wait_key=no quit=yes abort_unmodified=no postpone=yes recall=yes move=no copy=no record=""
set from="ann@example.com" use_from=yes realname="Ann Lee"
macro index X "<recall-message><first-entry><select-entry>{then}"
"""
_PUT_ASIDE = "<enter-command>set postponed={home}/again<enter><exit><enter-command>set postponed='{postponed}'<enter>"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the editor was given: the header fields as a person reads them, and the text."""

    fields: dict[str, str]
    text: str

    @property
    def to(self) -> tuple[str, str]:
        """Name and address."""
        return parseaddr(self.fields["To"])


def seen_in(file: str) -> Seen:
    head, _, text = file.partition("\n\n")
    lines = re.sub(r"\n[ \t]+", " ", head).split("\n")
    return Seen({name: value.strip() for name, _, value in (line.partition(":") for line in lines)}, text)


@contextmanager
def opened(
    program: str, home: Path, postponed: str, account: dovecot.Account | None = None, change: str = "", then: str = ""
) -> Iterator[Client]:
    """The program on an empty inbox, its drafts in `postponed` (a folder, a file or an IMAP address).

    The key X recalls the first draft and then does the keys of `then`. `change` is a line of shell that edits "$1".
    """
    need(program, "tmux")
    for folder in ("in", "again"):
        for part in ("cur", "new", "tmp"):
            (home / folder / part).mkdir(parents=True)
    (home / "seen").mkdir()
    (home / "editor").write_text(_EDITOR.format(change=change, seen=home / "seen"), "utf-8")
    (home / "editor").chmod(0o755)
    login, password = (account.login, account.password) if account else ("", "")
    settings = _SETTINGS.format(home=home, postponed=postponed, login=login, password=password, then=then)
    (home / "settings").write_text(settings, "utf-8")
    with running([program, "-n", "-F", home / "settings", "-f", home / "in"], home) as client:
        client.until(_READY)
        yield client


def recall_all(
    program: str, home: Path, postponed: str, count: int, account: dovecot.Account | None = None
) -> list[Seen]:
    """What the editor was given for each of `count` drafts; all are postponed again, into the Maildir `home/again`."""
    again = _PUT_ASIDE.format(home=home, postponed=postponed)
    with opened(program, home, postponed, account, then=again) as client:
        for number in range(count):
            client.keys("X")
            client.until(lambda _, so_far=number: len(put_aside(home)) > so_far, f"draft {number + 1} put aside")
    return read(home)


def edit_one(program: str, home: Path, postponed: str, change: str, account: dovecot.Account | None = None) -> Seen:
    """Recall the only draft, change it and postpone it again where it was."""
    with opened(program, home, postponed, account, change=change) as client:
        client.keys("X")
        client.until("Compose")
        client.keys("q")
        client.until("ostponed")
        client.keys("q")
        client.ended()
    (seen,) = read(home)
    return seen


def read(home: Path) -> list[Seen]:
    files = sorted((home / "seen").iterdir(), key=lambda path: int(path.name))
    return [seen_in(path.read_text("utf-8")) for path in files]


def put_aside(home: Path) -> Sequence[Path]:
    return [path for part in ("cur", "new") for path in sorted((home / "again" / part).iterdir())]


def imap_address(account: dovecot.Account) -> str:
    return f"imap://{account.host}:{account.port}/{account.drafts}"
