"""Rows per second of reading an Ahrefs-like export, beside a bare csv.reader over the same file and its peak memory.

python benchmarks/import_reading.py [ROWS]
"""

from __future__ import annotations

import csv
import resource
import sys
import tempfile
import time
from pathlib import Path

from geoout.prospects.reading import read

HEADER = (
    "Referring page title,Referring page URL,Language,Platform,Referring page HTTP code,Domain rating,UR,"
    "Domain traffic,Referring domains,Linked domains,External links,Page traffic,Keywords,Target URL,Left context,"
    "Anchor,Right context,Redirect Chain URLs,Redirect Chain status codes,Type,Is spam,Content,Nofollow,UGC,"
    "Sponsored,Rendered,Raw,Lost status,Drop reason,Discovered status,First seen,Last seen,Lost,Author,Page type,"
    "Page category,Links in group"
)
SUFFIXES = ("de", "com", "co.uk", "fr", "com.br", "org", "at", "net", "co.jp", "es")
WORDS = ("Ratgeber für Familien", "Ten ways to save", "Guía de seguros", "家計の見直し", "Home, garden and more")


def make(path: Path, rows: int, encoding: str) -> None:
    """A file of `rows` invented links; six rows in ten share a site with another."""
    with path.open("w", encoding=encoding, newline="") as stream:
        stream.write(HEADER + "\r\n")
        for i in range(rows):
            site = f"site{i * 7919 % (rows * 4 // 10 + 1)}.{SUFFIXES[i % 10]}"
            stream.write(
                f'"{WORDS[i % 5]} {i}",https://www.{site}/articles/{i}/page.html,{("de", "en", "es", "ja")[i % 4]},'
                f"wordpress,200,{i % 90},{i % 40},{i * 13 % 900000},{i % 5000},{i % 60},{i % 30},{i % 700},{i % 90},"
                f'https://brand.example/page/{i % 9},"text before, ",an anchor {i % 50}, text after,,,text,false,false,'
                f"{'true' if i % 3 else 'false'},false,false,false,true,,,,2025-0{i % 9 + 1}-11 10:00:00,"
                f"2026-0{i % 9 + 1}-1{i % 9} 05:49:24,,Author {i % 300},Article,Home > Money,1\r\n"
            )


def rate(rows: int, began: float) -> float:
    """Rows a second since `began`."""
    return rows / (time.perf_counter() - began)


def main(rows: int) -> None:
    """Prints one line per encoding: bare csv.reader, geoout, the ratio, and the process's peak memory."""
    for encoding in ("utf-8", "utf-16"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "export.csv"
            make(path, rows, encoding)
            began = time.perf_counter()
            with path.open(encoding=encoding, newline="") as stream:
                for _ in csv.reader(stream):
                    pass
            bare = rate(rows, began)
            began = time.perf_counter()
            read_rows = sum(len(batch) for batch in read(path).batches(5_000))
            ours = rate(rows, began)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(
                f"{encoding:7} {path.stat().st_size >> 20:5} MB  csv.reader {bare:9,.0f} rows/s"
                f"  geoout {ours:9,.0f} rows/s  ratio {bare / ours:.2f}  rows {read_rows:,}  peak {peak} MB"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
