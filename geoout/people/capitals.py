"""Names that came all in capitals or all in small letters, as their bearers write them."""

from __future__ import annotations

import re

from geoout.people.words import words

_LEADING_CAPITAL = frozenset({"la", "las", "los", "el", "al", "di", "du"})
"""Particles that keep their capital at the head of a surname (La Rocca, El Amrani, Di Stefano)."""

_SPLIT = re.compile(r"([ \u00a0\-‐‑'’ʼ])")


def recased(name: str, language: str, *, alone: bool = True) -> str:
    """`name` with a capital per word where it is all in capitals or all in small letters; else as it is.

    Two capital letters are initials (AJ) unless the rest of the name shouts too (`alone` is false). Greek capitals
    stay: they do not say where the accent belongs.
    """
    if name == name.title() or not (name.isupper() or name.islower()):
        return name
    letters = sum(letter.isalpha() for letter in name)
    if name.isupper() and (letters < (3 if alone else 2) or "." in name or language.startswith("el")):
        return name
    pieces = _SPLIT.split(_lower(name, language))
    for place, piece in enumerate(pieces):
        before = pieces[place - 1] if place else " "
        head = not "".join(pieces[:place]).strip()
        if piece in words("particles") and before in " \u00a0" and len(pieces) > 1 and place < len(pieces) - 1:
            capital = language == "it" or (head and piece in _LEADING_CAPITAL)
        else:
            # O'Brien, D'Angelo; but Dar'ia and the end of an Arabic Sa'd: a word goes on after its apostrophe.
            capital = before not in "'’ʼ" or len(pieces[place - 2]) == 1
        pieces[place] = _capital(piece, language) if capital else piece
    return "".join(pieces)


def _lower(name: str, language: str) -> str:
    if language == "tr":
        name = name.replace("I", "ı").replace("İ", "i")
    return name.lower()


def _capital(piece: str, language: str) -> str:
    if language == "tr" and piece.startswith("i"):
        return "İ" + piece[1:]
    if language == "nl" and piece.startswith("ij"):
        return "IJ" + piece[2:]
    if piece.startswith("mc") and len(piece) > 4:
        return "Mc" + piece[2:].capitalize()
    return piece[:1].upper() + piece[1:]
