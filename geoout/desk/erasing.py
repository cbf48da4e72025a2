"""Erasing a person at their wish: from the workspace for ever, with a hash that still keeps us from writing to them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geoout.desk.desk import Desk
from geoout.errors import ReadOnly, UsageError
from geoout.people.suppression import normal

if TYPE_CHECKING:
    from geoout.store.erasing import Erased

WARNING = "this cannot be undone, and neither can anything that was done before it"


@dataclass(frozen=True, slots=True)
class Remains:
    """What was, or would be, erased, and where mails to the person still lie: those are the user's to delete.

    `files` are in the outbox or where else they were written; `elsewhere` are drafts in a mailbox or a program, each
    as the ledger knew its place.
    """

    erased: Erased
    files: tuple[Path, ...]
    elsewhere: tuple[str, ...]


def look(desk: Desk, who_is: str | int) -> Remains:
    """What `erase` would erase; nothing is changed. Raises UsageError for what is no address and no contact."""
    return _remains(desk.store.erasing.look(*_whom(desk, who_is)))


def erase(desk: Desk, who_is: str | int, typed: str, who: str = "") -> Remains:
    """Erase whoever has this address, or is the contact of this number; `typed` must be that address once more.

    Nothing of it can be undone (`WARNING`). The address is listed on do-not-contact as a hash, here and in the user's
    file, also when nobody of that address was known. Mails that left stay where they are, and are named.
    Raises UsageError, ReadOnly, Locked.
    """
    email, contact = _whom(desk, who_is)
    if normal(typed) != normal(email):
        raise UsageError(f"{typed!r} is not the address of whom to erase", hint=f"type {email} to erase them for ever")
    if desk.store.read_only:
        raise ReadOnly("this workspace can only be read", hint="erase where it can be written")
    by, now = who or desk.who(), desk.now()
    if desk.user_list is not None:  # first, so that a file that cannot be written leaves all as it was
        from geoout.store.erasing import REASON

        emails = desk.store.erasing.look(email, contact).emails
        desk.user_list.replace_by_hash(emails, REASON, by, now.date())
    return _remains(desk.store.erasing.erase(email, by, now, contact))


def _whom(desk: Desk, who_is: str | int) -> tuple[str, int]:
    if isinstance(who_is, int):
        known = desk.store.contacts.get(who_is)
        if not known.email:
            raise UsageError("this contact has no address", hint="remove the contact instead")
        return known.email, known.id
    if "@" not in normal(who_is):
        raise UsageError(f"{who_is!r} is no e-mail address", hint="give the whole address")
    return who_is, 0


def _remains(erased: Erased) -> Remains:
    files, elsewhere = [], []
    for destination, path in erased.places:
        file = Path(path)
        if "://" not in path and file.is_file():
            files.append(file)
        elif "://" in path or not file.is_absolute():
            elsewhere.append(f"{destination}: {path}")
    return Remains(erased, tuple(dict.fromkeys(files)), tuple(dict.fromkeys(elsewhere)))
