"""`geoout anchors` over a whole backlink profile: rows a second and the peak of memory.

    python -m benchmarks.anchors_batch [--rows 1000000] [--kind profile|distinct]

A profile repeats its anchors as a real one does: the brand, the address and a few keywords make up half of it, the rest
is a long tail. `distinct` has no two anchors alike: what remembering cannot help with.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

MARKETS = {"de": "de", "fr": "fr", "es": "es", "it": "it", "pl": "pl", "jp": "ja", "br": "pt", "nl": "nl"}
"""Markets and the language of their words."""
BRAND = "Acme Vergleich"
PEAK = """
import re, sys
from geoout.cli.main import run
status = run(sys.argv[1:])
with open("/proc/self/status") as said:  # of this program alone; what a parent is told counts the parent's own
    sys.stderr.write(re.search(r"VmHWM:\\s+(\\d+)", said.read())[1])
sys.exit(status)
"""
OFTEN = (BRAND, "acme.example", "https://acme.example/", "hier", "Hausratversicherung", "Acme", "mehr erfahren", "")


def profile(path: Path, rows: int, kind: str = "profile", seed: int = 4) -> None:
    """Write a TSV of `rows` anchors in eight markets, made of words of each market's language and of English."""
    chance = random.Random(seed)
    words = {market: _words(language) for market, language in {**MARKETS, "us": "en"}.items()}
    markets = tuple(MARKETS)
    with path.open("w", encoding="utf-8") as out:
        out.write("anchor\tmarket\tbrand\tkeyword\n")
        for number in range(rows):
            market = markets[number % len(markets)]
            if kind == "profile" and chance.random() < 0.5:
                anchor = chance.choice(OFTEN)
            else:
                spoken = words["us" if chance.random() < 0.15 else market]
                anchor = " ".join(chance.choices(spoken, k=chance.choice((1, 1, 2, 2, 3, 4))))
                anchor += f" {number}" if kind == "distinct" else ""
            out.write(f"{anchor}\t{market}\t{BRAND}\t{words[market][0]}\n")


def _words(language: str) -> list[str]:
    """Some thousand words of the language: of its templates, and of CLDR's names for languages, places and money."""
    folder = Path(__file__).resolve().parents[1] / "templates" / language
    said = [path.read_text("utf-8").split("---", 2)[-1] for path in sorted(folder.glob("*.j2"))]
    locale = Locale.parse(language)
    said += [*locale.languages.values(), *locale.territories.values(), *locale.currencies.values()]
    return sorted({word for text in said for word in re.findall(r"[^\W\d_]{2,20}", str(text))})


def measure(rows: int, kind: str = "profile") -> tuple[float, float]:
    """Rows a second and the peak of memory (MiB) of `geoout anchors --json` in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "profile.tsv"
        profile(path, rows, kind)
        with (Path(folder) / "answers.jsonl").open("wb") as out:
            begun = time.perf_counter()
            command = [sys.executable, "-c", PEAK, "anchors", "--json", str(path)]
            done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=True)
            spent = time.perf_counter() - begun
        answered = sum(1 for line in _lines(Path(folder) / "answers.jsonl") if json.loads(line)["verdict"])
    if answered != rows:
        raise SystemExit(f"{rows} rows, {answered} answers")
    return rows / spent, int(done.stderr) / 1024


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as stream:
        yield from stream


def main() -> None:
    """Measure a tenth of the rows and all of them, so that the memory of both can be compared."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--kind", choices=("profile", "distinct"), default="profile")
    given = parser.parse_args()
    for rows in (given.rows // 10, given.rows):
        speed, memory = measure(rows, given.kind)
        print(f"{rows:>9,} rows ({given.kind}): {speed:,.0f} rows/s, peak {memory:.0f} MiB", flush=True)


if __name__ == "__main__":
    main()
