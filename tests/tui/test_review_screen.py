"""The Review screen over a real workspace: queue, diff, fixtures, checklist, sign, return, override, undo, audit."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from outbox_pilot import NARROW, WIDE, said
from textual.pilot import Pilot

from geoout.actions import actions_on
from geoout.desk.desk import Desk
from geoout.desk.editing import edited, save
from geoout.desk.reviewing import named, sign
from geoout.pitches import reviewing
from geoout.pitches.draft import DraftState
from geoout.tui.app import GeooutApp
from geoout.tui.override import OverrideFloat
from geoout.tui.screens.review import ReviewScreen
from geoout.tui.widgets.chooser import Chooser
from geoout.tui.widgets.form import Form
from geoout.tui.widgets.keys_help import KeysHelp
from geoout.tui.widgets.sheet import Sheet
from tests.desk.review_workspace import ALL, CAMPAIGN, FRENCH, desk_at, french
from tests.tui.waiting import seen, until

Open = Callable[..., Any]
SECOND = "  - {id: paul, name: Paul Mercier, native: [fr]}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path / "hausrat") as opened:
        yield opened


@asynccontextmanager
async def review(desk: Desk, size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[Pilot[Any], ReviewScreen]]:
    app = GeooutApp(desk, open_on="review", keymap=Path("/nonexistent/keymap.toml"))
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        await until(pilot, lambda: screen._templates is not None and screen.shown is not None)
        yield pilot, screen


def typed(text: str) -> list[str]:
    """The keys of a text."""
    return ["space" if sign == " " else sign for sign in text]


def voided(desk: Desk) -> int:
    """A draft that was signed and then edited."""
    draft = french(desk)
    louise = reviewing.named(desk.campaign.reviewers, "louise")
    sign(desk, named(desk, str(draft.id)), louise, ALL, by="Kim")
    save(desk, edited(draft, body=FRENCH.replace("Il est clair et il est utile", "Il est limpide, donc utile")))
    return draft.id


async def test_drafts_come_first_and_templates_say_that_nobody_read_them(desk: Desk) -> None:
    french(desk)
    async with review(desk) as (pilot, screen):
        await until(pilot, lambda: "Bonjour Madame Vaubert" in seen(pilot))
        shown = seen(pilot)
        assert "1 draft / " in shown and "French  1" in shown and "French templates" in shown
        assert "Louise Arnaud" in shown and "read for the first time" in shown
        assert "Checks" in shown and pilot.app.counts["review"] == 1  # type: ignore[attr-defined]
        await pilot.press("j")
        await until(pilot, lambda: screen.shown and screen.shown.variants)
        assert "not yet reviewed by a native" in seen(pilot)
        assert "In English" in seen(pilot), "who speaks no French learns what each part says"


async def test_r54_three_ticks_and_then_it_is_signed(desk: Desk) -> None:
    draft = french(desk)
    async with review(desk) as (pilot, screen):
        await pilot.press("a")
        await until(pilot, lambda: "3 of the three points not ticked yet" in said(pilot))
        await pilot.press("space", "space")
        assert "2 of 3" in seen(pilot)
        await pilot.press("space", "a")
        await until(pilot, lambda: "Camille Vaubert signed by Louise Arnaud" in said(pilot))
        assert screen.rows.current is not None and screen.rows.current < 0, "on to what waits next"
        assert desk.store.history.sign_off(draft, "fr_FR").is_signed
        await pilot.press("u")
        await until(pilot, lambda: screen.rows.current == draft.id)
        assert not desk.store.history.sign_off(draft, "fr_FR").is_signed
        await pilot.press("U")
        await until(pilot, lambda: draft.id not in screen.rows.ids)


async def test_the_diff_shows_what_changed_since_it_was_signed_without_colour_alone(desk: Desk) -> None:
    voided(desk)
    async with review(desk) as (pilot, _):
        await until(pilot, lambda: "against rev 1, signed 20 Nov" in seen(pilot))
        lines = seen(pilot).splitlines()
        assert any("- J’ai lu votre article" in line for line in lines)
        assert any("+ J’ai lu votre article" in line for line in lines)
        assert "+ 1  - 1   1 change" in seen(pilot)
        await pilot.press("n")
        await until(pilot, lambda: "change 1 of 1" in seen(pilot))
        assert "voided" in seen(pilot)


async def test_a_return_needs_words_and_goes_to_the_author(desk: Desk) -> None:
    draft = french(desk)
    async with review(desk) as (pilot, screen):
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "is missing" in seen(pilot))
        await pilot.press(*typed("trop froid"), "ctrl+s")
        await until(pilot, lambda: draft.id not in screen.rows.ids)
        assert desk.store.drafts.get(draft.id).state is DraftState.RETURNED
        await pilot.press("3")
        await until(pilot, lambda: "returned by Louise Arnaud on 20 Nov 2026: trop" in seen(pilot))
        await pilot.press("4", "h")
        await until(pilot, lambda: isinstance(pilot.app.screen, Sheet))
        assert f"draft {draft.id} rev 1  returned" in seen(pilot) and "trop froid" in seen(pilot)


async def test_of_two_reviewers_one_is_chosen_and_remembered(tmp_path: Path) -> None:
    with desk_at(tmp_path / "two", CAMPAIGN.replace("reviewers:\n", "reviewers:\n" + SECOND)) as desk:
        first, second = french(desk), french(desk, "Anne Rouvier")
        async with review(desk) as (pilot, screen):
            await pilot.press("space", "space", "space", "a")
            await until(pilot, lambda: isinstance(pilot.app.screen, Chooser))
            assert "Nils" not in seen(pilot), "who is no native is not offered"
            await pilot.press(*typed("Paul"), "enter")
            await until(pilot, lambda: "signed by Paul Mercier" in said(pilot))
            await until(pilot, lambda: screen.rows.current == second.id)
            await pilot.press("space", "space", "space", "a")
            await until(pilot, lambda: second.id not in screen.rows.ids)
        assert {one.who for one in desk.store.reviews.all()} == {"paul"} and first.id != second.id


async def test_where_nobody_can_sign_it_says_whom_to_add(tmp_path: Path) -> None:
    with desk_at(tmp_path / "none", CAMPAIGN.partition("reviewers:")[0]) as desk:
        french(desk)
        async with review(desk) as (pilot, _):
            assert "nobody yet" in seen(pilot)
            await pilot.press("space", "space", "space", "a")
            await until(pilot, lambda: "nobody in campaign.yaml is a native speaker of French" in said(pilot))


async def test_r55_an_override_asks_for_a_reason(desk: Desk) -> None:
    draft = french(desk)
    async with review(desk) as (pilot, screen):
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, OverrideFloat))
        await pilot.press(*typed("Louise is ill"), "ctrl+s")
        await until(pilot, lambda: draft.id not in screen.rows.ids)
        (one,) = desk.store.overrides.of(draft.id, 1)
        assert (one.code, one.reason) == ("REV002", "Louise is ill")
        await until(pilot, lambda: screen.shown and screen.shown.variants)
        await pilot.press("o")
        await until(pilot, lambda: "only a draft is let through" in said(pilot))


async def test_a_template_is_turned_through_its_readers_and_variants(desk: Desk) -> None:
    async with review(desk) as (pilot, screen):
        await pilot.press("/", *typed("fr/digital"), "enter")
        await until(pilot, lambda: screen.shown and screen.shown.mail and len(screen.rows.ids) == 1)
        assert screen.shown is not None
        first = screen.shown.mail
        await pilot.press("right", "right", "v")
        assert (screen.shown.shape, screen.shown.variant) == ("unknown", 1)
        assert screen.shown.mail != first
        await pilot.press("left", "left", "left")
        assert screen.shown.shape == "organisation"
        await pilot.press("space", "space", "space", "a")
        await until(pilot, lambda: "fr/digital_pr signed by Louise Arnaud" in said(pilot))
        await until(pilot, lambda: "no text matches" in seen(pilot) and not screen.rows.ids)
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.rows.ids) > 1)


async def test_a_text_edited_while_it_is_read_is_read_again(desk: Desk) -> None:
    draft = french(desk)
    async with review(desk) as (pilot, screen):
        await pilot.press("space", "space", "space")
        save(desk, edited(draft, body=FRENCH + "\n\nPS: merci."))
        await pilot.press("a")
        await until(pilot, lambda: "was edited while it was read; read it again" in said(pilot))
        await until(pilot, lambda: screen.shown and screen.shown.waiting.text.revision == 2)
        assert "0 of 3" in seen(pilot), "ticks are for the words that were read"
        assert desk.store.reviews.all() == []


async def test_a_read_only_workspace_says_so(desk: Desk) -> None:
    french(desk)
    with Desk.open(desk.workspace, read_only=True) as reader:
        async with review(reader) as (pilot, _):
            for key in ("space", "r", "c"):
                await pilot.press(key)
                await until(pilot, lambda: "this workspace is read-only" in said(pilot))


async def test_narrow_the_text_has_the_room_and_f_shows_what_waits(desk: Desk) -> None:
    first, second = voided(desk), french(desk, "Anne Rouvier").id
    async with review(desk, NARROW) as (pilot, screen):
        await until(pilot, lambda: "Bonjour Madame Vaubert" in seen(pilot))
        shown = seen(pilot)
        assert "[ ] idioms" in shown and "[ ] references" in shown and "[ ] tone" in shown and "+ 1  - 1" in shown
        assert "1 of " in shown and "French templates" not in shown
        await pilot.press("]")
        await until(pilot, lambda: screen.rows.current == second)
        await pilot.press("[", "f")
        await until(pilot, lambda: "French templates" in seen(pilot) and pilot.app.focused is screen.rows)
        await pilot.press("j", "enter")
        await until(pilot, lambda: "2 of " in seen(pilot) and "French templates" not in seen(pilot))
        assert first != second and screen.rows.current == second
        await pilot.press("i")
        await until(pilot, lambda: isinstance(pilot.app.screen, Sheet))


async def test_right_to_left_text_stands_on_lines_of_its_own(tmp_path: Path) -> None:
    campaign = (
        CAMPAIGN.replace("[fr, ch-fr]", "[il]")
        .replace("market: fr}", "market: il}")
        .replace("native: [fr]", "native: [he]")
    )
    with desk_at(tmp_path / "rtl", campaign) as desk:
        made = french(desk, body="שלום רב,\n\nקראתי את הכתבה.")
        save(desk, made)
        from dataclasses import replace

        desk.store.drafts.save(replace(made, market="il", contact=replace(made.contact, given="נועה", surname="לוי")))
        async with review(desk) as (pilot, _):
            await until(pilot, lambda: "קראתי את הכתבה." in seen(pilot))
            row = next(line for line in seen(pilot).splitlines() if "lamaison.example" in line)
            assert "נועה" not in row, "a table's row holds no right-to-left name"
            assert "\u2066" not in seen(pilot) and "\u200f" not in seen(pilot)


async def test_enter_opens_the_draft_and_every_key_has_a_handler(desk: Desk) -> None:
    draft = french(desk)
    async with review(desk) as (pilot, screen):
        for action in actions_on("review"):
            assert screen._handler(action.id) is not None, action.id
        await pilot.press("?")
        await until(pilot, lambda: isinstance(pilot.app.screen, KeysHelp))
        assert "return" in seen(pilot) and "audit list" in seen(pilot).casefold()
        await pilot.press("escape", "enter")
        await until(pilot, lambda: getattr(pilot.app.screen, "NAME", "") == "draft")
        await until(pilot, lambda: getattr(pilot.app.screen, "draft", None) is not None)
        assert pilot.app.screen.draft.id == draft.id  # type: ignore[attr-defined]


async def test_a_filter_that_is_none_says_so(desk: Desk) -> None:
    french(desk)
    async with review(desk) as (pilot, screen):
        shown = len(screen.rows.ids)
        await pilot.press("/", *typed("is:foo"))
        await until(pilot, lambda: "nothing here is foo" in seen(pilot))
        assert len(screen.rows.ids) == shown
        await pilot.press("escape", "/", *typed("is:draft"), "enter")
        await until(pilot, lambda: len(screen.rows.ids) == 1)
