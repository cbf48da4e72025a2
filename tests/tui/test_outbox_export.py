"""The export dialog: what leaves and what stays by draft, acknowledged once, overridden with a reason, never by enter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from outbox_pilot import NARROW, WIDE, answered, left, letters, outbox, said
from outbox_workspace import CAMPAIGN, GERMAN, NOW, Drafts, filled, workspace

from geoout.desk.desk import Desk
from geoout.outbox.ledger import Key
from geoout.tui.outbox.export_float import ExportFloat
from geoout.tui.outbox.planning import Fate, Rules, plan, summary
from geoout.tui.outbox.ways import WAYS, way_called
from geoout.tui.override import OverrideFloat
from geoout.tui.widgets.editor import Editor
from tests.tui.waiting import seen, until

EML = WAYS[0]
INFORMAL = GERMAN.replace("Falls Sie die Tabellen", "Falls dich die Tabellen")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("GEOOUT_SHAPES", "unicode")
    with Desk.open(workspace(tmp_path / "hausrat")) as desk:
        desk.now = lambda: NOW  # type: ignore[method-assign]
        yield desk


def rules(cap: int = 50, **more: object) -> Rules:
    return Rules(cap, lambda row: False, **more)  # type: ignore[arg-type]


def test_the_cap_of_the_campaign_holds_and_is_said(desk: Desk) -> None:
    """R44: a cap per export."""
    put = Drafts(desk)
    for number in range(3):
        put.german("Katrin Lang", f"blatt{number}.example")
    planned = plan(desk.store.drafts.rows(), EML, rules(2))
    assert planned.title == "2 drafts leave as .eml" and len(planned.ids) == 2
    assert [line[1][0] for line in summary(planned) if "cap" in line[1][0]] == [
        " 1 over the cap of 2 at once, stay here"
    ]


def test_the_pace_of_a_market_keeps_the_others(desk: Desk) -> None:
    """R27: only so many to one market; those that leave already count."""
    put = Drafts(desk)
    for number in range(3):
        put.german("Katrin Lang", f"blatt{number}.example")
    planned = plan(
        desk.store.drafts.rows(), EML, rules(pace=lambda row, leaving: "enough for today" if leaving else None)
    )
    assert [each.fate for each in planned.candidates] == [Fate.PACED, Fate.PACED, Fate.LEAVES]
    assert planned.title == "1 draft leaves as .eml"


def test_the_clipboard_takes_one(desk: Desk) -> None:
    put = Drafts(desk)
    for number in range(2):
        put.german("Katrin Lang", f"blatt{number}.example")
    clipboard = way_called("clipboard")
    assert clipboard is not None
    assert len(plan(desk.store.drafts.rows(), clipboard, rules()).ids) == 1


async def test_r27_the_pace_says_when_the_others_leave(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "hausrat")
    folder.campaign_file.write_text(
        CAMPAIGN + "settings: {cap_per_market_day: 1, cap_per_market_week: 5}\n", encoding="utf-8"
    )
    with Desk.open(folder) as desk:
        desk.now = lambda: NOW  # type: ignore[method-assign]
        put = Drafts(desk)
        for number in range(3):
            put.german("Katrin Lang", f"blatt{number}.example")
        async with outbox(desk) as (pilot, screen):
            await pilot.press("*", "x")
            await until(pilot, lambda: "1 draft leaves as .eml" in seen(pilot))
            assert "2 over the pace of their market, stay here" in seen(pilot)
            assert "de: 1 on Tue 24 Nov" in seen(pilot)
            await pilot.press("y")
            await left(pilot, screen)
        assert len(letters(desk)) == 1


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_warnings_are_acknowledged_once(desk: Desk, size: tuple[int, int]) -> None:
    number = Drafts(desk).german("Nora Wiese", "altbau.example", basis="")
    async with outbox(desk, size) as (pilot, screen):
        await pilot.press("x")
        await until(pilot, lambda: "Nothing leaves as .eml yet" in seen(pilot))
        assert "a acknowledge 1" in seen(pilot) and "LAW003" in seen(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ExportFloat)
        await pilot.press("a")
        await until(pilot, lambda: "1 draft leaves as .eml" in seen(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("x")
        await until(pilot, lambda: "1 draft leaves as .eml" in seen(pilot))
        await pilot.press("y")
        await left(pilot, screen)
    assert [each.code for each in desk.store.acknowledged.of(number, 1)] == ["LAW003"]
    assert len(letters(desk)) == 1


async def test_r55_an_error_is_let_through_right_there_with_a_reason(desk: Desk) -> None:
    number = Drafts(desk).german("Katrin Lang", "wohnwert.example", INFORMAL)
    async with outbox(desk) as (pilot, screen):
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportFloat))
        await until(pilot, lambda: "“dich” addresses the reader" in seen(pilot))
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, OverrideFloat))
        pilot.app.screen.query_one(Editor).insert("we have said du for years")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportFloat))
        await until(pilot, lambda: "1 draft leaves as .eml" in seen(pilot))
        await pilot.press("y")
        await left(pilot, screen)
    assert [each.reason for each in desk.store.overrides.of(number, 1)] == ["we have said du for years"]
    assert len(letters(desk)) == 1


async def test_space_keeps_one_back(desk: Desk) -> None:
    filled(desk)
    async with outbox(desk) as (pilot, screen):
        await pilot.press("*", "x")
        await until(pilot, lambda: "2 drafts leave as .eml" in seen(pilot))
        shown = pilot.app.screen
        assert isinstance(shown, ExportFloat)
        shown.list.go_to(str(shown.plan.ids[0]))
        await until(pilot, lambda: "space keep back" in seen(pilot))
        await pilot.press("space")
        await until(pilot, lambda: "1 draft leaves as .eml" in seen(pilot) and "kept back for now" in seen(pilot))
        await pilot.press("y")
        await left(pilot, screen)
    assert len(letters(desk)) == 1


async def test_fifty_drafts_are_walked_with_j(desk: Desk) -> None:
    put = Drafts(desk)
    for number in range(50):
        put.german("Katrin Lang", f"blatt{number}.example", basis="" if number % 2 else "asked by phone")
    async with outbox(desk, NARROW) as (pilot, _):
        await pilot.press("*", "x")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportFloat))
        shown = pilot.app.screen
        assert isinstance(shown, ExportFloat)
        await until(pilot, lambda: shown.list.size.height >= 4 and shown.beside.size.height >= 3)
        await pilot.press("G")
        await until(pilot, lambda: shown.current is not None and shown.current.fate is Fate.LEAVES)
        assert "y let 25 leave" in seen(pilot) or "y let 20 leave" in seen(pilot)


async def test_what_was_on_its_way_when_geoout_stopped_is_finished_by_x(desk: Desk) -> None:
    number = Drafts(desk).german("Katrin Lang", "wohnwert.example")
    place = str(desk.workspace.outbox.absolute() / "0001-katrin-lang.eml")
    desk.store.ledger.pending(Key(number, 1, "eml"), message_id="<a@acme.example>", path=place, at=NOW)
    async with outbox(desk) as (pilot, screen):
        await until(pilot, lambda: "1 was on the way when geoout stopped: x finishes it" in seen(pilot))
        await pilot.press("x")
        await until(pilot, lambda: "1 draft was on its way" in seen(pilot))
        await answered(pilot, "y")
        await left(pilot, screen)
        assert said(pilot) == "1 left as .eml"
        await until(pilot, lambda: "on the way" not in seen(pilot))
    assert letters(desk) == ["0001-katrin-lang.eml"]


async def test_a_mail_that_was_changed_meanwhile_is_asked_about(desk: Desk) -> None:
    from dataclasses import replace

    from geoout.desk.checking import check_and_keep

    number = Drafts(desk).german("Katrin Lang", "wohnwert.example")
    async with outbox(desk) as (pilot, screen):
        await pilot.press("x")
        await answered(pilot, "y")
        await left(pilot, screen)
        (path,) = desk.workspace.outbox.glob("*.eml")
        path.write_bytes(path.read_bytes() + b"PS\r\n")
        draft = desk.store.drafts.get(number)
        desk.store.drafts.save(replace(draft, subject="Erhebung: Hausrat in Zahlen"))
        check_and_keep(desk, desk.store.drafts.get(number), NOW.date())
        screen.load()
        await pilot.press("x")
        await until(pilot, lambda: "1 draft leaves as .eml" in seen(pilot))
        await pilot.press("y")
        await until(pilot, lambda: "1 earlier revision: the mail is not as it was" in seen(pilot))
        assert "changed in your mail client" in seen(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert "1 earlier revision" in seen(pilot), "nothing is ticked yet"
        await pilot.press("space", "y")
        await until(pilot, lambda: pilot.app.screen is screen and len(letters(desk)) == 2)
