"""A folder of .eml files, which any mail client opens ready to be looked at and sent by a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from geoout import files
from geoout.errors import WouldOverwrite
from geoout.outbox.destination import Letter, Receipt
from geoout.pitches.draft import Draft

_NAME = re.compile(r"([0-9]{4,})-([a-z0-9-]+)\.eml")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_MOST = 40
_HEAD = 64 * 1024
# What Unicode does not take apart but people write with two letters, or one without its stroke.
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
)


class EmlFolder:
    """Files `NNNN-recipient.eml` in one folder, numbered in the order of leaving; none is ever written over."""

    name = "eml"
    x_unsent = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

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
        return Receipt(str(target))

    def find(self, letter: Letter, path: str) -> Receipt | None:
        """The file that holds the letter: where it was going to be, else anywhere in the folder."""
        for candidate in (Path(path), *self._files()):
            if candidate.name and _holds(candidate, letter):
                return Receipt(str(candidate))
        return None

    def _files(self) -> Iterator[Path]:
        if self.folder.is_dir():
            yield from (path for path in self.folder.iterdir() if _NAME.fullmatch(path.name))

    def _next_number(self) -> int:
        numbers = [int(found.group(1)) for path in self._files() if (found := _NAME.fullmatch(path.name))]
        return max(numbers, default=0) + 1

    def _beside(self, taken: Path) -> Path:
        """The same recipient under the next number, which is past every file of the folder and past `taken`."""
        number, slug = _NAME.fullmatch(taken.name).groups()  # type: ignore[union-attr]  # put() saw to the name
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


def _holds(path: Path, letter: Letter) -> bool:
    """Whether the file is this letter: the same bytes, or a header block with its Message-ID.

    The identifier decides too, because a client may have rewritten the file, or a newer geoout composes differently.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(max(_HEAD, len(letter.content) + 1))
    except OSError:
        return False
    if content == letter.content:
        return True
    head = re.split(rb"\r?\n\r?\n", content, maxsplit=1)[0]
    return re.search(rb"(?im)^message-id:\s*" + re.escape(letter.message_id.encode()) + rb"\s*$", head) is not None
