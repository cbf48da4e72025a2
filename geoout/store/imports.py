"""Imports: another tool's rows become prospects, one per registrable domain, in one transaction and one undo step."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from geoout.prospects.imported import ImportedRow, Rejected
from geoout.store.contacts import Contacts
from geoout.store.database import Database
from geoout.store.incoming import Gathering, Incoming
from geoout.store.journal import Journal
from geoout.store.queries import named
from geoout.store.times import written
from geoout.store.triggers import without_additions

if TYPE_CHECKING:
    from geoout.markets.market import Market

SQL = named(__file__)
STRETCH = 20_000
"""Sites that are gathered before they are written."""
REPORTED = 5_000
"""Rows between two words about progress."""
_BYTES_PER_SITE = 1_000
_WORTHWHILE = 5_000
"""New sites from which on the list's indexes are made anew; an export holds one in every thousand bytes or so."""

Progress = Callable[[int], bool | None]


@dataclass(slots=True)
class ImportReport:
    """What came of an import: rows = imported + updated + duplicates + len(rejected).

    `imported` rows brought a new prospect, `updated` ones changed one that was there or joined a contact to it;
    `id` is 0 and nothing was kept where it was `cancelled`.
    """

    rows: int = 0
    imported: int = 0
    updated: int = 0
    duplicates: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    id: int = 0
    cancelled: bool = False


class _Cancelled(Exception):
    """The user stopped the import."""


class Imports:
    """Brings rows of other tools into the workspace."""

    def __init__(self, database: Database, journal: Journal, contacts: Contacts) -> None:
        self._database = database
        self._journal = journal
        self._contacts = contacts

    def run(
        self,
        reading: Iterable[ImportedRow | Rejected],
        *,
        market: str | None = None,
        source: str,
        progress: Progress | None = None,
        at: datetime | None = None,
        markets: Mapping[str, Market] | None = None,
        who: str = "",
    ) -> ImportReport:
        """Import all rows of a reading, or nothing.

        `market` is given to every new prospect, otherwise it is guessed (`markets`: the shipped ones); `source` names
        the file in the undo step and, where the reading knows no `tool`, in the evidence. `progress` is told the rows
        read so far; when it answers False, everything is taken back. What is on record is kept: figures are renewed,
        the rest only filled where it was empty. Raises what reading raises, Locked, DiskFull.
        """
        from geoout.store.stretch import Stretch  # and with it what knows domains: not for a start

        report = ImportReport()
        at = at or datetime.now(UTC)
        self._database.spacious(True)
        thresholds = gc.get_threshold()
        gc.set_threshold(200_000, *thresholds[1:])  # millions of rows, no cycles: collecting often finds nothing
        try:
            with self._database.transaction():
                report.id = self._database.insert(SQL["begin"], source=source, market=market, at=written(at), who=who)
                with self._journal.step(f"import {source}", import_id=report.id):
                    tool = str(getattr(reading, "tool", "") or source)
                    stretch = Stretch(
                        self._database, report, self._contacts, at=at, tool=tool, market=market, markets=markets
                    )
                    with without_additions(self._database), self._indexed_afterwards(getattr(reading, "size", 0)):
                        for sites in _stretches(reading, report, progress):
                            stretch.write(sites)
                self._database.run(
                    SQL["finish"], id=report.id, total=report.rows, imported=report.imported, updated=report.updated,
                    duplicates=report.duplicates, rejected=len(report.rejected),
                )  # fmt: skip
        except _Cancelled:
            return ImportReport(rows=report.rows, cancelled=True)
        finally:
            gc.set_threshold(*thresholds)
            self._database.spacious(False)
        return report

    @contextmanager
    def _indexed_afterwards(self, size: int) -> Iterator[None]:
        """Without the list's indexes while a file of `size` bytes comes in, where making them anew is faster."""
        before = int(self._database.value(SQL["how_many"]))
        if size // _BYTES_PER_SITE < max(before, _WORTHWHILE):
            yield
            return
        indexes = self._database.tuples(SQL["indexes"])
        for name, _ in indexes:
            self._database.run(f"DROP INDEX {name}")
        yield
        for _, statement in indexes:
            self._database.run(statement)


def _stretches(
    reading: Iterable[ImportedRow | Rejected], report: ImportReport, progress: Progress | None
) -> Iterator[list[Incoming]]:
    """The rows gathered by site, some STRETCH sites at a time; rejected ones go to the report."""
    gathering = Gathering()
    everything = iter(reading)
    while part := list(islice(everything, REPORTED)):
        report.rows += len(part)
        good = [row for row in part if type(row) is ImportedRow]
        if len(good) < len(part):
            report.rejected.extend(row for row in part if isinstance(row, Rejected))
        gathering.add(good)
        if progress is not None and progress(report.rows) is False:
            raise _Cancelled
        if len(gathering.sites) >= STRETCH:
            yield gathering.take()
    yield gathering.take()
    report.duplicates += gathering.duplicates
