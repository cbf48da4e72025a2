"""What goes on after a draft has left, by keys: answers and follow-ups, the timeline, what undo says, HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from outbox_pilot import NARROW, WIDE, answered, left, letters, outbox, said
from outbox_workspace import NOW, Drafts, workspace

from geoout.desk.after import mark_sent, note_reply
from geoout.desk.checking import check_and_keep
from geoout.desk.desk import Desk
from geoout.desk.leaving import destination_of, let_leave
from geoout.outbox.event import Step
from geoout.outbox.ledger import Key
from geoout.pitches.draft import DraftState, Kind
from geoout.tui.app import GeooutApp
from geoout.tui.outbox.export_float import ExportFloat
from geoout.tui.outbox.preview import PreviewSheet
from geoout.tui.screens.draft import DraftScreen
from geoout.tui.screens.prospects import ProspectsScreen
from geoout.tui.timeline_sheet import TimelineSheet
from geoout.tui.widgets.chooser import Chooser
from geoout.tui.widgets.palette import Palette
from tests.tui.waiting import seen, until

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(workspace(tmp_path / "hausrat")) as desk:
        desk.now = lambda: NOW  # type: ignore[method-assign]
        yield desk


def gone(desk: Desk, name: str = "Katrin Lang", site: str = "wohnwert.example", to: str = "eml") -> int:
    """A draft that left three weeks ago."""
    number = Drafts(desk).german(name, site)
    desk.now = lambda: NOW - timedelta(days=21)  # type: ignore[method-assign]
    (outcome,) = let_leave(desk, [number], destination_of(desk, to))
    assert outcome.path is not None, outcome.reason
    desk.now = lambda: NOW  # type: ignore[method-assign]
    return number


def answered_draft(desk: Desk, words: str = "") -> int:
    number = gone(desk)
    mark_sent(desk, [number], at=NOW - timedelta(days=20))
    note_reply(desk, number, Step.REPLIED, words)
    return number


def drafted_after(desk: Desk, number: int) -> Any:
    """The one draft besides, which follows it."""
    (other,) = [row.id for row in desk.store.drafts.rows() if row.id != number]
    draft = desk.store.drafts.get(other)
    assert draft.follows == number
    return draft


# Follow-ups and answers


@SIZES
async def test_d_drafts_the_follow_up_and_opens_it_and_u_takes_it_back(desk: Desk, size: tuple[int, int]) -> None:
    number = gone(desk)
    mark_sent(desk, [number], at=NOW - timedelta(days=20))
    async with outbox(desk, size) as (pilot, screen):
        await until(pilot, lambda: screen.shown is not None)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, DraftScreen) and pilot.app.screen.draft is not None)
        follow = drafted_after(desk, number)
        assert follow.kind is Kind.FOLLOW_UP and follow.contact == desk.store.drafts.get(number).contact
        await until(pilot, lambda: follow.subject in seen(pilot))
        await pilot.press("u")
        await until(pilot, lambda: len(desk.store.drafts.rows()) == 1)
    assert desk.store.drafts.get(number).state is DraftState.SENT


async def test_d_on_what_nobody_said_was_sent_says_why_not(desk: Desk) -> None:
    gone(desk)
    async with outbox(desk) as (pilot, screen):
        await until(pilot, lambda: screen.shown is not None)
        await pilot.press("d")
        await until(pilot, lambda: "nobody said yet that draft" in said(pilot))


@SIZES
async def test_d_on_an_answer_asks_which_and_drafts_it(desk: Desk, size: tuple[int, int]) -> None:
    number = answered_draft(desk)
    async with outbox(desk, size) as (pilot, screen):
        await until(pilot, lambda: screen.shown is not None)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, Chooser) and "(•) Thanks" in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, DraftScreen) and pilot.app.screen.draft is not None)
        assert drafted_after(desk, number).kind is Kind.THANKS


async def test_who_asks_for_payment_is_declined_unless_another_answer_is_chosen(desk: Desk) -> None:
    number = gone(desk)
    mark_sent(desk, [number], at=NOW - timedelta(days=20))
    async with outbox(desk) as (pilot, screen):
        await until(pilot, lambda: screen.shown is not None)
        await pilot.press("r")
        await until(pilot, lambda: "What came back from Katrin Lang" in seen(pilot))
        await pilot.press("j", "j", "j", "ctrl+s")
        await until(pilot, lambda: "Replied  1" in seen(pilot) and screen.shown is not None)
        await pilot.press("d")
        await until(pilot, lambda: "(•) Declining payment" in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, DraftScreen))
        assert drafted_after(desk, number).kind is Kind.DECLINING_PAYMENT


async def test_a_campaign_that_cannot_be_read_stops_no_list(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "broken")
    with Desk.open(folder) as desk:
        number = gone(desk)
        mark_sent(desk, [number], at=NOW - timedelta(days=20))
    folder.campaign_file.write_text("name: x\nbrand:\n\tname: y\n", "utf-8")
    with Desk.open(folder) as desk:
        async with outbox(desk) as (pilot, screen):
            await until(pilot, lambda: screen.shown is not None and "campaign.yaml cannot be read" in seen(pilot))
            await pilot.press("d")
            await until(pilot, lambda: "campaign.yaml cannot be read" in said(pilot))
            await pilot.press("0")
            await until(pilot, lambda: type(pilot.app.screen).__name__ == "TodayScreen")
            await pilot.press("3")
            await until(pilot, lambda: pilot.app.screen is screen)


# The timeline


@SIZES
async def test_h_on_prospects_shows_every_step_of_the_site(desk: Desk, size: tuple[int, int]) -> None:
    answered_draft(desk, "wants the tables")
    app = GeooutApp(desk, open_on="prospects", keymap=Path("/nonexistent/keymap.toml"))
    async with app.run_test(size=size) as pilot:
        screen: Any = pilot.app.screen
        assert isinstance(screen, ProspectsScreen)
        await until(pilot, lambda: screen.site_here() is not None)
        await pilot.press("h")
        await until(pilot, lambda: isinstance(pilot.app.screen, TimelineSheet))
        steps = ("wants the tables", "replied", "sent", "left to eml", "drafted")
        await until(pilot, lambda: all(step in seen(pilot) for step in steps))
        assert "wohnwert.example" in seen(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)


@SIZES
async def test_h_on_a_draft_shows_every_step_of_its_site(desk: Desk, size: tuple[int, int]) -> None:
    number = answered_draft(desk, "wants the tables")
    desk.store.drafts.add(replace(desk.store.drafts.get(number), id=0, state=DraftState.OPEN))
    app = GeooutApp(desk, open_on="draft", keymap=Path("/nonexistent/keymap.toml"))
    async with app.run_test(size=size) as pilot:
        screen: Any = pilot.app.screen
        await until(pilot, lambda: screen.draft is not None)
        await pilot.press("h")
        await until(pilot, lambda: isinstance(pilot.app.screen, TimelineSheet))
        await until(pilot, lambda: "wants the tables" in seen(pilot) and "left to eml" in seen(pilot))


# Warnings, once


async def test_an_edit_asks_for_the_warning_again(desk: Desk) -> None:
    number = Drafts(desk).german("Nora Wiese", "altbau.example", basis="")
    async with outbox(desk) as (pilot, screen):
        await pilot.press("x")
        await until(pilot, lambda: "a acknowledge 1 warning" in seen(pilot))
        await pilot.press("a")
        await until(pilot, lambda: "1 draft leaves as .eml" in seen(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        draft = desk.store.drafts.get(number)
        desk.store.drafts.save(replace(draft, subject="Erhebung: Hausrat in Zahlen"))
        check_and_keep(desk, desk.store.drafts.get(number), NOW.date())
        screen.load()
        await pilot.press("x")
        await until(pilot, lambda: "Nothing leaves as .eml yet" in seen(pilot))
        await until(pilot, lambda: "LAW003 to be acknowledged" in seen(pilot))


# After a stop


async def test_several_that_were_on_the_way_are_named_and_may_wait(desk: Desk) -> None:
    put = Drafts(desk)
    for at, site in enumerate(("wohnwert.example", "altbau.example"), 1):
        number = put.german("Katrin Lang", site)
        place = str(desk.workspace.outbox.absolute() / f"000{at}-katrin-lang.eml")
        desk.store.ledger.pending(Key(number, 1, "eml"), message_id=f"<{at}@acme.example>", path=place, at=NOW)
    async with outbox(desk) as (pilot, screen):
        await until(pilot, lambda: "2 were on the way when geoout stopped: x finishes them" in seen(pilot))
        await pilot.press("x")
        await until(pilot, lambda: "2 drafts were on their way" in seen(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportFloat))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
    assert letters(desk) == []


# Undo


async def test_what_has_left_stays_out_and_u_says_so_before_it_takes_back_older_work(desk: Desk) -> None:
    put = Drafts(desk)
    one, two = put.german("Katrin Lang", "wohnwert.example"), put.german("Nora Wiese", "altbau.example")
    async with outbox(desk) as (pilot, screen):
        screen.rows.go_to(two)
        await pilot.press("w")
        await until(pilot, lambda: desk.store.drafts.get(two).state is DraftState.LATER)
        screen.rows.go_to(one)
        await pilot.press("x")
        await answered(pilot, "y")
        await left(pilot, screen)
        await pilot.press("u")
        await until(pilot, lambda: "what has left stays out" in said(pilot))
        assert desk.store.drafts.get(two).state is DraftState.LATER
        await pilot.press("u")
        await until(pilot, lambda: desk.store.drafts.get(two).state is DraftState.OPEN)
    assert desk.store.drafts.get(one).state is DraftState.LEFT


async def test_a_float_that_was_left_does_not_forget_what_u_takes_back(desk: Desk) -> None:
    Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        await pilot.press("space", "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, Chooser))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert len(screen.rows.marks) == 1
        await pilot.press("u")
        await until(pilot, lambda: not screen.rows.marks)


# Another way


async def test_of_several_those_that_left_another_way_stay_until_space_takes_them_along(desk: Desk) -> None:
    gone(desk, to="maildir")
    Drafts(desk).german("Nora Wiese", "altbau.example")
    async with outbox(desk) as (pilot, screen):
        screen.way, screen._way_is_chosen = screen.offers.of(desk.store.drafts.get(1))[0].way, True
        await pilot.press("*", "x")
        await until(pilot, lambda: "1 draft leaves as .eml" in seen(pilot) and "left before" in seen(pilot))
        await pilot.press("G", "space")
        await until(pilot, lambda: "2 drafts leave as .eml" in seen(pilot))


async def test_html_is_an_alternative_from_the_palette_until_geoout_ends(desk: Desk) -> None:
    Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        await until(pilot, lambda: screen.shown is not None)
        await pilot.press("colon")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        await pilot.press(*"html alt")
        await until(pilot, lambda: "▌  HTML alternative: on or off" in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "with an HTML alternative" in said(pilot))
        await pilot.press("p")
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewSheet))
        await pilot.press("G")
        await until(pilot, lambda: "the same text goes along as an alternative" in seen(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("x")
        await until(pilot, lambda: "with an HTML alternative; geoout sends nothing" in seen(pilot))
        await pilot.press("y")
        await left(pilot, screen)
    (name,) = letters(desk)
    written = (desk.workspace.outbox / name).read_bytes()
    assert b"multipart/alternative" in written and b"text/html" in written
