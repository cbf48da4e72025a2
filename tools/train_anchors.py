"""Train the model behind anchor verification from anchors whose language is known.

    python -m tools.train_anchors ../shared/data/anchors        (needs lightgbm in an environment of its own)

Writes geoout/language/anchor_data/model.json, and benchmarks/anchor_folds.json with the five models that each have not
seen a fifth of the anchors: by them `make eval` judges honestly. Which fifth an anchor is in, its text's CRC-32 says,
so that the same text is never in both. Thresholds are chosen inside of the training anchors too, on models that have
not seen them. No anchor's text gets into a model: all that it sees are the numbers of anchor_features.py.
"""

from __future__ import annotations

import argparse
import csv
import json
import zlib
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from benchmarks.anchor_folds import FOLDS, fold_of
from geoout.language.anchor_features import NAMES, SAME, lowered
from geoout.language.anchor_fold import trimmed
from geoout.language.anchor_model import Case, logistic, numbers, prepare
from geoout.language.anchor_text import judged_text

ROOT = Path(__file__).resolve().parents[1]
SEED = 4
REPEATS = 3  # of the inner parting: few names decide a threshold, so they are asked more than once
TREES = {"num_leaves": 4, "max_depth": 2, "learning_rate": 0.09, "min_child_samples": 20, "reg_lambda": 5.0}
DRAWN = {"subsample": 0.7, "subsample_freq": 1, "colsample_bytree": 0.5}
# Shares of the training anchors that decide where the thresholds lie; the last are the price that has to be paid.
NAMES_FLAGGED = {"one": 0.07, "several": 0.48}
ENGLISH_ACCEPTED = 0.005
RIGHT_LEFT = 0.065  # right anchors that may be left undecided, so that few English ones decide no threshold alone

# What must never speak for a name (+1), or against one (-1), however the training anchors fell.
DIRECTIONS = {
    "count_plain": 1, "count_function_english": 1, "count_function_near": 1, "most_plain_english": 1, "mean_plain": 1,
    "mean_english_ending": 1, "count_function_market": -1, "count_names": -1, "mean_names": -1,
    "mean_loans": -1, "mean_shared": -1, "mean_spread": -1, "mean_even": -1, "least_even": -1, "most_even": -1,
}  # fmt: skip

Row = dict[str, Any]


def read(folder: Path) -> list[Row]:
    """The rows of both files that the model has to judge, with group, fold and features."""
    rows = []
    for name in ("dev.tsv", "undecidable_dev.tsv"):
        with (folder / name).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                case = prepare(lowered(trimmed(judged_text(row["anchor"]))), row["expected_market_language"])
                if isinstance(case, Case):
                    rows.append(_described(row, case))
    return rows


def _described(row: dict[str, str], case: Case) -> Row:
    market, true = row["expected_market_language"], row["true_language"]
    if true != market and true in SAME.get(market, ()):
        true = market
    group = "name" if true == "und" else "right" if true == market else "English" if true == "en" else "neighbour"
    return {
        "group": group,
        "own": case.own,
        "several": "one" if len(case.words) == 1 else "several",
        "fold": fold_of(row["anchor"]),
        "numbers": numbers(case, market),
    }


def fit(rows: list[Row]) -> dict[str, Any]:
    """A model with its thresholds, learned from `rows` alone."""
    held: list[Row] = []
    for repeat in range(REPEATS):
        parts = [row | {"fold": zlib.crc32(f"{repeat}{row['numbers']}".encode()) % FOLDS} for row in rows]
        for fold in range(FOLDS):
            forests = _forests([row for row in parts if row["fold"] != fold])
            rest = [row for row in parts if row["fold"] == fold]
            held += [row | {name: logistic(trees, row["numbers"]) for name, trees in forests.items()} for row in rest]
    return {"thresholds": _thresholds(held)} | _forests(rows)


def _forests(rows: list[Row]) -> dict[str, Any]:
    own = [row for row in rows if row["own"]]
    other = [row for row in rows if not row["own"]]
    wrong = ("English", "neighbour")
    return {
        "match": _forest([row for row in own if row["group"] != "name"], lambda row: row["group"] == "right", {}, {}),
        # `match` has told the market's own apart: this one is there to part names from other languages.
        "flag": _forest(own, lambda row: row["group"] in wrong, {"right": 0.2, "neighbour": 0.5}, DIRECTIONS),
        "foreign": _forest(other, lambda row: row["group"] in wrong, {}, DIRECTIONS, trees=65),
    }


def _forest(
    rows: list[Row], is_true: Any, weighs: dict[str, float], directions: dict[str, int], trees: int = 130
) -> list[Any]:
    options = (
        TREES | DRAWN | {"n_estimators": trees, "monotone_constraints": [directions.get(name, 0) for name in NAMES]}
    )
    machine = lightgbm.LGBMClassifier(**options, random_state=SEED, n_jobs=1, verbose=-1, deterministic=True)
    weights = [weighs.get(row["group"], 1.0) for row in rows]
    machine.fit(np.array([row["numbers"] for row in rows]), np.array([int(is_true(row)) for row in rows]), weights)
    dumped = machine.booster_.dump_model()
    return [_flat(tree["tree_structure"]) for tree in dumped["tree_info"]]


def _flat(node: dict[str, Any]) -> list[float]:
    """A tree of two questions in a row: feature and bound, then for both answers feature, bound and two leaves."""
    return [*_asked(node), *_leaves(node, "left_child"), *_leaves(node, "right_child")]


def _leaves(node: dict[str, Any], side: str) -> list[float]:
    child = node.get(side, node)
    if "leaf_value" in child:
        leaf = round(child["leaf_value"], 4)
        return [0, 0, leaf, leaf]
    return [*_asked(child), *(round(child[end]["leaf_value"], 4) for end in ("left_child", "right_child"))]


def _asked(node: dict[str, Any]) -> list[float]:
    return [node["split_feature"], round(node["threshold"], 4)] if "split_feature" in node else [0, 0]


def _thresholds(rows: list[Row]) -> dict[str, float]:
    found = {}
    for several, share in NAMES_FLAGGED.items():
        for name, own in (("flag", True), ("foreign", False)):
            names = [
                row[name] for row in rows if row["group"] == "name" and row["several"] == several and row["own"] == own
            ]
            found[f"{name}_{several}"] = _upper(names, share)
    english = [row["match"] for row in rows if row["group"] == "English" and row["own"]]
    right = [row["match"] for row in rows if row["group"] == "right"]
    found["match"] = max(_upper(right, 1 - RIGHT_LEFT), _upper(english, ENGLISH_ACCEPTED))
    return found


def _upper(values: list[float], share: float) -> float:
    ordered = sorted(values, reverse=True)
    return round(ordered[int(share * len(ordered))], 4)


def main() -> int:
    """Train on all anchors and on each four fifths."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    rows = read(parser.parse_args().folder)
    about = {
        "what": "trees of two questions over the features, written by tools/train_anchors.py: [feature, bound, then "
        "for up to it and for above it: feature, bound, what counts up to it, what counts above]",
        "seed": SEED,
        "trained_on": len(rows),
        "features": NAMES,
    }
    target = ROOT / "geoout" / "language" / "anchor_data" / "model.json"
    target.write_text(_written(about | fit(rows)), encoding="utf-8")
    folds = [fit([row for row in rows if row["fold"] != fold]) for fold in range(FOLDS)]
    (ROOT / "benchmarks" / "anchor_folds.json").write_text(
        json.dumps([{"features": NAMES} | fold for fold in folds], separators=(",", ":")) + "\n", encoding="utf-8"
    )
    print(f"{target}: {target.stat().st_size:,} bytes from {len(rows)} anchors")
    return 0


def _written(model: dict[str, Any]) -> str:
    """One tree a line."""
    parts = []
    for key, value in model.items():
        if key in ("match", "flag", "foreign"):
            lines = ",\n  ".join(json.dumps(tree, separators=(",", ":")) for tree in value)
            parts.append(f'"{key}": [\n  {lines}\n]')
        else:
            parts.append(f'"{key}": {json.dumps(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    raise SystemExit(main())
