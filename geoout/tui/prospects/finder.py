"""Looking things up beside the screen: a first page at once, then the whole vector, then the counts."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from geoout.errors import GeooutError
from geoout.prospects.prospect import State
from geoout.tui.prospects.lane import Lane
from geoout.tui.prospects.views import without

if TYPE_CHECKING:
    from geoout.prospects.query_tree import Node
    from geoout.store.open import Store
    from geoout.store.sort import Sort

FIRST = 128
"""Rows of the first page: more than any terminal shows."""
QUIET = 0.06
"""Seconds without a newer question before the whole vector of a filter is looked up."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list should show: a filter, an order, what `is:marked` means; `revision` tells new from stale."""

    revision: int
    query: Node | None
    sort: Sort
    marked: Sequence[int] = ()


class Found(Message):
    """Ids for the list; `complete` when there are no more."""

    def __init__(self, revision: int, ids: array[int], complete: bool) -> None:
        super().__init__()
        self.revision, self.ids, self.complete = revision, ids, complete


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are: of all, of each market, and of each state under this filter."""

    total: int = 0
    by_market: Mapping[str | None, int] | None = None
    by_state: Mapping[State, int] | None = None
    drafts: Mapping[str, int] | None = None


class Counted(Message):
    """Counts are there."""

    def __init__(self, revision: int, counts: Counts) -> None:
        super().__init__()
        self.revision, self.counts = revision, counts


class LookFailed(Message):
    """The store could not answer."""

    def __init__(self, error: GeooutError) -> None:
        super().__init__()
        self.error = error


class Finder:
    """Two threads for one screen: pages are never kept waiting by vectors and counts. Answers come as messages."""

    def __init__(self, store: Store, target: MessagePump) -> None:
        self._target = target
        self._latest = -1
        self._asking = Lock()
        self._pages = Lane(store.fork, self._failed)
        self._wholes = Lane(store.fork, self._failed)

    def look(self, wanted: Wanted, *, page: bool = True) -> None:
        """Find the first page, then all; without `page` the first page is on the screen already.

        What is being looked up for an older question is given up.
        """
        if self._latest < 0 and not page:
            self._pages.ask(_warm)
        with self._asking:
            self._latest = wanted.revision
            if page:
                self._wholes.drop()
                self._pages.ask(lambda store: self._page(store, wanted))
            else:
                self._wholes.ask(lambda store: self._whole(store, wanted))

    def stop(self) -> None:
        """End the threads."""
        self._pages.stop()
        self._wholes.stop()

    def _page(self, store: Store, wanted: Wanted) -> None:
        store.prospects.marked = wanted.marked
        ids = store.prospects.vector(wanted.query, wanted.sort, limit=FIRST)
        complete = len(ids) < FIRST
        self._target.post_message(Found(wanted.revision, ids, complete))
        with self._asking:
            if wanted.revision == self._latest:  # the whole is not worth its while as long as one types
                self._wholes.ask(lambda store: self._whole(store, wanted, complete), QUIET)

    def _whole(self, store: Store, wanted: Wanted, complete: bool = False) -> None:
        store.prospects.marked = wanted.marked
        if not complete:
            ids = store.prospects.vector(wanted.query, wanted.sort)
            self._target.post_message(Found(wanted.revision, ids, True))
        if self._wholes.has_newer:
            return
        counts = Counts(
            store.prospects.count(),
            store.prospects.counts_by_market(),
            store.prospects.counts_by_state(without(wanted.query, "state")),
            store.drafts.counts(),
        )
        self._target.post_message(Counted(wanted.revision, counts))

    def _failed(self, error: GeooutError) -> None:
        self._target.post_message(LookFailed(error))


def _warm(store: Store) -> None:
    """The first key of a filter waits for no connection and no import."""
    import geoout.prospects.query
    import geoout.store.compile_query  # noqa: F401
