"""The list: moving, marking, ranges, a vector that is swapped, a hundred thousand rows."""

from __future__ import annotations

from array import array

from gallery import gallery, site
from textual.app import App

from geoout.tui.widgets.columns import Column, laid_out
from geoout.tui.widgets.rows import Rows
from geoout.tui.widgets.sections import Lines, Section


def _list(app: App) -> Rows:
    return app.screen.query_one(Rows)


def _seen(app: App) -> list[str]:
    rows = _list(app)
    return [rows.render_line(y).text for y in range(rows.size.height)]


async def test_vim_keys_and_arrows_do_the_same() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        rows = _list(app)
        await pilot.press("j", "down", "j")
        assert rows.cursor == 3
        await pilot.press("k", "up")
        assert rows.cursor == 1
        await pilot.press("G")
        assert rows.cursor == 1203
        await pilot.press("g")
        assert rows.cursor == 0
        await pilot.press("end")
        assert rows.cursor == 1203
        await pilot.press("home", "ctrl+d")
        assert rows.cursor == rows.body_height // 2
        await pilot.press("ctrl+u", "pagedown")
        assert rows.cursor == rows.body_height
        await pilot.press("pageup", "k", "k")
        assert rows.cursor == 0


async def test_the_cursor_row_is_always_seen_and_has_the_bar() -> None:
    app = gallery()
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("pagedown", "j", "G", "k", "g", "ctrl+d"):
            await pilot.press(key)
            await pilot.pause()
            here = [line for line in _seen(app) if line.startswith("▌")]
            assert len(here) == 1, key
            assert site(_list(app).current).site[:15] in here[0]


async def test_only_the_focused_pane_has_a_bar() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert not any(line.startswith("▌") for line in _seen(app))


async def test_marks_are_what_a_key_acts_on() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        rows = _list(app)
        assert rows.chosen_ids() == [0]
        await pilot.press("space", "j", "space")  # the gallery moves on after marking
        assert rows.chosen_ids() == [0, 2]
        assert "•" in _seen(app)[1]
        assert "•" not in _seen(app)[2]
        await pilot.press("*")
        assert len(rows.marks) == 1204
        assert rows.marks.undo()
        assert rows.chosen_ids() == [0, 2]
        rows.marks.clear()
        assert rows.chosen_ids() == [rows.current]


async def test_a_sticky_range_follows_the_cursor_both_ways_and_ends() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        rows = _list(app)
        await pilot.press("j", "j", "v", "j", "j")
        assert rows.chosen_ids() == [2, 3, 4]
        await pilot.press("k", "k", "k")
        assert rows.chosen_ids() == [1, 2]
        await pilot.press("v", "G")
        assert rows.chosen_ids() == [1, 2]


async def test_shift_and_an_arrow_mark_on_the_way_until_a_plain_move() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        rows = _list(app)
        await pilot.press("shift+down", "shift+down")
        assert rows.chosen_ids() == [0, 1, 2]
        await pilot.press("j", "j", "shift+down")
        assert rows.chosen_ids() == [0, 1, 2, 4, 5]


async def test_the_cursor_stays_on_its_row_when_the_vector_is_swapped() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        rows = _list(app)
        await pilot.press("j", "j", "j")
        rows.show(array("q", reversed(range(1204))))
        assert rows.current == 3
        assert rows.cursor == 1200
        await pilot.pause()
        assert any(line.startswith("▌") for line in _seen(app))
        rows.show([8, 9])
        assert rows.current == 9
        rows.show([])
        assert rows.current is None
        assert rows.chosen_ids() == []
        await pilot.press("j", "G", "space")


async def test_a_hundred_thousand_rows_are_never_all_fetched() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        rows = _list(app)
        fetched: list[int] = []

        def fetch(ids):
            fetched.extend(ids)
            return [site(id) for id in ids]

        rows.fetch = fetch
        rows.forget()
        rows.show(array("q", range(100_000)))
        await pilot.press("G", "pageup", "g", "pagedown", "j")
        await pilot.pause()
        assert rows.cursor == rows.body_height + 1
        assert 0 < len(fetched) < 2000


async def test_a_row_that_vanished_leaves_a_dash_and_no_crash() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        rows = _list(app)
        rows.fetch = lambda ids: [site(id) for id in ids if id % 2]
        rows.forget()
        await pilot.pause()
        assert "–" in _seen(app)[1]


async def test_a_click_moves_and_a_click_in_the_gutter_marks() -> None:
    app = gallery()
    async with app.run_test(size=(140, 40)) as pilot:
        rows = _list(app)
        await pilot.click(Rows, offset=(10, 4))
        assert rows.cursor == 3
        await pilot.click(Rows, offset=(1, 5))
        assert rows.cursor == 4
        assert rows.chosen_ids() == [4]


async def test_there_is_never_a_horizontal_scrollbar_and_every_line_fills_the_pane() -> None:
    for size in ((140, 40), (110, 30), (80, 24), (60, 16)):
        app = gallery()
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            rows = _list(app)
            assert rows.max_scroll_x == 0
            assert {rows.render_line(y).cell_length for y in range(rows.size.height)} == {rows.size.width}


async def test_headings_stand_between_rows_and_the_cursor_jumps_over_them() -> None:
    app = gallery("outbox")
    async with app.run_test(size=(140, 40)) as pilot:
        rows = _list(app)
        assert "Ready  5" in _seen(app)[0]
        assert _seen(app)[6].strip() == ""
        assert "Blocked  55" in _seen(app)[7]
        await pilot.press("j", "j", "j", "j", "j")
        assert rows.current == 5
        assert _seen(app)[8].startswith("▌✗")
        await pilot.press("G")
        await pilot.pause()
        assert _seen(app)[-1].startswith("▌")


def test_columns_leave_in_their_order_as_it_narrows() -> None:
    columns = [
        Column("site", "site", str, 20, least=10, flex=1),
        Column("auth", "auth", str, 4, right=True),
        Column("lang", "lang", str, 4, leave=2),
        Column("last", "last", str, 4, leave=1),
    ]

    def keys(room: int) -> list[str]:
        return [column.key for column, _ in laid_out(columns, room)]

    assert keys(60) == ["site", "auth", "lang", "last"]
    assert keys(22) == ["site", "auth", "last"]
    assert keys(16) == ["site", "auth"]
    for room in (8, 16, 22, 60):
        laid = laid_out(columns, room)
        assert sum(width for _, width in laid) + sum(c.gap for c, _ in laid[1:]) <= max(room, 6)


def test_lines_and_rows_map_both_ways_with_empty_sections() -> None:
    lines = Lines(4, [Section(0, "a"), Section(2, "b"), Section(2, "c")])
    shown = [lines.at(y) for y in range(lines.total)]
    assert [entry.title if isinstance(entry, Section) else entry for entry in shown] == [
        "a", 0, 1, None, "b", None, "c", 2, 3,
    ]  # fmt: skip
    assert [lines.at(lines.of_row(row)) for row in range(4)] == [0, 1, 2, 3]
