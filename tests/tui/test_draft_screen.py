"""The Draft screen on real stores: what is typed is checked, mended, let through, kept and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geoout.actions import actions_on
from geoout.checks.finding import Severity
from geoout.desk.desk import Desk
from geoout.tui.screens.draft import DraftScreen
from tests.tui.draft_driver import opened, type_text
from tests.tui.letters import GERMAN, letters


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with letters(tmp_path) as made:
        yield made


async def test_the_findings_of_a_draft_stand_beside_it_and_in_it(desk: Desk) -> None:
    async with opened(desk) as here:
        first = here.screen.findings[0]
        assert (first.code, first.text, GERMAN[first.start : first.end]) == ("REG001", "dich", "dich")
        underlined = [(place.start, place.end) for place in here.screen.editor._underlines if place.severity == "error"]
        assert (first.start, first.end) in underlined
        assert "REG001" in here.seen and "→ Sie" in here.seen and "Dr. Katrin Vogelsang" in here.seen
        assert "rev 1" in here.seen and "100–180" in here.seen


async def test_typing_dich_raises_a_finding_at_exactly_that_place(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("i")
        here.screen.editor.go_to(len(GERMAN))
        await type_text(here, "\nIch rufe dich an.")
        await here.checked()
        text = here.screen.editor.text
        found = [f for f in here.screen.findings if f.code == "REG001" and f.start > text.index("Ich rufe")]
        assert [text[f.start : f.end] for f in found] == ["dich"]
        assert found[0].start == text.index("dich an")


async def test_every_change_is_kept_as_it_is_made_and_its_findings_for_the_outbox_too(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("i", "x")
        await here.checked()
        assert here.kept() == "x" + GERMAN
        stored = desk.store.drafts.get(1)
        assert stored.revision == 2
        await here.until(lambda: desk.store.findings.of(1))
        assert desk.store.drafts.rows([1])[0].errors == 2


async def test_leaving_the_text_another_draft_and_quitting_keep_what_was_just_typed(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("i", "A", "escape")
        assert here.kept().startswith("ASehr")
        await here.pilot.press("i", "B", "escape", "right_square_bracket")
        assert here.screen.draft is not None and here.screen.draft.id == 2
        assert here.kept().startswith("ABSehr")
        await here.pilot.press("left_square_bracket", "i", "C", "ctrl+q")
    assert desk.store.drafts.get(1).body.startswith("CABSehr")


async def test_a_suggestion_is_applied_taken_back_and_done_again(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("a")
        assert "Falls Sie die Tabellen" in here.kept()
        await here.checked()
        assert "REG001" not in {finding.code for finding in here.screen.findings}
        await here.pilot.press("u")
        assert here.screen.editor.text == GERMAN == here.kept()
        await here.pilot.press("U")
        assert "Falls Sie die Tabellen" in here.screen.editor.text


async def test_while_typing_f8_walks_f9_applies_and_ctrl_z_takes_back(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("i", "f8", "f8")
        await here.until(lambda: here.screen.pane.finding is not None)
        while here.screen.pane.finding.code != "REG001":
            await here.pilot.press("f8")
        assert here.screen.editor.cursor == here.screen.editor.text.index("dich")
        await here.pilot.press("f9")
        assert "Falls Sie die" in here.screen.editor.text
        await here.pilot.press("ctrl+z")
        assert here.screen.editor.text == GERMAN
        await here.checked()
        assert here.kept() == GERMAN


async def test_a_suggestion_follows_its_word_when_text_above_it_grew(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("i")
        await type_text(here, "Hm ")
        await here.pilot.press("f9")
        assert here.screen.editor.text.startswith("Hm Sehr") and "Falls Sie die" in here.screen.editor.text


async def test_field_spans_follow_the_text_and_a_touched_field_is_none_any_more(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("i")
        await type_text(here, "Hm ")
        await here.checked()
        draft = desk.store.drafts.get(1)
        assert [(s.field, draft.body[s.start : s.end]) for s in draft.spans] == [
            ("salutation", GERMAN[:32]),
            ("figure.underinsured", "38 %"),
        ]
        here.screen.editor.go_to(here.screen.editor.text.index("38 %") + 1)
        await here.pilot.press("9")
        await here.checked()
        assert [span.field for span in desk.store.drafts.get(1).spans] == ["salutation"]


async def test_enter_goes_to_the_place_and_n_walks_round(desk: Desk) -> None:
    async with opened(desk) as here:
        pane = here.screen.pane
        seen = []
        for _ in range(len(here.screen.findings) + 1):
            seen.append(pane.finding.code)
            await here.pilot.press("n")
        assert seen[0] == seen[-1] and len(set(seen)) == len(here.screen.findings)
        await here.pilot.press("g", "enter")
        assert here.screen.focused is here.screen.editor
        assert here.screen.editor.cursor == GERMAN.index("dich")


async def test_an_error_is_let_through_with_a_reason_for_this_revision_only_R55(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("n", "o")
        await here.until(lambda: "Let this draft through" in here.seen)
        await here.pilot.press("tab")
        await type_text(here, "The product has this name.")
        await here.pilot.press("ctrl+s")
        await here.until(lambda: desk.store.overrides.of(1, 1))
        override = desk.store.overrides.of(1, 1)[0]
        assert (override.code, override.reason) == ("ANC002", "The product has this name.")
        assert override.who
        await here.until(lambda: here.screen.pane.found.tallies[0] == 1)
        await here.until(lambda: "let through by" in here.seen)
        await here.pilot.press("i", "x")
        await here.checked()
        assert here.screen.pane.found.tallies[0] == 2


async def test_the_subject_is_edited_in_its_place(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("i", "tab")
        assert here.screen.focused is here.screen.subject
        await type_text(here, "?")
        await here.pilot.press("enter")
        assert here.screen.focused is here.screen.editor
        await here.checked()
        assert desk.store.drafts.get(1).subject.endswith("versichert?")
        await here.pilot.press("shift+tab", "tab", "tab", "escape")
        assert here.screen.focused is here.screen.pane


async def test_one_backspace_takes_what_a_reader_sees_as_one_character(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("i")
        here.screen.editor.insert("ก็👩‍👩‍👧é")
        for left in ("ก็👩‍👩‍👧", "ก็", ""):
            await here.pilot.press("backspace")
            assert here.screen.editor.text == left + GERMAN
        await here.checked()


async def test_text_survives_a_small_terminal_and_a_toast(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("i", "Q")
        await here.pilot.resize_terminal(40, 12)
        await here.until(lambda: "60×16" in here.seen.replace("\n", " "))
        await here.pilot.resize_terminal(80, 24)
        await here.until(lambda: here.screen.focused is here.screen.editor)
        here.app.toast("something happened", "error")
        await here.pilot.press("R")
        assert here.screen.editor.text.startswith("QRSehr")
        await here.checked()
        assert here.kept().startswith("QRSehr")


async def test_narrow_has_two_lines_above_and_one_line_for_each_finding(desk: Desk) -> None:
    async with opened(desk, (80, 24)) as here:
        lines = here.seen.split("\n")
        assert "Dr. Katrin Vogelsang" in lines[1] and "Germany" in lines[1] and "rev 1" in lines[1]
        assert "Erhebung: So ist Hausrat" in lines[2] and lines[3].strip(" ─") == ""
        gauge = next(number for number, line in enumerate(lines) if "106 words" in line)
        assert "✗ 2" in lines[gauge]
        assert [line[3:9] for line in lines[gauge + 1 : gauge + 4]] == ["REG001", "ANC002", "LAW003"]
        assert "“dich” → Sie" in lines[gauge + 1]
        await here.pilot.press("f", "G")
        await here.until(lambda: "never written to" in here.seen)


async def test_medium_has_two_panes(desk: Desk) -> None:
    async with opened(desk, (110, 30)) as here:
        assert "Findings" in here.seen and "claims" not in here.seen


async def test_the_preview_is_the_mail_itself(desk: Desk) -> None:
    async with opened(desk) as here:
        here.screen.go_to_draft(2)
        await here.checked()
        await here.pilot.press("p")
        await here.until(lambda: "text/plain, UTF-8" in here.seen)
        assert "高橋 美咲 <m.takahashi@acme.example>" in here.seen
        assert "佐藤 健 <sato@kurashi-hoken.example>" in here.seen


async def test_the_market_card_opens(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("e")
        await here.until(lambda: "What works" in here.seen)


async def test_a_read_only_workspace_shows_the_text_and_says_why_it_stays(tmp_path: Path) -> None:
    letters(tmp_path).close()
    with letters(tmp_path, read_only=True) as desk:
        async with opened(desk) as here:
            await here.pilot.press("i")
            assert "read-only" in here.said
            await here.pilot.press("tab", "x", "enter")
            here.screen.editor.focus()
            await here.pilot.press("x", "y", "delete")
            assert here.screen.editor.text == GERMAN
            await here.until(lambda: "read-only" in here.seen)


async def test_removing_asks_with_another_key_and_can_be_undone(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("delete")
        await here.until(lambda: "Remove this draft" in here.seen)
        await here.pilot.press("enter", "delete")
        assert len(desk.store.drafts.ids()) == 3
        await here.pilot.press("y")
        await here.until(lambda: len(desk.store.drafts.ids()) == 2)
        await here.until(lambda: here.screen.draft is not None and here.screen.draft.id == 2)
        await here.pilot.press("u")
        assert len(desk.store.drafts.ids()) == 3


async def test_never_contact_again_becomes_a_finding(desk: Desk) -> None:
    async with opened(desk) as here:
        here.screen.run_worker(here.screen.act("do_not_contact"))
        await here.until(lambda: "Never contact again" in here.seen)
        await here.pilot.press("tab")
        await type_text(here, "asked us")
        await here.pilot.press("ctrl+s")
        await here.until(lambda: desk.store.do_not_contact.all())
        await here.until(lambda: any(f.code.startswith("SND") for f in here.screen.findings))


async def test_without_a_draft_it_says_what_to_do(tmp_path: Path) -> None:
    with letters(tmp_path) as desk:
        desk.store.drafts.remove(desk.store.drafts.ids())
        async with opened(desk, (80, 24)) as here:
            assert "No draft is waiting" in here.seen and "1 prospects" in here.seen
            await here.pilot.press("i", "a", "n", "x", "tab")
            assert "there is no draft yet" in here.said or "nothing was found" in here.said
            await here.pilot.press("u")
            await here.until(lambda: "Vogelsang" in here.seen)


async def test_a_text_that_cannot_be_saved_stays_and_is_said(desk: Desk) -> None:
    async with opened(desk) as here:
        other = desk.fork()
        desk.store._database.run("PRAGMA busy_timeout = 1")
        with other.store.step("a long import"):
            await here.pilot.press("i", "Z", "escape")
            assert "not saved" in here.said
            assert here.screen.editor.text.startswith("ZSehr")
            await here.pilot.press("right_square_bracket")
            assert here.screen.draft is not None and here.screen.draft.id == 1
        other.close()
        await here.pilot.press("ctrl+s")
        assert here.kept().startswith("ZSehr")


async def test_severities_stay_what_they_are(desk: Desk) -> None:
    async with opened(desk) as here:
        assert here.screen.pane.found.tallies == (2, 1, 2)
        assert {f.severity for f in here.screen.findings} == set(Severity)


async def test_an_address_mended_in_prospects_is_mended_in_the_draft(desk: Desk) -> None:
    async with opened(desk) as here:
        contact = desk.store.drafts.get(1).contact
        desk.store.contacts.change(replace(contact, email="vogelsang@wohnwert.example"))
        here.screen.on_screen_resume()
        await here.until(lambda: "  vogelsang@wohnwert.example" in here.seen)
        assert desk.store.drafts.get(1).contact.email == "vogelsang@wohnwert.example"


async def test_a_finding_about_an_old_text_is_not_applied(desk: Desk) -> None:
    async with opened(desk) as here:
        at = GERMAN.index("dich")
        here.screen.editor.put(at, at + 4, "Sie")
        here.screen.do_apply()
        assert "was changed" in here.said
        assert here.screen.editor.text == GERMAN.replace("dich", "Sie")


async def test_letters_do_nothing_to_a_text_that_cannot_be_seen(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.resize_terminal(40, 12)
        await here.pilot.press("a", "delete", "u")
        assert here.kept() == GERMAN and len(desk.store.drafts.ids()) == 3


def test_every_action_of_the_table_is_answered() -> None:
    for action in actions_on("draft"):
        assert hasattr(DraftScreen, f"do_{action.id}"), action.id


async def test_r64_the_sites_own_rules_stand_beside_the_mail(desk: Desk) -> None:
    prospect = desk.store.prospects.get(desk.store.drafts.get(1).prospect)
    desk.store.prospects.change(replace(prospect, guidelines="No attachments, figures with their source"))
    async with opened(desk) as here:
        await here.until(lambda: "No attachments" in here.seen)
