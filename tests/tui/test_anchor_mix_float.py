"""The anchor mix over the screen: kinds, languages, repeats with sites and days, by one key (R69, R70, R71)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from geoout.actions import actions_on
from geoout.campaign.anchor_use import AnchorUse, UseState, repeats
from geoout.campaign.campaign import Settings
from geoout.desk.desk import Desk
from geoout.links.anchor_mix import AnchorMix
from geoout.outbox.ledger import Key
from geoout.pitches.draft import DraftState
from geoout.tui.app import GeooutApp
from geoout.tui.screens.draft import DraftScreen
from geoout.tui.widgets.anchor_mix import AnchorMixSheet
from geoout.tui.widgets.mix_blocks import mix_blocks
from tests.tui.draft_driver import Open
from tests.tui.letters import NOW, letters

PAGE = "https://acme.example/de/hausrat/erhebung"
REPEATED = "Vergleich der Hausratversicherungen"


def asked(desk: Desk, anchor: str, site: str, *, target: str = PAGE, left: bool = False) -> int:
    """One more German draft, let out where it has left."""
    first = next(one for one in map(desk.store.drafts.get, desk.store.drafts.ids(market="de")))
    new = replace(first, anchor=anchor, site=site, target=target, saved=NOW, state=DraftState.OPEN, prospect=0)
    id = desk.store.drafts.add(new)
    if left:
        key = Key(id, 1, "eml")
        desk.store.ledger.pending(key, message_id="<1@acme.example>", path="", at=NOW - timedelta(9))
        desk.store.ledger.done(key, path="", at=NOW - timedelta(9))
    return id


@asynccontextmanager
async def shown(desk: Desk, screen: str = "draft", size: tuple[int, int] = (140, 40)) -> AsyncIterator[Open]:
    """The app with the sheet open."""
    app = GeooutApp(desk, open_on=screen, keymap=Path("/nonexistent/keymap.toml"))
    async with app.run_test(size=size) as pilot:
        here = Open(app, pilot, desk)
        await here.until(lambda: app.focused is not None and "Berlin" in here.seen)
        await pilot.press("M")
        await here.until(lambda: isinstance(app.screen, AnchorMixSheet) and app.screen.mixes is not None)
        yield here


def sheet(here: Open) -> AnchorMixSheet:
    assert isinstance(here.app.screen, AnchorMixSheet)
    return here.app.screen


def test_r71_the_key_is_free_on_the_three_screens() -> None:
    for screen in ("prospects", "draft", "outbox"):
        (action,) = [one for one in actions_on(screen) if "M" in one.keys]
        assert action.id == "anchor_mix"


@pytest.mark.parametrize("screen", ["prospects", "draft", "outbox"])
@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_r70_r71_kinds_languages_and_repeats(screen: str, size: tuple[int, int], tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        for at in range(3):
            asked(desk, REPEATED, f"s{at}.example")
        asked(desk, REPEATED, "weg.example", left=True)
        asked(desk, "Acme Vergleich", "s0.example", target="https://acme.example/de/anders")
        async with shown(desk, screen, size) as here:
            await here.until(lambda: "4 times" in here.seen and "weg.example" in here.seen)
            assert "Anchor mix" in here.seen and "Germany" in here.seen
            assert "acme.example/de/hausrat/erhebung" in here.seen
            assert "kind" in here.seen and "language" in here.seen and " of " in here.seen
            assert "▲ 4 times" in here.seen and "11 Nov 2026" in here.seen
            await here.pilot.press("escape")
            await here.until(lambda: not isinstance(here.app.screen, AnchorMixSheet))


async def test_r69_limits_are_said_to_be_the_campaigns_own(tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        asked(desk, REPEATED, "s0.example")
        async with shown(desk) as here:
            await here.until(lambda: "No source says which mix is safe" in here.seen)
            assert "own limits" in here.seen


async def test_enter_lists_every_use_of_a_page_and_opens_the_draft_of_one(tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        asked(desk, REPEATED, "s0.example")
        last = asked(desk, REPEATED, "s1.example")
        asked(desk, "Ganz andere Worte", "s2.example")
        async with shown(desk, "outbox") as here:
            await here.until(lambda: sheet(here).detail.current == "page:0")
            assert "Ganz andere Worte" not in here.seen
            await here.pilot.press("enter")
            await here.until(lambda: "every use" in here.seen and "Ganz andere Worte" in here.seen)
            await here.pilot.press("enter")
            await here.until(lambda: "every use" not in here.seen)
            await here.pilot.press("j")
            await here.until(lambda: (sheet(here).detail.current or "").endswith(f":{last}"))
            await here.pilot.press("enter")
            await here.until(
                lambda: isinstance(here.app.screen, DraftScreen) and here.screen.draft and here.screen.draft.id == last
            )
            await here.pilot.press("escape")
            await here.until(lambda: getattr(here.app.screen, "NAME", "") == "outbox")


def test_a_page_of_thousands_stays_a_page() -> None:
    day = NOW.date()
    uses = tuple(AnchorUse(REPEATED, "de", PAGE, f"s{at}.example", day, UseState.LEFT, at + 1) for at in range(5_000))
    mix = AnchorMix("de", PAGE, uses, repeats(uses))
    drawn = [row for part in mix_blocks([mix], Settings(), {0}, 70) for row in part.lines]
    assert len(drawn) < 600
    said = "\n".join("".join(text for text, _ in row.left) for row in drawn)
    assert "4,988 more sites" in said and "4,500 more uses" in said


async def test_a_draft_that_is_gone_says_so(tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        for at in range(2):
            desk.store.drafts.remove([asked(desk, REPEATED, f"s{at}.example", left=True)])
        async with shown(desk) as here:
            await here.until(lambda: "2 times" in here.seen)
            while not (sheet(here).detail.current or "").startswith("use:0.0"):
                await here.pilot.press("j")
            await here.pilot.press("enter")
            await here.until(lambda: "there is no draft" in here.said)
            assert isinstance(here.app.screen, AnchorMixSheet)


async def test_an_empty_market_says_what_to_do(tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        app = GeooutApp(desk, open_on="prospects", keymap=Path("/nonexistent/keymap.toml"))
        async with app.run_test(size=(80, 24)) as pilot:
            here = Open(app, pilot, desk)
            app.push_screen(AnchorMixSheet("se", "Sweden"))
            await here.until(lambda: "d writes to each of them" in here.seen.replace("\n", " "))
            await pilot.press("j", "enter", "G", "g")
            assert isinstance(app.screen, AnchorMixSheet)


async def test_hostile_and_wide_anchors_stay_inside_the_box(tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        for at, anchor in enumerate(["\x1b[31mrot", "観光" * 300, "x" * 10_000, "השוואת ביטוח דירה", "\u202eabc"] * 2):
            asked(desk, anchor, f"s{at}.example")
        async with shown(desk, size=(80, 24)) as here:
            await here.until(lambda: "page:0" in sheet(here).detail.ids)
            await here.pilot.press("enter")
            await here.until(lambda: any(id.startswith("use:0:") for id in sheet(here).detail.ids))
            assert "\x1b" not in here.seen and "\u202e" not in here.seen
            (drawn,) = [line for line, _ in sheet(here).detail._lines if "השוואת" in str(line.left)][:1]
            assert not drawn.right, "right-to-left words share no line"
            await here.pilot.press("G")
            await here.until(lambda: "the end" in here.seen)


async def test_a_campaign_that_cannot_be_read_is_said_in_the_sheet(tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        (desk.workspace.folder / "campaign.yaml").write_text("name: [", "utf-8")
        desk.forget()
        app = GeooutApp(desk, open_on="prospects", keymap=Path("/nonexistent/keymap.toml"))
        async with app.run_test(size=(80, 24)) as pilot:
            here = Open(app, pilot, desk)
            app.push_screen(AnchorMixSheet("de", "Germany"))
            await here.until(lambda: "campaign.yaml" in here.seen)
            assert "campaign.yaml" in sheet(here).problem and sheet(here).mixes is None
