"""The Outbox screen, driven: how tests open it, wait for it and read it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from geoout.desk.desk import Desk
from geoout.tui.app import GeooutApp
from geoout.tui.screens.outbox import OutboxScreen
from geoout.tui.toast import Toast
from geoout.tui.widgets.question import Question

WIDE, NARROW = (140, 40), (80, 24)


@asynccontextmanager
async def outbox(desk: Desk, size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[Pilot[Any], OutboxScreen]]:
    app = GeooutApp(desk, open_on="outbox", keymap=Path("/nonexistent/keymap.toml"))
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, OutboxScreen)
        await until(pilot, lambda: screen.names is not None)
        yield pilot, screen


async def until(pilot: Pilot[Any], holds: Callable[[], object]) -> None:
    """Let the program go on until something holds; a failure after that shows where it stood."""
    for _ in range(400):
        await pilot.pause()
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"never came; on the screen:\n{seen(pilot)}")


def seen(pilot: Pilot[Any]) -> str:
    """What stands on the screen."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


def said(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one(Toast).text


def letters(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.workspace.outbox.glob("*.eml")) if desk.workspace.outbox.is_dir() else []


async def answered(pilot: Pilot[Any], key: str) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, Question))
    await pilot.press(key)


async def left(pilot: Pilot[Any], screen: OutboxScreen) -> None:
    await until(pilot, lambda: pilot.app.screen is screen and screen.departure is None and said(pilot))
