"""The Outbox screen, driven: how tests open it, wait for it and read it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from geoout.desk.desk import Desk
from geoout.tui.app import GeooutApp
from geoout.tui.outbox.export_float import ExportFloat
from geoout.tui.screens.outbox import OutboxScreen
from geoout.tui.toast import Toast
from geoout.tui.widgets.chooser import Chooser
from geoout.tui.widgets.question import Question
from tests.tui.waiting import until

WIDE, NARROW = (140, 40), (80, 24)


@asynccontextmanager
async def outbox(desk: Desk, size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[Pilot[Any], OutboxScreen]]:
    app = GeooutApp(desk, open_on="outbox", keymap=Path("/nonexistent/keymap.toml"))
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, OutboxScreen)
        await until(pilot, lambda: screen.names is not None)
        yield pilot, screen


def said(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one(Toast).text


def letters(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.workspace.outbox.glob("*.eml")) if desk.workspace.outbox.is_dir() else []


async def answered(pilot: Pilot[Any], key: str) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, (ExportFloat, Question)))
    await pilot.press(key)


async def chosen(pilot: Pilot[Any], screen: OutboxScreen, way: str) -> None:
    """Choose a destination by typing its name."""
    await pilot.press("t")
    await until(pilot, lambda: isinstance(pilot.app.screen, Chooser))
    await pilot.press(*way, "enter")
    await until(pilot, lambda: pilot.app.screen is screen)


async def left(pilot: Pilot[Any], screen: OutboxScreen) -> None:
    await until(pilot, lambda: pilot.app.screen is screen and screen.departure is None and said(pilot))
