"""The editor: a character is what a reader sees as one; findings are underlined where they are."""

from __future__ import annotations

import pytest
from gallery import gallery
from textual import events
from textual.app import App, ComposeResult

from geoout.tui.theme import own_variables
from geoout.tui.widgets.editor import Editor, Underline

FAMILY = "👩‍👩‍👧"
CLUSTERS = ["a", "e\u0301", "नि", FAMILY, "🇩🇪", "한", "ก็"]


class Alone(App[None]):
    """Only an editor."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.said: list[str] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return own_variables()

    def compose(self) -> ComposeResult:
        yield Editor(self.text)

    def on_editor_edited(self, event: Editor.Edited) -> None:
        self.said.append(event.text)


@pytest.mark.parametrize("cluster", CLUSTERS)
async def test_the_cursor_never_stops_inside_a_character(cluster: str) -> None:
    app = Alone(f"x{cluster}y")
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        await pilot.press("right", "right")
        assert editor.cursor == 1 + len(cluster)
        await pilot.press("left")
        assert editor.cursor == 1
        await pilot.press("delete")
        assert editor.text == "xy"
        await pilot.press("ctrl+z", "right", "backspace")
        assert editor.text in (f"x{cluster}", "xy")


@pytest.mark.parametrize("cluster", CLUSTERS)
async def test_backspace_takes_a_whole_character(cluster: str) -> None:
    app = Alone(cluster)
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        editor.go_to(len(cluster))
        await pilot.press("backspace")
        assert editor.text == ""
        await pilot.press("ctrl+z")
        assert editor.text == cluster


async def test_up_and_down_do_not_end_inside_a_character() -> None:
    app = Alone(f"abcd\n{FAMILY}{FAMILY}")
    async with app.run_test() as pilot:
        editor = app.query_one(Editor)
        await pilot.press("right", "right", "right", "down")
        assert editor.cursor - 5 in (0, len(FAMILY), 2 * len(FAMILY))


async def test_places_are_code_points_of_the_whole_text() -> None:
    app = Alone("eins\n\nzwei\ndrei")
    async with app.run_test():
        editor = app.query_one(Editor)
        for offset in range(len(editor.text) + 1):
            assert editor.offset_of(editor.place(offset)) == offset
        editor.put(6, 10, "zwanzig")
        assert editor.text == "eins\n\nzwanzig\ndrei"
        editor.undo()
        assert editor.text == "eins\n\nzwei\ndrei"


async def test_only_the_users_changes_are_told() -> None:
    app = Alone("a")
    async with app.run_test() as pilot:
        app.query_one(Editor).show("b")
        await pilot.pause()
        assert app.said == []
        await pilot.press("x")
        await pilot.pause()
        assert app.said == ["xb"]


async def test_pasted_text_is_cleaned_and_replaces_the_selection() -> None:
    app = Alone("alt")
    async with app.run_test() as pilot:
        await pilot.press("shift+right", "shift+right", "shift+right")
        app.post_message(events.Paste("neu\x1b[31m\u202e\nq"))
        await pilot.pause()
        assert app.query_one(Editor).text == "neu[31m\nq"


def _styles(editor: Editor, row: int) -> list[tuple[str, bool, bool]]:
    return [
        (
            segment.text,
            bool(segment.style and segment.style.underline2),
            bool(segment.style and segment.style.underline),
        )
        for segment in editor.render_line(row)
    ]


async def test_findings_are_underlined_and_the_margin_has_their_shape() -> None:
    app = gallery("draft")
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        editor = app.screen.query_one(Editor)
        rows = [editor.render_line(y).text for y in range(12)]
        row = next(i for i, line in enumerate(rows) if "dich" in line)
        assert rows[row].startswith(" ✗ Falls")
        assert ("dich", True, False) in _styles(editor, row)
        at = editor.text.index("Jonas")
        editor.underline([Underline(at, at + 5, "warning"), Underline(at, at + 5, "error")])
        await pilot.pause()
        assert not any(double for _, double, _ in _styles(editor, row))
        line = next(i for i in range(12) if "Jonas" in editor.render_line(i).text)
        assert editor.render_line(line).text.startswith(" ✗ ")


async def test_every_line_of_the_editor_fills_its_pane() -> None:
    app = gallery("draft")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        editor = app.screen.query_one(Editor)
        assert {editor.render_line(y).cell_length for y in range(editor.size.height)} == {
            editor.scrollable_content_region.width
        }


async def test_while_typing_letters_are_text_and_escape_gives_commands_back() -> None:
    app = gallery("draft")
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("i")
        await pilot.pause()
        await pilot.press("q", "colon", "j")
        editor = app.screen.query_one(Editor)
        assert editor.text.startswith("q:jSehr")
        await pilot.press("escape")
        await pilot.pause()
        assert not editor.has_focus
