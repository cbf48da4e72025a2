"""Czech vocatives of surnames: pane Nováku, paní Nováková."""

from __future__ import annotations

import re

_VOWEL = re.compile("[aeiouyáéíóúůýě]")
_FEMININE = ("ová", "á", "í", "ů")
"""How a Czech woman's surname ends; all of them stay as they are when she is called."""

_SAME = ("ý", "í", "ů", "ě", "é", "o", "y", "i", "u")
_MUTE = re.compile("(?:th|sh|gh|ght|w|x)$")
"""English and French ends of which the spelling does not say how they are spoken, and so not how they are called."""


def surname_vocative(surname: str, gender: str) -> str | None:
    """A surname as its bearer is called; None where the form is not certain: foreign, or against the stated gender.

    The library `vokativ` knows most surnames and guesses the rest; its answer counts only where it is the one that the
    ending allows.
    """
    if gender == "female":
        return surname if surname.casefold().endswith(_FEMININE) else None
    if gender != "male" or len(surname.split()) > 2:
        return None
    parts = [part if part in " -" else _called(part) for part in re.split("([ -])", surname)]
    return None if None in parts else "".join(filter(None, parts))


def _called(surname: str) -> str | None:
    from vokativ import vokativ

    lower = surname.casefold()
    if not lower.isalpha() or lower.endswith(("ová", "á")) or _MUTE.search(lower):
        return None
    said: str = vokativ(lower, woman=False, last_name=True)
    if said not in _allowed(lower):
        return None
    kept = _shared(lower, said)
    return surname[:kept] + said[kept:]


def _allowed(surname: str) -> set[str]:
    """What the ending admits; nothing where Czech itself wavers (-s, -z, a mute -e)."""
    stem, last = surname[:-1], surname[-1]
    if surname.endswith(_SAME):
        return {surname}
    if last == "a":
        return {stem + "o"}
    if surname.endswith(("ek", "ec", "el")) and _VOWEL.search(surname[:-2]):
        short = surname[:-2]
        return {"ek": {short + "ku"}, "ec": {short + "če"}, "el": {short + "le", surname + "i", surname + "e"}}[
            surname[-2:]
        ]
    if surname.endswith("ch") or last in "kgh":
        return {surname + "u"}
    if surname.endswith(("ec", "tz", "sch")):
        return set()
    if last in "šščřžjcďťň":
        return {surname + "i"}
    if last == "l":
        return {surname + "e"} if len(_VOWEL.findall(surname)) > 1 else {surname + "i"} & {"králi"}
    if last == "r" and not _VOWEL.fullmatch(surname[-2:-1]):
        return {stem + "ře"}
    return {surname + "e"} if last in "nrdtvmbpf" else set()


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
