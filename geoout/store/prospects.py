"""Prospects in the store: row sets for the list, whole prospects for everything else."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from geoout.errors import UsageError
from geoout.prospects.prospect import Evidence, Prospect, Row, State
from geoout.store.contacts import Contacts
from geoout.store.database import Database
from geoout.store.journal import Journal
from geoout.store.prospect_rows import prospect_of, row_of, values_of
from geoout.store.queries import named
from geoout.store.sort import Sort, order, stretches
from geoout.store.sqlite import walking

if TYPE_CHECKING:
    from geoout.prospects.query_tree import Node

SQL = named(__file__)
_FEW = 4_000
"""Fewer matches than this are sorted; more lie so close together that walking the order's index soon has a page."""
_QUERY, _ORDER = "/*query*/ true", "/*order*/ id"


class Prospects:
    """The prospects of a workspace. Every change is a transaction and, outside a step, an undo step of its own."""

    def __init__(self, database: Database, journal: Journal, contacts: Contacts) -> None:
        self._database = database
        self._journal = journal
        self._contacts = contacts
        self.marked: Sequence[int] = ()
        """The ids that `is:marked` means; marks live on the screen."""

    # Row sets

    def vector(self, query: Node | None = None, sort: Sort | None = None, *, limit: int | None = None) -> array[int]:
        """The ids that match, in order. With `limit` a first page, which an index gives at once."""
        sort = sort or Sort()
        if query is not None and (few := self._few(query)) is not None:
            some, rest = few
            where, parameters = self._condition(rest)
            sql = SQL["vector_of_some"].replace(_QUERY, where).replace(_ORDER, order(sort))
            return self._database.page(sql, some=some, limit=-1 if limit is None else limit, **parameters)
        where, parameters = self._condition(query)
        sql = SQL["vector"].replace(_QUERY, where)
        read = self._database.ids if limit is None else self._database.page
        found = array("q")
        for stretch in stretches(sort, self.markets() if sort.key == "market" else [], self._fixed(query)):
            left = -1 if limit is None else limit - len(found)
            if left == 0:
                break
            part = sql.replace("/*stretch*/ true", stretch.where).replace(_ORDER, stretch.order)
            found.extend(read(walking(part, stretch.index), limit=left, **parameters, **stretch.parameters))
        return found

    def _few(self, query: Node) -> tuple[array[int], Node | None] | None:
        """The ids among which all matches are and what these must fulfil, None when they are many.

        Words are looked up alone: their index lists what it finds in no time, but has it tried against other columns
        only at the price of a row each.
        """
        from geoout.store.compile_query import match_all, words_and_rest

        texts, rest = words_and_rest(query)
        if texts:
            words = match_all(texts)
            some = self._database.page(SQL["some_with_words"], words=words, limit=_FEW) if words else array("q")
        else:
            where, parameters = self._condition(query)
            some, rest = self._database.page(SQL["some"].replace(_QUERY, where), limit=_FEW, **parameters), None
        return (some, rest) if len(some) < _FEW else None

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """The lines of these prospects in this order; ids that are gone are left out."""
        found = {values[0]: row_of(values) for values in self._database.tuples(SQL["page"], ids=ids)}
        return [found[id_] for id_ in ids if id_ in found]

    def _condition(self, query: Node | None) -> tuple[str, dict[str, Any]]:
        if query is None:  # the first list: a filter's parts are imported when there is one
            return "TRUE", {}
        from geoout.store.compile_query import compile_query

        return compile_query(query, self.marked)

    def _fixed(self, query: Node | None) -> dict[str, str]:
        if query is None:
            return {}
        from geoout.store.compile_query import fixed

        return fixed(query)

    def count(self, query: Node | None = None) -> int:
        """How many match."""
        where, parameters = self._condition(query)
        return int(self._database.value(SQL["count"].replace(_QUERY, where), **parameters))

    def counts_by_market(self, query: Node | None = None) -> dict[str | None, int]:
        """How many match in each market that has any."""
        where, parameters = self._condition(query)
        return dict(self._database.tuples(SQL["count_by_market"].replace(_QUERY, where), **parameters))

    def counts_by_state(self, query: Node | None = None) -> dict[State, int]:
        """How many match in each state; every state is there."""
        where, parameters = self._condition(query)
        found = dict(self._database.tuples(SQL["count_by_state"].replace(_QUERY, where), **parameters))
        return {state: found.get(str(state), 0) for state in State}

    def markets(self) -> list[str]:
        """The market keys that prospects have, in alphabetical order."""
        return [str(row[0]) for row in self._database.tuples(SQL["markets"])]

    # Whole prospects

    def get(self, id_: int) -> Prospect:
        """A prospect with its contacts, evidence and answers. Raises UsageError when there is none."""
        found = self.many([id_])
        if not found:
            raise UsageError(f"there is no prospect {id_}", hint="it may have been removed or undone")
        return found[0]

    def by_domain(self, domain: str) -> Prospect | None:
        """The prospect of a registrable domain."""
        id_ = self._database.value(SQL["id_of_domain"], domain=domain)
        return None if id_ is None else self.get(id_)

    def many(self, ids: Sequence[int]) -> list[Prospect]:
        """Whole prospects in this order; ids that are gone are left out."""
        contacts = self._contacts.of_prospects(ids)
        evidence: dict[int, list[Evidence]] = defaultdict(list)
        for prospect, *values in self._database.tuples(SQL["evidence"], ids=ids):
            evidence[prospect].append(Evidence(*values))
        answers: dict[int, list[tuple[str, bool]]] = defaultdict(list)
        for prospect, letter, value in self._database.tuples(SQL["answers"], ids=ids):
            answers[prospect].append((letter, bool(value)))
        found = {
            values["id"]: prospect_of(values, contacts[values["id"]], evidence[values["id"]], answers[values["id"]])
            for values in self._database.dicts(SQL["by_ids"], ids=ids)
        }
        return [found[id_] for id_ in ids if id_ in found]

    # Changes

    def add(self, prospect: Prospect) -> int:
        """A new prospect with its contacts, evidence and answers; its id. UsageError when the domain is there."""
        if not prospect.domain:
            raise UsageError("a prospect needs a domain", hint="write one such as example.org")
        with self._journal.step(f"add {prospect.domain}"):
            if self._database.value(SQL["id_of_domain"], domain=prospect.domain) is not None:
                raise UsageError(f"{prospect.domain} is in this workspace already", hint="open it and change it there")
            stored = replace(prospect, added=prospect.added or datetime.now(UTC))
            values = values_of(stored)
            del values["id"]
            id_ = self._database.insert(SQL["insert"], **values)
            self._write_evidence(id_, prospect.evidence)
            for letter, value in prospect.answers:
                self._database.run(SQL["set_answer"], prospect=id_, letter=letter, value=int(value))
            for contact in prospect.contacts:
                self._contacts.add(id_, contact)
        return id_

    def change(self, prospect: Prospect) -> None:
        """Keep what was changed of a prospect, evidence and answers included; contacts have their own `change`."""
        with self._journal.step(f"change {prospect.domain}"):
            before = self.get(prospect.id)
            self._database.run(SQL["update"], **values_of(replace(prospect, added=prospect.added or before.added)))
            if prospect.evidence != before.evidence:
                self._database.run(SQL["remove_evidence"], prospect=prospect.id)
                self._write_evidence(prospect.id, prospect.evidence)
            given = dict(prospect.answers)
            for letter in dict(before.answers).keys() | given.keys():
                self.answer(prospect.id, letter, given.get(letter))

    def set_state(self, ids: Sequence[int], state: State) -> int:
        """Put prospects into a state; how many were in another."""
        with self._journal.step(f"{state} {len(ids)}"):
            return self._database.run(SQL["set_state"], ids=ids, state=str(state))

    def set_market(self, ids: Sequence[int], market: str | None) -> None:
        """Give prospects a market; their evidence and local score stay, `prospects.locality` knows new ones."""
        with self._journal.step(f"market {market or 'none'} for {len(ids)}"):
            self._database.run(SQL["set_market"], ids=ids, market=market)

    def answer(self, id_: int, letter: str, value: bool | None) -> None:
        """Answer a question of the checklist (R74), None to leave it open again."""
        with self._journal.step(f"answer {letter}"):
            if value is None:
                self._database.run(SQL["remove_answer"], prospect=id_, letter=letter)
            else:
                self._database.run(SQL["set_answer"], prospect=id_, letter=letter, value=int(value))

    def remove(self, ids: Sequence[int]) -> None:
        """Remove prospects with their contacts and drafts; the ledger and the drafts' words stay on record."""
        with self._journal.step(f"remove {len(ids)}"):
            self._database.run(SQL["remove"], ids=ids)

    def _write_evidence(self, id_: int, evidence: Sequence[Evidence]) -> None:
        rows = [
            {"prospect": id_, "signal": each.signal, "value": each.value, "points": each.points, "source": each.source}
            for each in evidence
        ]
        self._database.many(SQL["insert_evidence"], rows)
