"""Rejected rows come back as a file that can be mended and imported again, and never overwrites another."""

from __future__ import annotations

import csv
from pathlib import Path

from geoout.prospects.imported import Rejected
from geoout.prospects.reading import read
from geoout.prospects.rejected import write_rejected


def test_the_file_holds_line_reason_and_the_original_cells(tmp_path: Path):
    path = tmp_path / "links.csv"
    path.write_text("domain;DR\nnonsense;=1+1\nhaus.example;3\nshort\n", encoding="utf-8")
    reading = read(path)
    rejected = [row for row in reading if isinstance(row, Rejected)]
    first = write_rejected(path, reading, rejected)
    second = write_rejected(path, reading, rejected)
    assert (first.name, second.name) == ("links.rejected.csv", "links.rejected-2.csv")
    with first.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    assert rows == [
        ["rejected line", "rejected because", "domain", "DR"],
        ["2", "'nonsense' is not a site's address", "nonsense", "=1+1"],
        ["4", "the row has 1 cells, the header 2", "short"],
    ]


def test_the_mended_file_can_be_imported(tmp_path: Path):
    path = tmp_path / "links.csv"
    path.write_text("domain,DR\nnonsense,3\n", encoding="utf-8")
    reading = read(path)
    written = write_rejected(path, reading, [row for row in reading if isinstance(row, Rejected)])
    written.write_text(written.read_text("utf-8-sig").replace(",nonsense,", ",sense.example,"), encoding="utf-8")
    assert [row.domain for row in read(written)] == ["sense.example"]
