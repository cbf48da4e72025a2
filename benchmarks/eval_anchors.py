"""How well anchors are verified, and how fast: `python benchmarks/eval_anchors.py [--show right|english|neighbour]`.

Right anchors should match, English ones and those of neighbours be flagged. Printed per group for markets in Latin
letters and for the others, with the share of strings that are the same in both languages that get flagged.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from pathlib import Path

from geoout.language.anchor import Answer, verify
from geoout.language.script import scripts_for

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "anchors"
GROUPS = ("right", "English", "neighbour")


def main() -> None:
    """Print the table and the cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", choices=GROUPS, help="print that group's wrong answers")
    arguments = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: {DATA} is not here")
        return
    rows = _rows("dev.tsv")
    verify("warm", ["de"])
    counts: dict[tuple[str, str], Counter[str]] = {}
    started = time.perf_counter()
    answers = [verify(row["anchor"], [row["expected_market_language"]]) for row in rows]
    cold = (time.perf_counter() - started) / len(rows) * 1e6
    started = time.perf_counter()
    for row in rows:
        verify(row["anchor"], [row["expected_market_language"]])
    warm = (time.perf_counter() - started) / len(rows) * 1e6
    for row, answer in zip(rows, answers, strict=True):
        script, group = _group(row)
        counts.setdefault((script, group), Counter())[answer.verdict] += 1
        wrong = Answer.MISMATCH if group == "right" else Answer.MATCH
        if arguments.show == group and answer.verdict is wrong:
            print(f"  {row['expected_market_language']:3} {row['anchor']}  ({row['true_language']}; {answer})")
    _table(counts)
    undecidable = Counter(
        verify(row["anchor"], [row["expected_market_language"]]).verdict for row in _rows("undecidable_dev.tsv")
    )
    print(f"same in both languages: {_shares(undecidable)}")
    print(f"µs per anchor: {warm:.0f} warm, {cold:.0f} first time; langdetect.detect {_langdetect(rows):.0f}")


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def _group(row: dict[str, str]) -> tuple[str, str]:
    expected, true = row["expected_market_language"], row["true_language"]
    script = "Latin" if "Latn" in scripts_for(expected) else "other"
    return script, "right" if expected == true else "English" if true == "en" else "neighbour"


def _table(counts: dict[tuple[str, str], Counter[str]]) -> None:
    for script in ("Latin", "other"):
        for group in GROUPS:
            print(f"{script:6} {group:10} {_shares(counts[script, group])}")


def _shares(counter: Counter[str]) -> str:
    total = counter.total()
    return f"n {total:5}  " + "  ".join(f"{answer.value} {100 * counter[answer] / total:5.1f}" for answer in Answer)


def _langdetect(rows: list[dict[str, str]]) -> float:
    import langdetect
    from langdetect.lang_detect_exception import LangDetectException

    langdetect.detect("warm this up, please")
    started = time.perf_counter()
    for row in rows[::8]:
        try:
            langdetect.detect(row["anchor"])
        except LangDetectException:
            continue
    return (time.perf_counter() - started) / len(rows[::8]) * 1e6


if __name__ == "__main__":
    main()
