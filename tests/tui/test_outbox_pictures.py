"""Pictures of what the outbox asks over the screen, at 80×24 and 140×40, over the demo at a fixed moment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from geoout.campaign.workspace import Workspace
from tests.tui.test_snapshots import SIZES, Drive, _app, _desk, _settled, demo, still
from tests.tui.waiting import until

__all__ = ["demo", "still"]

STATES: dict[str, tuple[tuple[str, ...], str]] = {
    "export": (("*", "x"), "ExportFloat"),
    "ways": (("t",), "Chooser"),
    "preview-mailto": (("t", *"mailto", "enter", "p"), "PreviewSheet"),
    "came-back": (("G", "r"), "Form"),
    "out": (("G",), "OutboxScreen"),
}
"""The keys, and what stands on top after them."""


def _driven(keys: tuple[str, ...], top: str) -> Drive:
    async def drive(pilot: Pilot[None]) -> None:
        screen: Any = pilot.app.screen
        await until(pilot, lambda: screen.names is not None and screen.shown is not None)
        for key in keys:
            await pilot.press(key)
            await _settled(pilot)
        await until(pilot, lambda: type(pilot.app.screen).__name__ == top)
        await _settled(pilot)

    return drive


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_outbox(state: str, size: str, demo: Workspace, still: None, snap_compare: Any, tmp_path: Path) -> None:
    app = _app(_desk(demo), tmp_path, "outbox")
    assert snap_compare(app, run_before=_driven(*STATES[state]), terminal_size=SIZES[size])
