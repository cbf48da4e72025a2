"""Anchor verification on the evaluation anchors, cross-validated, beside detectors in the same run.

    python -m benchmarks.eval_anchors [--show right|English|neighbour|name]

Every anchor is judged by a model that was trained without its text (benchmarks/anchor_folds.json, written by
tools/train_anchors.py). --show lists the anchors of that group that got the wrong answer.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.anchor_folds import fold_of
from benchmarks.anchor_speed import fresh
from geoout.language import anchor_model
from geoout.language.anchor import Answer, verify
from geoout.language.anchor_features import SAME
from geoout.language.script import scripts_for

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "anchors"
FOLDS = Path(__file__).with_name("anchor_folds.json")
KINDS = ("word", "pair", "anchor", "phrase", "sentence")

Row = dict[str, str]
Judged = Sequence[tuple[Row, Answer]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", choices=("right", "English", "neighbour", "name"))
    show = parser.parse_known_args()[0].show
    if not DATA.is_dir():
        print(f"no evaluation anchors in {DATA}")
        return
    rows = read_rows()
    judged = cross_validated(rows)
    latin = [(row, answer) for row, answer in judged if "Latn" in scripts_for(row["expected_market_language"])]
    print("per cent of each group; to reach beside each figure")
    for name, part in (("all markets", judged), ("Latin script", latin)):
        _table(name, part)
    for kind in KINDS:
        _short(kind, [pair for pair in judged if pair[0]["kind"] == kind and pair[0]["true_language"] != "und"])
    _per_language(judged)
    for name, guess in _detectors().items():
        _detector(name, guess, rows)
    _speed(rows)
    if show:
        _wrong(show, judged)


def read_rows() -> list[Row]:
    """The evaluation anchors, those that translators left as they were among them."""
    rows = []
    for name in ("dev.tsv", "undecidable_dev.tsv"):
        with (DATA / name).open(encoding="utf-8", newline="") as stream:
            rows += csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    return rows


def cross_validated(rows: Iterable[Row]) -> list[tuple[Row, Answer]]:
    """What `verify` answers with the model that has not seen the row's anchor."""
    folds = json.loads(FOLDS.read_text(encoding="utf-8"))
    shipped = anchor_model.model
    found = []
    try:
        for row in rows:
            anchor_model.model = partial(folds.__getitem__, fold_of(row["anchor"]))  # type: ignore[assignment]
            found.append((row, verify(row["anchor"], [row["expected_market_language"]]).verdict))
    finally:
        anchor_model.model = shipped
    return found


def group_of(row: Row) -> str:
    """right, English, neighbour (any other language), or name (what translators left as it was)."""
    expected, true = row["expected_market_language"], row["true_language"]
    return "name" if true == "und" else "right" if expected == true else "English" if true == "en" else "neighbour"


def _share(judged: Judged, group: str, answer: Answer, *, one_word: bool = False) -> float:
    chosen = [
        given for row, given in judged
        if group_of(row) == group and (not one_word or len(row["anchor"].split()) == 1)
    ]  # fmt: skip
    return 100 * sum(given is answer for given in chosen) / max(1, len(chosen))


def _table(name: str, judged: Judged) -> None:
    apart = [(row, given) for row, given in judged if not _shares_answer(row)]
    figures = (
        ("right anchors matched", _share(judged, "right", Answer.MATCH), "≥ 93"),
        ("right anchors undecided", _share(judged, "right", Answer.UNDECIDED), ""),
        ("right anchors flagged", _share(judged, "right", Answer.MISMATCH), "≤ 2"),
        ("English flagged", _share(judged, "English", Answer.MISMATCH), "≥ 95"),
        ("English accepted", _share(judged, "English", Answer.MATCH), "≤ 1"),
        ("neighbours flagged", _share(judged, "neighbour", Answer.MISMATCH), "≥ 80"),
        ("neighbours accepted", _share(judged, "neighbour", Answer.MATCH), ""),
        ("… flagged without id/ms, hr/sr", _share(apart, "neighbour", Answer.MISMATCH), ""),
        ("names, loanwords flagged", _share(judged, "name", Answer.MISMATCH), "≤ 25"),
        ("… of one word flagged", _share(judged, "name", Answer.MISMATCH, one_word=True), "≤ 10"),
    )
    groups = Counter(group_of(row) for row, _ in judged)
    print(f"\n{name}: " + ", ".join(f"{count} {group}" for group, count in groups.items()))
    for what, share, reach in figures:
        print(f"  {what:34} {share:5.1f}  {reach}")


def _shares_answer(row: Row) -> bool:
    return row["true_language"] in SAME.get(row["expected_market_language"], ())


def _short(name: str, judged: Judged) -> None:
    right = " / ".join(
        f"{_share(judged, 'right', one):.1f}" for one in (Answer.MATCH, Answer.UNDECIDED, Answer.MISMATCH)
    )
    english = " / ".join(f"{_share(judged, 'English', one):.1f}" for one in (Answer.MISMATCH, Answer.MATCH))
    near = " / ".join(f"{_share(judged, 'neighbour', one):.1f}" for one in (Answer.MISMATCH, Answer.MATCH))
    if name == KINDS[0]:
        print(f"\n{'':10} right: match/undecided/flagged   English: flagged/accepted   neighbour: flagged/accepted")
    print(f"  {name:10} {right:>25} {english:>25} {near:>25}")


def _per_language(judged: Judged) -> None:
    print()
    by_language = defaultdict(list)
    for row, answer in judged:
        by_language[row["expected_market_language"]].append((row, answer))
    for language, part in sorted(by_language.items()):
        _short(language, part)


def _detectors() -> dict[str, Callable[[str], str]]:
    """The detectors that are installed, as functions from an anchor to a language code, empty when they have none."""
    import langdetect
    from langdetect.lang_detect_exception import LangDetectException

    langdetect.DetectorFactory.seed = 0

    def by_langdetect(anchor: str) -> str:
        try:
            guess = langdetect.detect(anchor)
        except LangDetectException:
            return ""
        return {"no": "nb", "zh-cn": "zh", "zh-tw": "zh"}.get(guess, guess)

    found = {"langdetect": by_langdetect}
    try:
        from lingua import LanguageDetectorBuilder
    except ImportError:
        return found
    detector = LanguageDetectorBuilder.from_all_languages().build()

    def by_lingua(anchor: str) -> str:
        guess = detector.detect_language_of(anchor)
        return guess.iso_code_639_1.name.lower() if guess else ""

    return found | {"lingua": by_lingua}


def _detector(name: str, guess: Callable[[str], str], rows: Sequence[Row]) -> None:
    """The same table when the detector's top guess decides."""
    guess("warm this up, please")
    begun = time.perf_counter()
    judged = []
    for row in rows:
        found = guess(row["anchor"])
        same = SAME.get(row["expected_market_language"], (row["expected_market_language"],))
        answer = Answer.UNDECIDED if not found else Answer.MATCH if found in same else Answer.MISMATCH
        judged.append((row, answer))
    each = (time.perf_counter() - begun) / len(rows) * 1e6
    _table(f"{name}, top guess, {each:.0f} µs each", judged)


def _speed(rows: Sequence[Row]) -> None:
    anchors = [(row["anchor"], (row["expected_market_language"],)) for row in rows]
    begun = time.perf_counter()
    for anchor, languages in anchors:
        verify(anchor, languages)
    each = (time.perf_counter() - begun) / len(anchors) * 1e6
    first, memory = fresh()
    print(f"\nours: {each:.0f} µs each; first answer {first:.0f} ms after import, tables take {memory:.0f} MiB")


def _wrong(group: str, judged: Judged) -> None:
    wrong = Answer.MISMATCH if group in ("right", "name") else Answer.MATCH
    for row, answer in judged:
        if group_of(row) == group and answer is wrong:
            print(f"  {row['expected_market_language']:3} {row['anchor']}  ({row['true_language']})")


if __name__ == "__main__":
    main()
