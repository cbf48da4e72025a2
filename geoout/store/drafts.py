"""Drafts in the store: a place that undo can move back, and words that stay on record, revision by revision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from geoout.errors import UsageError
from geoout.pitches.draft import Draft, DraftState
from geoout.prospects.query_tree import Node
from geoout.store.compile_query import compile_query
from geoout.store.database import Database
from geoout.store.draft_rows import DraftRow, draft_of, draft_row, place_values, word_values
from geoout.store.journal import Journal
from geoout.store.queries import named
from geoout.store.times import time_of

SQL = named(__file__)


class Drafts:
    """The drafts of a workspace."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def get(self, id_: int) -> Draft:
        """A draft as its current revision says. Raises UsageError when there is none."""
        found = self._database.dicts(SQL["by_id"], id=id_)
        if not found:
            raise UsageError(f"there is no draft {id_}", hint="it may have been removed or undone")
        return draft_of(found[0])

    def revisions(self, id_: int) -> list[Draft]:
        """All that a draft ever said, oldest first, what was undone included."""
        return [draft_of(values) for values in self._database.dicts(SQL["revisions"], id=id_)]

    def add(self, draft: Draft, who: str = "") -> int:
        """A new draft, made by `who`; its id. Its prospect counts as drafted from now on."""
        with self._journal.step(f"draft for {draft.site or 'nobody'}"):
            saved = draft.saved or datetime.now(UTC)
            values = place_values(replace(draft, revision=1, saved=saved))
            del values["id"]
            id_ = self._database.insert(SQL["insert"], **values)
            self._keep_words(replace(draft, id=id_, revision=1, saved=saved), who)
            if draft.prospect:
                self._database.run(SQL["prospect_is_drafted"], prospect=draft.prospect)
        return id_

    def save(self, draft: Draft, at: datetime | None = None, who: str = "") -> Draft:
        """Keep a draft that `who` edited; as stored, with a new revision where anything but its state was changed."""
        with self._journal.step(f"edit of draft {draft.id}"):
            before = self.get(draft.id)
            if _words(draft) == _words(before):
                stored = replace(before, state=draft.state)
            else:
                last = int(self._database.value(SQL["last_revision"], draft=draft.id))
                stored = replace(draft, revision=last + 1, saved=at or datetime.now(UTC))
                self._keep_words(stored, who)
            self._database.run(SQL["update"], **place_values(stored))
        return stored

    def set_state(self, ids: Sequence[int], state: DraftState) -> int:
        """Put drafts into a state; how many were in another."""
        with self._journal.step(f"{state} {len(ids)}"):
            return self._database.run(SQL["set_state"], ids=ids, state=str(state))

    def remove(self, ids: Sequence[int]) -> None:
        """Remove drafts; their words and departures stay on record."""
        with self._journal.step(f"remove {len(ids)} drafts" if len(ids) != 1 else f"remove draft {ids[0]}"):
            self._database.run(SQL["remove"], ids=ids)

    def ids(self, state: DraftState | None = None, market: str | None = None, query: Node | None = None) -> list[int]:
        """Drafts in the order in which they were made; `query` is about their prospects."""
        where, parameters = compile_query(query)
        sql = SQL["ids"].replace("/*query*/ true", where)
        wanted = None if state is None else str(state)
        return list(self._database.ids(sql, state=wanted, market=market, all=query is None, **parameters))

    def markets(self) -> list[str]:
        """The keys of the markets that drafts were written for."""
        return [key for (key,) in self._database.tuples(SQL["markets"])]

    def of_prospect(self, prospect: int) -> list[int]:
        """The drafts for a prospect, oldest first."""
        return list(self._database.ids(SQL["of_prospect"], prospect=prospect))

    def rows(self, ids: Sequence[int] | None = None) -> list[DraftRow]:
        """The outbox's lines: all, or these in this order with those left out that are gone."""
        wanted = {"all": ids is None, "ids": ids or []}
        codes: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for draft, code, let_through in self._database.tuples(SQL["errors"], **wanted):
            codes[draft][bool(let_through)].append(code)
        left = {draft: (where, time_of(at)) for draft, where, at in self._database.tuples(SQL["departures"], **wanted)}
        found: dict[int, DraftRow] = {}
        for values in self._database.dicts(SQL["rows"], **wanted):
            blocked, acknowledged = codes[values["id"]]
            destination, at = left.get(values["id"], ("", None))
            found[values["id"]] = draft_row(values, blocked, acknowledged, destination, at)
        return list(found.values()) if ids is None else [found[id_] for id_ in ids if id_ in found]

    def counts(self) -> dict[str, int]:
        """How many drafts are in each state, and of the open ones how many are `ready`, `blocked` and `unsigned`."""
        found = {str(state): 0 for state in DraftState} | dict(self._database.tuples(SQL["counts"]))
        blocked = int(self._database.value(SQL["count_blocked"]))
        unsigned = int(self._database.value(SQL["count_unsigned"]))
        return {**found, "ready": found[DraftState.OPEN] - blocked, "blocked": blocked, "unsigned": unsigned}

    def _keep_words(self, draft: Draft, who: str) -> None:
        self._database.insert(SQL["insert_revision"], **word_values(draft, who))


def _words(draft: Draft) -> Draft:
    """A draft without what an edit does not touch, for comparing."""
    return replace(draft, state=DraftState.OPEN, revision=0, saved=None)
