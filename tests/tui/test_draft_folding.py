"""Where the editor folds a line (R84)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._wrap import chunks, compute_wrap_offsets

from geoout.tui.draft.folding import fold_by_script

fold_by_script()


def folded(text: str, width: int) -> list[str]:
    cuts = [0, *compute_wrap_offsets(text, width, 4), len(text)]
    return [text[start:stop] for start, stop in pairwise(cuts)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("bei 38\u00a0% der", 7, ["bei ", "38\u00a0% ", "der"]),
        ("article\u00a0? Si", 8, ["article\u00a0", "? Si"]),  # too wide for one line: cut where it must be
        ("un article\u00a0? Si", 10, ["un ", "article\u00a0? ", "Si"]),
        ("GmbHで調査担当を務め", 10, ["GmbHで調査", "担当を務め"]),
        ("特集を拝読し、「退去」の", 14, ["特集を拝読し、", "「退去」の"]),
        ("plain old words", 10, ["plain old ", "words"]),
    ],
)
def test_a_line_is_folded_where_its_script_allows(text: str, width: int, lines: list[str]) -> None:
    assert folded(text, width) == lines


@given(st.text())
def test_every_character_is_in_one_piece(text: str) -> None:
    assert "".join(piece for _, _, piece in chunks(text)) == text
