"""Keys that arrive in one burst: each meets what the one before it left, none runs as a command of the wrong place."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.test_cli_bad_input import AT, with_site, with_workspace
from tests.cli.test_cli_contract import run
from tests.terminal.terminal import Terminal


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a workspace `ws` that holds one draft."""
    with_workspace(tmp_path)
    with_site(tmp_path)
    assert run(*AT, "draft", "--kind", "digital_pr", cwd=tmp_path).returncode == 0
    return tmp_path


def body(folder: Path) -> str:
    """The draft's text as it is stored."""
    with sqlite3.connect(folder / "ws" / "geoout.db") as connection:
        newest = "SELECT body FROM draft_revision ORDER BY revision DESC LIMIT 1"
        return str(connection.execute(newest).fetchone()[0])


def leave(here: Terminal) -> None:
    """Out of the text and out of the program, which stores what was typed."""
    here.press("escape")
    here.until("i edit")
    here.press("q")
    assert here.ended() == 0


def drafts(folder: Path) -> int:
    with sqlite3.connect(folder / "ws" / "geoout.db") as connection:
        return int(connection.execute("SELECT count(*) FROM draft").fetchone()[0])


def test_i_and_a_text_in_one_burst_is_a_text(home: Path) -> None:
    with Terminal(*AT, home=home) as here:
        here.until("What waits")
        here.press("2")
        here.until("rev 1 · saved")
        here.press("iquad xyz op.")
        here.until("quad xyz op.Sehr geehrte")
        here.press("\x1b")
        here.until("i edit")
        here.press("iNoch dazu: ")
        here.until("Noch dazu: ?quad xyz|quad xyz op.Noch dazu")
        leave(here)
    assert "Noch dazu: " in body(home) and body(home).replace("Noch dazu: ", "").startswith("quad xyz op.Sehr geehrte")


def test_a_screen_and_what_is_typed_in_it_in_one_burst(home: Path) -> None:
    with Terminal(*AT, home=home) as here:
        here.until("What waits")
        here.press("2iaqr dx.")  # the draft screen was never opened before
        here.until("aqr dx.Sehr geehrte")
        here.press("escape")
        here.until("i edit")
        here.press("3/m:jp")  # nor was the outbox
        here.until("/ m:jp")
        here.until("no draft matches m:jp")
        here.press("escape")
        here.until_gone("m:jp")
        here.until("x let out")
        here.press("1/m:de wohn\r")
        here.until("m:de wohn")
        here.until("1 shown")
        here.press("q")
        assert here.ended() == 0
    assert drafts(home) == 1


def test_a_filter_in_one_burst_runs_no_command(home: Path) -> None:
    with Terminal(*AT, home=home) as here:
        here.until("What waits")
        here.press("1")
        here.until("1 shown")
        here.press("/radqu\r")
        here.until("0 shown")
        here.press("/\x15wohn\r/ de\r")
        here.until("wohn de")
        here.press("q")
        assert here.ended() == 0
    with sqlite3.connect(home / "ws" / "geoout.db") as connection:
        assert connection.execute("SELECT state FROM prospect").fetchone()[0] in ("drafted", "approved")


def test_a_command_in_one_burst_and_its_float_too(home: Path) -> None:
    with Terminal(*AT, home=home) as here:
        here.until("What waits")
        here.press("1:keys\r")
        here.until("Keys in Prospects")
        here.press("escape")
        here.until_gone("Keys in")
        here.press(":set the market\rFrance\r")
        here.until("now in France")
        here.press("+neuer-ort.example\x13")
        here.until("2 shown")
        here.press(":quit\r")
        assert here.ended() == 0
    with sqlite3.connect(home / "ws" / "geoout.db") as connection:
        assert connection.execute("SELECT market FROM prospect ORDER BY id").fetchone() == ("fr",)


def test_a_paste_right_behind_a_key_goes_where_the_key_leads(home: Path) -> None:
    with Terminal(*AT, home=home) as here:
        here.until("What waits")
        here.press("2i\x1b[200~qx d\x1b[201~!")
        here.until("qx d!Sehr geehrte")
        leave(here)
    assert body(home).startswith("qx d!Sehr geehrte")
