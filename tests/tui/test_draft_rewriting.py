"""Another template, another variant, and a text that outlives a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from geoout.desk.desk import Desk
from tests.tui.draft_driver import opened
from tests.tui.letters import GERMAN, letters

TEMPLATES = Path(__file__).resolve().parents[1] / "pitches" / "templates"

_CRASH = """
import asyncio, os, signal, sys
from pathlib import Path
from geoout.tui.app import GeooutApp
from tests.tui.letters import letters

async def main():
    app = GeooutApp(letters(Path(sys.argv[1])), open_on="draft", keymap=Path("/nonexistent"))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("i", "K")
        while app.screen.stored.body[0] != "K":
            await pilot.pause(0.01)
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


def _own_templates(desk: Desk) -> None:
    """The workspace's own German pitch in two wordings, whatever is shipped."""
    folder = desk.workspace.templates / "de"
    folder.mkdir(parents=True)
    for name in ("base.j2", "digital_pr.j2"):
        (folder / name).write_bytes((TEMPLATES / "de" / name).read_bytes())


async def test_a_variant_is_written_kept_and_taken_back(tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        _own_templates(desk)
        async with opened(desk) as here:
            here.screen.run_worker(here.screen.act("variant"))
            await here.until(lambda: here.screen.editor.text != GERMAN)
            first = here.screen.editor.text
            assert here.kept() == first and "Vogelsang" in first
            assert desk.store.drafts.get(1).template == "de/digital_pr"
            here.screen.run_worker(here.screen.act("variant"))
            await here.until(lambda: here.screen.editor.text != first or here.screen.subject.value)
            await here.pilot.press("u", "u")
            await here.until(lambda: here.screen.editor.text == GERMAN)


async def test_the_templates_of_the_market_are_offered(tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        _own_templates(desk)
        async with opened(desk) as here:
            here.screen.run_worker(here.screen.act("template"))
            await here.until(lambda: "Another template" in here.seen and "digital PR" in here.seen)
            await here.pilot.press("escape")
            await here.until(lambda: "Another template" not in here.seen)
            assert here.screen.editor.text == GERMAN


def test_a_killed_program_loses_nothing_that_was_typed(tmp_path: Path) -> None:
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-c", _CRASH, str(tmp_path)], env={**os.environ, "PYTHONPATH": root}, check=False, timeout=60
    )
    assert done.returncode == -signal.SIGKILL
    with letters(tmp_path) as desk:
        assert desk.store.drafts.get(1).body == "K" + GERMAN
