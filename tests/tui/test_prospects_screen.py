"""The Prospects screen, driven by keys over a real store: find, mark, judge, undo, and what the panes say."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.scroll_view import ScrollView

from geoout.prospects.prospect import State
from geoout.tui.app import GeooutApp
from geoout.tui.lined import Lined
from geoout.tui.screens.prospects import ProspectsScreen
from geoout.tui.toast import Toast
from geoout.tui.widgets.detail import Detail
from tests.tui.sites import desk_in
from tests.tui.waiting import until

SIZE = (140, 40)


class Driven:
    """The screen and the hands on its keys."""

    def __init__(self, pilot: Pilot[Any], page: ProspectsScreen) -> None:
        self.pilot, self.page = pilot, page
        self.desk, self.store = page.desk, page.desk.store

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, holds: Callable[[], object]) -> None:
        await until(self.pilot, holds)

    async def filter(self, text: str) -> None:
        await self.press("slash", *text)
        await self.press("enter")
        await self.settled()

    async def settled(self) -> None:
        """Wait until vector and counts of the latest question are there."""
        page = self.page
        await self.until(lambda: page.complete and page.counts_of == page.revision)

    @property
    def sites(self) -> list[str]:
        return [row.domain for row in self.store.prospects.rows(self.page.rows.ids)]

    @property
    def current(self) -> str:
        return self.page.rows.row.domain

    @property
    def toast(self) -> str:
        return self.page.app.screen.query_one(Toast).text

    def text(self, selector: str) -> str:
        """What a widget shows, or the lines of a container."""
        widget = self.page.app.screen.query_one(selector)
        drawn = [widget] if isinstance(widget, Lined | ScrollView) else [w for w in widget.query(Lined) if w.display]
        return "\n".join(each.render_line(y).text for each in drawn for y in range(each.size.height))

    def id_of(self, domain: str) -> int:
        found = self.store.prospects.by_domain(domain)
        assert found is not None
        return found.id

    def state_of(self, domain: str) -> State:
        return self.store.prospects.get(self.id_of(domain)).state


@asynccontextmanager
async def driven(folder: Path, size: tuple[int, int] = SIZE, *, filled: bool = True) -> AsyncIterator[Driven]:
    desk = desk_in(folder, filled=filled)
    app = GeooutApp(desk, keymap=folder / "none.toml")
    async with app.run_test(size=size) as pilot:
        page = app.screen
        assert isinstance(page, ProspectsScreen)
        hands = Driven(pilot, page)
        await hands.settled()
        await hands.until(lambda: page.names)
        await pilot.pause()
        yield hands
    desk.close()


async def test_opens_on_the_best_sites_with_markets_and_views(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        assert hands.current == "wohnwert.example"
        assert len(hands.sites) == 32
        markets = hands.text("#markets")
        assert "All markets" in markets and "Germany" in markets and "To judge" in markets
        assert "Closed" not in markets  # a view of nothing hides
        assert "0 marked / 32 shown / 32" in hands.text("Prompt")


async def test_filter_is_live_and_escape_leaves_it_as_it_was(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.press("slash", *"m:jp")
        await hands.settled()
        assert len(hands.sites) == 6
        await hands.press("escape")
        await hands.settled()
        assert len(hands.sites) == 32 and hands.page.text == ""


async def test_filter_finds_two_character_japanese_words(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        hands.page.filter_by("防災")
        await hands.settled()
        assert hands.sites == ["bousai-techo.example"]


async def test_a_wrong_filter_says_so_in_its_line_and_keeps_the_list(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.filter("m:de")
        await hands.press("slash", *" scor>60")
        assert "did you mean score" in hands.text("Prompt")
        assert hands.toast == ""
        await hands.press(*["backspace"] * 8, *" (")
        await hands.settled()
        assert "not closed" in hands.text("Prompt")
        assert len(hands.sites) == 16
        await hands.press("enter")
        assert "not closed" in hands.text("Prompt")
        await hands.press("escape")
        await hands.settled()
        assert len(hands.sites) == 32


async def test_nothing_found_says_how_to_get_out(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.filter("m:de score>99")
        assert "no prospect matches m:de score>99" in hands.text("#nothing")
        await hands.press("u")  # undo reaches the filter too
        await hands.settled()
        assert len(hands.sites) == 32


async def test_views_and_markets_are_terms_of_the_filter(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.press("right_square_bracket")
        await hands.settled()
        assert hands.page.text == "state:new"
        await hands.press("m", *"japan", "enter")
        await hands.settled()
        assert hands.page.text == "m:jp state:new"
        await hands.press("left_square_bracket")
        await hands.settled()
        assert hands.page.text == "m:jp" and len(hands.sites) == 6


async def test_the_markets_pane_is_walked_and_chosen_by_keys(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.press("shift+tab", "j", "enter")
        await hands.settled()
        assert hands.page.text == "m:de"
        assert hands.page.focused is hands.page.rows


async def test_marks_are_counted_and_undone(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.press("space", "space", "v", "j", "v")
        assert len(hands.page.rows.marks) == 4
        assert "4 marked / 32 shown / 32" in hands.text("Prompt")
        await hands.press("u")
        assert len(hands.page.rows.marks) == 2
        await hands.filter("m:fr")
        await hands.press("asterisk")
        assert len(hands.page.rows.marks) == 7  # marks survive another filter
        assert "7 marked / 5 shown / 32" in hands.text("Prompt")


async def test_reject_advances_and_undo_takes_it_back(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.press("r")
        assert hands.state_of("wohnwert.example") is State.REJECTED
        assert hands.current == "kurashi-hoken.example"
        assert hands.toast == "wohnwert.example rejected"
        await hands.press("u")
        assert hands.state_of("wohnwert.example") is State.NEW
        await hands.press("U")
        assert hands.state_of("wohnwert.example") is State.REJECTED


async def test_bulk_is_one_undo_step_that_brings_the_marks_back(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.filter("m:gb")
        await hands.press("asterisk", "w")
        assert [hands.state_of(site) for site in hands.sites] == [State.LATER] * 3
        assert len(hands.page.rows.marks) == 0
        await hands.press("u")
        assert State.LATER not in [hands.state_of(site) for site in hands.sites]
        assert len(hands.page.rows.marks) == 3


async def test_approve_needs_the_four_fields_and_the_answers(tmp_path: Path) -> None:
    """R8, R74: refused with the field named; the checklist is asked by letter."""
    async with driven(tmp_path) as hands:
        await hands.filter("site:loft-and-lane")
        await hands.press("a")
        await hands.pilot.pause()
        asked = hands.text("#questions")
        assert "its topic is missing" in asked and "not yet" in asked
        await hands.press("e", "f", "g", "ctrl+s")
        assert hands.state_of("loft-and-lane.example") is not State.APPROVED
        assert hands.toast == "not approved: its topic is missing"
        answers = dict(hands.store.prospects.get(hands.id_of("loft-and-lane.example")).answers)
        assert answers["e"] and answers["f"] and answers["g"]


async def test_approve_of_a_whole_site_is_one_key(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.filter("site:wohnwert")
        await hands.press("a")
        assert hands.state_of("wohnwert.example") is State.APPROVED


async def test_approve_of_many_names_the_first_that_lacks_something(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.press("space", "j", "j", "space", "a")  # wohnwert is whole, loft-and-lane is not
        assert hands.state_of("wohnwert.example") is State.APPROVED
        assert hands.state_of("loft-and-lane.example") is State.NEW
        assert hands.toast.startswith(
            "wohnwert.example approved; 1 not yet, loft-and-lane.example: its topic is missing"
        )
        assert hands.page.rows.marks.ids == {hands.id_of("loft-and-lane.example")}


async def test_sort_keeps_the_cursor_visible_and_turns_round(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.press("s", *"site", "enter")
        await hands.settled()
        assert hands.sites == sorted(hands.sites)
        hands.page.sort_on("domain")
        await hands.settled()
        assert hands.sites == sorted(hands.sites, reverse=True)


async def test_the_detail_adds_up_and_greets(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        detail = hands.text("#detail")
        for said in ("Local to Germany", "88 of 100", "+30", "German text", "Ahrefs DR, 3 Nov", "7 of 8"):
            assert said in detail
        assert "Sehr geehrte Frau Dr. Vogelsang," in detail
        points = [int(line.split("+")[-1]) for line in detail.splitlines() if "+" in line]
        assert sum(points) == 88
        assert "Berlin" in hands.text("#header")


async def test_the_detail_follows_and_no_consent_is_a_warning(tmp_path: Path) -> None:
    async with driven(tmp_path) as hands:
        await hands.filter("site:maklerpost")
        assert "no consent on record" in hands.text("#detail")


async def test_narrow_has_a_peek_and_enter_shows_the_detail(tmp_path: Path) -> None:
    async with driven(tmp_path, (80, 24)) as hands:
        peek = hands.text("#peek")
        assert "local 88" in peek and "Sehr geehrte Frau Dr. Vogelsang," in peek and "checklist 7/8" in peek
        assert not hands.page.query_one("#detail").display
        await hands.press("enter")
        assert isinstance(hands.page.focused, Detail) and hands.page.query_one("#detail").display
        await hands.press("escape")
        assert hands.page.focused is hands.page.rows and not hands.page.query_one("#detail").display
        assert "0 / 32 / 32" in hands.text("Prompt")


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (110, 30)])
async def test_an_empty_workspace_says_what_to_do(tmp_path: Path, size: tuple[int, int]) -> None:
    async with driven(tmp_path, size, filled=False) as hands:
        empty = hands.text("#empty")
        assert "An empty workspace" in empty and "Import an export file" in empty and "Look at the demo" in empty
        assert "I import" in hands.text("#footer")
        await hands.press("a", "d", "enter")  # nothing to do it to, nothing breaks


async def test_a_tiny_terminal_says_what_it_needs(tmp_path: Path) -> None:
    async with driven(tmp_path, (40, 12)) as hands:
        assert "at least 60×16" in hands.text("TooSmall")
        await hands.pilot.resize_terminal(80, 24)
        await hands.pilot.pause()
        assert "wohnwert.example" in hands.text("#rows")


async def test_every_action_of_the_table_has_an_answer(tmp_path: Path) -> None:
    from geoout.actions import actions_on

    async with driven(tmp_path) as hands:
        assert [a.id for a in actions_on("prospects") if hands.page.reason(a) == "not in this version"] == []
