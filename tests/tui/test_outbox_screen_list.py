"""The Outbox screen's list over a real workspace: sections, filter, marks, later, preview, narrow terminals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from outbox_pilot import NARROW, WIDE, answered, left, outbox, said
from outbox_workspace import NOW, Drafts, filled, workspace

from geoout.actions import actions_on
from geoout.desk.desk import Desk
from geoout.pitches.draft import DraftState
from geoout.tui.app import GeooutApp
from geoout.tui.screens.outbox import OutboxScreen
from geoout.tui.widgets.form import Form
from geoout.tui.widgets.sheet import Sheet
from tests.tui.waiting import seen, until


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("GEOOUT_SHAPES", "unicode")
    with Desk.open(workspace(tmp_path / "hausrat")) as desk:
        desk.now = lambda: NOW  # type: ignore[method-assign]
        yield desk


async def test_sections_say_what_is_ready_and_what_blocks_the_others(desk: Desk) -> None:
    filled(desk)
    async with outbox(desk) as (pilot, screen):
        shown = seen(pilot)
        assert [(section.title, section.count) for section in screen.sections] == [
            ("Ready", 2), ("Blocked", 2), ("Later", 1), ("Returned", 1),
        ]  # fmt: skip
        assert "✗ Jörg Weiß              de    REG001 informal-address" in shown
        assert "1 error" in shown and "08:30–11:00 " in shown
        assert "2 ready / 2 blocked / 0 left" in shown
        assert "outbox/0001-katrin-lang.eml" in shown and "geoout sends nothing" in shown
        await pilot.press("j", "j")
        await until(pilot, lambda: "“dich” addresses the reader" in seen(pilot))
        assert "→ Sie" in seen(pilot) and "guide: “using ‘Sie’ instead of ‘Du’”" in seen(pilot)
        assert pilot.app.counts == {"draft": 4, "outbox": 2, "today": 5, "review": 1}  # type: ignore[attr-defined]


async def test_brackets_go_from_section_to_section(desk: Desk) -> None:
    ids = filled(desk)
    async with outbox(desk) as (pilot, screen):
        await pilot.press("]")
        assert screen.rows.current == ids["informal"]
        await pilot.press("]")
        assert screen.rows.current == ids["later"]
        await pilot.press("[", "[", "[")
        assert screen.rows.current == ids["returned"]


async def test_the_filter_narrows_while_it_is_typed(desk: Desk) -> None:
    ids = filled(desk)
    async with outbox(desk) as (pilot, screen):
        await pilot.press("slash", *"m:de state:blo")
        await until(pilot, lambda: list(screen.rows.ids) == [ids["informal"]])
        await pilot.press(*"cked", "enter")
        await until(pilot, lambda: screen.focused is screen.rows)
        assert "0 ready / 1 blocked / 0 left" in seen(pilot)
        await pilot.press("escape")
        assert len(screen.rows.ids) == 6
        screen.filter_by("weiss OR ciara")
        assert set(screen.rows.ids) == {ids["informal"], ids["english"]}
        screen.filter_by("is:drafted -m:de -m:jp kind:digital-pr")
        assert set(screen.rows.ids) == {ids["english"], ids["returned"]}
        screen.filter_by("state:nonsense")
        assert "state cannot be 'nonsense'" in seen_prompt(screen)
        screen.filter_by("m:fr")
        await pilot.pause()
        assert "no draft matches m:fr" in seen(pilot)
        await pilot.press("u")
        assert set(screen.rows.ids) == {ids["english"], ids["returned"]}


def seen_prompt(screen: OutboxScreen) -> str:
    return str(screen.query_one("#prompt")._shown.error)  # type: ignore[attr-defined]


async def test_marks_are_undone_before_work_is(desk: Desk) -> None:
    filled(desk)
    async with outbox(desk) as (pilot, screen):
        await pilot.press("space", "space")
        assert len(screen.rows.marks) == 2
        await pilot.pause()
        assert "2 marked / 2 ready" in seen(pilot)
        await pilot.press("u")
        assert len(screen.rows.marks) == 1


async def test_later_sets_aside_goes_on_and_is_undone(desk: Desk) -> None:
    ids = filled(desk)
    async with outbox(desk) as (pilot, screen):
        await pilot.press("w")
        assert desk.store.drafts.get(ids["german"]).state is DraftState.LATER
        assert screen.rows.current == ids["english"] and "Later  2" in seen(pilot)
        await pilot.press("u")
        assert desk.store.drafts.get(ids["german"]).state is DraftState.OPEN
        await pilot.press("U")
        assert desk.store.drafts.get(ids["german"]).state is DraftState.LATER
        screen.rows.go_to(ids["german"])
        await pilot.press("w")
        assert desk.store.drafts.get(ids["german"]).state is DraftState.OPEN
        screen.rows.go_to(ids["returned"])
        await pilot.press("w")
        assert desk.store.drafts.get(ids["returned"]).state is DraftState.RETURNED, "w must not undo a reviewer's no"


async def test_removing_asks_and_is_undone(desk: Desk) -> None:
    number = Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        await pilot.press("delete", "escape", "delete")
        await answered(pilot, "y")
        await until(pilot, lambda: "Nothing to let out yet" in seen(pilot))
        await pilot.press("u")
        assert list(screen.rows.ids) == [number]


async def test_preview_shows_the_mail_and_the_card_the_market(desk: Desk) -> None:
    filled(desk)
    async with outbox(desk) as (pilot, screen):
        await pilot.press("p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Sheet))
        assert "Katrin Lang <lang@wohnwert.example>" in seen(pilot) and "Mit freundlichen Grüßen" in seen(pilot)
        await pilot.press("escape", "e")
        await until(pilot, lambda: pilot.app.screen is not screen and "Europe/Berlin" in seen(pilot))


async def test_copy_takes_the_subject_and_after_leaving_the_path(desk: Desk) -> None:
    Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        await pilot.press("y")
        assert pilot.app.clipboard == "Erhebung: So ist Hausrat versichert"
        await pilot.press("x")
        await answered(pilot, "y")
        await left(pilot, screen)
        await pilot.press("y")
        assert pilot.app.clipboard == str(desk.workspace.outbox / "0001-katrin-lang.eml")


async def test_narrow_shows_a_peek_and_f_the_whole(desk: Desk) -> None:
    filled(desk)
    async with outbox(desk, NARROW) as (pilot, screen):
        await pilot.press("j", "j")
        await until(pilot, lambda: "✗ REG001 “dich” addresses the reader" in seen(pilot))
        assert "   → Sie" in seen(pilot) and not screen.query_one("#detail").display
        await pilot.press("f")
        await until(pilot, lambda: "Before it leaves" in seen(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "Ready  2" in seen(pilot))


@pytest.mark.parametrize("name", ["outbox", "today"])
async def test_every_action_of_the_table_is_answered(desk: Desk, name: str) -> None:
    filled(desk)
    app = GeooutApp(desk, open_on=name, keymap=Path("/nonexistent/keymap.toml"))
    async with app.run_test(size=WIDE):
        page: Any = app.screen
        assert [a.id for a in actions_on(name) if page.reason(a) == "not in this version"] == []


async def test_never_contact_again_blocks_every_draft_to_the_site(desk: Desk) -> None:
    put = Drafts(desk)
    put.german("Katrin Lang", "wohnwert.example")
    put.german("Nora Wiese", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        pilot.app.run_worker(screen.act("do_not_contact"))
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press("down", "tab", *"asked", "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen)
        await until(pilot, lambda: "Blocked  2" in seen(pilot))
        assert "wohnwert.example is on do-not-contact, 2 drafts checked again" in said(pilot)
    assert desk.store.do_not_contact.listed("", "wohnwert.example") == "asked"
