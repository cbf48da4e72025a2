"""A folder of .eml files, which any mail client opens ready to be looked at and sent by a person."""

from __future__ import annotations

import contextlib
import re
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from geoout import files
from geoout.errors import WouldOverwrite
from geoout.outbox.destination import Destination, Letter, Older, Receipt, compared, identifier_of
from geoout.outbox.ledger import Entry
from geoout.pitches.draft import Draft

_NAME = re.compile(r"([0-9]{4,})-([a-z0-9-]+)\.eml")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_MOST = 40
_HEAD = 64 * 1024
_STALE = 10 * 60
# What Unicode does not take apart but people write with two letters, or one without its stroke.
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
)


class EmlFolder(Destination):
    """Files `NNNN-recipient.eml` in one folder, numbered in the order of leaving; none is ever written over.

    The folder is listed once; what others put there later is met by name and stepped aside for.
    """

    name = "eml"
    x_unsent = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._last: int | None = None
        self._identifiers: dict[Path, str] = {}

    def reserve(self, draft: Draft) -> str:
        """The next number of the folder and the recipient's name, or address where the name is not Latin."""
        return str(self.folder / f"{self._next_number():04}-{recipient_slug(draft)}.eml")

    def put(self, letter: Letter, path: str) -> Receipt:
        """Write the file; when the name is taken by something else, take the next number."""
        target = self.folder / Path(path).name
        while True:
            if not _NAME.fullmatch(target.name):
                target = Path(self.reserve(letter.draft))
            try:
                files.write(target, letter.content)
            except WouldOverwrite:
                if _holds(target, letter):
                    break
                target = self._beside(target)
            else:
                break
        self._last = max(self._last or 0, _number(target))
        return Receipt(str(target))

    def find(self, letter: Letter, path: str) -> Receipt | None:
        """The file that holds the letter: where it was going to be, else anywhere in the folder."""
        _sweep(self.folder)
        if path and _holds(Path(path), letter):
            return Receipt(path)
        for candidate in self._files():
            if candidate not in self._identifiers:
                self._identifiers[candidate] = identifier_of(_head_of(candidate))
            if self._identifiers[candidate] == letter.message_id and _holds(candidate, letter):
                return Receipt(str(candidate))
        return None

    def older(self, entry: Entry) -> Older:
        """A file is unchanged while its bytes answer to the digest; one in a folder that is away is not known."""
        if not entry.path or not Path(entry.path).parent.is_dir():
            return Older.UNKNOWN
        try:
            content = Path(entry.path).read_bytes()
        except FileNotFoundError:
            return Older.GONE
        except OSError:
            return Older.UNKNOWN
        return compared(content, entry)

    def withdraw(self, entry: Entry) -> bool:
        """Remove the file. Raises ReadOnly, GeooutError when the folder does not let it go."""
        if self.older(entry) is not Older.UNCHANGED:
            return False
        try:
            Path(entry.path).unlink()
            files.sync_folder(Path(entry.path).parent)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise files.why_not_written(error, Path(entry.path)) from error
        return True

    def where(self, draft: Draft) -> str:
        """The file that it would become."""
        return self.reserve(draft)

    def _files(self) -> Iterator[Path]:
        if self.folder.is_dir():
            yield from (path for path in self.folder.iterdir() if _NAME.fullmatch(path.name))

    def _next_number(self) -> int:
        if self._last is None:
            self._last = max((_number(path) for path in self._files()), default=0)
        return self._last + 1

    def _beside(self, taken: Path) -> Path:
        """The same recipient under the next number, which is past every file of the folder and past `taken`."""
        number, slug = _NAME.fullmatch(taken.name).groups()  # type: ignore[union-attr]  # put() saw to the name
        self._last = None  # somebody else puts files here: look again
        return self.folder / f"{max(int(number) + 1, self._next_number()):04}-{slug}.eml"


def recipient_slug(draft: Draft) -> str:
    """The recipient in lower-case ASCII letters, digits and hyphens, at most 40: never a path, never empty."""
    contact = draft.contact
    for text in (f"{contact.given} {contact.surname}", contact.organisation, contact.email.replace("@", "-at-")):
        if len(slug := _slug(text)) > 1:
            return slug
    return "recipient"


def _slug(text: str) -> str:
    """Empty when letters would be lost: half a name says less than the address."""
    spelled = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower().translate(_SPELLED))
    bare = "".join(sign for sign in spelled if not unicodedata.combining(sign))
    if any(sign.isalpha() and not sign.isascii() for sign in bare):
        return ""
    return _NOT_SLUG.sub("-", bare).strip("-")[:_SLUG_MOST].strip("-")


def _sweep(folder: Path) -> None:
    """Remove the half files of a process that was killed: no write takes so long."""
    for left in folder.glob(".*.eml.*.part"):
        with contextlib.suppress(OSError):
            if _NAME.fullmatch(left.name[1:].rsplit(".", 2)[0]) and time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


def _number(path: Path) -> int:
    found = _NAME.fullmatch(path.name)
    return int(found.group(1)) if found else 0


def _holds(path: Path, letter: Letter) -> bool:
    """Whether the file is this letter."""
    return letter.is_in(_head_of(path, len(letter.content) + 1))


def _head_of(path: Path, most: int = 0) -> bytes:
    """The beginning of a file; nothing of what is none, a pipe of such a name would be waited for."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(max(_HEAD, most))
    except OSError:
        return b""
