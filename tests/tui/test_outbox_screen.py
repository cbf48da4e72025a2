"""The Outbox screen over a real workspace: what leaves, what stays, what is asked first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest
from outbox_pilot import answered, left, letters, outbox, said
from outbox_workspace import GERMAN, NOW, Drafts, filled, workspace

from geoout.desk.desk import Desk
from geoout.pitches.draft import DraftState
from geoout.tui.outbox.entries import Stage, stage_of
from geoout.tui.outbox.export_float import ExportFloat
from geoout.tui.override import OverrideFloat
from geoout.tui.widgets.editor import Editor
from tests.tui.waiting import seen, until


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("GEOOUT_SHAPES", "unicode")
    with Desk.open(workspace(tmp_path / "hausrat")) as desk:
        desk.now = lambda: NOW  # type: ignore[method-assign]
        yield desk


async def test_letting_out_writes_the_mail_as_it_stands_in_the_draft(desk: Desk) -> None:
    number = Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        await pilot.press("x")
        await answered(pilot, "y")
        await left(pilot, screen)
        assert said(pilot) == "1 left as .eml"
        await until(pilot, lambda: "Left  1" in seen(pilot) and re.search(r"\.eml \d{1,2} [A-Z][a-z]{2}", seen(pilot)))
    (name,) = letters(desk)
    with (desk.workspace.outbox / name).open("rb") as stream:
        mail: Any = BytesParser(policy=policy.default).parse(stream)
    draft = desk.store.drafts.get(number)
    assert mail["Subject"] == draft.subject and mail["X-Unsent"] == "1"
    assert mail["To"].addresses[0].addr_spec == "lang@wohnwert.example"
    assert mail.get_content().replace("\r\n", "\n").strip() == draft.body.strip()
    assert draft.state is DraftState.LEFT


async def test_enter_alone_lets_nothing_out_and_escape_stays(desk: Desk) -> None:
    Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportFloat))
        assert "1 draft leaves as .eml" in seen(pilot) and "1 without a finding" in seen(pilot)
        await pilot.press("enter", "space", "x")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ExportFloat)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert screen.departure is None
    assert letters(desk) == []


async def test_letting_out_all_marked_leaves_the_blocked_where_they_are(desk: Desk) -> None:
    ids = filled(desk)
    async with outbox(desk) as (pilot, screen):
        await pilot.press("*", "x")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportFloat))
        shown = seen(pilot)
        assert "2 drafts leave as .eml" in shown and "2 blocked, stay here" in shown
        assert "2 set aside or returned, stay here" in shown
        await pilot.press("y")
        await left(pilot, screen)
        assert said(pilot) == "2 left as .eml"
    assert len(letters(desk)) == 2
    states = {name: stage_of(desk.store.drafts.rows([id])[0]) for name, id in ids.items()}
    assert states == {
        "german": Stage.LEFT, "english": Stage.LEFT, "informal": Stage.BLOCKED, "japanese": Stage.BLOCKED,
        "later": Stage.LATER, "returned": Stage.RETURNED,
    }  # fmt: skip


async def test_a_second_time_writes_nothing_twice(desk: Desk) -> None:
    Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        await pilot.press("x")
        await answered(pilot, "y")
        await left(pilot, screen)
        await pilot.press("x")
        await until(pilot, lambda: said(pilot) == "Let out: this revision has left")
        screen.depart([1])  # even when it is let out once more, as after a crash
        await left(pilot, screen)
        assert "had left already, nothing was written again" in said(pilot)
    assert len(letters(desk)) == 1


async def test_a_blocked_draft_does_not_leave_and_says_why(desk: Desk) -> None:
    Drafts(desk).german("Katrin Lang", "wohnwert.example", GERMAN.replace("Falls Sie", "Falls du und Sie"))
    async with outbox(desk) as (pilot, _):
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportFloat))
        await until(pilot, lambda: "Nothing leaves as .eml yet" in seen(pilot) and "REG001 blocks it" in seen(pilot))
        await pilot.press("y", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ExportFloat)
    assert letters(desk) == []


async def test_what_changed_since_it_was_checked_blocks_at_the_door(desk: Desk) -> None:
    """R44: the do-not-contact list holds at the moment of leaving, not only when the draft was made."""
    Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        desk.store.do_not_contact.add("wohnwert.example", "asked by phone", "me")
        await pilot.press("x")
        await answered(pilot, "y")
        await left(pilot, screen)
        assert "1 blocked: SND001 do-not-contact" in said(pilot)
        assert "Blocked  1" in seen(pilot)
    assert letters(desk) == []


async def test_an_override_needs_a_reason_and_then_it_leaves(desk: Desk) -> None:
    """R55: kept with reason, name and revision."""
    number = Drafts(desk).german("Jörg Weiß", "zeitung.example", GERMAN.replace("Falls Sie", "Falls dich"))
    async with outbox(desk) as (pilot, screen):
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, OverrideFloat))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "write why it may leave" in seen(pilot)
        pilot.app.screen.query_one(Editor).insert("He asked for du at the fair")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert "REG001 let through" in said(pilot) and "Ready  1" in seen(pilot)
        assert "He asked for du at the fair" in seen(pilot)
        await pilot.press("x")
        await answered(pilot, "y")
        await left(pilot, screen)
    (kept,) = desk.store.overrides.of(number, 1)
    assert (kept.code, kept.reason, kept.revision) == ("REG001", "He asked for du at the fair", 1)
    assert kept.who and len(letters(desk)) == 1


async def test_of_several_errors_only_the_ticked_pass(desk: Desk) -> None:
    number = Drafts(desk).japanese()
    async with outbox(desk) as (pilot, screen):
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, OverrideFloat))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "tick what may pass" in seen(pilot)
        await pilot.press("j", "space")
        await pilot.pause()
        assert "let ETQ001 through" in seen(pilot)
        pilot.app.screen.query_one(Editor).insert("introduced in person")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert "still block" in said(pilot)
    assert [each.code for each in desk.store.overrides.of(number, 1)] == ["ETQ001"]
    assert stage_of(desk.store.drafts.rows([number])[0]) is Stage.BLOCKED


async def test_a_read_only_workspace_shows_everything_and_lets_nothing_out(desk: Desk) -> None:
    filled(desk)
    with Desk.open(desk.workspace, read_only=True) as reading:
        reading.now = desk.now  # type: ignore[method-assign]
        async with outbox(reading) as (pilot, screen):
            assert len(screen.rows.ids) == 6
            for key in ("x", "w", "u", "delete"):
                await pilot.press(key)
                await pilot.pause()
                assert "read-only" in said(pilot), key
    assert letters(desk) == []


async def test_a_broken_campaign_is_said_before_anything_is_asked(desk: Desk) -> None:
    Drafts(desk).german("Katrin Lang", "wohnwert.example")
    desk.workspace.campaign_file.write_text("name:\tbroken\n", encoding="utf-8")
    desk.forget()
    async with outbox(desk) as (pilot, screen):
        await pilot.press("x")
        await until(pilot, lambda: "campaign.yaml" in said(pilot))
        assert pilot.app.screen is screen


async def test_the_question_names_what_warns(desk: Desk) -> None:
    put = Drafts(desk)
    put.german("Katrin Lang", "wohnwert.example")
    put.german("Nora Wiese", "altbau.example", basis="")
    async with outbox(desk) as (pilot, _):
        await pilot.press("*", "x")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportFloat))
        await until(pilot, lambda: "✓ 1 without a finding that matters" in seen(pilot))
        assert "▲ 1 waits until its warning is acknowledged: LAW003" in seen(pilot)


async def test_marks_of_what_left_are_gone_and_the_others_stay(desk: Desk) -> None:
    ids = filled(desk)
    async with outbox(desk) as (pilot, screen):
        await pilot.press("*", "x")
        await answered(pilot, "y")
        await left(pilot, screen)
        assert screen.rows.marks.ids == set(ids.values()) - {ids["german"], ids["english"]}
        await pilot.press("*", "x")
        await until(pilot, lambda: "Nothing leaves as .eml yet" in seen(pilot))
