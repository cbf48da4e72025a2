"""$EDITOR: whatever it does, the text that was there stays, and what it wrote is never lost."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from geoout.tui.draft.external_editor import edit_outside, editor_command
from tests.tui.draft_driver import opened
from tests.tui.letters import GERMAN, letters

Script = Callable[[str], str]


@pytest.fixture(autouse=True)
def _files_end_with_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept of a failing editor is kept in the test's own folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """An editor made of shell lines; `$1` is the file."""

    def made(lines: str) -> str:
        path = tmp_path / "an editor"
        path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    return made


@pytest.mark.parametrize(
    ("lines", "kind", "said"),
    [
        ("true", "info", "Nothing was changed"),
        ("exit 3", "error", "ended with status 3"),
        ("kill -9 $$", "error", "ended by signal 9"),
        ('rm "$1"', "error", "left no file"),
        ('rm "$1"; mkdir "$1"', "error", "cannot be read"),
        ('printf "Gr\\374\\337e" > "$1"', "error", "is not UTF-8"),
        ('> "$1"', "error", "left an empty file"),
        ('head -c 1500000 /dev/zero | tr "\\0" a > "$1"', "error", "more than a megabyte"),
    ],
)
def test_the_text_stays_and_one_sentence_says_why(script: Script, lines: str, kind: str, said: str) -> None:
    back = edit_outside(GERMAN, [script(lines)], "draft-1.txt")
    assert back.text is None
    assert back.kind == kind and said in back.said
    assert "\n" not in back.said


def test_what_a_failing_editor_wrote_is_kept_and_named(script: Script) -> None:
    back = edit_outside("Alt", [script('printf "Ganz neu" > "$1"; exit 1')], "draft-1.txt")
    assert back.text is None
    named = re.search(r"is in (\S+)\.$", back.said)
    assert named is not None and Path(named[1]).read_text(encoding="utf-8") == "Ganz neu"


def test_a_new_text_comes_back_clean(script: Script) -> None:
    lines = 'printf "\\357\\273\\277Sehr geehrte\\r\\n\\033[31mFrau\\t\\342\\200\\256Lang\\n\\n" > "$1"'
    assert edit_outside("Alt", [script(lines)], "draft-1.txt").text == "Sehr geehrte\n[31mFrau Lang\n"


@pytest.mark.parametrize("text", ["", "eins", "eins\n", "eins\n\n", "日本語\n"])
def test_an_editor_that_only_looks_changes_nothing(script: Script, text: str) -> None:
    assert edit_outside(text, [script('cp "$1" "$1.x"; mv "$1.x" "$1"')], "draft-1.txt").text is None


def test_an_editor_that_is_missing_is_named() -> None:
    assert edit_outside("Alt", ["/nonexistent/ed-9"], "draft-1.txt").said.startswith("ed-9 was not found")


def test_visual_comes_before_editor_with_its_words() -> None:
    assert editor_command({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    assert editor_command({"VISUAL": " ", "EDITOR": "'/opt/my ed' -n"}) == ["/opt/my ed", "-n"]
    assert isinstance(editor_command({"EDITOR": "'unfinished"}), str)
    assert isinstance(editor_command({"PATH": "/nonexistent"}), str)


_MENDS = 'sed -i "s/Falls dich/Falls Sie/" "$1"'


@contextmanager
def _lent() -> Iterator[None]:
    """A test has no terminal to lend."""
    yield


async def test_ctrl_o_takes_the_text_over_keeps_spans_and_can_be_undone(
    tmp_path: Path, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    with letters(tmp_path) as desk:
        monkeypatch.setenv("VISUAL", f"'{script(_MENDS)}'")
        async with opened(desk) as here:
            here.screen.lent_terminal = _lent  # type: ignore[method-assign]
            await here.pilot.press("i", "X", "ctrl+o")
            assert here.screen.editor.text == "X" + GERMAN.replace("Falls dich", "Falls Sie")
            assert here.kept() == here.screen.editor.text
            assert {span.field for span in desk.store.drafts.get(1).spans} == {"salutation", "figure.underinsured"}
            await here.pilot.press("escape", "u")
            assert here.screen.editor.text == "X" + GERMAN


@pytest.mark.parametrize("lines", ["exit 1", 'rm "$1"', 'printf "\\374" > "$1"'])
async def test_ctrl_o_with_a_broken_editor_keeps_what_was_typed(
    tmp_path: Path, script: Script, monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    with letters(tmp_path) as desk:
        monkeypatch.setenv("VISUAL", f"'{script(lines)}'")
        async with opened(desk) as here:
            here.screen.lent_terminal = _lent  # type: ignore[method-assign]
            await here.pilot.press("i", "X", "ctrl+o")
            assert "the text stays as it was" in here.said
            assert here.screen.editor.text == here.kept() == "X" + GERMAN


async def test_a_terminal_that_cannot_be_lent_says_so(
    tmp_path: Path, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    with letters(tmp_path) as desk:
        monkeypatch.setenv("VISUAL", f"'{script('true')}'")
        async with opened(desk) as here:
            await here.pilot.press("ctrl+o")
            assert "cannot be lent" in here.said
            assert here.kept() == GERMAN
