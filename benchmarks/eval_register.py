"""How well the register lists do on annotated sentence pairs.

    python benchmarks/eval_register.py [--half even|odd] [--show fr]

Informal caught: informal versions that are flagged; false alarm: formal versions that are. A text is flagged when its
verdict is informal or mixed. Pairs that say the same in both registers are left out.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from geoout.language.register import find, verdict

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "register"
# File, language, what the same kind of lists reached when it was measured before (informal caught, false alarm).
SETS = (
    ("de", "de", "99.3/0.2"),
    ("fr", "fr", "99.3/0.7"),
    ("es", "es", "96.5/0.7"),
    ("pt_PT", "pt_PT", "97.3/2.1"),
    ("ja", "ja", "95.9/2.9"),
)


def main() -> None:
    """Print the table, and the misses of one language when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("even", "odd", "all"), default="all")
    parser.add_argument("--show", metavar="LANGUAGE", help="print what one language misses and flags wrongly")
    arguments = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: {DATA} is not here")
        return
    print(f"{'language':9} {'pairs':>5} {'caught':>7} {'alarm':>6}  {'to approach':11} {'µs/text':>8}")
    for name, language, approach in SETS:
        pairs = [pair for pair in _pairs(DATA / f"{name}.jsonl", arguments.half) if not pair["same"]]
        started = time.perf_counter()
        missed = [pair for pair in pairs if not _flagged(language, pair["informal"])]
        alarmed = [pair for pair in pairs if _flagged(language, pair["formal"])]
        micros = (time.perf_counter() - started) / (2 * len(pairs)) * 1e6
        caught = 100 - 100 * len(missed) / len(pairs)
        alarm = 100 * len(alarmed) / len(pairs)
        print(f"{name:9} {len(pairs):5} {caught:7.1f} {alarm:6.1f}  {approach:11} {micros:8.0f}")
        if arguments.show == name:
            _show(language, missed, alarmed)
    _hard_negatives()


def _pairs(path: Path, half: str) -> list[dict]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return rows if half == "all" else rows[0 if half == "even" else 1 :: 2]


def _flagged(language: str, text: str) -> bool:
    return verdict(language, text) in ("informal", "mixed")


def _show(language: str, missed: list[dict], alarmed: list[dict]) -> None:
    for pair in missed:
        print(f"  missed  {pair['informal']}   {pair['informal_spans']}")
    for pair in alarmed:
        hits = [hit.text for hit in find(language, pair["formal"]) if hit.register == "informal"]
        print(f"  alarm   {pair['formal']}   {hits}")


def _hard_negatives() -> None:
    known = {language.split("_")[0] for _, language, _ in SETS}
    rows = [row for row in _pairs(DATA / "hard_negatives.jsonl", "all") if row["lang"] in known]
    wrong = [row for row in rows if any(hit.register == "informal" for hit in find(row["lang"], row["text"]))]
    print(f"hard negatives: {len(wrong)} of {len(rows)} flagged")
    for row in wrong:
        print(f"  {row['lang']} {row['text']}")


if __name__ == "__main__":
    main()
