"""One CSV sheet for mail merge programs (Thunderbird's Mail Merge, YAMM and the like): a row for each draft.

UTF-8 with a byte order mark, without which spreadsheets show mojibake; commas, CRLF. What a person wrote into the
sheet meanwhile stays as it is, byte for byte: rows are added at the end, and only a row that nobody touched is taken
away for a newer revision.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from geoout import files
from geoout.alone import alone
from geoout.errors import GeooutError, OutboxError, Place
from geoout.outbox.destination import Destination, Letter, Older, Receipt
from geoout.outbox.ledger import Entry, digest_of
from geoout.outbox.merge_row import COLUMNS, check_of, row_of, written
from geoout.pitches.draft import Draft

_MARK = b"\xef\xbb\xbf"
_MOST_BYTES = 200_000_000
# A line of CSV with its end: line ends inside quotation marks belong to it.
_LINE = re.compile(r'(?:[^"\r\n]|"[^"]*")*(?:\r\n|\r|\n|$)')
_ID, _CHECK = COLUMNS.index("Message-ID"), COLUMNS.index("Check")


class _Row(NamedTuple):
    """A row of the sheet: its own bytes with their line end, and its cells."""

    raw: bytes
    cells: list[str]


class MergeSheet(Destination):
    """Rows in one CSV file, written whole at once, so that a crash leaves the old sheet or the new one."""

    name = "csv"
    x_unsent = False
    together = 50

    def __init__(self, path: Path) -> None:
        self.path = path

    def reserve(self, draft: Draft) -> str:
        """The sheet. Raises OutboxError for a draft that no row can hold."""
        row_of(draft)
        return str(self.path)

    def put(self, letter: Letter, path: str) -> Receipt:
        """Add the letter's row, unless it is there."""
        return self.put_together([(letter, path)])[0]

    def put_together(self, letters: Sequence[tuple[Letter, str]]) -> list[Receipt]:
        """Add the rows that are not there yet, all at once."""
        with self._alone():
            rows = self._rows()
            width = len(rows[0].cells) if rows else len(COLUMNS)
            there = {row.cells[_ID] for row in rows if len(row.cells) > _ID}
            added = []
            for letter, _ in letters:
                if letter.message_id not in there:
                    cells = list(row_of(letter.draft, letter.message_id, digest_of(letter.content)).values())
                    added.append(written([*cells, *[""] * (width - len(cells))]))
                    there.add(letter.message_id)
            if added:
                self._write([*(row.raw for row in rows or [_heading()]), *added])
        return [Receipt(str(self.path)) for _ in letters]

    def find(self, letter: Letter, path: str) -> Receipt | None:
        """The sheet, if a row of it has the letter's identifier."""
        if letter.message_id.encode("utf-8") not in self._content():
            return None  # nothing to take apart
        return Receipt(str(self.path)) if self._of(letter.message_id) else None

    def older(self, entry: Entry) -> Older:
        """UNCHANGED when the row says what was written for that mail; UNKNOWN when the sheet cannot be read."""
        try:
            return _state(self._of(entry.message_id), entry)
        except GeooutError:
            return Older.UNKNOWN

    def withdraw(self, entry: Entry) -> bool:
        """Take the row out of the sheet, and leave every other byte."""
        with self._alone():
            rows = self._rows()
            mine = [row for row in rows if row.cells[_ID : _ID + 1] == [entry.message_id]]
            if _state(mine, entry) is not Older.UNCHANGED:
                return False
            self._write([row.raw for row in rows if row is not mine[0]])
        return True

    def where(self, draft: Draft) -> str:
        """The file."""
        return str(self.path)

    def _of(self, message_id: str) -> list[_Row]:
        return [row for row in self._rows() if row.cells[_ID : _ID + 1] == [message_id]]

    def _rows(self) -> list[_Row]:
        """All rows, the header's first; none where there is no sheet. Raises OutboxError for another file."""
        content = self._content()
        if not content:
            return []
        rows = _parsed(content) if len(content) <= _MOST_BYTES else None
        if not rows or tuple(rows[0].cells[: len(COLUMNS)]) != COLUMNS:
            sentence = "this sheet is not the one that drafts were written to"
            raise OutboxError(sentence, Place(str(self.path)), "move it away or name another folder")
        return rows

    def _content(self) -> bytes:
        """The sheet as it is; empty where there is none."""
        try:
            with self.path.open("rb") as stream:
                return stream.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise OutboxError(
                f"this sheet cannot be read ({error.strerror or error})", Place(str(self.path))
            ) from error

    def _write(self, rows: list[bytes]) -> None:
        """The rows as the new sheet. A last line that a person left without its end gets one."""
        whole = [row if row.endswith((b"\n", b"\r")) else row + b"\r\n" for row in rows]
        files.write(self.path, b"".join(whole), overwrite=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other process reads and writes this sheet meanwhile; the folder is locked, so nothing is left behind."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise files.why_not_written(error, self.path) from error
        with alone(self.path.parent, "writing this sheet"):
            yield


def _heading() -> _Row:
    return _Row(_MARK + written(list(COLUMNS)), list(COLUMNS))


def _parsed(content: bytes) -> list[_Row] | None:
    """The rows of a sheet in UTF-8, or None for what is none."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    rows = []
    at = 0
    while at < len(text):
        match = _LINE.match(text, at)
        if match is None or match.end() == at:
            return None  # a quotation mark that is never closed
        line = match.group()
        at = match.end()
        try:
            cells = next(csv.reader([line.removeprefix("\ufeff")], strict=True), [])
        except csv.Error:
            cells = []
        rows.append(_Row(line.encode("utf-8"), cells))
    return rows


def _state(rows: list[_Row], entry: Entry) -> Older:
    """What became of a row. Columns that a person added to the right do not count."""
    if not rows:
        return Older.GONE
    cells = rows[0].cells
    if len(rows) > 1 or len(cells) < len(COLUMNS) or cells[_CHECK] != check_of(cells[:_CHECK], entry.digest):
        return Older.CHANGED
    return Older.UNCHANGED
