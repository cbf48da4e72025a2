"""The demo: what a newcomer sees first is complete, plausible, and can reach nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from geoout.campaign.campaign import Campaign
from geoout.campaign.reading import read
from geoout.campaign.workspace import find
from geoout.checks.finding import Severity
from geoout.desk.checking import findings_of
from geoout.desk.demo import mails, make_demo, sites
from geoout.desk.desk import Desk
from geoout.desk.reviewing import waiting_drafts
from geoout.errors import WouldOverwrite
from geoout.language.detect import detect
from geoout.pitches.draft import DraftState
from geoout.pitches.sign_off import Verdict
from geoout.prospects.checklist import lacking
from geoout.prospects.domain import registrable
from geoout.prospects.locality import POINTS
from geoout.prospects.prospect import Gender, Prospect, SourceType, State

NOW = datetime(2026, 11, 20, 10, 42, tzinfo=UTC)
WRITTEN_WITH_ERRORS = {
    "wohnwert.example": {"REG001", "ANC002"},
    "werrabote.example": {"FLD001"},
    "einbruch.example": {"SND001"},
    "courrier-du-val.example": {"GEO001"},
}
FOR_A_NATIVE = ("lokator-i-dom.example", "salim-bohum.example")
"""Sites in languages that nobody in the demo writes natively."""

_HOST = re.compile(r"(?:https?://|@)([^\s/\"'<>),;\]}]+)")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk.open(make_demo(tmp_path_factory.mktemp("demo") / "here", NOW)) as opened:
        yield opened


@pytest.fixture(scope="module")
def prospects(desk: Desk) -> list[Prospect]:
    return desk.store.prospects.many(desk.store.prospects.vector())


@pytest.fixture(scope="module")
def campaign(desk: Desk) -> Campaign:
    return read(desk.workspace.folder)


def test_it_is_a_workspace_like_any_other(desk: Desk, campaign: Campaign) -> None:
    assert find(str(desk.workspace.folder), {}, Path()) == desk.workspace.folder
    assert campaign.name == "hausrat-2026"
    assert desk.workspace.campaign_file.read_bytes() == (sites.FOLDER.parent / "campaign.yaml").read_bytes()


def test_it_is_large_and_varied_enough_to_try_everything(prospects: list[Prospect]) -> None:
    assert len(prospects) >= 60
    assert len({prospect.market for prospect in prospects}) >= 12
    assert {prospect.state for prospect in prospects} == set(State)
    assert {prospect.source_type for prospect in prospects} == set(SourceType) - {SourceType.OTHER}
    contacts = [contact for prospect in prospects for contact in prospect.contacts]
    assert {contact.gender for contact in contacts} == set(Gender)
    assert {"Dr.", "Prof. Dr.", "Mag.", "Mtra.", "Lic."} <= {contact.title for contact in contacts}
    assert any(contact.organisation and not contact.has_name for contact in contacts)
    assert any(contact.position == "部長" for contact in contacts)
    assert any(not prospect.contacts for prospect in prospects)


def test_nothing_in_it_can_reach_anybody(desk: Desk, prospects: list[Prospect]) -> None:
    texts = [path.read_text("utf-8") for path in sites.FOLDER.parent.rglob("*.yaml")]
    for path in desk.workspace.outbox.iterdir():
        message = message_from_bytes(path.read_bytes(), policy=default)
        texts += [str(message["To"]), str(message["From"]), message.get_content()]
    hosts = {host for text in texts for host in _HOST.findall(text)}
    assert hosts
    assert {host for host in hosts if not host.rstrip(".").endswith(".example")} == set()
    for prospect in prospects:
        assert registrable(prospect.domain) == prospect.domain
        assert prospect.domain.endswith(".example")
        assert all(each.email.endswith(f"@{prospect.domain}") for each in prospect.contacts if each.email)


def test_scores_are_the_sum_of_evidence_that_the_rules_allow(prospects: list[Prospect]) -> None:
    """R9, R76: a score is explained line by line, with the same weights as at work."""
    for prospect in prospects:
        assert prospect.local == sum(line.points for line in prospect.evidence) <= 100
        assert all(0 <= line.points <= POINTS[line.signal] for line in prospect.evidence)
        assert len({line.signal for line in prospect.evidence}) == len(prospect.evidence)


def test_what_was_approved_may_be_approved(prospects: list[Prospect]) -> None:
    """R8, R11, R74: nothing stands in the demo that the program would not have let through."""
    approved = [one for one in prospects if one.state in (State.APPROVED, State.SENT, State.REPLIED, State.PLACED)]
    assert len(approved) >= 10
    assert {one.domain: lacking(one) for one in approved if lacking(one)} == {}


def test_numbers_of_other_tools_have_a_day_that_is_past(prospects: list[Prospect]) -> None:
    """R77."""
    metrics = [metric for one in prospects for metric in (one.authority, one.traffic) if metric]
    assert metrics
    assert all(metric.tool and metric.day and metric.day < NOW.date() for metric in metrics)


def test_personal_lines_are_whole_sentences_in_the_language_of_the_site(desk: Desk, prospects: list[Prospect]) -> None:
    lines = [
        (one.language, line)
        for one in prospects
        for line in (one.personal_line, *(contact.personal_line for contact in one.contacts))
        if line
    ]
    assert len(lines) >= 40
    for language, line in lines:
        assert line.endswith((".", "。")), line
        guess = detect(line)
        assert guess is None or guess.language.split("-")[0] == language.split("-")[0], line


def test_every_market_with_pitches_has_an_asset_a_target_and_a_native_sender(desk: Desk, campaign: Campaign) -> None:
    """R29, R30, R53, R100."""
    for key in campaign.markets:
        market = desk.markets[key]
        assert any(asset.market == key and asset.finding and asset.reader_value for asset in campaign.assets), key
        assert any(target.market == key for target in campaign.targets), key
        assert any(sender.writes(market.language) for sender in campaign.senders), key
        assert market.locale.replace("_", "-") in campaign.targets[0].hreflang, key
    for asset in campaign.assets:
        for text in (asset.finding, asset.reader_value):
            guess = detect(text or "")
            assert guess is None or guess.language.split("-")[0] == asset.language.split("-")[0], text


def test_drafts_stand_in_every_state(desk: Desk) -> None:
    rows = desk.store.drafts.rows()
    assert {row.state for row in rows} == set(DraftState)
    counts = desk.store.drafts.counts()
    assert counts["ready"] >= 8
    waiting = [row for row in rows if row.site in FOR_A_NATIVE]
    assert counts["blocked"] == len(WRITTEN_WITH_ERRORS) + len(waiting)
    assert {row.left for row in rows if row.left} == {"eml", "mailto"}
    assert any(row.acknowledged for row in rows)


def test_open_drafts_have_no_errors_but_the_deliberate_ones(desk: Desk) -> None:
    found: dict[str, set[str]] = {}
    for number in desk.store.drafts.ids(state=DraftState.OPEN):
        draft = desk.store.drafts.get(number)
        errors = {each.code for each in findings_of(desk, draft, NOW.date()) if each.severity is Severity.ERROR}
        if errors:
            found[draft.site] = errors
    unsigned = {row.site: {"REV002"} for row in desk.store.drafts.rows() if row.site in FOR_A_NATIVE}
    assert found == WRITTEN_WITH_ERRORS | unsigned


def test_the_demo_shows_a_sign_off_that_an_edit_voided_and_texts_that_were_returned(desk: Desk) -> None:
    """R53, R54."""
    waiting = {one.draft.site: one.standing for one in waiting_drafts(desk) if one.draft is not None}
    assert waiting["casa-alugada.example"].voided is not None and waiting["logis-pratique.example"].voided is None
    assert {one.verdict for one in desk.store.reviews.all()} == set(Verdict)


def test_what_left_is_in_the_outbox_with_the_day_on_which_it_left(desk: Desk) -> None:
    left = [row for row in desk.store.drafts.rows() if row.left == "eml"]
    files = sorted(desk.workspace.outbox.iterdir())
    assert len(files) == len(left)
    for path, row in zip(files, left, strict=True):
        message = message_from_bytes(path.read_bytes(), policy=default)
        assert (message["X-Unsent"], message["Subject"]) == ("1", row.subject)
        assert row.left_at is not None
        assert message["Date"].datetime == row.left_at < NOW - timedelta(days=1)
        touched = desk.store.prospects.get(row.prospect).last_touch
        assert touched is not None
        assert row.left_at <= touched <= NOW


def test_the_same_moment_makes_the_same_demo(desk: Desk, tmp_path: Path) -> None:
    with Desk.open(make_demo(tmp_path / "again", NOW)) as again:
        ours, theirs = desk.store, again.store
        ids = ours.prospects.vector()
        assert theirs.prospects.many(theirs.prospects.vector()) == ours.prospects.many(ids)
        numbers = ours.drafts.ids()
        assert theirs.drafts.ids() == numbers
        for number in numbers:
            mine, other = ours.drafts.get(number), theirs.drafts.get(number)
            assert (mine.subject, mine.body, mine.state) == (other.subject, other.body, other.state)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(WouldOverwrite) as refused:
        make_demo(tmp_path, NOW)
    assert str(tmp_path) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert make_demo(tmp_path, NOW).campaign_file.is_file()


@pytest.mark.parametrize("there", [True, False])
def test_a_demo_that_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    folder = tmp_path / "new" / "demo"
    if there:
        folder.mkdir(parents=True)
    broken = tmp_path / "story.yaml"
    broken.write_text("- {domain: nobody-knows.example, kind: digital_pr, minutes: 5}\n")
    monkeypatch.setattr(mails, "STORY", broken)
    with pytest.raises(AssertionError):
        make_demo(folder, NOW)
    assert sorted(path.name for path in tmp_path.rglob("*")) == (
        ["demo", "new", "story.yaml"] if there else ["story.yaml"]
    )
