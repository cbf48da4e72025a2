"""A draft on another channel: the market's channels in order, a text that is read first, a link that is opened (R57)."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from geoout.desk.desk import Desk
from geoout.tui.widgets.chooser import Chooser
from geoout.tui.widgets.question import Question
from tests.tui.draft_driver import Open, opened
from tests.tui.letters import letters

HANDLES = (("whatsapp", "+33600000001"), ("linkedin", "in/elodie-example"), ("wechat", "elodie_example"))


@pytest.fixture
def links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
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


def _known(desk: Desk) -> None:
    """The French contact has handles, and nothing blocks her draft."""
    contact = desk.store.contacts.get(desk.store.drafts.get(3).contact.id)
    desk.store.contacts.change(replace(contact, channels=HANDLES))


async def _at_third(here: Open) -> None:
    here.screen.go_to_draft(3)
    await here.until(lambda: here.screen.draft is not None and here.screen.draft.id == 3)
    await here.checked()
    if not here.screen.can_blocked():
        codes = tuple({finding.code for finding in here.screen.findings if finding.severity == "error"})
        stored = here.screen.stored
        assert stored is not None
        here.desk.store.overrides.add(stored.id, stored.revision, codes, "agreed by phone", "test", here.desk.now())
        here.screen.read_overrides()
        here.screen.show_findings()
    await here.until(here.screen.can_blocked)


async def _choose(here: Open, name: str) -> None:
    await here.pilot.press("t")
    await here.until(lambda: isinstance(here.app.screen, Chooser))
    await here.pilot.press(*name, "enter")
    await here.until(lambda: isinstance(here.app.screen, Question))


async def test_r57_the_channels_of_the_market_stand_first_and_in_order(tmp_path: Path, links: Path) -> None:
    with letters(tmp_path) as desk:
        _known(desk)
        async with opened(desk) as here:
            await _at_third(here)
            await here.pilot.press("t")
            await here.until(lambda: "Another channel" in here.seen and "WhatsApp" in here.seen)
            rows = [line for line in here.seen.splitlines() if "│" in line]
            at = {name: next(i for i, row in enumerate(rows) if name in row) for name in ("LinkedIn", "WhatsApp")}
            wanted = desk.markets["fr"].practice.channels.value
            assert wanted[:2] == ("email", "linkedin")
            assert at["LinkedIn"] < at["WhatsApp"]
            assert "in/elodie-example" in rows[at["LinkedIn"]]
            assert "not of this market" in rows[at["WhatsApp"]]


async def test_whatsapp_opens_with_the_text_that_was_shown(tmp_path: Path, links: Path) -> None:
    with letters(tmp_path) as desk:
        _known(desk)
        async with opened(desk) as here:
            await _at_third(here)
            await _choose(here, "whatsapp")
            assert "Bonjour Madame Garnier" in here.seen
            assert "of 1,000 characters" in here.seen
            await here.pilot.press("enter")
            assert links.read_text() == ""
            await here.pilot.press("y")
            await here.until(links.read_text)
            await here.until(lambda: "WhatsApp opened with the text" in here.said)
    (link,) = links.read_text().splitlines()
    assert link.startswith("https://wa.me/33600000001?text=")
    assert unquote(link.partition("?text=")[2]).startswith("Bonjour Madame Garnier")


async def test_linkedin_opens_the_profile_and_the_text_is_copied(tmp_path: Path, links: Path) -> None:
    with letters(tmp_path) as desk:
        _known(desk)
        async with opened(desk) as here:
            await _at_third(here)
            await _choose(here, "linkedin")
            await here.pilot.press("y")
            await here.until(lambda: "paste it there" in here.said)
            assert links.read_text() == "https://www.linkedin.com/in/elodie-example/\n"
            assert here.app.clipboard.startswith("Bonjour Madame Garnier")


async def test_wechat_is_copied_only(tmp_path: Path, links: Path) -> None:
    with letters(tmp_path) as desk:
        _known(desk)
        async with opened(desk) as here:
            await _at_third(here)
            await _choose(here, "wechat")
            assert "no link that opens a chat" in " ".join(here.seen.split())
            await here.pilot.press("y")
            await here.until(lambda: "text copied for elodie_example on WeChat" in here.said)
            assert links.read_text() == ""


async def test_a_draft_with_an_error_goes_nowhere(tmp_path: Path, links: Path) -> None:
    with letters(tmp_path) as desk:
        async with opened(desk) as here:
            assert not here.screen.can_blocked()
            await here.pilot.press("t")
            await here.until(lambda: "an error still blocks this draft" in here.said)


async def test_without_a_browser_the_text_is_copied_and_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with letters(tmp_path) as desk:
        _known(desk)
        async with opened(desk) as here:
            await _at_third(here)
            await _choose(here, "whatsapp")
            monkeypatch.setenv("PATH", "/nonexistent")
            monkeypatch.delenv("BROWSER", raising=False)
            await here.pilot.press("y")
            await here.until(lambda: "text copied for +33600000001 on WhatsApp" in here.said)
            assert here.app.clipboard.startswith("Bonjour Madame Garnier")
