"""The Draft screen's anchor and target: mended with one key, or chosen; in the text as well, as one step (R66, R67)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geoout.actions import actions_on
from geoout.desk.desk import Desk
from geoout.tui.widgets.chooser import Chooser
from geoout.tui.widgets.picklist import PickList
from tests.tui.draft_driver import Open, opened, type_text
from tests.tui.letters import CAMPAIGN, GERMAN, letters

ENGLISH = "home insurance comparison"
OWN = "Vergleich der Hausratversicherungen"
PAGE = "https://acme.example/de/hausrat/erhebung"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with letters(tmp_path) as made:
        yield made


async def _to_finding(here: Open, code: str) -> None:
    await here.until(lambda: code in {each.code for each in here.screen.findings})
    while here.screen.pane.finding is None or here.screen.pane.finding.code != code:
        await here.pilot.press("n")


def _choices(here: Open) -> list[object]:
    chooser = here.app.screen
    return [item.value for item in chooser.query_one(PickList).items] if isinstance(chooser, Chooser) else []


async def _choose(here: Open, key: str, value: object) -> None:
    """Open a chooser, go down to a value, take it."""
    await here.pilot.press(key)
    await here.until(lambda: value in _choices(here))
    picks = here.app.screen.query_one(PickList)
    while picks.current is None or picks.current.value != value:
        await here.pilot.press("down" if _choices(here).index(value) > picks.cursor else "up")
    await here.pilot.press("enter")
    await here.until(lambda: not isinstance(here.app.screen, Chooser))


async def test_r67_a_replaces_the_anchor_in_draft_and_body_and_u_takes_both_back(desk: Desk) -> None:
    async with opened(desk) as here:
        await _to_finding(here, "ANC002")
        await here.pilot.press("a")
        await here.until(lambda: desk.store.drafts.get(1).anchor == OWN)
        assert here.kept() == GERMAN.replace(ENGLISH, OWN)
        await here.until(lambda: "replaced in the text too" in here.said)
        await here.checked()
        assert "ANC002" not in {each.code for each in here.screen.findings}
        await here.pilot.press("u")
        await here.until(lambda: desk.store.drafts.get(1).anchor == ENGLISH)
        assert here.kept() == GERMAN == here.screen.editor.text


async def test_an_anchor_that_stands_again_is_replaced_at_its_first_place_which_is_said(desk: Desk) -> None:
    body = f"Mehr unter {ENGLISH}.\n\nUnser {ENGLISH} ist neu."
    desk.store.drafts.save(replace(desk.store.drafts.get(1), body=body, spans=()), desk.now())
    async with opened(desk) as here:
        await _to_finding(here, "ANC002")
        await here.pilot.press("a")
        await here.until(lambda: here.kept() == f"Mehr unter {OWN}.\n\nUnser {ENGLISH} ist neu.")
        await here.until(lambda: "the first of its 2 places" in here.said)
        assert desk.store.drafts.get(1).anchor == OWN


async def test_r66_an_anchor_is_chosen_among_suggestions_with_source_and_verdict(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("c")
        await here.until(lambda: OWN in _choices(here))
        await here.until(lambda: "this page" in here.seen and "mismatch" in here.seen and "match ·" in here.seen)
        assert _choices(here)[0] == ENGLISH
        await here.pilot.press("escape")
        await _choose(here, "c", OWN)
        await here.until(lambda: desk.store.drafts.get(1).anchor == OWN)
        assert here.kept() == GERMAN.replace(ENGLISH, OWN)
        draft = desk.store.drafts.get(1)
        (span,) = [one for one in draft.spans if one.field == "anchor"]
        assert draft.body[span.start : span.end] == OWN
        await here.pilot.press("u")
        await here.until(lambda: here.kept() == GERMAN and desk.store.drafts.get(1).anchor == ENGLISH)
        await here.pilot.press("U")
        await here.until(lambda: desk.store.drafts.get(1).anchor == OWN)


async def test_another_anchor_is_typed_and_judged_as_one_types(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("c")
        await here.until(lambda: _choices(here))
        await type_text(here, "unsere Studie")
        await here.until(lambda: _choices(here) == ["unsere Studie"] and "as typed" in here.seen)
        await here.pilot.press("enter")
        await here.until(lambda: desk.store.drafts.get(1).anchor == "unsere Studie")
        assert "unserem unsere Studie" in here.kept()
        await here.pilot.press("c")
        await here.until(lambda: _choices(here))
        await here.pilot.press("escape")
        await here.until(lambda: not isinstance(here.app.screen, Chooser))
        assert desk.store.drafts.get(1).anchor == "unsere Studie"


async def test_what_is_typed_is_kept_when_an_anchor_is_chosen(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.pilot.press("i")
        await type_text(here, "Hm ")
        await here.pilot.press("escape")
        await _choose(here, "c", OWN)
        await here.until(lambda: here.kept() == "Hm " + GERMAN.replace(ENGLISH, OWN))


async def test_an_anchor_that_the_text_does_not_hold_is_changed_by_itself(desk: Desk) -> None:
    desk.store.drafts.save(replace(desk.store.drafts.get(1), body="Guten Tag.", spans=()), desk.now())
    async with opened(desk) as here:
        await _choose(here, "c", OWN)
        await here.until(lambda: desk.store.drafts.get(1).anchor == OWN)
        assert here.kept() == "Guten Tag."
        await here.until(lambda: "the text does not hold it" in here.said)


async def test_r101_a_target_is_chosen_this_market_first_then_other_versions_then_the_rest(desk: Desk) -> None:
    english = "https://acme.example/en/contents"
    written = CAMPAIGN.replace(
        "    anchors: [Vergleich", f'    hreflang: {{de-DE: "{PAGE}", en-GB: "{english}"}}\n    anchors: [Vergleich'
    )
    desk.workspace.campaign_file.write_text(written, encoding="utf-8")
    body = f"Mehr unter {PAGE}."
    desk.store.drafts.save(replace(desk.store.drafts.get(1), body=body, spans=()), desk.now())
    async with opened(desk) as here:
        await here.pilot.press("l")
        await here.until(lambda: _choices(here))
        assert _choices(here) == [PAGE, english, "https://acme.example/ja/kazai", "https://acme.example/fr/enquete"]
        await here.until(lambda: "German page for Germany, fits" in here.seen and "French page for France" in here.seen)
        await here.pilot.press("escape")
        await _choose(here, "l", english)
        await here.until(lambda: desk.store.drafts.get(1).target == english)
        assert here.kept() == f"Mehr unter {english}."
        await here.until(lambda: "GEO001" in {each.code for each in here.screen.findings})
        await here.pilot.press("u")
        await here.until(lambda: desk.store.drafts.get(1).target == PAGE and here.kept() == body)


async def test_the_facts_say_what_kind_of_anchor_it_is_and_which_page_it_links_to(desk: Desk) -> None:
    async with opened(desk) as here:
        await here.until(lambda: "mismatch · " in here.seen and "German page for" in here.seen)
        await _choose(here, "c", OWN)
        await here.until(lambda: " match · " in here.seen and "mismatch · " not in here.seen)


async def test_another_asset_and_another_sender_write_it_again(desk: Desk) -> None:
    written = CAMPAIGN.replace(
        "  - {id: takahashi",
        "  - {id: weiss, given: Anna, surname: Weiss, email: a@acme.example, native: [de]}\n  - {id: takahashi",
    )
    desk.workspace.campaign_file.write_text(written, encoding="utf-8")
    async with opened(desk) as here:
        senders = {sender.id: sender for sender in desk.campaign.senders}
        here.screen.run_worker(here.screen.act("choose_sender"))
        await here.until(lambda: senders["weiss"] in _choices(here))
        assert [sender.id for sender in _choices(here)][:2] == ["brandt", "weiss"]
        await here.pilot.press("down", "enter")
        await here.until(lambda: desk.store.drafts.get(1).sender == senders["weiss"])
        assert "Anna Weiss" in here.kept()
        kazai = next(asset for asset in desk.campaign.assets if asset.id == "kazai-jp")
        here.screen.run_worker(here.screen.act("choose_asset"))
        await here.until(lambda: kazai in _choices(here))
        await here.pilot.press("down", "enter")
        await here.until(lambda: desk.store.drafts.get(1).asset == kazai)
        assert desk.store.drafts.get(1).sender == senders["weiss"]
        await here.until(lambda: here.screen.draft == desk.store.drafts.get(1))
        await here.pilot.press("u", "u")
        await here.until(lambda: here.kept() == GERMAN)


async def test_a_workspace_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    letters(tmp_path).close()
    with letters(tmp_path, read_only=True) as desk:
        async with opened(desk) as here:
            for key in ("c", "l"):
                await here.pilot.press(key)
                await here.until(lambda: "read-only" in here.said)
            assert not isinstance(here.app.screen, Chooser)


def test_the_choosers_are_actions_of_the_table_with_free_keys() -> None:
    known = {action.id: action for action in actions_on("draft")}
    assert known["choose_anchor"].keys == ("c",) and known["choose_target"].keys == ("l",)
    assert {"choose_asset", "choose_sender"} <= set(known)
