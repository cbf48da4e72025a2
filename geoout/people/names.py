"""Person names as a locale writes them: which part comes first, and what stands between the parts."""

from __future__ import annotations

from typing import Protocol

from geoout.language.plain import clean_line
from geoout.language.script import script_of

_SURNAME_FIRST = frozenset({"ja", "zh", "yue", "ko", "hu", "vi", "km", "mn"})
_CLOSED_UP = frozenset({"zh", "yue", "ko"})
"""Languages that put nothing between surname and given name in their own script; Japanese mail uses one space."""

_OWN_SCRIPTS = {
    "ja": frozenset({"Jpan", "Hani", "Hira"}),
    "zh": frozenset({"Hani", "Hans", "Hant"}),
    "yue": frozenset({"Hani", "Hans", "Hant"}),
    "ko": frozenset({"Kore", "Hang", "Hani"}),
}
_MIDDLE_DOT = {"ja": "・", "zh": "·", "yue": "·"}


class Named(Protocol):
    """Anybody with name parts: a contact, a sender."""

    @property
    def given(self) -> str:
        """The given name or names."""

    @property
    def surname(self) -> str:
        """The family name."""


def full_name(person: Named, locale: str) -> str:
    """The whole name in the order of `locale`: `Anna Huber`, `高橋 結衣`, `Nagy Anna`, both Spanish surnames.

    A name in Latin letters keeps its own order in a Japanese, Chinese or Korean mail, as CLDR has it.
    """
    given = clean_line(person.given)
    surname = clean_line(f"{person.surname} {getattr(person, 'surname2', '')}")
    return join_name(given, surname, locale)


def join_name(given: str, surname: str, locale: str) -> str:
    """Given name and surname in the locale's order, with its own separator; either may be empty."""
    if not given or not surname:
        return given or surname
    language = locale.replace("-", "_").split("_")[0].lower()
    if language not in _SURNAME_FIRST:
        return f"{given} {surname}"
    own = _OWN_SCRIPTS.get(language)
    if own is None:
        return f"{surname} {given}"
    if _is_katakana(given + surname) and language == "ja":
        return f"{given}{_MIDDLE_DOT[language]}{surname}"
    if script_of(given + surname) not in own:
        return f"{given} {surname}"
    return f"{surname}{given}" if language in _CLOSED_UP else f"{surname} {given}"


def _is_katakana(text: str) -> bool:
    return all("\u30a0" <= letter <= "\u30ff" for letter in text if not letter.isspace())
