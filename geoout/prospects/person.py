"""The contact in a row of an export: name parts as stated, gender only if a word states it, the first email address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from geoout.prospects import cells
from geoout.prospects.domain import Site, site_of
from geoout.prospects.mailboxes import PROVIDERS
from geoout.prospects.stated_gender import gender, without_address


class Person(NamedTuple):
    """The contact part of an ImportedRow, in its order."""

    given: str = ""
    surname: str = ""
    gender: str = ""
    title: str = ""
    role: str = ""
    department: str = ""
    organisation: str = ""
    email: str = ""
    note: str = ""
    patronymic: str = ""
    position: str = ""
    basis: str = ""
    personal_line: str = ""


NOBODY = Person()


def person(row: Sequence[str], at: Mapping[str, int]) -> Person | str:
    """The contact of a row, or why it cannot be read (a clause). `at` is where the format's fields stand."""

    def cell(field: str) -> str:
        place = at.get(field)
        return "" if place is None else cells.text(row[place])

    email = cells.email(cell("email"))
    if email is None:
        return f"{cell('email')[:60]!r} is not an email address"
    given, surname, note = cell("given"), cell("surname"), cell("note")
    if (full := cell("full_name")) and not (given or surname):
        given, surname = _parts(full)
        if not (given or surname):
            note = "; ".join(filter(None, (f"name as written: {full}", note)))
    if second := cells.email(cell("email2")):
        note = "; ".join(filter(None, (f"also {second}", note)))
    title, addressed = without_address(cell("title"))
    stated = gender(cell("gender")) or addressed
    organisation, department = cell("organisation"), cell("department")
    more = (cell("patronymic"), cell("position"), cell("basis"), cell("personal_line"))
    return Person(given, surname, stated, title, cell("role"), department, organisation, email, note, *more)


def _parts(full: str) -> tuple[str, str]:
    """Given name and surname where the writing says which is which (`Ruiz, Ana`, `山田 太郎`); else nothing."""
    if full.count(",") == 1:
        surname, given = (part.strip() for part in full.split(","))
        return given, surname
    words = full.replace("\u3000", " ").split()
    if len(words) == 2 and all("\u3040" <= each <= "\u9fff" for word in words for each in word):
        return words[1], words[0]
    return "", ""


def site_of_email(email: str) -> Site | None:
    """The site that an address names; None for a mail provider's."""
    host = email.rpartition("@")[2]
    return None if host in PROVIDERS else site_of(host)
