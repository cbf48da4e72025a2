"""The figures that anchor verification has to reach, by models that have not seen the anchor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from benchmarks.eval_anchors import DATA, cross_validated, group_of, read_rows
from geoout.language.anchor import Answer

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the evaluation anchors are not beside the repository")

Shares = Mapping[str, Mapping[Answer, float]]


@pytest.fixture(scope="module")
def shares() -> Shares:
    judged = cross_validated(read_rows())
    counts: dict[str, Counter[Answer]] = {}
    for row, answer in judged:
        counts.setdefault(group_of(row), Counter())[answer] += 1
        if group_of(row) == "name" and len(row["anchor"].split()) == 1:
            counts.setdefault("one-word name", Counter())[answer] += 1
    return {group: {answer: count[answer] / count.total() for answer in Answer} for group, count in counts.items()}


def test_r66_right_anchors_are_hardly_ever_flagged(shares: Shares) -> None:
    assert shares["right"][Answer.MISMATCH] <= 0.02
    assert shares["right"][Answer.MATCH] >= 0.93


def test_r66_english_is_hardly_ever_accepted(shares: Shares) -> None:
    assert shares["English"][Answer.MATCH] <= 0.01
    assert shares["English"][Answer.MISMATCH] >= 0.65


def test_r66_neighbours_are_flagged(shares: Shares) -> None:
    assert shares["neighbour"][Answer.MISMATCH] >= 0.80


def test_r68_names_and_loanwords_are_mostly_let_alone(shares: Shares) -> None:
    assert shares["name"][Answer.MISMATCH] <= 0.25
    assert shares["one-word name"][Answer.MISMATCH] <= 0.10
