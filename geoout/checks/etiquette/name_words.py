"""Where the name of a contact stands in a salutation: which part of it, whether spelt as on record, or whose else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from geoout.language.script import script_of
from geoout.prospects.prospect import Contact

WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
UNSPACED = frozenset({"ja", "zh", "ko", "th"})
"""Languages whose names stand in a salutation without spaces around them."""

INFLECTED = frozenset({"cs", "pl", "uk", "ru", "el", "ro"})
"""Languages that change the end of a name that is called (pane Nováku): a shared stem is the same name."""

_PARTICLES = frozenset(
    {"de", "la", "van", "der", "den", "von", "da", "do", "dos", "das", "di", "del", "della", "el", "al", "bin", "ibn"}
    | {"ben", "ten", "ter", "le", "du", "af", "zu", "zur", "y", "e", "i"}
)
_SEPARATORS = ("", " ", "\u3000", "·", "・")
_ENDING = 2
"""Letters at a name's end that a case may change; a vocative adds no more than as many."""

_SHORT_WORD, _LONG_WORD = 4, 7
"""From this many letters on one, and from that many on two, may be wrong in a misspelt name."""


class Piece(StrEnum):
    """A part of a name."""

    GIVEN = "given"
    SURNAME = "surname"
    SURNAME2 = "surname2"
    PATRONYMIC = "patronymic"


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a text, code points `start` to `end`, that is `right` of the contact's name, or nearly."""

    start: int
    end: int
    piece: Piece
    right: str
    misspelt: bool = False

    @property
    def counts(self) -> bool:
        """Whether it says that this part of the name is used: `de` in `equipo de prensa` does not."""
        return self.right.casefold() not in _PARTICLES


def find_names(text: str, contact: Contact, language: str) -> list[NameWord]:
    """The words of `text` that are parts of the contact's name, by place."""
    if language in UNSPACED:
        return sorted(_unspaced(text, contact), key=lambda one: one.start)
    pieces = list(_pieces(contact))
    found = [word for match in WORD.finditer(text) if (word := _known(match, pieces, language)) is not None]
    used = {(word.piece, word.right) for word in found}
    left = [one for one in pieces if one not in used]
    taken = {word.start for word in found}
    near = (_nearly(match, left, language) for match in WORD.finditer(text) if match.start() not in taken)
    return sorted([*found, *filter(None, near)], key=lambda one: one.start)


def comparable(word: str, contact: Contact) -> bool:
    """Whether a word and the name on record are in one script: 田中 and Tanaka may be the same person."""
    record = contact.surname or contact.given
    return bool(record) and script_of(word) == script_of(record)


def plain(word: str) -> str:
    """A word without case and accents, to see whether only those differ."""
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


def _pieces(contact: Contact) -> Iterator[tuple[Piece, str]]:
    for piece, name in (
        (Piece.GIVEN, contact.given),
        (Piece.SURNAME, contact.surname),
        (Piece.SURNAME2, contact.surname2),
        (Piece.PATRONYMIC, contact.patronymic),
    ):
        for match in WORD.finditer(name):
            yield piece, match.group()


def _known(match: re.Match[str], pieces: list[tuple[Piece, str]], language: str) -> NameWord | None:
    word = match.group()
    for piece, right in pieces:
        if word.casefold() == right.casefold() or word in right.split("-"):
            return NameWord(*match.span(), piece, right, _lost_its_capital(word, right))
    if language in INFLECTED:
        for piece, right in pieces:
            if _same_stem(plain(word), plain(right)):
                return NameWord(*match.span(), piece, right)
    return None


def _lost_its_capital(word: str, right: str) -> bool:
    return len(word) >= _SHORT_WORD and word.islower() and right[0].isupper()


def _same_stem(word: str, right: str) -> bool:
    stem = max(2, len(right) - _ENDING)
    return word[:stem] == right[:stem] and abs(len(word) - len(right)) <= _ENDING


def _nearly(match: re.Match[str], pieces: list[tuple[Piece, str]], language: str) -> NameWord | None:
    """A misspelt part of the name: another accent, or a letter or two wrong in a word that begins with a capital."""
    word = match.group()
    for piece, right in pieces:
        if language not in INFLECTED and plain(word) == plain(right):
            return NameWord(*match.span(), piece, right, misspelt=True)
        allowed = 2 if len(right) >= _LONG_WORD else 1 if len(right) >= _SHORT_WORD else 0
        if word[0].isupper() and allowed and 0 < distance(plain(word), plain(right), allowed) <= allowed:
            return NameWord(*match.span(), piece, right, misspelt=True)
    return None


def distance(one: str, other: str, most: int) -> int:
    """How many letters to add, drop, change or swap to make `other` of `one`; `most` + 1 when it is more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, mine in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, theirs in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (mine != theirs))
            if i > 1 and j > 1 and mine == other[j - 2] and one[i - 2] == theirs:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return min(row[-1], most + 1)


def _unspaced(text: str, contact: Contact) -> Iterator[NameWord]:
    """Names in scripts without spaces: the whole name in either order, else the part that stands last."""
    surname, given = (Piece.SURNAME, contact.surname.strip()), (Piece.GIVEN, contact.given.strip())
    for first, second in ((surname, given), (given, surname)):
        for separator in _SEPARATORS if first[1] and second[1] else ():
            place = text.rfind(first[1] + separator + second[1])
            if place >= 0:
                middle = place + len(first[1])
                yield NameWord(place, middle, *first)
                yield NameWord(middle + len(separator), middle + len(separator) + len(second[1]), *second)
                return
    for piece, name in (surname, given):
        place = text.rfind(name) if name else -1
        if place >= 0:
            yield NameWord(place, place + len(name), piece, name)
            return
