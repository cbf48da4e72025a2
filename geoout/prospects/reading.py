"""Reads another tool's export: rows and rejected rows, lazily, in flat memory, 120,000 rows a second and more."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

from geoout.errors import ImportFailed, Place
from geoout.prospects import cells
from geoout.prospects.decoding import CELL, Dialect, sniff
from geoout.prospects.domain import Site, site_of, why_not
from geoout.prospects.exports.contacts import PERSON
from geoout.prospects.exports.format import Day, Export, Number, Text, Url, folded, positions
from geoout.prospects.exports.plain import BARE_LIST
from geoout.prospects.exports.recognise import Ambiguous, Unknown, recognise
from geoout.prospects.imported import NOTHING_DECLARED, ImportedRow, Rejected
from geoout.prospects.person import NOBODY, person, site_of_email

_PERSON_FIELDS = frozenset(column.field for column in PERSON)
_NAMED = frozenset({"given", "surname", "full_name", "email"})
_SITE_FIELDS = ("name", "language", "authority", "traffic", "page_url", "page_title", "last_seen")
_BUFFER = 1 << 18


def read(path: Path, *, encoding: str | None = None, dates: str | None = None) -> Reading:
    """Opens the export at `path` and recognises its format; the rows come from iterating.

    `encoding` overrides what was sniffed, `dates` (`dmy` or `mdy`) says how a day with slashes is meant. Raises
    ImportFailed with the file, the line and what to do for what is no table, breaks off, or has a header that no
    format claims.
    """
    if dates not in (None, "dmy", "mdy"):
        raise ImportFailed(f"days cannot be ordered {dates!r}", None, "say dmy or mdy")
    dialect = sniff(path, encoding)
    csv.field_size_limit(CELL)
    dialect, header = _header(path, dialect)
    found = recognise(header)
    if isinstance(found, Ambiguous):
        names = " and ".join(each.title for each in found.candidates)
        hint = "keep only the columns of one of them"
        raise ImportFailed(f"this could be {names}", Place(str(path), dialect.header_line), hint)
    if isinstance(found, Unknown):
        lacks = ", ".join(found.lacks)
        what = f"no column holds a domain or URL; the closest format is {found.closest.title}, which also has: {lacks}"
        hint = "name one column domain or url, or say --encoding if the header looks wrong"
        raise ImportFailed(what, Place(str(path), dialect.header_line), hint)
    return Reading(path, found, dialect, header, dates)


def _header(path: Path, dialect: Dialect) -> tuple[Dialect, list[str]]:
    """The header: the first record that a format claims, else the one that looks like it from its shape."""
    with path.open(encoding=dialect.encoding, newline="") as stream:
        try:
            records = list(islice(csv.reader(stream, delimiter=dialect.delimiter), dialect.header_line))
        except csv.Error:
            place = Place(str(path), dialect.header_line)
            hint = "check its quotation marks"
            raise ImportFailed("the header holds a cell of more than 1 MB", place, hint) from None
    for number, record in enumerate(records[:-1], 1):
        claimed = recognise(record) if record else None
        if isinstance(claimed, Export) and claimed is not BARE_LIST:
            return replace(dialect, header_line=number), record
    return dialect, records[-1]


class Reading:
    """One export, recognised and ready to be read. Iterating opens the file anew each time.

    `format` is the Export, `header` its words, `unused_columns` those that geoout does not read, `size` its bytes.
    """

    def __init__(self, path: Path, export: Export, dialect: Dialect, header: list[str], dates: str | None) -> None:
        self.path = path
        self.format = export
        self.dialect = dialect
        self.header = tuple(header)
        self.size = path.stat().st_size
        self.at: Mapping[str, int] = {"domain": 0} if export is BARE_LIST else positions(export, header)
        used = set(self.at.values())
        self.unused_columns = tuple(name for i, name in enumerate(header) if i not in used and folded(name))
        self._dates = dates
        self._raw: BinaryIO | None = None

    @property
    def encoding(self) -> str:
        """The file's encoding, in the words of people: a byte-order mark is not part of the name."""
        return self.dialect.encoding.removesuffix("-sig")

    @property
    def delimiter(self) -> str:
        """The character between cells."""
        return self.dialect.delimiter

    @property
    def has_people(self) -> bool:
        """Whether a column names people or addresses to write to."""
        return not _NAMED.isdisjoint(self.at)

    @property
    def tool(self) -> str:
        """Whose numbers these are (`Metric.tool`)."""
        return self.format.tool

    @property
    def share(self) -> float:
        """How much of the file the last iteration has read, 0 to 1; for a progress bar."""
        if self._raw is None or not self.size:
            return 0.0
        return 1.0 if self._raw.closed else self._raw.tell() / self.size

    def batches(self, size: int) -> Iterator[list[ImportedRow | Rejected]]:
        """The rows in lists of `size`, for a store that writes many at once."""
        rows = iter(self)
        while batch := list(islice(rows, size)):
            yield batch

    def __iter__(self) -> Iterator[ImportedRow | Rejected]:
        """Every row: read, or rejected with its line and reason. Raises ImportFailed when days need an order."""
        with self.path.open("rb", buffering=_BUFFER) as raw:
            self._raw = raw
            stream = io.TextIOWrapper(raw, self.dialect.encoding, newline="")
            reader = csv.reader(stream, delimiter=self.dialect.delimiter)
            above = self.dialect.header_line - (1 if self.format is BARE_LIST else 0)
            for _ in islice(reader, above):
                pass
            yield from self._rows(reader)

    def _rows(self, reader: Any) -> Iterator[ImportedRow | Rejected]:
        at = self.at
        absent = -1  # every row gets one empty cell more, which stands for the columns that a file lacks
        # Field by field, not in a loop over them, which would cost a tenth of the rate.
        name, language, authority, traffic, url, title, day = (at.get(field, absent) for field in _SITE_FIELDS)
        to_name, to_language, to_authority, to_traffic, to_url, to_title, to_day = self._converters()
        named = {field: place for field, place in at.items() if field.startswith("declared.")}
        # Two places of the empty last cell keep the answer a tuple when a format declares nothing, or one thing.
        pick: Callable[[list[str]], tuple[str, ...]] = itemgetter(*named.values(), absent, absent)
        declared = _Remembered(partial(_declared, [field.removeprefix("declared.") for field in named]))
        people = not _PERSON_FIELDS.isdisjoint(at)
        main, other = at.get("domain", absent), at.get("page_url", absent)
        least = max((i + 1 for i, name in enumerate(self.header) if name.strip()), default=1)
        width = len(self.header)
        new: Callable[..., ImportedRow] = tuple.__new__
        contact: tuple[str, ...] = NOBODY
        email = ""
        end: int = reader.line_num
        line = end
        while True:
            try:
                for row in reader:
                    line, end = end + 1, reader.line_num
                    length = len(row)
                    if length != width and (length < least or any(row[width:])):
                        if any(map(str.strip, row)):
                            yield Rejected(line, _ragged(length, width, line, end), tuple(row))
                        continue
                    row.append("")
                    if people:
                        someone = person(row, at)
                        if isinstance(someone, str):
                            yield Rejected(line, someone, tuple(row[:-1]))
                            continue
                        contact, email = someone, someone.email
                    site = site_of(row[main] or row[other])
                    if site is None:
                        elsewhere = _elsewhere(row, row[main], row[other], email)
                        if isinstance(elsewhere, str):
                            if elsewhere:
                                yield Rejected(line, elsewhere, tuple(row[:-1]))
                            continue
                        site = elsewhere
                    seen = (
                        site[1],
                        site[0],
                        to_name(row[name]),
                        to_language(row[language]),
                        to_authority(row[authority]),
                        to_traffic(row[traffic]),
                        to_url(row[url]),
                        to_title(row[title]),
                        to_day(row[day]),
                    )
                    yield new(ImportedRow, seen + contact + (declared[pick(row)], line))
                if end > line and self._breaks_off(line):
                    yield Rejected(line, f"a quotation mark is not closed: lines {line} to {end} are one row", ())
                return
            except csv.Error:
                yield Rejected(end + 1, _too_long(end + 1, reader.line_num), ())
                end = reader.line_num

    def _breaks_off(self, line: int) -> bool:
        """Whether the file ends inside the quotation marks of its last row, which begins at `line`."""
        with self.path.open(encoding=self.dialect.encoding, newline="") as stream:
            rows = csv.reader(islice(stream, line - 1, None), delimiter=self.dialect.delimiter, strict=True)
            try:
                return not any(True for _ in rows)
            except csv.Error as error:
                return "unexpected end" in str(error)

    def _converters(self) -> list[Callable[[str], Any]]:
        """One per field of `_SITE_FIELDS`; a column that the file lacks costs next to nothing."""
        kinds: dict[type, Callable[[str], Any]] = {
            Number: _Remembered(cells.number).__getitem__,
            Day: cells.Days(self._order),
            Url: cells.address,
        }
        types = {column.field: type(column) for column in self.format.columns}
        converts = {field: kinds.get(types.get(field, Text), cells.text) for field in _SITE_FIELDS}
        converts["traffic"] = cells.number  # hardly any two are alike
        converts["language"] = _Remembered(cells.language).__getitem__
        unknown: Callable[[str], Any] = {"": None}.get
        absent = {field: unknown if field in ("authority", "traffic", "last_seen") else str for field in _SITE_FIELDS}
        return [(converts if field in self.at else absent)[field] for field in _SITE_FIELDS]

    def _order(self) -> cells.Order:
        """What the file's days say about their order: the first one that can only be read one way decides."""
        if self._dates is not None:
            return "mdy" if self._dates == "mdy" else "dmy"
        place = self.at["last_seen"]
        with self.path.open(encoding=self.dialect.encoding, newline="") as stream:
            reader = csv.reader(stream, delimiter=self.dialect.delimiter)
            for row in _unbroken(reader):
                if len(row) > place and (order := cells.order_of(row[place])):
                    return order
        what = f"the days in column {self.header[place]!r} can be day/month or month/day"
        raise ImportFailed(what, Place(str(self.path)), "say which with --dates dmy or --dates mdy")


def _elsewhere(row: list[str], domain: str, page: str, email: str) -> Site | str:
    """The site of a row whose first place for it names none; a reason, which is empty for an empty row."""
    if not any(map(str.strip, row)):
        return ""
    if domain.strip() or page.strip():
        second = site_of(page) if not domain.strip() else None
        return second or why_not(domain if domain.strip() else page)
    if not email:
        return "no site is named"
    host = email.rpartition("@")[2]
    return site_of_email(email) or f"{host} is a mail provider, not a site: fill in a domain"


def _too_long(start: int, end: int) -> str:
    lines = f", up to line {end}: a quotation mark may not be closed" if end > start else ""
    return f"a cell holds more than 1 MB{lines}"


class _Remembered(dict[Any, Any]):
    """A conversion that remembers its first answers; a hit costs one look into a dictionary, without a call."""

    def __init__(self, convert: Callable[[Any], Any]) -> None:
        super().__init__()
        self.convert = convert

    def __missing__(self, raw: Any) -> Any:
        value = self.convert(raw)
        if len(self) < 8192:
            self[raw] = value
        return value


def _declared(names: Sequence[str], raw: tuple[str, ...]) -> Mapping[str, str]:
    named = zip(names, map(cells.text, raw), strict=False)
    return {name: value for name, value in named if value} or NOTHING_DECLARED


def _unbroken(reader: Any) -> Iterator[list[str]]:
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            continue


def _ragged(length: int, width: int, line: int, end: int) -> str:
    lines = f" (it runs to line {end}: a quotation mark may not be closed)" if end > line + 20 else ""
    return f"the row has {length} cells, the header {width}{lines}"
