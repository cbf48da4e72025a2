"""The Draft screen with hands on its keys, for tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from geoout.desk.desk import Desk
from geoout.tui.app import GeooutApp
from geoout.tui.screens.draft import DraftScreen
from geoout.tui.toast import Toast
from tests.tui.waiting import seen, settled, until


class Open:
    """A running app on a desk with letters, and what a test looks at."""

    def __init__(self, app: GeooutApp, pilot: Pilot[None], desk: Desk) -> None:
        self.app, self.pilot, self.desk = app, pilot, desk

    @property
    def screen(self) -> DraftScreen:
        return next(each for each in self.app.screen_stack if isinstance(each, DraftScreen))

    @property
    def said(self) -> str:
        """The toast."""
        return self.app.screen.query_one(Toast).text

    @property
    def seen(self) -> str:
        """All that is on the terminal."""
        return seen(self.pilot)

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for something to be so."""
        await until(self.pilot, holds)

    async def checked(self) -> None:
        """Wait for the checks of the text as it stands and for it to be kept."""
        screen = self.screen
        await self.until(
            lambda: (
                screen.judged is not None
                and screen.judged.body == screen.editor.text
                and screen.judged.subject == screen.subject.value
                and screen.passed
                and screen.draft == screen.stored
            )
        )

    def kept(self, id: int = 1) -> str:
        return self.desk.store.drafts.get(id).body


@asynccontextmanager
async def opened(desk: Desk, size: tuple[int, int] = (140, 40)) -> AsyncIterator[Open]:
    app = GeooutApp(desk, open_on="draft", keymap=Path("/nonexistent/keymap.toml"))
    async with app.run_test(size=size) as pilot:
        here = Open(app, pilot, desk)
        if here.screen.draft is not None:
            await here.checked()
        await settled(pilot)
        yield here


async def type_text(here: Open, text: str) -> None:
    for character in text:
        await here.pilot.press({" ": "space", "\n": "enter"}.get(character, character))
