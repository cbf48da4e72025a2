"""Vietnamese given names: people are called by the last of them."""

from __future__ import annotations

from geoout.people.words import words as listed

_MIDDLE = frozenset({"thị", "văn"})


def called(given: str) -> str:
    """The name that follows anh or chị: without a middle Thị or Văn, and of three words or a whole name the last.

    Two words are kept, for many given names have two (Minh Anh).
    """
    words = given.split()
    if (
        len(words) > 1
        and words[0].casefold() in listed("surnames_vi")
        and (len(words) > 2 or words[1].casefold() in _MIDDLE)
    ):
        words = words[1:]
    if len(words) > 1 and words[0].casefold() in _MIDDLE:
        words = words[1:]
    return " ".join(words) if len(words) < 3 else words[-1]
