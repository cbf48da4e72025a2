"""Widths are cells: nothing that is drawn is wider or narrower than its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from geoout.tui.ink import Ink, Line, cut, cut_spans, fit, paint, width_of, wrap
from geoout.tui.theme import TOKENS, themes
from geoout.tui.widgets.gauge import gauge, range_gauge, wandering

TEXT = st.text(alphabet=st.sampled_from("abc äß…佐藤編集長ก็한국어e\u0301👩\u200d💻 ,.-"), max_size=40)
COLOURS = Ink({token: values[0] for token, values in TOKENS.items()})


@given(TEXT, st.integers(0, 30))
def test_cut_fits(text: str, cells: int) -> None:
    assert cell_len(cut(text, cells)) <= cells
    text = text.strip("\u200d")
    if 0 < cell_len(text) <= cells:
        assert cut(text, cells) == text


@given(TEXT, st.integers(1, 30), st.booleans())
def test_fit_is_exact(text: str, cells: int, right: bool) -> None:
    assert cell_len(fit(text, cells, right)) == cells


def test_a_cut_cell_says_so_and_never_splits_a_wide_character() -> None:
    assert cut("「地震と家財保険」の記事", 11) == "「地震と家…"
    assert cut("e\u0301e\u0301e\u0301", 2) == "e\u0301…"


def test_cut_spans_say_that_something_followed() -> None:
    assert cut_spans([("abc", ""), ("def", "muted")], 3) == [("ab…", "")]


@given(TEXT, st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_no_letter(text: str, width: int) -> None:
    rows = wrap([text], width)
    assert all(width_of(row) <= width for row in rows)
    assert "".join(t for row in rows for t, _ in row).replace(" ", "") == text.replace(" ", "")


def test_wrap_keeps_words_whole_and_closing_marks_off_the_start() -> None:
    assert [row[0][0] for row in wrap(["one two three"], 8)] == ["one two", "three"]
    assert all(not row[0][0].startswith("。") for row in wrap(["失礼いたします。失礼いたします。"], 14))


@given(st.lists(st.tuples(TEXT, st.just("muted")), max_size=4), st.lists(st.tuples(TEXT, st.just("")), max_size=2))
def test_a_painted_line_is_exactly_as_wide_as_its_pane(left: list, right: list) -> None:
    for width in (1, 7, 40):
        strip = paint(Line(tuple(left), tuple(right), "on cursor"), width, COLOURS, Style())
        assert sum(cell_len(segment.text) for segment in strip) == width


@pytest.mark.parametrize("width", [4, 12, 33])
def test_gauges_are_as_wide_as_asked_and_show_what_is_not_zero(width: int) -> None:
    for value in (0, 1, 50, 99, 100):
        assert width_of(gauge(value, 100, width)) == width
        assert bool(gauge(value, 100, width)[0][0]) == (value > 0)
    for value in (0, 50, 100, 140, 180, 9999):
        assert width_of(range_gauge(value, 100, 180, width)) == width
    assert range_gauge(99, 100, 180, width) != range_gauge(100, 100, 180, width)
    assert {width_of(wandering(step, width)) for step in range(60)} == {width}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize(
    ("token", "least", "grounds"),
    [
        ("foreground", 7, ("background", "surface", "panel", "cursor", "cursor-blur", "added", "removed")),
        ("muted", 4.5, ("background", "surface", "panel", "cursor", "cursor-blur")),
        ("accent", 4.5, ("background", "surface", "panel", "cursor", "cursor-blur")),
        ("error", 4.5, ("background", "surface", "panel", "cursor")),
        ("warning", 4.5, ("background", "surface", "panel", "cursor")),
        ("ok", 4.5, ("background", "surface", "panel", "cursor")),
        ("faint", 3, ("background",)),
    ],
)
def test_tokens_can_be_read(column: int, token: str, least: float, grounds: tuple[str, ...]) -> None:
    for ground in grounds:
        light, dark = sorted((_luminance(TOKENS[name][column]) for name in (token, ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= least, (token, ground)


def test_every_theme_holds_every_token() -> None:
    for theme in themes():
        known = {**theme.variables, "background": theme.background, "surface": theme.surface, "panel": theme.panel}
        known |= {
            "foreground": theme.foreground,
            "accent": theme.accent,
            "error": theme.error,
            "warning": theme.warning,
        }
        assert set(TOKENS) <= set(known), theme.name


def test_an_unknown_token_is_a_mistake_and_not_plain_text() -> None:
    with pytest.raises(KeyError):
        COLOURS.style("mutde")
