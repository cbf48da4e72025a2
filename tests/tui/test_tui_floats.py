"""What floats: questions, the palette, the sheet of keys, forms, choosers."""

from __future__ import annotations

import pytest
from gallery import gallery

from geoout.actions import ACTIONS
from geoout.tui.page import Page
from geoout.tui.toast import Toast
from geoout.tui.widgets.choice import Choice
from geoout.tui.widgets.chooser import Chooser
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.form import FieldBox, Form
from geoout.tui.widgets.keys_help import KeysHelp, laid_in_columns, sheet
from geoout.tui.widgets.palette import Palette
from geoout.tui.widgets.picklist import PickList
from geoout.tui.widgets.question import Question
from geoout.tui.widgets.rows import Rows


def _said(app) -> str:
    return app.screen.query_one(Toast).text


async def test_enter_alone_never_says_yes() -> None:
    """R: leaving asks with another key than the one that asked."""
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, Question)
        await pilot.press("enter", "r", "space", "x", "tab", "enter")
        assert isinstance(app.screen, Question)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Page)
        assert _said(app) == ""


async def test_y_says_yes() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, Page)
        assert _said(app) == "12 left"


def test_a_question_cannot_be_answered_by_enter() -> None:
    with pytest.raises(ValueError, match="enter"):
        Question("leave", verb="leave", key="enter")


async def test_floats_are_as_wide_as_they_say_or_the_screen_less_four() -> None:
    for width, expected in ((140, 78), (80, 76), (60, 56)):
        app = gallery()
        async with app.run_test(size=(width, 30)) as pilot:
            await pilot.press("r")
            await pilot.pause()
            assert app.screen.query_one("#box").size.width + 2 == expected


def _items(app) -> list:
    return list(app.screen.query_one(PickList).items)


async def test_the_palette_teaches_keys_and_says_why_something_cannot_be() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("colon", *"mar")
        await pilot.pause()
        assert isinstance(app.screen, Palette)
        items = {item.value: item for item in _items(app)}
        assert items["mark"].possible
        assert items["mark"].right == (("space", "bold accent"),)
        assert not items["card"].possible
        assert items["card"].note == "this site has no market"
        assert items["template"].note == "only in Draft"
        possible = [item.possible for item in _items(app)]
        assert possible == sorted(possible, reverse=True)


async def test_the_palette_runs_what_is_chosen() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("ctrl+p", *"mkf")
        await pilot.pause()
        assert _items(app)[0].value == "mark_filter"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert len(app.screen.query_one(Rows).marks) == 1204


async def test_the_palette_does_not_run_what_is_not_possible() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("colon", *"market card", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Palette)
        assert _said(app) == "this site has no market"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Page)


async def test_an_impossible_key_says_why() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert _said(app) == "Market card: this site has no market"


async def test_the_sheet_shows_this_screens_keys_and_filters_by_typing() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, KeysHelp)
        detail = app.screen.query_one(Detail)
        whole = "\n".join(detail.render_line(y).text for y in range(detail.size.height))
        assert "approve" in whole
        assert "ctrl+d ctrl+u" in whole
        assert "override" not in whole  # of Draft and Outbox
        await pilot.press(*"undo")
        await pilot.pause()
        part = "\n".join(detail.render_line(y).text for y in range(detail.size.height))
        assert "undo, redo" in part
        assert "approve" not in part
        await pilot.press("escape")
        assert isinstance(app.screen, KeysHelp)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Page)


@pytest.mark.parametrize("screen", ["today", "prospects", "draft", "outbox"])
def test_every_key_of_a_screen_is_in_its_sheet(screen: str) -> None:
    said = " ".join(keys for _, entries in sheet(screen, ACTIONS) for keys, _ in entries).split()
    for action in ACTIONS:
        if action.on(screen) and action.keys and action.help != "-" and not action.id.startswith("go_"):
            assert action.keys[0] in said or action.keys[0] in ("escape", "delete", "pagedown", "pageup"), action.id


@pytest.mark.parametrize("width", [94, 70, 50])
def test_the_sheet_fits_its_columns(width: int) -> None:
    for line in laid_in_columns(sheet("prospects", ACTIONS), width):
        assert sum(len(text) for text, _ in line.left) <= width


async def test_a_form_says_what_is_missing_in_words_and_keeps_with_ctrl_s() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("plus")
        await pilot.pause()
        assert isinstance(app.screen, Form)
        await pilot.press("enter", "ctrl+s")  # enter goes to the next field, it never keeps
        await pilot.pause()
        assert isinstance(app.screen, Form)
        errors = {box.form_field.key: box.label.error for box in app.screen.query(FieldBox)}
        assert errors == {"site": "", "audience": "is missing", "type": "choose one", "notes": ""}
        await pilot.press(*"Haus", "tab", "space", "down", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, Page)
        assert _said(app) == "kept wohnwert.example"


async def test_escape_leaves_a_form_as_it_was_even_from_a_text_of_several_lines() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("plus", "tab", "tab", "tab", *"text")
        await pilot.pause()
        assert app.screen.query(FieldBox).last().value == "text"
        await pilot.press("escape")
        await pilot.pause()
        assert _said(app) == "left as it was"


async def test_pasted_text_is_text_and_runs_no_key() -> None:
    """R: typing into the wrong window must not run commands."""
    from textual import events

    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        app.post_message(events.Paste("aaarq\x1b[31m"))
        await pilot.pause()
        assert _said(app) == ""
        await pilot.press("plus")
        await pilot.pause()
        app.post_message(events.Paste("/q\u202e\nr"))
        await pilot.pause()
        assert app.screen.query(FieldBox).first().value == "wohnwert.example/q r"


async def test_a_choice_leaves_at_its_ends() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("plus", "tab", "tab")
        choice = app.screen.query_one(Choice)
        await pilot.press("down", "down", "down")
        assert choice.value == "c"
        await pilot.press("down")
        assert not choice.has_focus


async def test_choosing_filters_by_typing() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, Chooser)
        assert app.screen.query_one(PickList).current.value == "germany"
        await pilot.press(*"switz", "enter")
        await pilot.pause()
        assert _said(app) == "only switzerland de"
