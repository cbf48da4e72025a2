"""Today: what waits stands there, and enter goes where it is solved."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from outbox_workspace import NOW, Drafts, filled, workspace
from textual.pilot import Pilot

from geoout.desk.desk import Desk
from geoout.pitches.draft import DraftState
from geoout.prospects.prospect import Prospect
from geoout.tui.app import GeooutApp
from geoout.tui.screens.outbox import OutboxScreen
from geoout.tui.screens.today import TodayScreen
from geoout.tui.start import first_screen
from tests.tui.waiting import seen, until


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(workspace(tmp_path / "hausrat")) as desk:
        desk.now = lambda: NOW  # type: ignore[method-assign]
        yield desk


@asynccontextmanager
async def today(desk: Desk, size: tuple[int, int] = (140, 40)) -> AsyncIterator[tuple[Pilot[Any], TodayScreen]]:
    app = GeooutApp(desk, open_on="today", keymap=Path("/nonexistent/keymap.toml"))
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        await until(pilot, lambda: screen.names is not None)
        yield pilot, screen


async def test_what_waits_stands_in_sections(desk: Desk) -> None:
    filled(desk)
    assert first_screen(desk) == "today"
    async with today(desk) as (pilot, screen):
        shown = seen(pilot)
        assert "2 blocked / 2 ready / 1 returned" in shown
        assert "Nora Wiese" not in shown, "what is set aside does not wait"
        assert shown.index("Blocked  2") < shown.index("Ready  2") < shown.index("Returned  1")
        assert "enter mend it in the draft" in shown
        assert len(screen.rows.ids) == 5


async def test_enter_goes_where_it_is_solved(desk: Desk) -> None:
    ids = filled(desk)
    async with today(desk) as (pilot, screen):
        screen.rows.go_to(ids["english"])
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, OutboxScreen))
        out: Any = pilot.app.screen
        await until(pilot, lambda: out.rows.current == ids["english"])
        await pilot.press("0")
        await until(pilot, lambda: pilot.app.screen is screen)
        screen.rows.go_to(ids["informal"])
        await pilot.press("enter")
        await until(pilot, lambda: getattr(pilot.app.screen, "NAME", "") == "draft")


async def test_what_was_solved_elsewhere_waits_no_more(desk: Desk) -> None:
    ids = filled(desk)
    async with today(desk) as (pilot, screen):
        await pilot.press("3")
        await until(pilot, lambda: isinstance(pilot.app.screen, OutboxScreen))
        out: Any = pilot.app.screen
        out.rows.go_to(ids["informal"])
        await pilot.press("w", "0")
        await until(pilot, lambda: pilot.app.screen is screen)
        await until(pilot, lambda: "1 blocked / 2 ready / 1 returned" in seen(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "2 blocked / 2 ready / 1 returned" in seen(pilot))


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
async def test_nothing_waits(desk: Desk, size: tuple[int, int]) -> None:
    Drafts(desk).german("Katrin Lang", "wohnwert.example", state=DraftState.LATER)
    assert first_screen(desk) == "prospects"
    async with today(desk, size) as (pilot, _):
        shown = seen(pilot)
        assert "Nothing waits" in shown and "Go to the prospects" in shown
        await pilot.press("enter", "j", "escape")
        await pilot.press("1")
        await until(pilot, lambda: getattr(pilot.app.screen, "NAME", "") == "prospects")


async def test_narrow_shows_what_blocks_in_the_peek(desk: Desk) -> None:
    filled(desk)
    async with today(desk, (80, 24)) as (pilot, _):
        await until(pilot, lambda: "✗ REG001 “dich” addresses the reader" in seen(pilot))


@asynccontextmanager
async def _on_today(desk: Desk, size: tuple[int, int]) -> AsyncIterator[Pilot[Any]]:
    async with today(desk, size) as (pilot, _):
        yield pilot


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
async def test_r99_a_folder_without_sites_of_its_market_is_named_until_one_is_added(
    desk: Desk, size: tuple[int, int]
) -> None:
    Drafts(desk).german("Katrin Lang", "wohnwert.example")
    sentence = "/en-gb/ has no sites in United Kingdom yet: I imports, + adds some"
    async with _on_today(desk, size) as pilot:
        await until(pilot, lambda: sentence in seen(pilot))
        desk.store.prospects.add(Prospect("warm.example", market="gb"))
        await pilot.press("1")
        await until(pilot, lambda: getattr(pilot.app.screen, "NAME", "") == "prospects")
        await pilot.press("0")
        await until(pilot, lambda: getattr(pilot.app.screen, "NAME", "") == "today")
        await until(pilot, lambda: "has no sites" not in seen(pilot))


async def test_r99_where_nothing_waits_the_key_that_leads_there_says_it(desk: Desk) -> None:
    async with _on_today(desk, (140, 40)) as pilot:
        await until(pilot, lambda: "Nothing waits" in seen(pilot))
        await until(pilot, lambda: "/de/ (Germany), /en-gb/ (United Kingdom) have no sites" in seen(pilot))
        await pilot.press("I")
        await until(pilot, lambda: getattr(pilot.app.screen, "NAME", "") != "today")


async def test_r96_another_structure_than_declared_is_said(tmp_path: Path) -> None:
    place = workspace(tmp_path / "hausrat")
    path = place.folder / "campaign.yaml"
    path.write_text(path.read_text("utf-8").replace("structure: subdirectory", "structure: cctld"), "utf-8")
    with Desk.open(place) as desk:
        desk.now = lambda: NOW  # type: ignore[method-assign]
        filled(desk)
        async with _on_today(desk, (140, 40)) as pilot:
            await until(pilot, lambda: "campaign.yaml says cctld" in seen(pilot))
