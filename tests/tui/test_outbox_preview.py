"""What the preview of each way shows, and what the chooser of ways says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from outbox_pilot import outbox
from outbox_workspace import NOW, Drafts, workspace

from geoout.desk.desk import Desk
from geoout.pitches.draft import Draft
from geoout.tui.outbox.preview import blocks_of, preview_of
from geoout.tui.outbox.ways import WAYS, Offers
from geoout.tui.widgets.chooser import Chooser
from tests.tui.waiting import seen, until

HEBREW = "שלום רב,\n\nקראתי את הכתבה שלכם.\n\nבברכה\n-- \nAcme Vergleich GmbH"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("GEOOUT_SHAPES", "unicode")
    monkeypatch.delenv("GEOOUT_ACCOUNTS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with Desk.open(workspace(tmp_path / "hausrat")) as desk:
        desk.now = lambda: NOW  # type: ignore[method-assign]
        yield desk


def draft(desk: Desk) -> Draft:
    return desk.store.drafts.get(Drafts(desk).german("Katrin Lang", "wohnwert.example"))


def text_of(desk: Desk, made: Draft, way: str, width: int = 70) -> str:
    chosen = next(one for one in WAYS if one.name == way)
    parts = blocks_of(preview_of(desk, chosen, made), width)
    return "\n".join("".join(text for text, _ in line.left) for part in parts for line in part.lines)


@pytest.mark.parametrize("way", [way.name for way in WAYS if way.name != "imap"])
def test_each_way_shows_recipient_and_text_before_it_leaves(desk: Desk, way: str) -> None:
    shown = text_of(desk, draft(desk), way)
    assert "lang@wohnwert.example" in shown and "Ihren Beitrag über Schäden" in shown
    assert "Erhebung: So ist Hausrat versichert" in shown


def test_a_mail_shows_its_headers_decoded_with_flags_and_size(desk: Desk) -> None:
    made = replace(draft(desk), subject="Für Sie: 地震と家財")
    shown = text_of(desk, made, "maildir")
    assert "Für Sie: 地震と家財" in shown and "Katrin Lang <lang@wohnwert.example>" in shown
    assert "D and S" in shown and "bytes" in shown and "In-Reply-To" not in shown
    assert "X-Unsent" in text_of(desk, made, "eml")


def test_right_to_left_text_has_lines_of_its_own(desk: Desk) -> None:
    made = replace(draft(desk), subject="מחקר חדש", body=HEBREW)
    shown = text_of(desk, made, "eml")
    assert "מחקר חדש" in shown.split("\n") and "right to left" in shown
    assert 'dir="rtl"' in preview_of(desk, WAYS[0], made).html


def test_what_cannot_leave_says_why_instead(desk: Desk) -> None:
    made = replace(draft(desk), subject="two\nlines")
    assert preview_of(desk, WAYS[0], made).problem
    assert preview_of(desk, next(way for way in WAYS if way.name == "csv"), made).problem


def test_a_way_without_an_account_says_what_to_do(desk: Desk) -> None:
    found = {one.way.name: one for one in Offers(desk).of(draft(desk))}
    assert "accounts.yaml" in found["imap"].why_not
    assert [one.way.name for one in found.values() if one.why_not] == ["imap"]
    assert found["maildir"].where == "outbox/Maildir"


async def test_the_chosen_way_is_the_one_that_was_used_last(desk: Desk) -> None:
    from geoout.desk.leaving import destination_of, let_leave

    made = draft(desk)
    let_leave(desk, [made.id], destination_of(desk, "mbox"))
    async with outbox(desk) as (pilot, screen):
        assert screen.way.name == "mbox"
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, Chooser))
        await until(pilot, lambda: "(•) mbox file" in seen(pilot) and "no account for its sender" in seen(pilot))
