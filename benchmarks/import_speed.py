"""How fast an export is imported: rows a second through reading and storing, and the memory it took at its peak.

    python benchmarks/import_speed.py [--rows 1000000] [--domains 400000] [--utf8]

The export is made up, in the columns of an Ahrefs backlink file (UTF-16 with tabs, as that tool writes it).
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from geoout.prospects.reading import read
from geoout.store.open import open_store

HEADER = (
    "Referring page title", "Referring page URL", "Language", "Platform", "Page category", "Domain rating", "UR",
    "Domain traffic", "Referring domains", "Target URL", "Anchor", "First seen", "Last seen",
)  # fmt: skip
WORDS = ("garten", "reise", "technik", "sport", "wein", "musik", "recht", "bau", "mode", "natur", "blog", "markt")
ENDINGS = ("com", "de", "co.uk", "fr", "es", "com.br", "jp", "org", "net", "it", "at", "ch")
LANGUAGES = ("en", "de", "fr", "es", "pt", "ja", "it", "")


def lines(rows: int, domains: int) -> Iterator[str]:
    """The export's lines; each domain comes once before any comes again."""
    luck = random.Random(7)
    yield "\t".join(HEADER)
    for number in range(rows):
        site = number if number < domains else luck.randrange(domains)
        word = WORDS[site % len(WORDS)]
        domain = f"{word}-{WORDS[site // 12 % len(WORDS)]}{site}.{ENDINGS[site * 7 % len(ENDINGS)]}"
        url = f"https://www.{domain}/{word}/{number}.html"
        yield "\t".join((
            f"{word.title()} {number}: was man wissen muss", url, LANGUAGES[site % len(LANGUAGES)], "blogs", "Finance",
            str(site % 91), str(number % 60), str(site * 13 % 100_000), str(site % 700), "https://example.com/de/",
            "Beispiel", "2026-10-01 08:00:00", "2026-11-03 09:30:00",
        ))  # fmt: skip


def measure(rows: int, domains: int) -> tuple[float, int]:
    """Rows a second of one import into a new store, and the peak of resident memory in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        with path.open("w", encoding="utf-16", newline="") as stream:
            stream.writelines(line + "\n" for line in lines(rows, domains))
        with open_store(Path(folder) / "geoout.db") as store:
            start = time.perf_counter()
            report = store.imports.run(read(path), source="benchmark", market=None)
            speed = report.rows / (time.perf_counter() - start)
    return speed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Make the export, import it twice, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--domains", type=int, default=400_000)
    parser.add_argument("--utf8", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        with path.open("w", encoding="utf-8" if given.utf8 else "utf-16", newline="") as stream:
            stream.writelines(line + "\n" for line in lines(given.rows, given.domains))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        start = time.perf_counter()
        read_only = sum(1 for _ in read(path))
        print(f"read alone    {read_only / (time.perf_counter() - start):10,.0f} rows/s")
        with open_store(Path(folder) / "geoout.db") as store:
            for name in ("first import", "once more"):
                start = time.perf_counter()
                report = store.imports.run(read(path), source="benchmark", market=None)
                seconds = time.perf_counter() - start
                print(
                    f"{name:13} {report.rows / seconds:10,.0f} rows/s, {seconds:.1f} s: {report.imported:,} imported, "
                    f"{report.updated:,} updated, {report.duplicates:,} duplicates"
                )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory   {peak:10,.0f} MB, {before:,.0f} MB before reading")


if __name__ == "__main__":
    main()
