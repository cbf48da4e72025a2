"""The frame: bands, hints that are never cut, a terminal that is too small, toasts, the table of actions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from gallery import gallery
from rich.cells import cell_len

from geoout.actions import ACTIONS, FOOTERS, SCREENS, actions_on, clashes
from geoout.errors import UserError
from geoout.tui.bands import FooterBand, HeaderBand
from geoout.tui.binding import read_keymap, shown
from geoout.tui.toast import Toast
from geoout.tui.widgets.prompt import Prompt, painted
from geoout.tui.widgets.rows import Rows


def _line(band) -> str:
    return band.render_line(0).text


def test_no_key_runs_two_actions_of_one_screen() -> None:
    assert clashes() == []


def test_what_the_footer_names_is_an_action_of_its_screen() -> None:
    for screen, ids in FOOTERS.items():
        known = {action.id: action for action in actions_on(screen)}
        assert set(ids) <= set(known)
        assert all(known[id].keys for id in ids)


def test_ids_are_unique_and_every_action_belongs_somewhere() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    for action in ACTIONS:
        assert set(action.screen) <= {*SCREENS, "everywhere"}, action.id
        assert not action.beside or any(other.id == action.beside for other in ACTIONS)


@pytest.mark.parametrize("width", [60, 64, 72, 80, 99, 100, 120, 140, 200])
async def test_hints_are_whole_and_the_pinned_ones_stand_at_the_right(width: int) -> None:
    app = gallery()
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        footer = _line(app.screen.query_one(FooterBand))
        assert cell_len(footer) == width
        assert "…" not in footer
        assert footer.rstrip().endswith(": commands" if width >= 100 else "? keys")
        hints = [part.strip() for part in footer.split("  ") if part.strip()]
        table = {f"{shown(a.keys[0])} {verb}" for a in actions_on("prospects") if a.keys for verb in (a.verb, a.short)}
        assert set(hints) <= table
        assert len(hints) <= 8


async def test_what_is_not_possible_stays_in_its_place_and_is_faint() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        footer = app.screen.query_one(FooterBand)
        before = _line(footer)
        app.screen.query_one(Rows).show([])
        app.screen.refresh_hints()
        assert _line(footer) == before
        line = footer.lines(140)[0]
        words = dict(zip((text for text, _ in line.left), (words for _, words in line.left), strict=True))
        assert words["a"] == "faint"
        assert words["/"] == "bold accent"


async def test_the_header_has_tabs_counts_the_campaign_and_the_readers_clock() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        header = app.screen.query_one(HeaderBand)
        said = " ".join(_line(header).split())
        assert said == "geoout 0 Today 1 Prospects 2 Draft 7 3 Outbox 5 4 Review hausrat-2026 Berlin 10:42"
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "hausrat" not in _line(header)
        assert "Berlin 10:42" in _line(header)


async def test_a_tab_can_be_clicked_and_a_number_pressed() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        assert app.screen.NAME == "draft"
        await pilot.click(HeaderBand, offset=(22, 0))
        await pilot.pause()
        assert app.screen.NAME == "prospects"


@pytest.mark.parametrize(("width", "height"), [(40, 12), (20, 5), (59, 40), (140, 15)])
async def test_a_terminal_that_is_too_small_gets_one_sentence_and_goes_on(width: int, height: int) -> None:
    app = gallery()
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        seen = " ".join(strip.text.strip() for strip in app.screen._compositor.render_strips())
        assert f"{width}×{height}" in seen
        assert "60×16" in seen
        assert "site" not in seen
        await pilot.press("j")
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        assert app.screen.query_one(Rows).size.height > 20


async def test_an_errors_toast_stays_until_a_key() -> None:
    app = gallery()
    async with app.run_test(size=(80, 24)) as pilot:
        app.toast("the disk is full, nothing was changed", "error")
        toast = app.screen.query_one(Toast)
        assert toast.display
        assert toast._timer is None
        await pilot.press("j")
        assert not toast.display


async def test_a_long_error_is_wrapped_and_not_cut() -> None:
    app = gallery()
    async with app.run_test(size=(80, 24)) as pilot:
        app.toast("campaign.yaml, line 4, field brand.name: a tab character stands before it; use spaces " * 2, "error")
        await pilot.pause()
        assert app.screen.query_one(Toast).size.height >= 2


def test_a_filter_is_painted_without_losing_a_letter() -> None:
    text = 'm:de score>60 OR -is:sent "zwei Worte" (topic:fin)'
    assert "".join(part for part, _ in painted(text)) == text
    assert ("m:", "muted") in painted(text)
    assert ("de", "") in painted(text)


async def test_escape_puts_the_filter_back() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        prompt = app.screen.query_one(Prompt)
        before = prompt.text
        await pilot.press("slash", *" dr>2")
        assert prompt.text == before + " dr>2"
        await pilot.press("escape")
        assert prompt.text == before
        await pilot.press("slash", "x", "enter")
        assert prompt.text == before + "x"
        assert not prompt.is_open


def test_a_keymap_changes_keys(tmp_path: Path) -> None:
    path = tmp_path / "keymap.toml"
    path.write_text('approve = ["A", "f5"]\nunmark = "ctrl+x"\n')
    table = {action.id: action.keys for action in read_keymap(path)}
    assert table["approve"] == ("A", "f5")
    assert table["unmark"] == ("ctrl+x",)
    assert table["reject"] == ("r",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('approve = "r"', ("Approve", "Reject", "the key r")),
        ("quit = []", ("quit always needs a key",)),
        ('aprove = "A"', ("aprove", "approve")),
        ("approve = 3", ("approve", "text")),
        ("approve = ", ("not TOML",)),
    ],
)
def test_a_keymap_that_cannot_be_is_refused_in_words(tmp_path: Path, text: str, words: tuple[str, ...]) -> None:
    path = tmp_path / "keymap.toml"
    path.write_text(text + "\n")
    with pytest.raises(UserError) as caught:
        read_keymap(path)
    assert all(word in str(caught.value) for word in (*words, "keymap.toml"))


async def test_a_users_keys_work_also_for_what_has_none(tmp_path: Path) -> None:
    import gallery as module

    path = tmp_path / "keymap.toml"
    path.write_text('approve = "A"\nunmark = "Z"\n')
    app = module.Gallery(module.desk(), keymap=path)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert app.screen.query_one(Toast).text == ""
        await pilot.press("A", "space")
        await pilot.pause()
        assert app.screen.query_one(Toast).text == "12 approved"
        assert len(app.screen.query_one(Rows).marks) == 1
        await pilot.press("Z")
        await pilot.pause()
        assert len(app.screen.query_one(Rows).marks) == 0
        assert "A approve" in _line(app.screen.query_one(FooterBand))


async def test_ascii_shapes_draw_no_other_character(monkeypatch: pytest.MonkeyPatch) -> None:
    from geoout.tui import shapes

    monkeypatch.setenv("GEOOUT_SHAPES", "ascii")
    app = gallery("draft")
    try:
        async with app.run_test(size=(140, 40)) as pilot:
            await pilot.pause()
            findings = app.screen.query_one("#findings")
            seen = "".join(findings.render_line(y).text for y in range(4))
            assert ">x REG001" in seen
    finally:
        shapes.use(shapes.UNICODE)


def test_the_table_and_the_first_frame_load_nothing_heavy() -> None:
    code = (
        "import sys; import geoout.actions; assert 'textual' not in sys.modules\n"
        "import geoout.tui.app, geoout.tui.widgets.rows, geoout.tui.widgets.detail, geoout.tui.widgets.prompt\n"
        "heavy = {'babel', 'jinja2', 'yaml', 'langdetect', 'regex', 'publicsuffixlist', 'textual.widgets._text_area'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_another_theme_reaches_every_screen_also_those_that_are_not_shown() -> None:
    from geoout.tui.theme import TOKENS
    from geoout.tui.widgets.editor import Editor

    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("colon", *"light or dark", "enter")
        await pilot.pause()
        await pilot.pause()
        light = TOKENS["background"][1]

        def ground(line) -> str:
            return {segment.style.bgcolor.name for segment in line if segment.style and segment.style.bgcolor}

        assert ground(app.screen.query_one(Rows).render_line(5)) == {light}
        await pilot.press("2")
        await pilot.pause()
        assert light in ground(app.screen.query_one(Editor).render_line(1))
        await pilot.press("3")
        await pilot.pause()
        assert ground(app.screen.query_one(Rows).render_line(5)) == {light}
