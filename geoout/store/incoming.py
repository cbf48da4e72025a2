"""What a stretch of an export says about each site: its rows gathered by registrable domain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from geoout.prospects.imported import ImportedRow
from geoout.prospects.prospect import Contact, Gender

REMEMBERED = 500_000
"""How many different rows are remembered, to know one that says the same again; then it begins anew."""


class Incoming:
    """One site in one stretch: the first value of each kind wins, a later row only fills what is empty.

    `rows` counts its rows; `people` are the contacts, each person once; `joined` counts rows that brought one more.
    """

    __slots__ = (
        "authority", "declared", "domain", "host", "joined", "language", "name", "page_title", "page_url", "people",
        "rows", "traffic",
    )  # fmt: skip

    def __init__(self, row: ImportedRow) -> None:
        self.domain = row.domain
        self.host = row.host
        self.name = row.name
        self.language = row.language
        self.authority = row.authority
        self.traffic = row.traffic
        self.page_url = row.page_url
        self.page_title = row.page_title
        self.declared: Mapping[str, str] = row.declared
        self.people: list[Contact] = []
        self.rows = 1
        self.joined = 0

    def also(self, row: ImportedRow) -> None:
        """One more row of this site."""
        self.rows += 1
        if not self.name:
            self.name = row.name
        if not self.language:
            self.language = row.language
        if self.authority is None:
            self.authority = row.authority
        if self.traffic is None:
            self.traffic = row.traffic
        if row.declared and row.declared is not self.declared:
            self.declared = {**row.declared, **self.declared}


class Gathering:
    """Gathers the rows of one import by site, and tells rows that say nothing new from those that may.

    `sites` are what waits to be written, in the order in which they came; `duplicates` counts rows told apart here.
    """

    def __init__(self) -> None:
        self.sites: dict[str, Incoming] = {}
        self.duplicates = 0
        self._said: set[int] = set()

    def take(self) -> list[Incoming]:
        """What waits, which is then forgotten."""
        sites = list(self.sites.values())
        self.sites = {}
        return sites

    def add(self, rows: Iterable[ImportedRow]) -> None:
        """Gather some rows."""
        sites, said = self.sites, self._said
        for row in rows:
            domain, _, name, language, authority, traffic, url, title, _, given, surname = row[:11]
            if not (given or surname or row[16]):  # nobody, as in most exports
                declared = row[22]
                more = tuple(declared.values()) if declared else not url or not title
                key = hash((domain, name, language, authority, traffic, more))
                if key in said:
                    self.duplicates += 1
                    continue
                if len(said) >= REMEMBERED:
                    said.clear()
                said.add(key)
            site = sites.get(domain)
            if site is None:
                site = sites[domain] = Incoming(row)
            else:
                site.also(row)
            if row.has_contact:
                known = len(site.people)
                join(site.people, contact_of(row))
                site.joined += len(site.people) > known and site.rows > 1


_PERSONAL = ("title", "patronymic", "position")


def contact_of(row: ImportedRow) -> Contact:
    """The person or role that a row names."""
    return Contact(
        given=row.given,
        surname=row.surname,
        gender=Gender(row.gender) if row.gender in (Gender.FEMALE, Gender.MALE) else Gender.UNKNOWN,
        title=row.title,
        role=row.role,
        department=row.department,
        organisation=row.organisation,
        email=row.email,
        notes=row.note,
        patronymic=row.patronymic,
        position=row.position,
        basis=row.basis,
        personal_line=row.personal_line,
    )


def join(people: list[Contact], contact: Contact) -> int | None:
    """Join a contact to those of its site; the place of the one that changed or was added, None where nothing did.

    The same address is the same contact, else the same name; accents are never folded: Müller is not Muller. What is
    on record stays, only what is empty is filled.
    """
    for place, known in enumerate(people):
        if _same(known, contact):
            filled = _filled(known, contact)
            people[place] = filled
            return None if filled == known else place
    people.append(contact)
    return len(people) - 1


def _same(known: Contact, contact: Contact) -> bool:
    if known.email and contact.email:
        return known.email.lower() == contact.email.lower()
    named = contact.has_name and known.has_name
    return named and (known.given.lower(), known.surname.lower()) == (contact.given.lower(), contact.surname.lower())


def _filled(known: Contact, contact: Contact) -> Contact:
    names = (*_PERSONAL, "role", "department", "organisation", "email", "notes", "basis", "personal_line")
    missing = {name: getattr(contact, name) for name in names if not getattr(known, name) and getattr(contact, name)}
    if not known.has_name and contact.has_name:
        missing |= {"given": contact.given, "surname": contact.surname}
    if known.gender is Gender.UNKNOWN and contact.gender is not Gender.UNKNOWN:
        missing["gender"] = contact.gender
    return replace(known, **missing) if missing else known
