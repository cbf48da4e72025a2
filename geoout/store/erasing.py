"""Erasing a person: their rows become a tombstone that keeps days and counts; nothing of it can be undone (design 8).

Contacts and drafts to them lose every word; their address, full name and handles are masked wherever else they stand,
sign by sign, so that spans stay where they are; pages of theirs are cut down to the site. What is left: that somebody
was there, the site, days, markets, who of us did what. A site whose domain is a person's name keeps it. Undo ends here:
every older step could bring the words back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from geoout.people.suppression import hashed, normal
from geoout.prospects.prospect import Contact
from geoout.store.contacts import Contacts, label
from geoout.store.database import Database
from geoout.store.journal import Journal
from geoout.store.prospect_rows import contact_of
from geoout.store.queries import named
from geoout.store.snapshots import contact_from, frozen
from geoout.store.times import written

SQL = named(__file__)
REASON = "was erased and must not be written to"
_MASK = "█"
_EMPTIED = ("overlap_note", "personal_line", "notes")
_URLS = ("page_url", "guidelines", "url")
_DERIVED = ("people", "contact_label")
_HANDLE_LEAST = 5
_HOST = re.compile(r"(?:https?:)?//[^/?#]*/?", re.IGNORECASE)
_ASCII_RUN = re.compile(r"[A-Za-z0-9]{2,}")


@dataclass(frozen=True, slots=True)
class Erased:
    """What there was: how many contacts, drafts and departures; `emails` are hashed in the list by now.

    `places` are destination and path of mails that left and are outside the database; `namesakes` are address and site
    of contacts of the same full name, who may be the same person and are not erased; `unclean` says that another geoout
    had the database open, so that old bytes may lie in its log until that one closes.
    """

    contacts: int
    drafts: int
    departures: int
    places: tuple[tuple[str, str], ...] = ()
    emails: tuple[str, ...] = ()
    namesakes: tuple[tuple[str, str], ...] = ()
    unclean: bool = False


@dataclass(frozen=True, slots=True)
class _Person:
    contacts: list[int]
    emails: list[str]
    drafts: list[int]
    names: tuple[str, ...]
    parts: tuple[str, ...]
    slugs: tuple[str, ...]

    def is_named_in(self, text: str) -> bool:
        """Whether a text about their own site or mail names them, be it by a part of the name."""
        folded = text.casefold()
        return any(each.casefold() in folded for each in (*self.emails, *self.names, *self.parts))

    def has_page(self, url: str) -> bool:
        """Whether an address of a page says their name, however it is joined."""
        folded = _folded(url)
        return any(slug in folded for slug in self.slugs)


class Erasing:
    """Finds and empties what is on record of a person."""

    def __init__(self, database: Database, journal: Journal, contacts: Contacts) -> None:
        self._database = database
        self._journal = journal
        self._contacts = contacts

    def look(self, email: str, contact: int = 0) -> Erased:
        """What would be erased; nothing is changed."""
        person = self._find(email, contact)
        departures = int(self._database.value(SQL["count_departures"], drafts=person.drafts, emails=person.emails))
        places = self._database.tuples(SQL["places"], drafts=person.drafts, emails=person.emails)
        return Erased(
            len(person.contacts), len(person.drafts), departures, tuple((str(a), str(b)) for a, b in places),
            tuple(person.emails), tuple(self._namesakes(person)),
        )  # fmt: skip

    def erase(self, email: str, who: str, at: datetime, contact: int = 0) -> Erased:
        """Erase whoever has this address (or is this contact) for ever; what there was."""
        self._database.overwrite_deleted()
        with self._database.transaction():
            person, found = self._find(email, contact), self.look(email, contact)
            sites = list(self._database.ids(SQL["prospects"], contacts=person.contacts, drafts=person.drafts))
            self._note(sites or [0], found, who, at)
            self._empty(person, at)
            self._unname_sites(person, sites)
            self._list(person, who, at)
            self._mask(person)
            self._journal.forget()
            self._database.run(SQL["index_again"])
        return replace(found, unclean=not self._database.written_anew())

    def _find(self, email: str, contact: int) -> _Person:
        emails = _spellings(email)
        rows = self._database.dicts(SQL["contacts"], id=contact, emails=emails)
        people = [contact_of(row) for row in rows]
        emails = list(dict.fromkeys([*emails, *(one for each in people for one in _spellings(each.email))]))
        ids = [each.id for each in people]
        drafts = list(self._database.ids(SQL["drafts"], emails=emails, contacts=ids))
        for (text,) in self._database.tuples(SQL["snapshots"], drafts=drafts):
            known = contact_from(text)
            if known.email.lower() in emails or known.id in ids:
                people.append(known)
        names = dict.fromkeys(name for each in people for name in (*_names(each), *_handles(each)))
        parts = dict.fromkeys(part for each in people for part in _parts(each))
        slugs = dict.fromkeys(slug for each in people for slug in _slugs(each))
        return _Person(ids, emails, drafts, tuple(names), tuple(parts), tuple(slugs))

    def _namesakes(self, person: _Person) -> Iterator[tuple[str, str]]:
        known = {name.casefold() for name in person.names}
        for given, surname, email, site in self._database.tuples(SQL["named"], contacts=person.contacts):
            if f"{given} {surname}".casefold() in known:
                yield email, site

    def _note(self, prospects: Sequence[int], found: Erased, who: str, at: datetime) -> None:
        for prospect in prospects:
            self._database.run(
                SQL["insert_erasure"], prospect=prospect, contacts=found.contacts, drafts=found.drafts,
                departures=found.departures, who=who, at=written(at),
            )  # fmt: skip

    def _empty(self, person: _Person, at: datetime) -> None:
        """Contacts and drafts lose their words; what never left is removed."""
        for number, reason in self._database.tuples(SQL["overrides"], drafts=person.drafts):
            if person.is_named_in(reason):
                self._database.run(SQL["set_reason"], id=number, reason="(erased)")
        self._database.run(SQL["empty_contacts"], contacts=person.contacts, at=written(at))
        self._database.run(SQL["empty_revisions"], drafts=person.drafts, contact=frozen(Contact()))
        for query in ("remove_unfinished", "empty_drafts", "remove_findings", "empty_reviews", "empty_events"):
            self._database.run(SQL[query], drafts=person.drafts)
        self._database.run(SQL["empty_departures"], drafts=person.drafts, emails=person.emails)
        for number, url in self._database.tuples(SQL["placements"], drafts=person.drafts):
            self._database.run(SQL["set_placement"], id=number, url=_without(person, "url", url))

    def _unname_sites(self, person: _Person, sites: Sequence[int]) -> None:
        """What was written about their sites: notes that name them go, elsewhere the name is masked."""
        for prospect in sites:
            self._contacts.show(prospect)
        for row in self._database.dicts(SQL["site_texts"], prospects=sites):
            kept = {name: _without(person, name, text) for name, text in row.items() if name != "id"}
            if kept != {name: row[name] for name in kept}:
                self._database.run(SQL["set_site_texts"], id=row["id"], **kept)

    def _mask(self, person: _Person) -> None:
        """Address, full name and handles in any other text of the database."""
        derived: set[int] = set()
        for token in (*person.emails, *person.names):
            for table, column in self._database.tuples(SQL["columns"]):
                for number, text in _holding(self._database, table, column, token):
                    masked = _masked(token, text)
                    if masked != text and column in _DERIVED:
                        derived.add(number)
                    elif masked != text:
                        statement = f"UPDATE {table} SET {column} = :text WHERE rowid = :id"  # noqa: S608 - our own names
                        self._database.run(statement, text=masked, id=number)
        for prospect in derived:  # made from its contacts, of whom one may be a namesake
            self._contacts.show(prospect)

    def _list(self, person: _Person, who: str, at: datetime) -> None:
        self._database.run(SQL["unlist"], emails=person.emails)
        for value in dict.fromkeys(hashed(email) for email in person.emails):
            self._database.run(SQL["list_hash"], value=value, reason=REASON, who=who, at=written(at))


def _spellings(email: str) -> list[str]:
    """How an address may stand in the database."""
    return list(dict.fromkeys(each for each in (email.strip().lower(), normal(email)) if "@" in each))


def _names(contact: Contact) -> Iterator[str]:
    """The full name in both orders, with accents and without; a single part could be anybody's."""
    if not (contact.given and contact.surname):
        return
    given, surname, second = contact.given, contact.surname, contact.surname2
    for name in (
        f"{given} {surname}",
        f"{given} {surname} {second}".strip(),
        f"{surname} {given}",
        f"{surname}, {given}",
    ):
        yield from (name, _unaccented(name))
    if label(contact) not in (contact.role, contact.department):
        yield label(contact)


def _handles(contact: Contact) -> Iterator[str]:
    """What they are called on other channels, without the path before it; short ones could be anything."""
    for _, handle in contact.channels:
        if len(bare := handle.rstrip("/").rpartition("/")[2]) >= _HANDLE_LEAST:
            yield bare


def _slugs(contact: Contact) -> Iterator[str]:
    """Full name and handles as they may stand in the address of a page."""
    given, surname = _folded(contact.given), _folded(contact.surname)
    if given and surname:
        yield from (given + surname, surname + given)
        if len(surname) >= _HANDLE_LEAST and surname.isascii():
            yield given[0] + surname
    yield from (slug for handle in _handles(contact) if len(slug := _folded(handle)) >= _HANDLE_LEAST)


def _unaccented(text: str) -> str:
    """Without the accents of Latin letters, which people leave out; other scripts mean something by theirs."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return bare if bare.isascii() else text


def _folded(text: str) -> str:
    """Its letters and digits alone, small, without accents."""
    known = unicodedata.normalize("NFD", unquote(text)).casefold()
    return "".join(sign for sign in known if sign.isalnum())


def _parts(contact: Contact) -> Iterator[str]:
    for part in (contact.given, contact.surname, contact.surname2):
        if len(part) >= (3 if part.isascii() else 2):
            yield part


def _without(person: _Person, name: str, text: str) -> str:
    if name in _URLS:
        site = _HOST.match(text)
        return text if not person.has_page(text) else site.group() if site and not person.has_page(site.group()) else ""
    if not person.is_named_in(text):
        return text
    if name in _EMPTIED:
        return ""
    for token in (*person.emails, *person.names, *person.parts):
        text = _masked(token, text)
    return text


def _masked(token: str, text: str) -> str:
    """The text without a token that stands there as a whole word: Ana is not in Diana. Han and kana have no words."""
    before = r"(?<![\w.+-])" if "@" in token else r"(?<!\w)" if token[0] < "\u2e80" else ""
    after = r"(?!\w)" if token[-1] < "\u2e80" else ""
    return re.sub(before + re.escape(token) + after, lambda found: _MASK * len(found[0]), text, flags=re.IGNORECASE)


def _holding(database: Database, table: str, column: str, token: str) -> Sequence[tuple[int, str]]:
    """Rows whose text may hold the token: SQLite folds only ASCII, so its longest ASCII run is looked for."""
    run = max(_ASCII_RUN.findall(token), key=len, default="")
    where = f"{column} LIKE :sought" if run else f"instr({column}, :sought)"
    parameters: Mapping[str, Any] = {"sought": f"%{run}%" if run else token}
    return [
        (int(number), str(text))
        for number, text in database.tuples(f"SELECT rowid, {column} FROM {table} WHERE {where}", **parameters)  # noqa: S608 - our own names
    ]
