"""Importing an export file into a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from geoout.campaign.campaign import Settings
from geoout.desk.desk import Desk
from geoout.desk.do_not_contact import Screen, screen_of
from geoout.errors import CampaignError, GeooutError, Place, UsageError
from geoout.language.plain import clean_line
from geoout.prospects.cells import Order
from geoout.prospects.imported import ImportedRow, Rejected
from geoout.prospects.reading import Reading, read
from geoout.prospects.rejected import write_rejected

_NOBODY = dict.fromkeys(
    ("given", "surname", "gender", "title", "role", "department", "organisation", "email", "note", "patronymic",
     "position", "basis", "personal_line"), "",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `rejected_file` is where the rows that could not be read were written.

    `left_out` are the lines whose site was kept without the contact, who is on do-not-contact, with the reason.
    `quiet` counts the rows of sites and people that were written to within the quiet days of campaign.yaml.
    """

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
    left_out: tuple[tuple[int, str], ...] = ()
    quiet: int = 0
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
    a site on do-not-contact is a rejected row, a person on it is left out of theirs. `progress` is told the rows read
    so far and answers False to stop, which leaves everything as it was. Raises ImportFailed, UsageError, StoreError.
    """
    if market is not None and market not in desk.markets:
        raise UsageError(f"no market {market}", hint="see geoout markets")
    reading = _opened(path, encoding, dates, people)
    screened = Screened(reading, screen_for(desk), desk.store.history.written_since(desk.now() - _quiet(desk)))
    report = desk.store.imports.run(
        screened, market=market, markets=desk.markets, source=clean_line(path.name), progress=progress, at=desk.now(),
        who=desk.who(),
    )  # fmt: skip
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
        left_out=tuple(screened.left_out),
        quiet=screened.quiet,
        cancelled=report.cancelled,
    )


def _quiet(desk: Desk) -> timedelta:
    """The quiet days; an import needs no campaign, so a broken one does not stop it here."""
    try:
        return timedelta(days=desk.campaign.settings.quiet_days)
    except CampaignError:
        return timedelta(days=Settings().quiet_days)


class Screened:
    """The rows of an export without those that must not be written to.

    A row of a listed site is rejected with the reason; of a row with a listed person only the site is left. Rows of
    `written`, sites and addresses that were written to lately, stay and are counted.
    """

    def __init__(self, reading: Reading, screen: Screen, written: frozenset[str] = frozenset()) -> None:
        self.tool, self.size = reading.tool, reading.size
        self.left_out: list[tuple[int, str]] = []
        self.quiet = 0
        self._reading, self._screen, self._written = reading, screen, written

    def __iter__(self) -> Iterator[ImportedRow | Rejected]:
        """The rows in the order of the file."""
        rows = self._screened() if self._screen.by_key else iter(self._reading)
        return self._counted(rows) if self._written else rows

    def _counted(self, rows: Iterator[ImportedRow | Rejected]) -> Iterator[ImportedRow | Rejected]:
        written = self._written
        for row in rows:
            if not isinstance(row, Rejected) and (row.domain in written or row.email.lower() in written):
                self.quiet += 1
            yield row

    def _screened(self) -> Iterator[ImportedRow | Rejected]:
        why = self._screen.why
        for row in self._reading:
            if isinstance(row, Rejected):
                yield row
            elif (reason := why("", row.domain)) is not None:
                said = f"{row.domain} is on do-not-contact: {reason}"
                yield Rejected(row.line, said, tuple(_cells(row, self._reading)))
            elif row.email and (reason := why(row.email, "")) is not None:
                self.left_out.append((row.line, f"{row.email} is on do-not-contact: {reason}"))
                yield row._replace(**_NOBODY)  # type: ignore[arg-type]
            else:
                yield row


def _cells(row: ImportedRow, reading: Reading) -> Iterator[str]:
    """The cells of a row that was read, as far as they are known under the file's columns."""
    by_place = {place: getattr(row, name, "") for name, place in reading.at.items()}
    for place in range(len(reading.header)):
        value = by_place.get(place)
        yield "" if value is None else str(value)


def screen_for(desk: Desk) -> Screen:
    """What is on do-not-contact now: the user's list and the workspace's."""
    user = desk.user_list.all() if desk.user_list is not None else []
    return screen_of(user, [(one.value, one.reason) for one in desk.store.do_not_contact.all()])


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
    path: Path,
    *,
    encoding: str | None = None,
    dates: str | None = None,
    people: bool = False,
    screen: Screen | None = None,
) -> tuple[Reading, list[Rejected], int]:
    """Read the whole file and keep nothing: the reading, its rejected rows, and how many rows could be imported.

    `screen` is what is on do-not-contact (`screen_for`); without it nobody is.
    """
    if not path.is_file():
        raise UsageError("there is no such file", Place(str(path)), "check the name")
    reading = _opened(path, encoding, dates, people)
    rejected: list[Rejected] = []
    good = 0
    for row in Screened(reading, screen or Screen({}, False)):
        if isinstance(row, Rejected):
            rejected.append(row)
        else:
            good += 1
    return reading, rejected, good
