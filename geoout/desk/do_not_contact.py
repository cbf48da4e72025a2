"""The user's do-not-contact file: one for all workspaces, read by people and by several geoouts at once.

It lies at `files.user_data()/do-not-contact.csv`, or where GEOOUT_DO_NOT_CONTACT says. Whatever is listed in a
workspace (at the keyboard, by an opt-out, from the shell) is listed there too; an import of a list goes only there.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from geoout import files
from geoout.alone import alone
from geoout.errors import Place, UserError
from geoout.people.suppression import (
    HEADER,
    Line,
    Suppressed,
    entries,
    hashed,
    keys,
    keys_and_hashes,
    normal,
    parse,
    with_entries,
    without,
    written,
)  # fmt: skip
from geoout.store.do_not_contact import is_public_suffix

VARIABLE = "GEOOUT_DO_NOT_CONTACT"


def path_of_user() -> Path:
    """Where the user's file is or will be."""
    told = os.environ.get(VARIABLE)
    return Path(told) if told else files.user_data() / "do-not-contact.csv"


class UserList:
    """The file, read again whenever it was changed; every change is made under a lock and written whole."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or path_of_user()
        self._stamp: tuple[int, int, int] | None = None
        self._lines: list[Line] = []
        self._entries: dict[str, Suppressed] = {}

    def listed(self, email: str, domain: str) -> str | None:
        """Why this address or site must not be written to, None if it may. Raises UserError: the file is unreadable."""
        self._read()
        if not self._entries:
            return None
        for key in keys_and_hashes(email, domain):
            if (found := self._entries.get(key)) is not None:
                return found.reason or "listed without a reason"
        return None

    def all(self) -> list[Suppressed]:
        """What is listed, in the order of the file."""
        self._read()
        return list(self._entries.values())

    def problems(self) -> list[UserError]:
        """The broken lines, each with its number; they stay in the file until somebody mends them."""
        self._read()
        found: list[UserError] = []
        for line in self._lines:
            if line.why:
                what = f"{line.entry.value} is listed, but" if line.entry else "this line lists nobody:"
                found.append(UserError(f"{what} {line.why}", Place(str(self.path), line.number), "mend or delete it"))
        return found

    def add(self, new: Sequence[Suppressed]) -> int:
        """List what is not listed yet; how many were new. Raises ReadOnly, DiskFull."""
        if not new:
            return 0
        before = 0

        def added(text: str) -> str:
            nonlocal before
            before = sum(1 for _ in entries(parse(text)))
            return with_entries(text, new)

        return sum(1 for _ in entries(parse(self._changed(added)))) - before

    def remove(self, values: Sequence[str], reason: str | None = None) -> int:
        """Take values off (those listed for this reason, if one is given); how many were there."""
        gone: set[str] = set()

        def taken(text: str) -> str:
            wanted = {normal(value) for value in values}
            said = (line.entry for line in parse(text) if line.entry is not None)
            gone.update(one.value for one in said if one.value in wanted and reason in (None, one.reason))
            return without(text, gone) if gone else text

        self._changed(taken)
        return len(gone)

    def replace_by_hash(self, emails: Sequence[str], reason: str, who: str, day: date) -> None:
        """Put hashes in place of addresses, so that they block and say nobody's name; what was not listed is added."""
        gone = {normal(email) for email in emails} - {""}

        def hidden(text: str) -> str:
            lines = [Suppressed(hashed(value), reason, who, day) for value in sorted(gone)]
            return with_entries(without(text, gone), lines)

        self._changed(hidden)

    def _changed(self, change: Callable[[str], str]) -> str:
        """The file after `change`, written whole under the lock where it is another."""
        if not self.path.exists() and change("") == "":
            return ""
        with _locked(self.path):
            before = self._text()
            after = change(before)
            if after != before:
                files.write(self.path, after.encode("utf-8", "surrogateescape"), overwrite=True)
        self._stamp = None
        return after

    def _text(self) -> str:
        """The file's text; bytes that are no UTF-8 stay what they are and make their line a broken one."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise UserError(f"cannot be read ({error.strerror})", Place(str(self.path)), "check it") from error
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # as a spreadsheet saves "Unicode text"
            return content.decode("utf-16", "replace")
        return content.decode("utf-8", "surrogateescape")

    def _read(self) -> None:
        try:
            found = self.path.stat()
            stamp = (found.st_mtime_ns, found.st_size, found.st_ino)
        except FileNotFoundError:
            stamp = (0, 0, 0)
        except OSError as error:
            raise UserError(f"cannot be read ({error.strerror})", Place(str(self.path)), "check it") from error
        if stamp != self._stamp:
            self._lines = [_narrow(line) for line in parse(self._text())]
            self._entries = {one.value: one for one in entries(self._lines)}
            self._stamp = stamp


def _narrow(line: Line) -> Line:
    """The line, a broken one if it would block every site of a country."""
    if line.entry is None or not is_public_suffix(line.entry.value):
        return line
    return replace(line, entry=None, why=f"{line.entry.value} is a public suffix, below which anybody has a site")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Nobody else changes the file meanwhile; the lock lies beside it, because the file itself is replaced."""
    lock = path.with_name(path.name + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.touch(0o600)
    except OSError as error:
        raise files.why_not_written(error, path) from error
    with alone(lock, "changing the do-not-contact list"):
        yield


@dataclass(frozen=True, slots=True)
class Screen:
    """What is listed at one moment, for an import's many rows."""

    by_key: dict[str, str]
    hashes: bool

    def why(self, email: str, domain: str) -> str | None:
        """The reason why this address or site must not be written to, None if it may."""
        if not email and not self.hashes and domain.isascii():  # a site of an export: its name is normalised already
            return self._why_site(domain)
        for key in (keys_and_hashes if self.hashes else keys)(email, domain):
            if (reason := self.by_key.get(key)) is not None:
                return reason
        return None

    def _why_site(self, domain: str) -> str | None:
        while domain.count("."):
            if (reason := self.by_key.get(domain)) is not None:
                return reason
            domain = domain.partition(".")[2]
        return None


def screen_of(user: Iterable[Suppressed], workspace: Iterable[tuple[str, str]]) -> Screen:
    """Both lists together; the workspace's reason goes first."""
    found = {one.value: one.reason for one in user} | dict(workspace)
    return Screen(found, any(value.startswith("sha256:") for value in found))


def exported(listed: Iterable[Suppressed]) -> bytes:
    """The list as a file of its own."""
    return "\n".join([HEADER, *map(written, listed), ""]).encode("utf-8")


def read_list(path: Path, encoding: str | None, who: str, day: date) -> tuple[list[Suppressed], list[tuple[int, str]]]:
    """What a list of another tool says: CSV with Email, Domain and Reason, or a value per line; and its broken lines.

    Encodings and delimiters are those that the importer knows. Raises ImportFailed.
    """
    from geoout.desk.suppression_list import rows_of

    found: list[Suppressed] = []
    broken: list[tuple[int, str]] = []
    for number, value, entry in rows_of(path, encoding):
        if entry is None:
            broken.append((number, f"{value!r} is neither an address, a domain nor a hash" if value else "it is empty"))
        elif is_public_suffix(entry.value):
            broken.append((number, f"{value!r} is a public suffix: it would block every site below it"))
        else:
            found.append(replace(entry, who=entry.who or who, day=entry.day or day))
    return found, broken
