"""One mbox file, to which drafts are appended as mutt and every other mbox reader expects them."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from datetime import UTC
from pathlib import Path
from typing import BinaryIO

from geoout import files
from geoout.errors import OutboxError, Place, UserError
from geoout.outbox.destination import Destination, Letter, Receipt
from geoout.outbox.mbox_lock import locked, state_of
from geoout.outbox.mbox_tail import append, mend
from geoout.people.address_spec import on_the_wire
from geoout.pitches.draft import Draft

_LONGEST_LINE = 64 * 1024
_BLANK = (b"\n", b"\r\n")
_MESSAGE_ID = re.compile(rb"(?i)message-id:")
_ANGLES = re.compile(rb"<[^<>\r\n]*>")


class Mbox(Destination):
    """Letters at the end of the file `path`, with LF line ends; what stands in it is never touched.

    An older revision's mail is not taken away, so `older` stays UNKNOWN: it would mean to write the whole file anew,
    and a client that waits for the lock on the old one would then append to what is not there any more.
    """

    name = "mbox"

    def __init__(self, path: Path) -> None:
        self.path = path
        self._identifiers: set[str] = set()
        self._state: tuple[int, ...] = ()

    def reserve(self, draft: Draft) -> str:
        """The file. Raises OutboxError when it is something else."""
        if why := why_no_mbox(self.path):
            raise OutboxError(why, Place(str(self.path)), "name another folder")
        return str(self.path)

    def put(self, letter: Letter, path: str) -> Receipt:
        """Append under the locks, unless it is there."""
        self.reserve(letter.draft)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with locked(self.path) as handle:
                mend(self.path, handle)
                if letter.message_id not in self._held(handle):
                    append(self.path, handle, block_of(letter))
                    self._identifiers.add(letter.message_id)
                    self._state = state_of(handle)
        except OSError as error:
            raise files.why_not_written(error, self.path) from error
        return Receipt(str(self.path))

    def find(self, letter: Letter, path: str) -> Receipt | None:
        """The file when a mail in it has this Message-ID, after a half one of ours was cut off; else that of `path`."""
        try:
            if self.path.is_file():
                with locked(self.path) as handle:
                    mend(self.path, handle)
                    if letter.message_id in self._held(handle):
                        return Receipt(str(self.path))
        except OSError as error:
            raise files.why_not_written(error, self.path) from error
        elsewhere = bool(path) and Path(path) != self.path
        return Mbox(Path(path)).find(letter, "") if elsewhere else None

    def where(self, draft: Draft) -> str:
        """The file. Raises OutboxError when it is something else."""
        return self.reserve(draft)

    def _held(self, handle: int) -> set[str]:
        """The Message-IDs in the file, read again only when somebody else wrote to it."""
        if state_of(handle) != self._state:
            with open(handle, "rb", closefd=False) as stream:  # to close another handle would drop the lock
                stream.seek(0)
                self._identifiers = set(identifiers(stream))
            self._state = state_of(handle)
        return self._identifiers


def why_no_mbox(path: Path) -> str | None:
    """Why drafts cannot be appended to this file: it is a folder, or holds something else. None when they can."""
    try:
        with path.open("rb") as stream:
            return None if stream.read(5) in (b"", b"From ") else "this file is no mbox"
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        return "this is a folder and no mbox"
    except OSError as error:
        return f"this file cannot be read ({error.strerror})"


def block_of(letter: Letter) -> bytes:
    """The letter as it stands in the file: its `From ` line with the time in UTC, LF, a blank line behind.

    No line needs mboxrd's `>`: `body` writes the F of every `From ` as `=46`.
    """
    content = letter.content.replace(b"\r\n", b"\n").rstrip(b"\n")
    when = time.asctime(letter.at.astimezone(UTC).utctimetuple())
    return f"From {_envelope(letter.draft)} {when}\n".encode("ascii") + content + b"\n\n"


def _envelope(draft: Draft) -> str:
    """The sender's address; mbox's own word where it could be misread."""
    try:
        address = on_the_wire(draft.sender.email) if draft.sender else ""
    except UserError:
        address = ""
    return address if re.fullmatch(r"[!-~]+", address) else "MAILER-DAEMON"


def identifiers(stream: BinaryIO) -> Iterator[str]:
    """The Message-IDs of an mbox, line by line: a mail begins with `From ` at the start or behind a blank line."""
    for head in _heads(stream):
        for at, line in enumerate(head):
            if _MESSAGE_ID.match(line):
                folded = b"".join(head[at : at + 2]) if b"<" not in line else line
                if found := _ANGLES.search(folded):
                    yield found.group().decode("ascii", "replace")
                break


def _heads(stream: BinaryIO) -> Iterator[Sequence[bytes]]:
    head: list[bytes] | None = None
    blank = True
    whole = True  # whether the line before was read to its end
    while line := stream.readline(_LONGEST_LINE):
        if head is not None:
            if line in _BLANK:
                yield head
                head = None
            elif len(head) < 1000:
                head.append(line)
        elif blank and line.startswith(b"From "):
            head = []
        blank = whole and line in _BLANK
        whole = line.endswith(b"\n")
    if head:
        yield head
