"""Errors that nobody foresaw end the program with a sentence; the details are in a file, not on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sites import desk_in
from textual.worker import WorkerFailed

from geoout.desk.desk import Desk
from geoout.tui.app import GeooutApp

DETAILS = "the details of what went wrong"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = desk_in(tmp_path)
    yield made
    made.close()


def kept(tmp_path: Path) -> str:
    (path,) = (tmp_path / "state" / "geoout").glob("error-*.txt")
    return path.read_text("utf-8")


def fail() -> None:
    raise LookupError(DETAILS)


async def fail_later() -> None:
    fail()


@pytest.mark.parametrize("where", ["widget", "app", "worker", "thread"])
async def test_an_error_nobody_foresaw_ends_with_one_sentence(
    desk: Desk, tmp_path: Path, where: str, capfd: pytest.CaptureFixture[str]
) -> None:
    app = GeooutApp(desk, keymap=Path("/nonexistent/keymap.toml"))
    with pytest.raises((LookupError, WorkerFailed), match=DETAILS):
        async with app.run_test() as pilot:
            if where == "widget":
                app.screen.query_one("#rows").call_later(fail)
            elif where == "app":
                app.call_later(fail)
            elif where == "worker":
                app.screen.run_worker(fail_later())
            else:
                app.screen.run_worker(fail, thread=True)
            await pilot.pause(0.1)
    assert app.return_code == 2
    assert "(LookupError)" in app.trouble and app.trouble.endswith(".txt.") and DETAILS not in app.trouble
    assert DETAILS in kept(tmp_path) and "def" not in app.trouble
    assert "Traceback" not in "".join(capfd.readouterr())
