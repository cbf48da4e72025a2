"""Writes the rows of an export that could not be read beside it, with the reason, so that they can be mended."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from geoout import files
from geoout.errors import WouldOverwrite
from geoout.prospects.imported import Rejected
from geoout.prospects.reading import Reading

HEADER = ("rejected line", "rejected because")


def write_rejected(path: Path, reading: Reading, rejected: Sequence[Rejected], folder: Path | None = None) -> Path:
    """Writes FILE.rejected.csv beside the export (or into `folder`) and returns its path; never overwrites.

    When the name is taken the next is FILE.rejected-2.csv. The first two columns are the line and the reason, then
    come the original header and the cells as they were, so that the mended file can be imported again. UTF-8 with a
    mark, which spreadsheets need. Raises ReadOnly, DiskFull.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="," if len(reading.delimiter) != 1 else reading.delimiter)
    writer.writerow([*HEADER, *reading.header])
    for row in rejected:
        writer.writerow([row.line, row.reason, *row.cells])
    content = text.getvalue().encode("utf-8-sig", "replace")
    beside = folder or path.parent
    for number in count(1):
        target = beside / f"{path.stem}.rejected{'' if number == 1 else f'-{number}'}.csv"
        try:
            files.write(target, content)
        except WouldOverwrite:
            continue
        return target
    raise AssertionError  # count never ends
