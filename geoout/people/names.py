"""Person names as a locale writes them: which part comes first, and what stands between the parts."""

from __future__ import annotations

from typing import Protocol

from geoout.language.plain import clean_line
from geoout.language.script import script_of
from geoout.people.person_names import format_name, is_own_script

_JAPANESE = frozenset({"Jpan", "Hani"})
_LIKE_LATIN = "en"
"""The locale of a name that was written down by its sound, in katakana: given name first."""


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

    Order and separators are CLDR's; a name in letters that are not the locale's keeps its own order.
    """
    given = clean_line(person.given)
    surname = clean_line(f"{person.surname} {getattr(person, 'surname2', '')}")
    return join_name(given, surname, locale)


def join_name(given: str, surname: str, locale: str) -> str:
    """Given name and surname in the locale's order, with its own separator; either may be empty."""
    if not given or not surname:
        return given or surname
    language = locale.replace("-", "_").split("_")[0].lower()
    name = {"given": given, "surname": surname}
    if language == "ja" and script_of(given + surname) in _JAPANESE:
        if not _is_katakana(given + surname):
            return f"{surname} {given}"  # CLDR closes it up; in mail a space keeps the two readable
        name["locale"] = _LIKE_LATIN
    elif is_own_script(given + surname, locale):
        name["locale"] = locale
    return format_name(name, locale, length="long", formality="formal")


def _is_katakana(text: str) -> bool:
    return all("\u30a0" <= letter <= "\u30ff" for letter in text if not letter.isspace())
