"""Importing an export file into a workspace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from geoout.desk.desk import Desk
from geoout.errors import GeooutError, Place, UsageError
from geoout.language.plain import clean_line
from geoout.prospects.cells import Order
from geoout.prospects.imported import Rejected
from geoout.prospects.reading import Reading, read
from geoout.prospects.rejected import write_rejected


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `rejected_file` is where the rows that could not be read were written."""

    file: Path
    format: str
    encoding: str
    delimiter: str
    rows: int
    imported: int
    updated: int
    duplicates: int
    rejected: tuple[Rejected, ...]
    unused_columns: tuple[str, ...]
    rejected_file: Path | None = None
    cancelled: bool = False


def import_file(
    desk: Desk,
    path: Path,
    *,
    market: str | None = None,
    encoding: str | None = None,
    dates: Order | None = None,
    people: bool = False,
    progress: Callable[[int], bool] | None = None,
) -> Imported:
    """Read `path` and keep its prospects and contacts in one transaction and one undo step.

    `market` is given to every new site, else it is told from the host; with `people` the file must name some;
    `progress` is told the rows read so far and answers False to stop, which leaves everything as it was. Raises
    ImportFailed, UsageError, StoreError.
    """
    if market is not None and market not in desk.markets:
        raise UsageError(f"no market {market}", hint="see geoout markets")
    reading = _opened(path, encoding, dates, people)
    report = desk.store.imports.run(
        reading, market=market, markets=desk.markets, source=clean_line(path.name), progress=progress, at=desk.now()
    )
    rejected = tuple(report.rejected)
    where = _written_beside(desk, path, reading, rejected) if rejected and not report.cancelled else None
    return Imported(
        file=path,
        format=reading.format.name,
        encoding=reading.encoding,
        delimiter=reading.delimiter,
        rows=report.rows,
        imported=report.imported,
        updated=report.updated,
        duplicates=report.duplicates,
        rejected=rejected,
        unused_columns=tuple(reading.unused_columns),
        rejected_file=where,
        cancelled=report.cancelled,
    )


def _written_beside(desk: Desk, path: Path, reading: Reading, rejected: tuple[Rejected, ...]) -> Path | None:
    """Where the rejected rows were written: beside the export, else in the workspace; the import stands either way."""
    for folder in (path.parent, desk.workspace.folder):
        try:
            return write_rejected(path, reading, rejected, folder)
        except GeooutError:
            continue
    return None


def _opened(path: Path, encoding: str | None, dates: str | None, people: bool) -> Reading:
    reading = read(path, encoding=encoding, dates=dates)
    if people and not reading.has_people:
        hint = "name a column email, first name or last name, or import it --as prospects"
        raise UsageError("no column of this file names people", Place(str(path)), hint)
    return reading


def look_at(
    path: Path, *, encoding: str | None = None, dates: str | None = None, people: bool = False
) -> tuple[Reading, list[Rejected], int]:
    """Read the whole file and keep nothing: the reading, its rejected rows, and how many rows could be imported."""
    if not path.is_file():
        raise UsageError("there is no such file", Place(str(path)), "check the name")
    reading = _opened(path, encoding, dates, people)
    rejected: list[Rejected] = []
    good = 0
    for row in reading:
        if isinstance(row, Rejected):
            rejected.append(row)
        else:
            good += 1
    return reading, rejected, good
