"""What nobody foresaw, in a real terminal: it is restored, one sentence says what happened, the details are kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.test_cli_bad_input import AT, with_site, with_workspace
from tests.cli.test_cli_contract import run
from tests.terminal.terminal import Terminal


@pytest.mark.parametrize(
    ("damage", "told", "kind"),
    [
        ("UPDATE draft SET touch = 'nonsense'", "did not foresee", "ValueError"),
        ("ALTER TABLE draft RENAME TO other", "geoout doctor", "no such table"),
    ],
)
def test_a_crash_leaves_a_whole_terminal_and_one_sentence(tmp_path: Path, damage: str, told: str, kind: str) -> None:
    with_workspace(tmp_path)
    with_site(tmp_path)
    assert run(*AT, "draft", "--kind", "digital_pr", cwd=tmp_path).returncode == 0
    with Terminal(*AT, home=tmp_path) as here:
        here.until("What waits")
        with sqlite3.connect(tmp_path / "ws" / "geoout.db") as connection:
            connection.execute(damage)
        here.press("2")
        here.until("geoout: ")
        assert here.ended() == 2
        assert told in here.text.replace("\n", "") and "Traceback" not in here.text and "│" not in here.text
        assert here.text.strip().startswith("geoout: ") and here.text.strip().endswith(".")
        assert not here.screen.cursor.hidden, "the cursor is back"
    (details,) = (tmp_path / "geoout").glob("error-*.txt")
    assert "Traceback" in details.read_text("utf-8") and kind in details.read_text("utf-8")
