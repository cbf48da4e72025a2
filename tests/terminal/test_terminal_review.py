"""Signing in a real terminal, keys only: read, tick, sign, undo, sign again; then the shell's audit list agrees (R54)."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_cli_contract import rows, run
from tests.desk.review_workspace import desk_at, french
from tests.terminal.terminal import Terminal


def test_a_native_speaker_signs_with_four_keys(tmp_path: Path) -> None:
    with desk_at(tmp_path / "ws") as desk:
        french(desk)
    with Terminal("--workspace", "ws", home=tmp_path) as here:
        here.press("4")
        here.until("Bonjour Madame Vaubert")
        here.until("French templates")
        here.press("a")
        here.until("3 of the three points not ticked yet")
        here.type("   ")
        here.until("3 of 3")
        here.press("a")
        here.until("signed by Louise Arnaud")
        here.press("u")
        here.until("sign-off of draft 1: undone")
        here.until("Bonjour Madame Vaubert")
        here.press("a")
        here.until("Camille Vaubert signed by Louise Arnaud")
        here.press("q")
        assert here.ended() == 0
    audit = rows(run("review", "audit", "--json", "--workspace", "ws", cwd=tmp_path))
    assert [(one["what"], one["subject"], one["voided"]) for one in audit] == [
        ("signed", "draft 1", None),
        ("signed", "draft 1", "undone"),
    ]
