"""The real program in a real terminal when something is in its way: nothing that was written is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_cli_bad_input import AT, with_site, with_workspace
from tests.cli.test_cli_contract import rows, run
from tests.terminal.places import fill, read_only, small_disk
from tests.terminal.terminal import Terminal

Editor = Callable[[str], dict[str, str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a workspace `ws` that holds one draft."""
    return with_draft(tmp_path)


def with_draft(folder: Path) -> Path:
    with_workspace(folder)
    with_site(folder)
    assert run(*AT, "draft", "--kind", "digital_pr", cwd=folder).returncode == 0
    return folder


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """An environment whose $EDITOR is a script of these shell lines; `$1` is the file."""

    def made(lines: str) -> dict[str, str]:
        path = tmp_path / "my-editor"
        path.write_text(f"#!/bin/sh\n{lines}\n")
        path.chmod(0o755)
        return {"EDITOR": str(path), "VISUAL": ""}

    return made


def to_text(here: Terminal) -> None:
    """Open the draft and go into its text."""
    here.until("What waits")
    here.press("2")
    here.until("rev 1 · saved")
    here.press("i")
    here.until("esc commands")


def body(folder: Path) -> str:
    with sqlite3.connect(folder / "ws" / "geoout.db") as connection:
        (text,) = connection.execute("SELECT body FROM draft_revision ORDER BY revision DESC").fetchone()
    return str(text)


# The text stays


def test_a_crash_in_the_middle_of_typing_keeps_what_was_saved(home: Path) -> None:
    with Terminal(*AT, home=home) as here:
        to_text(here)
        here.type("Noch vor dem Absturz. ")
        here.until("rev 2 · saved")
        here.until("Noch vor dem Absturz. Sehr geehrte")
        here.kill()
    assert body(home).startswith("Noch vor dem Absturz.")
    with Terminal(*AT, home=home) as again:
        again.until("What waits")
        again.press("2")
        again.until("Noch vor dem Absturz. Sehr geehrte")
        again.press("u")
        again.until_gone("Noch vor dem Absturz")
        again.press("q")
        assert again.ended() == 0
    assert run("prospects", *AT, "--json", cwd=home).returncode == 0


def test_quitting_right_behind_a_letter_keeps_it(home: Path) -> None:
    with Terminal(*AT, home=home) as here:
        to_text(here)
        here.type("Zuletzt. ")
        here.press("\x11")  # ctrl+q
        assert here.ended() == 0
    assert body(home).startswith("Zuletzt. Sehr geehrte")


def test_keys_in_one_gulp_are_run_in_their_order(home: Path) -> None:
    with Terminal(*AT, home=home) as here:
        to_text(here)
        here.press("abc\x7fd\x1b[HX\x1b[D\x1b[DY")
        here.until("YXabdSehr geehrte")
        here.press("\x11")  # ctrl+q
        assert here.ended() == 0
    assert body(home).startswith("YXabdSehr geehrte")


def test_a_small_terminal_says_so_and_back_loses_nothing(home: Path) -> None:
    with Terminal(*AT, home=home) as here:
        to_text(here)
        here.type("Davor. ")
        here.until("Davor. Sehr geehrte")
        here.resize(40, 12)
        here.until("This terminal has 40×12 cells")
        here.type("da")  # nobody sees what these would do: they are no commands
        here.resize(80, 24)
        here.until("Davor. ?(da)?Sehr geehrte")
        here.resize(140, 40)
        here.until("Davor. (da)?Sehr geehrte")
        here.until("1 Prospects")
    assert len(rows(run("check", *AT, "--json", cwd=home))) == 1
    with Terminal(*AT, home=home, columns=40, rows=12) as small:
        small.until("needs at least 60×16")
        small.press("q")
        assert small.ended() == 0


def test_pasted_text_never_runs_keys(home: Path) -> None:
    with Terminal(*AT, home=home) as here:
        to_text(here)
        here.paste("q x dich\r\n:quit\tu\u202e\n")
        here.until("“dich” addresses")
        here.until("q x dich")
        here.until(":quit uSehr geehrte|:quit u")
        here.press("escape")
        here.until("i edit")
        here.paste("dqxyaou")
        here.press("?")
        here.until("Keys in Draft")
        here.press("escape")
        here.until_gone("Keys in Draft")
        here.until("“dich” addresses")
        here.press("1")
        here.until("1 shown")
        here.paste("q r w x delete")
        here.press(":")
        here.until("(?m)│ +: ")
        here.type("let out")
        here.press("escape")
        here.until("1 shown")
    assert "q x dich\n:quit u\nSehr geehrte" in body(home)


def test_the_user_s_editor_takes_over_and_gives_back(home: Path, editor: Editor) -> None:
    with Terminal(*AT, home=home, environment=editor('sed -i "s/mit Gewinn/sehr gern/" "$1"')) as here:
        to_text(here)
        here.type("Davor. ")
        here.until("Davor. Sehr")
        here.press("ctrl+o")
        here.until("The text from my-editor is in")
        here.until("sehr gern gelesen")
    assert body(home).startswith("Davor. Sehr geehrte") and "sehr gern gelesen" in body(home)


def test_an_editor_that_fails_costs_nothing(home: Path, editor: Editor) -> None:
    with Terminal(*AT, home=home, environment=editor('echo Weg > "$1"; exit 3')) as here:
        to_text(here)
        here.type("Davor. ")
        here.until("Davor. Sehr")
        here.press("ctrl+o")
        here.until("ended with status 3; the text stays")
        here.until("Davor. Sehr geehrte Frau")
        here.press("escape")
        here.until("i edit")
    assert body(home).startswith("Davor. Sehr geehrte")


# The place


def test_without_a_workspace_it_says_what_to_do(tmp_path: Path) -> None:
    with Terminal(home=tmp_path) as here:
        here.until("An empty workspace")
        here.until("I +Import an export file")
        here.until("geoout import")
        here.press("D")
        here.until("Prospects")
        here.until("maklerpost.example", limit=60)
        here.press("q")
        assert here.ended() == 0


def test_a_read_only_workspace_opens_to_be_read_and_says_so(home: Path) -> None:
    with read_only(home / "ws"), Terminal(*AT, home=home) as here:
        here.until("What waits")
        here.press("2")
        here.until("rev 1 · read-only")
        here.press("i")
        here.until("this workspace is read-only")
        here.press("1")
        here.until("wohnwert.example")
        here.press("a")
        here.until("this workspace is read-only")
        here.press("q")
        assert here.ended() == 0


def test_a_full_disk_keeps_the_text_on_the_screen_and_saves_it_later(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", 4096) as disk:
        with_draft(disk)
        with Terminal(*AT, home=disk) as here:
            to_text(here)
            ballast = fill(disk)
            here.type("Auf voller Platte. ")
            here.type("Und noch mehr. " * 400)
            here.until("not saved", limit=60)
            here.press("ctrl+s")
            here.until("the disk is full")
            ballast.unlink()
            here.press("ctrl+s")
            here.until(r"rev \d+ · saved", limit=60)
            here.press("escape")
            here.until("i edit")
            here.press("q")
            assert here.ended() == 0
        assert body(disk).startswith("Auf voller Platte. Und noch mehr. ") and body(disk).count("noch mehr") == 400


@pytest.mark.parametrize("damage", ["PRAGMA user_version = 99", "tab", "nothing"])
def test_what_cannot_be_opened_is_one_line_in_a_whole_terminal(home: Path, damage: str) -> None:
    if damage.startswith("PRAGMA"):
        with sqlite3.connect(home / "ws" / "geoout.db") as connection:
            connection.execute(damage)
    elif damage == "tab":
        (home / "ws" / "campaign.yaml").write_text("name: x\nbrand:\n\tname: y\n")
    else:
        (home / "ws" / "campaign.yaml").unlink()
    with Terminal(*AT, home=home) as here:
        if damage == "tab":  # lists work without the campaign
            here.until("What waits")
            here.press("1")
            here.until("wohnwert.example")
            here.press("q")
            assert here.ended() == 0
        else:
            here.until("geoout: ")
            assert here.ended() == 2
            assert "Traceback" not in here.text and re_one_line(here.text)


def re_one_line(text: str) -> bool:
    return text.strip().startswith("geoout: ") and text.strip().endswith(".")


def test_no_color_means_none(home: Path) -> None:
    with Terminal(*AT, home=home, environment={"NO_COLOR": "1"}) as here:
        here.until("What waits")
        here.press("2")
        here.until("rev 1 · saved")
        cells = [here.screen.buffer[row][column] for row in range(40) for column in range(140)]
        assert {(cell.fg, cell.bg) for cell in cells} <= {("default", "default"), *grey(cells)}
        assert any(cell.bold for cell in cells)


def grey(cells: list[object]) -> set[tuple[str, str]]:
    """Colours without a hue: NO_COLOR leaves lightness."""
    pairs = {(cell.fg, cell.bg) for cell in cells}  # type: ignore[attr-defined]
    return {pair for pair in pairs if all(name == "default" or name[:2] == name[2:4] == name[4:] for name in pair)}


def test_help_and_palette_know_every_screen(home: Path) -> None:
    with Terminal(*AT, home=home) as here:
        here.until("What waits")
        screens = (("1", "Prospects", "1 shown"), ("2", "Draft", "rev 1"), ("3", "Outbox", "1 ready /"))
        for key, title, seen in (*screens, ("0", "Today", "What waits")):
            here.press(key)
            here.until(seen)
            here.press("?")
            here.until(f"Keys in {title}")
            here.press("escape")
            here.until_gone("Keys in")
            here.press(":")
            here.until("(?m)│ +: +\\d+ of \\d+")
            here.type("quit")
            here.until("(?m)│▌ +Quit +q")
            here.press("escape")
            here.until_gone("│▌ +Quit")
        here.press(":")
        here.until("(?m)│ +: +\\d+ of \\d+")
        here.type("quit")
        here.until("(?m)│▌ +Quit +q")
        here.press("enter")
        assert here.ended() == 0
