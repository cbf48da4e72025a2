"""Letting drafts out into the default mail client: one window each, and more than three are asked for once more."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from outbox_pilot import answered, chosen, left, letters, outbox, said
from outbox_workspace import NOW, Drafts, workspace

from geoout.desk.desk import Desk
from geoout.tui.widgets.question import Question
from tests.tui.waiting import seen, until


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop whose opener writes down every link."""
    log, folder = tmp_path / "opened.txt", tmp_path / "bin"
    folder.mkdir()
    for name in ("xdg-open", "open"):
        program = folder / name
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{log}"\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    log.touch()
    return log


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(workspace(tmp_path / "hausrat")) as desk:
        desk.now = lambda: NOW  # type: ignore[method-assign]
        yield desk


async def test_t_changes_the_destination_and_the_client_opens_with_the_draft(desk: Desk, opened: Path) -> None:
    Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        await chosen(pilot, screen, "mailto")
        await until(pilot, lambda: "(•) mailto" in seen(pilot) and "( ) .eml file" in seen(pilot))
        await pilot.press("x")
        await answered(pilot, "y")
        await left(pilot, screen)
        assert said(pilot) == "1 left by mailto"
    (link,) = opened.read_text().splitlines()
    parts = urlsplit(link)
    assert unquote(parts.path) == "lang@wohnwert.example"
    assert parse_qs(parts.query)["subject"] == ["Erhebung: So ist Hausrat versichert"]
    assert letters(desk) == []


async def test_more_than_three_windows_are_asked_for_once_more(desk: Desk, opened: Path) -> None:
    put = Drafts(desk)
    for number in range(4):
        put.german("Katrin Lang", f"blatt{number}.example")
    async with outbox(desk) as (pilot, screen):
        await chosen(pilot, screen, "mailto")
        await pilot.press("*", "x")
        await answered(pilot, "y")
        await until(pilot, lambda: "4 windows of your mail client open" in seen(pilot))
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Question), "the same key twice must not open windows"
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert opened.read_text() == ""
        await pilot.press("x")
        await answered(pilot, "y")
        await until(pilot, lambda: "4 windows" in seen(pilot))
        await pilot.press("o")
        await left(pilot, screen)
    assert len(opened.read_text().splitlines()) == 4


async def test_what_left_as_a_file_may_also_open_in_the_client(desk: Desk, opened: Path) -> None:
    Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        await pilot.press("x")
        await answered(pilot, "y")
        await left(pilot, screen)
        await chosen(pilot, screen, "mailto")
        await pilot.press("x")
        await until(pilot, lambda: "1 left before, and leaves once more" in seen(pilot))
        await pilot.press("y")
        await until(pilot, lambda: opened.read_text())
        await left(pilot, screen)
    assert len(letters(desk)) == 1


async def test_without_a_client_it_says_so_and_the_draft_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.delenv("BROWSER", raising=False)
    Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        await chosen(pilot, screen, "mailto")
        await pilot.press("x")
        await answered(pilot, "y")
        await left(pilot, screen)
        assert "1 failed: no program was found that opens a mailto link" in said(pilot)
        await until(pilot, lambda: "Did not leave" in seen(pilot))
        assert "Ready  1" in seen(pilot)
