"""The market card: one key on every screen, every statement with its source, found and copied by keyboard (R45)."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoout.actions import SCREENS, actions_on
from geoout.tui.app import GeooutApp
from geoout.tui.widgets.card import MarketCard
from tests.tui.draft_driver import Open
from tests.tui.letters import letters


def test_r45_every_screen_has_the_key() -> None:
    for screen in SCREENS:
        (card,) = [action for action in actions_on(screen) if action.id == "card"]
        assert card.keys == ("e",)


@pytest.mark.parametrize("screen", ["today", "prospects", "draft", "outbox"])
@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_r45_e_opens_the_card_of_the_market_of_what_is_shown(
    screen: str, size: tuple[int, int], tmp_path: Path
) -> None:
    with letters(tmp_path) as desk:
        app = GeooutApp(desk, open_on=screen, keymap=Path("/nonexistent/keymap.toml"))
        async with app.run_test(size=size) as pilot:
            here = Open(app, pilot, desk)
            await here.until(lambda: app.focused is not None and "Berlin" in here.seen)
            await pilot.press("e")
            await here.until(lambda: isinstance(app.screen, MarketCard))
            await here.until(lambda: "register" in here.seen)
            assert "Germany" in here.seen
            assert "guide" in here.seen
            await pilot.press("escape")
            await here.until(lambda: not isinstance(app.screen, MarketCard))


async def _card(here: Open, key: str) -> MarketCard:
    market = here.desk.markets[key]
    card = MarketCard(market, key.upper(), here.desk.now())
    here.app.push_screen(card)
    await here.until(lambda: card.detail.ids)
    return card


async def test_the_cursor_walks_and_the_source_is_copied(tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        app = GeooutApp(desk, open_on="today", keymap=Path("/nonexistent/keymap.toml"))
        async with app.run_test(size=(80, 24)) as pilot:
            here = Open(app, pilot, desk)
            card = await _card(here, "de")
            await pilot.press("j", "j", "k")
            assert card.detail.current == card.detail.ids[1]
            await pilot.press("G")
            assert card.detail.current == card.detail.ids[-1]
            await pilot.press("y")
            source = desk.markets["de"].law.source
            assert app.clipboard == source.url
            assert f"copied {source.url}" in here.said.replace("\n", "")
            await pilot.press("g", "y")
            assert app.clipboard == "the guide"
            assert "it has no address" in here.said


async def test_slash_finds_a_statement_and_escape_gives_them_back(tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        app = GeooutApp(desk, open_on="today", keymap=Path("/nonexistent/keymap.toml"))
        async with app.run_test(size=(80, 24)) as pilot:
            here = Open(app, pilot, desk)
            card = await _card(here, "mx")
            every = card.detail.ids
            await pilot.press("/", *"medios", "enter")
            await here.until(lambda: "medios de comunicación" in here.seen)
            assert card.detail.ids == ["What works sources"]
            assert "y copy source" in here.seen
            await pilot.press("/", *" zzz")
            await here.until(lambda: "nothing here says that" in here.seen)
            await pilot.press("escape")
            assert card.detail.ids == every
            await pilot.press("escape")
            await here.until(lambda: not isinstance(app.screen, MarketCard))


async def test_r65_a_silent_guide_and_the_day_of_the_law_note_are_seen(tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        app = GeooutApp(desk, open_on="today", keymap=Path("/nonexistent/keymap.toml"))
        async with app.run_test(size=(140, 60)) as pilot:
            here = Open(app, pilot, desk)
            await _card(here, "pl")
            await here.until(lambda: "the guide says nothing about this market" in here.seen)
            await pilot.press("/", *"law")
            await here.until(lambda: "not legal advice" in here.seen)
            assert desk.markets.as_of in here.seen
