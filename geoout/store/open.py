"""The door to a workspace's database."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geoout.store import triggers
from geoout.store.contacts import Contacts
from geoout.store.database import Database
from geoout.store.journal import Journal
from geoout.store.migrate import migrate
from geoout.store.prospects import Prospects
from geoout.store.waiting import something_waits

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoout.store.acknowledged import Acknowledged
    from geoout.store.anchor_uses import AnchorUses
    from geoout.store.do_not_contact import DoNotContact, Shared
    from geoout.store.drafts import Drafts
    from geoout.store.due import DueRows
    from geoout.store.erasing import Erasing
    from geoout.store.events import Events
    from geoout.store.findings import Findings
    from geoout.store.history import StoredHistory
    from geoout.store.imports import Imports
    from geoout.store.ledger import StoredLedger
    from geoout.store.overrides import Overrides
    from geoout.store.reviews import Reviews
    from geoout.store.timeline import Timeline


def open_store(path: Path | str, *, read_only: bool = False) -> Store:
    """Open a workspace's database, make it where there is none and bring it to this version.

    Raises NewerThanUs (made by a newer geoout), ReadOnly (cannot be written; open it with `read_only`, which never
    changes anything), Locked, DiskFull, StoreError.
    """
    path = Path(path)
    if not read_only:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            from geoout.files import why_not_written

            raise why_not_written(error, path.parent) from error
    database = Database(path, read_only=read_only)
    try:
        migrate(database)
        if not read_only:
            triggers.install(database)
    except BaseException:
        database.close()
        raise
    return Store(database)


class Store:
    """A workspace's database: what it holds by subject, steps that can be undone.

    One store is used by one thread at a time; `fork` gives a worker its own.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.journal = Journal(database)
        self.contacts = Contacts(database, self.journal)
        self.prospects = Prospects(database, self.journal, self.contacts)
        self._shared: Callable[[], Shared | None] = lambda: None

    # What the first list does not need is imported when it is first asked for.

    @cached_property
    def drafts(self) -> Drafts:
        """Drafts, and every revision of their words."""
        from geoout.store.drafts import Drafts

        return Drafts(self._database, self.journal)

    @cached_property
    def findings(self) -> Findings:
        """What the rules said of drafts."""
        from geoout.store.findings import Findings

        return Findings(self._database)

    @cached_property
    def overrides(self) -> Overrides:
        """Errors that somebody let through."""
        from geoout.store.overrides import Overrides

        return Overrides(self._database)

    @cached_property
    def reviews(self) -> Reviews:
        """What native speakers said of drafts and templates."""
        from geoout.store.reviews import Reviews

        return Reviews(self._database, self.journal)

    @cached_property
    def ledger(self) -> StoredLedger:
        """What left, and what was about to."""
        from geoout.store.ledger import StoredLedger

        return StoredLedger(self._database)

    @cached_property
    def do_not_contact(self) -> DoNotContact:
        """Who must not be written to."""
        from geoout.store.do_not_contact import DoNotContact

        return DoNotContact(self._database, self.journal, lambda: self._shared())

    def share_with(self, shared: Callable[[], Shared | None]) -> None:
        """Keep the do-not-contact list together with one that lies elsewhere; it is asked for when it is needed."""
        self._shared = shared

    @cached_property
    def history(self) -> StoredHistory:
        """What checks ask of earlier contact."""
        from geoout.store.history import StoredHistory

        return StoredHistory(self._database, self.do_not_contact, self.reviews, self.anchor_uses)

    @cached_property
    def anchor_uses(self) -> AnchorUses:
        """Which anchors were asked for, and where."""
        from geoout.store.anchor_uses import AnchorUses

        return AnchorUses(self._database)

    @cached_property
    def imports(self) -> Imports:
        """Imports of other tools' exports."""
        from geoout.store.imports import Imports

        return Imports(self._database, self.journal, self.contacts)

    @cached_property
    def events(self) -> Events:
        """What came of the mails that left."""
        from geoout.store.events import Events

        return Events(self._database, self.journal)

    @cached_property
    def due(self) -> DueRows:
        """What is to be done about them."""
        from geoout.store.due import DueRows

        return DueRows(self._database)

    @cached_property
    def timeline(self) -> Timeline:
        """Every step of a site or a person, in order."""
        from geoout.store.timeline import Timeline

        return Timeline(self._database)

    @cached_property
    def acknowledged(self) -> Acknowledged:
        """Warnings that somebody has read."""
        from geoout.store.acknowledged import Acknowledged

        return Acknowledged(self._database)

    @cached_property
    def erasing(self) -> Erasing:
        """Erasing a person."""
        from geoout.store.erasing import Erasing

        return Erasing(self._database, self.journal, self.contacts)

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._database.read_only

    def close(self) -> None:
        """Close the database; closing twice is fine."""
        self._database.close()

    def interrupt(self) -> None:
        """Give up what is being looked up, which then raises Interrupted; the one call that any thread may make."""
        self._database.interrupt()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def fork(self) -> Store:
        """A second store on the same file, for a worker's thread; close it there."""
        return open_store(self.path, read_only=self.read_only)

    def something_waits(self) -> bool:
        """Whether a draft is open or was returned."""
        return something_waits(self._database)

    def step(self, label: str) -> AbstractContextManager[None]:
        """One transaction that is one undo step, called `label`; a step inside a step joins it."""
        return self.journal.step(label)

    def undo(self) -> str | None:
        """Take back the last step; its label, None where there is nothing to undo."""
        with self.do_not_contact.followed():
            return self.journal.undo()

    def redo(self) -> str | None:
        """Do again what was undone last; its label, None where there is nothing to redo."""
        with self.do_not_contact.followed():
            return self.journal.redo()
