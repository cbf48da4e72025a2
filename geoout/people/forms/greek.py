"""Greek surnames as one is called: κύριε Παπαδόπουλε, κύριε Παπαδάκη, κυρία Παπαδοπούλου."""

from __future__ import annotations

import re
import unicodedata

_VOWEL_RUN = re.compile("αι|ει|οι|ου|υι|αυ|ευ|ηυ|[αεηιουω]")
_O_ENDINGS = ("άκος", "ίτσος", "ούτσος", "ούκος", "άτσος")
_E_ENDINGS = ("όπουλος", "ικός", "ινός", "ανός")


def surname_vocative(surname: str, gender: str) -> str | None:
    """A surname as its bearer is called; None where the ending leaves more than one form, or is not of that gender.

    A man's -ης, -ας lose their ς; -ος becomes -ε with the stress on the third syllable from the end, -ο with two
    syllables; between those usage wavers. Latin letters and endings that are not Greek stay as they are.
    """
    if surname.isascii() or not re.search("[Ͱ-Ͽἀ-῿]", surname):
        return surname
    if surname.isupper() or gender not in ("female", "male"):
        return None
    parts = [part if part in " -" else _called(part, gender) for part in re.split("([ -])", surname)]
    return None if None in parts else "".join(filter(None, parts))


def _called(surname: str, gender: str) -> str | None:
    lower = surname.casefold().replace("σ", "ς") if surname.endswith("ς") else surname.lower()
    if gender == "female":
        return None if lower.endswith("ς") else surname
    if not lower.endswith("ς"):
        # Παπανδρέου and foreign names; a bare -α or -η is a woman's more often than a man's.
        return None if surname.endswith(("α", "ά", "η", "ή")) else surname
    if surname.endswith(("ης", "ής", "ας", "άς")):
        return surname[:-1]
    if surname.endswith(_E_ENDINGS):
        return surname[:-2] + ("έ" if surname.endswith("ός") else "ε")
    if surname.endswith(_O_ENDINGS):
        return surname[:-1]
    return _os(surname) if surname.endswith("ος") else None


def _os(surname: str) -> str | None:
    """The vocative of a surname in -ος without stress on it; None for three and more syllables stressed before it."""
    syllables = _VOWEL_RUN.findall(_plain(surname))
    stressed = _stress(surname)
    if stressed == 3:
        return surname[:-2] + "ε"
    return surname[:-1] if stressed == 2 and len(syllables) == 2 else None


def _stress(word: str) -> int:
    """The stressed syllable counted from the end, 1 is the last; 0 without an accent."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    at = decomposed.rfind("\u0301")
    if at < 0:
        return 0
    return len(_VOWEL_RUN.findall(_plain(decomposed[at + 1 :]))) + 1


def _plain(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))
