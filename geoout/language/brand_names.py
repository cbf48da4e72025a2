"""A brand in an anchor, in any spelling: `ACME`, `AcmeVersicherung`, `Acme's`, `Acme'nin`, `アクメの` (R68)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from geoout.language import inflection
from geoout.language.anchor_fold import LONGEST, bare, folded, pieces_of, spelled_out, trimmed, without_spaces

_SHORT = 3  # letters; a name as short as that is a word of some language too: On, Sie, Das
_LONGEST_ENDING = 6


@dataclass(frozen=True, slots=True)
class _Brand:
    name: str
    joined: str
    bare: str
    spelled_out: str
    anywhere: bool  # in scripts without spaces


def find(anchor: str, brand: str, languages: tuple[str, ...]) -> tuple[str, ...] | None:
    """The pieces of `anchor` (trimmed) that are not the brand; None where it does not name the brand.

    Accents may be left out, as people type it, but never added or changed: Hålens is not Halens. A name of up to three
    letters inside other words counts only with its capitals.
    """
    serbian = "sr" in languages
    name = _brand(brand, serbian)
    letters = folded(anchor[:LONGEST], serbian=serbian).joined_bare
    if not name.joined or not (name.bare[:3] in letters or name.spelled_out[:3] in letters):
        return None  # nearly every anchor
    pieces = _pieces(anchor, serbian)
    if name.anywhere:
        return _anywhere(pieces, name)
    for start, piece in enumerate(pieces):
        end = _end(pieces, start, piece, name, languages)
        if end and (end - start == len(pieces) or len(name.joined) > _SHORT or _shown(anchor, name)):
            return pieces[:start] + pieces[end:]
    return None


def _end(pieces: tuple[str, ...], start: int, piece: str, name: _Brand, languages: tuple[str, ...]) -> int:
    """Behind which piece the brand ends that begins at `start`; 0 where none begins."""
    if not _may_begin(piece, name, languages):
        return 0
    joined = ""
    for end in range(start, len(pieces)):
        joined += pieces[end]
        if len(joined) > len(name.joined) + _LONGEST_ENDING:
            return 0
        if len(joined) >= len(name.joined) - 1 and _is(joined, name, languages):
            return end + 1
    return 0


def _may_begin(piece: str, name: _Brand, languages: tuple[str, ...]) -> bool:
    return bare(piece[:1]) == name.bare[:1] or piece.startswith(inflection.prefixes(languages))


def _is(joined: str, name: _Brand, languages: tuple[str, ...]) -> bool:
    if joined == name.joined:
        return True
    plain = bare(joined)
    long = len(name.joined) > _SHORT
    if joined == plain and long and plain in (name.bare, name.spelled_out):
        return True
    if any(joined == prefix + name.joined for prefix in inflection.prefixes(languages)):
        return True
    if len(name.joined) < _SHORT or not (joined == plain or joined.startswith(name.joined[:-1])):
        return False
    if plain == name.bare + "s":
        return True
    if not long or plain == name.bare[:-1] or not plain.startswith(name.bare[:-1]):
        return False
    return any(inflection.same_word(plain, name.bare, language) for language in languages)


def _anywhere(pieces: tuple[str, ...], name: _Brand) -> tuple[str, ...] | None:
    before, found, after = " ".join(pieces).partition(name.joined)
    if not found:
        before, found, after = "".join(pieces).partition(name.joined)
    return (*before.split(), *after.split()) if found else None


def _shown(anchor: str, name: _Brand) -> bool:
    return name.name in anchor and not anchor.isupper()


@lru_cache(maxsize=4096)
def _brand(brand: str, serbian: bool) -> _Brand:
    name = trimmed(brand)
    joined = "".join(pieces_of(name, serbian=serbian))
    return _Brand(name, joined, bare(joined), spelled_out(joined), without_spaces(joined))


@lru_cache(maxsize=256)  # every spelling of the brand is looked for in the same anchor
def _pieces(anchor: str, serbian: bool) -> tuple[str, ...]:
    return pieces_of(anchor[:LONGEST], serbian=serbian)


def same_spelling(anchor: str, brand: str) -> bool:
    """Whether `anchor` is the brand as it is written, capitals and all, and not in lower case: Booking.com."""
    return anchor == _brand(brand, False).name and not anchor.islower()


def holds_words(rest: tuple[str, ...]) -> bool:
    """Whether more than endings and signs is left of an anchor without its brand."""
    return any(len(piece) > 1 or without_spaces(piece) for piece in rest)
