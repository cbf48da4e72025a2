"""Pictures of every screen at 80×24 and 140×40, over the demo at a fixed moment: what a change did to the look."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from geoout.campaign.workspace import Workspace, init
from geoout.desk.demo import make_demo
from geoout.desk.demo.make import DatedDesk
from geoout.store.open import open_store
from geoout.tui.app import GeooutApp
from tests.tui.waiting import until

NOW = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
SIZES = {"80x24": (80, 24), "140x40": (140, 40)}
Drive = Callable[[Pilot[None]], Awaitable[None]]


def _app(desk: DatedDesk, folder: Path, open_on: str) -> GeooutApp:
    """The program, without the keymap of this machine's user."""
    return GeooutApp(desk, open_on=open_on, keymap=folder / "no-keymap.toml")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_demo(tmp_path_factory.mktemp("demo") / "hausrat-2026", NOW)


def _desk(workspace: Workspace) -> DatedDesk:
    desk = DatedDesk(workspace, open_store(workspace.database))
    desk.clock = NOW
    return desk


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("NO_COLOR", "GEOOUT_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TZ", "UTC")  # the outbox shows send slots on this computer's clock too
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def _keys(*keys: str) -> Drive:
    async def drive(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: _has_read(pilot.app.screen))
        await _settled(pilot)
        for key in keys:
            await pilot.press(key)
            await _settled(pilot)
        for cursor in pilot.app.screen.query("TextArea, Input"):
            cursor.cursor_blink = False  # type: ignore[attr-defined]

    return drive


def _has_read(page: Any) -> bool:
    """Whether what a page reads beside its first frame is there: markets, then the templates that wait for review."""
    return getattr(page, "names", "") is not None and getattr(page, "_templates", "") is not None


async def _settled(pilot: Pilot[None]) -> None:
    """Let the program go on until what is drawn stays the same; a question waits in a worker, so those do not count."""
    before, same = "", 0
    while same < 8:
        await pilot.pause(0.02)
        now = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        before, same = now, same + 1 if now == before else 0


STATES: dict[str, tuple[str, tuple[str, ...]]] = {
    "prospects": ("prospects", ()),
    "prospects-marked": ("prospects", ("j", "space", "space", "v", "j", "j")),
    "prospects-filter": ("prospects", ("/", *"m:jp score", ">", *"60")),
    "palette": ("prospects", (":", *"mar")),
    "keys": ("prospects", ("?",)),
    "card": ("prospects", ("e",)),
    "draft": ("draft", ()),
    "draft-next": ("draft", ("right_square_bracket",)),
    "outbox": ("outbox", ()),
    "outbox-question": ("outbox", ("x",)),
    "today": ("today", ()),
    "review": ("review", ("right_square_bracket", "n")),
    "review-template": ("review", ("G", "right", "v")),
    "review-queue": ("review", ("f", "j")),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_screen(state: str, size: str, demo: Workspace, still: None, snap_compare: Any, tmp_path: Path) -> None:
    screen, keys = STATES[state]
    app = _app(_desk(demo), tmp_path, screen)
    assert snap_compare(app, run_before=_keys(*keys), terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
def test_empty_workspace(
    size: str, still: None, snap_compare: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = _app(_desk(init(Path("hausrat-2026"))), tmp_path, "prospects")
    assert snap_compare(app, run_before=_keys(), terminal_size=SIZES[size])


def test_too_small_a_terminal_says_so(demo: Workspace, still: None, snap_compare: Any, tmp_path: Path) -> None:
    app = _app(_desk(demo), tmp_path, "prospects")
    assert snap_compare(app, run_before=_keys(), terminal_size=(40, 12))
