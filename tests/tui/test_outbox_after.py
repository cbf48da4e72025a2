"""What a person says of drafts that left, on the Outbox screen; the timeline; what Today lists as due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from outbox_pilot import NARROW, WIDE, answered, left, outbox, said
from outbox_workspace import NOW, Drafts, workspace

from geoout.desk.after import mark_sent, note_reply
from geoout.desk.desk import Desk
from geoout.outbox.event import Step
from geoout.pitches.draft import DraftState
from geoout.tui.app import GeooutApp
from geoout.tui.outbox.coming_back import fields, wrong
from geoout.tui.outbox.mailbox_look import record
from geoout.tui.screens.outbox import OutboxScreen
from geoout.tui.screens.today import TodayScreen
from geoout.tui.timeline_sheet import TimelineSheet
from geoout.tui.widgets.form import Form
from tests.tui.waiting import seen, until


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("GEOOUT_SHAPES", "unicode")
    monkeypatch.delenv("GEOOUT_ACCOUNTS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with Desk.open(workspace(tmp_path / "hausrat")) as desk:
        desk.now = lambda: NOW  # type: ignore[method-assign]
        yield desk


def gone(desk: Desk, name: str = "Katrin Lang", site: str = "wohnwert.example", days: int = 0) -> int:
    """A draft that left some days ago."""
    from geoout.desk.leaving import destination_of, let_leave

    number = Drafts(desk).german(name, site)
    desk.now = lambda: NOW - timedelta(days=days)  # type: ignore[method-assign]
    (outcome,) = let_leave(desk, [number], destination_of(desk, "eml"))
    assert outcome.path is not None, outcome.reason
    desk.now = lambda: NOW  # type: ignore[method-assign]
    return number


def state(desk: Desk, number: int) -> DraftState:
    return desk.store.drafts.get(number).state


async def test_a_says_that_it_was_sent_and_u_takes_it_back(desk: Desk) -> None:
    number = gone(desk)
    async with outbox(desk) as (pilot, _):
        await until(pilot, lambda: "Left  1" in seen(pilot) and "a was sent   r came back" in seen(pilot))
        await pilot.press("a")
        await until(pilot, lambda: "Sent  1" in seen(pilot))
        assert state(desk, number) is DraftState.SENT
        await until(pilot, lambda: "follow-up due" in seen(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "Left  1" in seen(pilot))
    assert state(desk, number) is DraftState.LEFT


async def test_what_has_not_left_was_not_sent(desk: Desk) -> None:
    Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, _):
        for key in ("a", "r", "d"):
            await pilot.press(key)
            await until(pilot, lambda: "it has not left yet" in said(pilot))


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_answer_is_noted_with_words(desk: Desk, size: tuple[int, int]) -> None:
    number = gone(desk)
    async with outbox(desk, size) as (pilot, screen):
        await until(pilot, lambda: screen.shown is not None)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press("j", "j", "tab", "tab", *"friendly")
        await until(pilot, lambda: "friendly" in seen(pilot))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen)
        await until(pilot, lambda: "Replied  1" in seen(pilot))
    (event,) = desk.store.events.of_draft(number)
    assert (event.step, event.note) == (Step.DECLINED, "friendly")


def test_the_form_says_what_is_missing() -> None:
    values = {field.key: "" for field in fields()}
    assert wrong({**values, "step": "placed"})["url"]
    assert wrong({**values, "step": "note"})["note"]
    assert wrong({**values, "step": "replied", "url": "https://a.example/"})["url"]
    assert not wrong({**values, "step": "placed", "url": "https://a.example/"})


async def test_h_shows_every_step(desk: Desk) -> None:
    number = gone(desk, days=3)
    mark_sent(desk, [number])
    note_reply(desk, number, Step.REPLIED, "wants the tables")
    async with outbox(desk) as (pilot, screen):
        await until(pilot, lambda: screen.shown is not None)
        await pilot.press("h")
        await until(pilot, lambda: isinstance(pilot.app.screen, TimelineSheet))
        await until(pilot, lambda: "wants the tables" in seen(pilot) and "drafted" in seen(pilot))


async def test_the_mailbox_without_an_account_says_where_to_describe_one(desk: Desk) -> None:
    gone(desk)
    async with outbox(desk) as (pilot, _):
        await pilot.press("R")
        await until(pilot, lambda: "no IMAP account is described" in said(pilot))


def test_what_was_ticked_is_one_step(desk: Desk) -> None:
    from geoout.outbox.imap.sighting import Certainty, Seen, Sighting

    one, two = gone(desk), gone(desk, "Nora Wiese", "altbau.example")

    def seen_as(draft: int, kind: Seen) -> Sighting:
        return Sighting(draft, kind, Certainty.CERTAIN, "by its Message-ID", NOW, f"<{kind}@a.example>", "Re", "INBOX")

    record(desk, [seen_as(one, Seen.SENT), seen_as(two, Seen.BOUNCE)])
    assert (state(desk, one), state(desk, two)) == (DraftState.SENT, DraftState.BOUNCED)
    sent = desk.store.events.sent(one)
    assert sent is not None and sent.message_id == "<sent@a.example>"
    assert desk.store.undo() is not None
    assert (state(desk, one), state(desk, two)) == (DraftState.LEFT, DraftState.LEFT)


async def test_today_lists_what_is_due_and_enter_goes_there(desk: Desk) -> None:
    bounced, answer = gone(desk, "Nora Wiese", "altbau.example", 9), gone(desk, "Tom Lang", "haus.example", 9)
    follow, asked = gone(desk, days=30), gone(desk, "Ute Kurz", "dach.example", 2)
    note_reply(desk, bounced, Step.BOUNCED)
    note_reply(desk, answer, Step.REPLIED)
    mark_sent(desk, [follow], at=NOW - timedelta(days=30))
    app = GeooutApp(desk, open_on="today", keymap=Path("/nonexistent/keymap.toml"))
    async with app.run_test(size=WIDE) as pilot:
        screen: Any = pilot.app.screen
        assert isinstance(screen, TodayScreen)
        headings = ("Replies to answer  1", "Came back  1", "Follow-ups due  1", "Was it sent?  1")
        await until(pilot, lambda: all(heading in seen(pilot) for heading in headings))
        assert list(screen.rows.ids) == [answer, bounced, follow, asked]
        await pilot.press("G")
        await until(pilot, lambda: "enter a says that it was sent" in seen(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, OutboxScreen))
        out: Any = pilot.app.screen
        await until(pilot, lambda: out.rows.current == asked)


async def test_letting_out_and_marking_goes_on_to_the_next(desk: Desk) -> None:
    put = Drafts(desk)
    put.german("Katrin Lang", "wohnwert.example")
    put.german("Nora Wiese", "altbau.example")
    async with outbox(desk) as (pilot, screen):
        await pilot.press("*", "x")
        await answered(pilot, "y")
        await left(pilot, screen)
        await until(pilot, lambda: "Left  2" in seen(pilot))
        await pilot.press("*", "a")
        await until(pilot, lambda: "Sent  2" in seen(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "Left  2" in seen(pilot))
