"""A workspace of a million invented prospects, made once and kept in the user's cache folder."""

from __future__ import annotations

import csv
import random
from pathlib import Path

MARKETS = ("de", "at", "fr", "gb", "es", "it", "nl", "pl", "se", "jp")
WORDS = ("wohn", "haus", "miete", "garten", "kurier", "blatt", "anzeiger", "verein", "rat", "markt", "stadt", "land")


def write_export(path: Path, rows: int, domains: int, seed: int = 7) -> None:
    """An export in the shape of Ahrefs' backlinks with `rows` rows on `domains` sites (UTF-8, comma)."""
    dice = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("Referring page title", "Referring page URL", "Language", "Domain rating", "Domain traffic",
                        "Target URL", "Anchor", "Nofollow", "First seen", "Last seen"))  # fmt: skip
        for row in range(rows):
            site = row % domains
            name = f"{WORDS[site % 12]}{WORDS[site // 12 % 12]}-{site}"
            ending = MARKETS[site % len(MARKETS)]
            ending = {"gb": "co.uk", "jp": "co.jp"}.get(ending, ending)
            url = f"https://www.{name}.{ending}/artikel/{row}"
            table.writerow((f"Ratgeber {row}: Hausrat und Versicherung", url, "de", dice.randint(0, 90),
                            dice.randint(0, 100_000), "https://acme.example/de/hausrat", "Hausratversicherung", "false",
                            "2026-01-10 10:00:00", "2026-11-01 10:00:00"))  # fmt: skip


def large_workspace(folder: Path, prospects: int = 1_000_000) -> Path:
    """The folder of a workspace with `prospects` prospects; made by a real import when it is not there."""
    done = folder / "made"
    if done.is_file() and done.read_text() == str(prospects):
        return folder
    from geoout.campaign.workspace import init
    from geoout.desk.desk import Desk
    from geoout.desk.importing import import_file

    workspace = init(folder)
    export = folder / "export.csv"
    write_export(export, prospects, prospects)
    with Desk.open(workspace) as desk:
        import_file(desk, export)
    export.unlink()
    done.write_text(str(prospects))
    return folder
