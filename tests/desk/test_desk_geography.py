"""What a workspace is told of its site's structure and of where its mails went."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from geoout.desk.checking import check_and_keep, check_drafts_of
from geoout.desk.demo.make import make_demo
from geoout.desk.desk import Desk
from geoout.desk.geography import consequence, empty_markets, notes, portfolio
from geoout.links.portfolio import strayed
from geoout.pitches.draft import Kind
from geoout.prospects.prospect import Prospect, SourceType
from geoout.store.draft_rows import DraftRow


def row(number: int, market: str) -> DraftRow:
    at = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=number)
    return DraftRow(number, 0, market, Kind.DIGITAL_PR, "", "", "", "", "left", 1, at, left="eml", left_at=at)  # type: ignore[arg-type]


def test_r119_nine_of_ten_mails_to_a_country_that_is_no_target() -> None:
    assert strayed(["gb"] * 9 + ["de"], ["de"]) is not None
    found = strayed(["gb"] * 9 + ["de"] * 100, ["de"])
    assert found is not None and (found.looked_at, found.elsewhere, found.market) == (10, 9, "gb")
    assert strayed(["de"] * 9 + ["gb"], ["de"]) is None
    assert strayed(["gb"] * 4, ["de"]) is None, "too few to say anything"
    assert strayed(["gb", "de"] * 5, ["de"]) is None
    assert strayed([], ["de"]) is None


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    make_demo(tmp_path / "demo")
    from geoout.campaign.workspace import Workspace

    return Desk.open(Workspace(tmp_path / "demo"))


def test_r96_r99_r119_the_demo_is_told_what_its_folders_mean(desk: Desk) -> None:
    with desk:
        assert consequence(desk).startswith("subdirectory: links to a folder help the whole domain")
        assert notes(desk) == []
        gone = [one for one in desk.store.prospects.vector() if desk.store.prospects.get(one).market == "at"]
        desk.store.prospects.remove(gone)
        assert empty_markets(desk) == "/de-at/ has no sites in Austria yet"
        assert notes(desk) == ["/de-at/ has no sites in Austria yet: import or add some."]
        assert portfolio(desk, [row(each, "pl") for each in range(8)]) == (
            "8 of the last 8 mails went to markets that this campaign does not name, most to Poland."
        )


def test_r102_a_note_written_in_the_sites_form_lets_its_draft_go(desk: Desk) -> None:
    with desk:
        number = next(
            one for one in desk.store.drafts.ids() if "GEO001" in {each.code for each in desk.store.findings.of(one)}
        )
        draft = desk.store.drafts.get(number)
        site = desk.store.prospects.get(draft.prospect)
        world = replace(site, source_type=SourceType.INTERNATIONAL, overlap_note="Read by our customers abroad")
        desk.store.prospects.change(world)
        check_drafts_of(desk, site.id)
        (kept,) = [each for each in desk.store.findings.of(number) if each.code == "GEO001"]
        assert kept.severity == "info" and "Read by our customers abroad" in kept.message
        desk.store.prospects.change(site)
        assert [each.severity for each in check_and_keep(desk, draft) if each.code == "GEO001"] == ["error"]
        assert isinstance(site, Prospect)
