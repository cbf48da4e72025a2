"""Departures: one outcome each, a repeat makes no second copy, a new revision a new file, no error stops the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from geoout.campaign.campaign import Settings
from geoout.errors import DiskFull
from geoout.outbox.destination import Letter, Receipt
from geoout.outbox.eml import EmlFolder
from geoout.outbox.leave import Status, leave, leaving
from geoout.outbox.ledger import Key
from geoout.outbox.mailto import MailtoClient
from geoout.outbox.memory import Memory
from geoout.outbox.memory_ledger import MemoryLedger
from tests.outbox.letters import DRAFT, NOW, LetThrough, draft, finding, terms


@pytest.fixture
def folder(tmp_path: Path) -> EmlFolder:
    return EmlFolder(tmp_path / "outbox")


def mails(folder: EmlFolder) -> list[str]:
    return sorted(path.name for path in folder.folder.iterdir())


def test_a_draft_leaves_once_and_a_repeat_says_already(folder: EmlFolder) -> None:
    ledger = MemoryLedger()
    (first,) = leave([DRAFT], folder, ledger, terms())
    assert (first.draft, first.revision, first.destination, first.status) == (12, 1, "eml", Status.WRITTEN)
    assert first.path == str(folder.folder / "0001-joerg-weiss.eml")
    assert b"X-Unsent: 1\r\n" in Path(first.path).read_bytes()
    (again,) = leave([DRAFT], folder, ledger, terms(now=NOW + timedelta(days=1)))
    assert again.status is Status.ALREADY
    assert again.path == first.path
    assert mails(folder) == ["0001-joerg-weiss.eml"]


def test_already_holds_when_the_file_was_moved_away_and_when_the_draft_is_blocked_by_now(folder: EmlFolder) -> None:
    ledger = MemoryLedger()
    leave([DRAFT], folder, ledger, terms())
    (folder.folder / "0001-joerg-weiss.eml").unlink()
    (again,) = leave([DRAFT], folder, ledger, terms(findings=lambda draft: [finding()]))
    assert again.status is Status.ALREADY
    assert mails(folder) == []


def test_a_new_revision_is_a_new_file_and_names_the_old_one_which_stays(folder: EmlFolder) -> None:
    ledger = MemoryLedger()
    (first,) = leave([DRAFT], folder, ledger, terms())
    (second,) = leave([draft(revision=2, body="Neu.")], folder, ledger, terms())
    assert second.status is Status.WRITTEN
    assert second.reason == f"replaces {first.path}, which stays until you delete it"
    assert mails(folder) == ["0001-joerg-weiss.eml", "0002-joerg-weiss.eml"]


def test_another_way_out_is_said(folder: EmlFolder) -> None:
    ledger = MemoryLedger()
    leave([DRAFT], folder, ledger, terms())
    (second,) = leave([DRAFT], MailtoClient(lambda link: None), ledger, terms())
    assert (second.status, second.path) == (Status.WRITTEN, None)
    assert second.reason == "this revision also left to eml"


def test_outcomes_come_in_order_and_one_bad_draft_stops_no_other(folder: EmlFolder) -> None:
    drafts = [draft(1), draft(2, email="nobody"), draft(3, subject="a\u202eb"), draft(4)]
    outcomes = leave(drafts, folder, MemoryLedger(), terms())
    assert [(one.draft, one.status.value) for one in outcomes] == [
        (1, "written"),
        (2, "blocked"),
        (3, "blocked"),
        (4, "written"),
    ]
    assert all(one.reason and one.path is None for one in outcomes[1:3])
    assert len(mails(folder)) == 2


def test_errors_block_until_let_through(folder: EmlFolder) -> None:
    ledger = MemoryLedger()
    found = {"findings": lambda draft: [finding()]}
    (blocked,) = leave([DRAFT], folder, ledger, terms(**found))
    assert blocked.status is Status.BLOCKED
    assert "REG001" in (blocked.reason or "")
    assert ledger.of_draft(12) == []
    (let,) = leave([DRAFT], folder, ledger, terms(**found, overrides=lambda draft: [LetThrough()]))
    assert let.status is Status.WRITTEN


def test_r44_no_more_than_the_cap_leaves_and_what_left_before_does_not_count() -> None:
    ledger, place = MemoryLedger(), Memory()
    leave([draft(1)], place, ledger, terms())
    outcomes = leave([draft(n) for n in (1, 2, 3, 4)], place, ledger, terms(settings=Settings(cap_per_export=2)))
    assert [one.status.value for one in outcomes] == ["already", "written", "written", "blocked"]
    assert "cap of 2" in (outcomes[3].reason or "")


def test_departures_are_lazy_so_that_a_caller_can_stop() -> None:
    place = Memory()
    departures = leaving([draft(1), draft(2)], place, MemoryLedger(), terms())
    next(departures)
    del departures
    assert len(place.mails) == 1


class Full(Memory):
    """A destination on a full disk."""

    def put(self, letter: Letter, path: str) -> Receipt:
        raise DiskFull("the disk is full, nothing was changed")


def test_a_full_disk_fails_and_the_next_try_completes() -> None:
    ledger = MemoryLedger()
    (failed,) = leave([DRAFT], Full(), ledger, terms())
    assert failed.status is Status.FAILED
    assert "full" in (failed.reason or "")
    place = Memory()
    (done,) = leave([DRAFT], place, ledger, terms(now=NOW + timedelta(days=3)))
    assert done.status is Status.WRITTEN
    assert b"Date: Fri, 20 Nov 2026 09:30:00 +0000\r\n" in place.mails["0001"]


def test_a_pending_row_whose_mail_arrived_is_completed_without_a_copy(folder: EmlFolder) -> None:
    ledger = MemoryLedger()
    leave([DRAFT], folder, ledger, terms())
    row = ledger.lookup(Key(12, 1, "eml"))
    assert row is not None
    crashed = MemoryLedger()
    crashed.pending(row.key, message_id=row.message_id, path=row.path, at=NOW)
    (outcome,) = leave([DRAFT], folder, crashed, terms(now=NOW + timedelta(hours=1)))
    assert (outcome.status, outcome.path) == (Status.WRITTEN, row.path)
    assert mails(folder) == ["0001-joerg-weiss.eml"]


def test_a_pending_row_is_completed_where_it_landed_though_another_folder_is_named_now(folder: EmlFolder) -> None:
    other = EmlFolder(folder.folder.with_name("elsewhere"))
    ledger = MemoryLedger()
    leave([DRAFT], folder, ledger, terms())
    row = ledger.lookup(Key(12, 1, "eml"))
    assert row is not None
    crashed = MemoryLedger()
    crashed.pending(row.key, message_id=row.message_id, path=row.path, at=NOW)
    (outcome,) = leave([DRAFT], other, crashed, terms())
    assert outcome.path == row.path
    assert not other.folder.exists()


def test_two_exports_at_once_make_one_file(folder: EmlFolder) -> None:
    """The second one learns name and time from the first one's row, so both write the same bytes to one name."""

    class Racing(EmlFolder):
        def reserve(self, draft: object) -> str:
            path = super().reserve(draft)  # type: ignore[arg-type]
            leave([DRAFT], EmlFolder(self.folder), ledger, terms(now=NOW + timedelta(minutes=5)))
            return path

    ledger = MemoryLedger()
    (outcome,) = leave([DRAFT], Racing(folder.folder), ledger, terms())
    assert outcome.status is Status.ALREADY
    assert mails(folder) == ["0001-joerg-weiss.eml"]


def test_the_name_stays_safe_whoever_the_recipient_claims_to_be(folder: EmlFolder) -> None:
    contact = replace(DRAFT.contact, given="../../..", surname="/etc/cron.d/x")
    (outcome,) = leave([draft(contact=contact)], folder, MemoryLedger(), terms())
    assert Path(outcome.path or "").parent == folder.folder
