"""Contacts in the store. The list shows a prospect's first one and the search finds all: both are kept with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from geoout.errors import UsageError
from geoout.prospects.prospect import Contact
from geoout.store.database import Database
from geoout.store.journal import Journal
from geoout.store.prospect_rows import contact_of, contact_values
from geoout.store.queries import named

SQL = named(__file__)
_SURNAME_FIRST = ("ja", "zh", "ko", "hu", "vi")


class Contacts:
    """The people and roles at the prospects of a workspace."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def get(self, id_: int) -> Contact:
        """A contact. Raises UsageError when there is none."""
        found = self._database.dicts(SQL["by_id"], id=id_)
        if not found:
            raise UsageError(f"there is no contact {id_}", hint="it may have been removed or undone")
        return contact_of(found[0])

    def of_prospects(self, ids: Sequence[int]) -> defaultdict[int, list[Contact]]:
        """The contacts of some prospects, by prospect."""
        contacts: defaultdict[int, list[Contact]] = defaultdict(list)
        for values in self._database.dicts(SQL["of_prospects"], ids=ids):
            contacts[values["prospect"]].append(contact_of(values))
        return contacts

    def add(self, prospect_id: int, contact: Contact) -> int:
        """A new contact at a prospect; its id."""
        with self._journal.step(f"add {label(contact) or 'a contact'}"):
            values = contact_values(contact, prospect_id)
            del values["id"]
            id_ = self._database.insert(SQL["insert"], **values)
            self.show(prospect_id)
        return id_

    def change(self, contact: Contact) -> None:
        """Keep what was changed of a contact; the prospect it is at stays."""
        with self._journal.step(f"change {label(contact) or 'a contact'}"):
            prospect = self.get(contact.id).prospect
            self._database.run(SQL["update"], **contact_values(contact, prospect))
            self.show(prospect)

    def remove(self, id_: int) -> None:
        """Remove a contact."""
        contact = self.get(id_)
        with self._journal.step(f"remove {label(contact) or 'a contact'}"):
            self._database.run(SQL["remove"], id=id_)
            self.show(contact.prospect)

    def show(self, prospect: int) -> None:
        """Write down with a prospect what the list and the search know of its people."""
        contacts = self.of_prospects([prospect])[prospect]
        shown = label(contacts[0]) if contacts else ""
        self._database.run(SQL["show"], prospect=prospect, label=shown, people=people(contacts))


def label(contact: Contact) -> str:
    """How the list names a contact: the person, else the role or department, else the address."""
    if contact.has_name:
        parts = (contact.given, contact.surname, contact.surname2)
        if contact.language.split("-")[0] in _SURNAME_FIRST:
            parts = (contact.surname, contact.surname2, contact.given)
        joint = "" if any(character >= "\u2e80" for part in parts for character in part) else " "
        return joint.join(part for part in parts if part)
    return contact.role or contact.department or contact.email or contact.organisation


def people(contacts: Iterable[Contact]) -> str:
    """What the search knows of a prospect's people: names, organisations, addresses."""
    found = (
        " ".join(filter(None, (each.given, each.surname, each.surname2, each.organisation, each.role, each.email)))
        for each in contacts
    )
    return "\n".join(found)
