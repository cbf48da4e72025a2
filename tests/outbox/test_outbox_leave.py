"""Departures: one outcome each, a repeat makes no second copy, a new revision a new file, no error stops the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

import geoout
from geoout.campaign.campaign import Settings
from geoout.cli.commands import COMMANDS
from geoout.errors import DiskFull, OutboxError
from geoout.outbox.destination import Letter, Older, Receipt
from geoout.outbox.eml import EmlFolder
from geoout.outbox.leave import Status, batches, leave, leaving
from geoout.outbox.ledger import Key
from geoout.outbox.mailto import MailtoClient
from geoout.outbox.memory import Memory
from geoout.outbox.memory_ledger import MemoryLedger
from geoout.outbox.message import Thread
from geoout.pitches.draft import DraftState, Touch
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


def test_a_new_revision_takes_the_place_of_the_old_file_while_that_is_as_it_was_left(folder: EmlFolder) -> None:
    ledger = MemoryLedger()
    (first,) = leave([DRAFT], folder, ledger, terms())
    (second,) = leave([draft(revision=2, body="Neu.")], folder, ledger, terms())
    assert second.status is Status.WRITTEN
    assert second.reason == f"replaces {first.path}, which was taken away"
    assert mails(folder) == ["0002-joerg-weiss.eml"]
    row = ledger.lookup(Key(12, 1, "eml"))
    assert row is not None and row.withdrawn


@pytest.mark.parametrize("became", ["changed", "gone"])
def test_an_older_mail_that_is_not_as_it_was_left_asks_a_person(folder: EmlFolder, became: str) -> None:
    ledger = MemoryLedger()
    (first,) = leave([DRAFT], folder, ledger, terms())
    path = Path(first.path or "")
    if became == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes().replace(b"1.204", b"1.205"))
    newer = draft(revision=2, body="Neu.")
    (asked,) = leave([newer], folder, ledger, terms())
    assert (asked.status, asked.older) == (Status.BLOCKED, Older(became))
    assert f"revision 1 left for {path} on 2026-11-20" in (asked.reason or "")
    assert "--beside" in (asked.reason or "")
    assert ledger.lookup(Key(12, 2, "eml")) is None
    (let,) = leave([newer], folder, ledger, terms(beside=lambda draft: draft.id == 12))
    assert let.status is Status.WRITTEN
    assert len(mails(folder)) == (1 if became == "gone" else 2)
    # the next one asks about the newest mail only, and that is as it was left
    (third,) = leave([draft(revision=3, body="Noch neuer.")], folder, ledger, terms())
    assert third.status is Status.WRITTEN
    assert len(mails(folder)) == (1 if became == "gone" else 2)


def test_after_an_edit_was_undone_the_newer_mail_is_replaced_too(folder: EmlFolder) -> None:
    """The mail of revision 2 is there when revision 1 leaves for the first time: never two of them."""
    ledger = MemoryLedger()
    leave([draft(revision=2, body="Neu.")], folder, ledger, terms())
    (undone,) = leave([DRAFT], folder, ledger, terms(now=NOW + timedelta(hours=1)))
    assert undone.status is Status.WRITTEN and "was taken away" in (undone.reason or "")
    assert mails(folder) == ["0002-joerg-weiss.eml"]
    (third,) = leave([draft(revision=3, body="Noch neuer.")], folder, ledger, terms(now=NOW + timedelta(hours=2)))
    assert third.reason == f"replaces {undone.path}, which was taken away"
    assert mails(folder) == ["0003-joerg-weiss.eml"]


def test_a_revision_that_was_replaced_does_not_say_it_is_there(folder: EmlFolder) -> None:
    ledger = MemoryLedger()
    leave([DRAFT], folder, ledger, terms())
    leave([draft(revision=2, body="Neu.")], folder, ledger, terms())
    (undone,) = leave([DRAFT], folder, ledger, terms(now=NOW + timedelta(hours=1)))
    assert (undone.status, undone.path) == (Status.BLOCKED, None)
    assert "another revision took the place of this one; change a word" in (undone.reason or "")
    assert mails(folder) == ["0002-joerg-weiss.eml"]


@pytest.mark.parametrize("arrived", [True, False])
def test_a_newer_departure_that_was_cut_short_is_ended_before_an_undone_one(folder: EmlFolder, arrived: bool) -> None:
    before, ledger = MemoryLedger(), MemoryLedger()
    where = folder if arrived else EmlFolder(folder.folder.with_name("elsewhere"))
    leave([draft(revision=2, body="Neu.")], where, before, terms())
    sent = before.lookup(Key(12, 2, "eml"))
    assert sent is not None
    ledger.pending(sent.key, message_id=sent.message_id, path="", at=NOW, digest=sent.digest)
    (undone,) = leave([DRAFT], folder, ledger, terms(now=NOW + timedelta(hours=1)))
    assert undone.status is Status.WRITTEN
    row = ledger.lookup(sent.key)
    assert row is not None and row.withdrawn and len(mails(folder)) == 1


def test_a_window_that_was_opened_cannot_be_looked_at() -> None:
    ledger, windows = MemoryLedger(), MailtoClient(lambda link: None)
    leave([DRAFT], windows, ledger, terms())
    (asked,) = leave([draft(revision=2)], windows, ledger, terms())
    assert (asked.status, asked.older) == (Status.BLOCKED, Older.UNKNOWN)


@pytest.mark.parametrize("state", [DraftState.SENT, DraftState.REPLIED, DraftState.BOUNCED])
def test_what_was_sent_answered_or_bounced_does_not_leave_again(state: DraftState) -> None:
    (outcome,) = leave([draft(state=state)], Memory(), MemoryLedger(), terms())
    assert outcome.status is Status.BLOCKED


def test_r27_the_pace_is_asked_of_a_first_departure_and_never_of_a_newer_revision() -> None:
    ledger, place = MemoryLedger(), Memory()
    leave([DRAFT], place, ledger, terms())
    slow = terms(pace=lambda draft: "de has had its 3 first mails of today")
    outcomes = leave([draft(revision=2, body="Neu."), draft(13)], place, ledger, slow)
    assert [one.status.value for one in outcomes] == ["written", "blocked"]
    assert outcomes[1].reason == "de has had its 3 first mails of today"


def test_a_follow_up_threads_below_the_mail_really_found_or_says_that_it_does_not() -> None:
    place = Memory()
    follow_up = draft(14, touch=Touch.FOLLOW_UP, subject="Re: Erhebung")
    (alone,) = leave([follow_up], place, MemoryLedger(), terms())
    assert alone.reason == "leaves without threading: the earlier mail was not found in Sent"
    assert b"In-Reply-To" not in place.mails["0001"]
    found = Memory()
    (threaded,) = leave([follow_up], found, MemoryLedger(), terms(thread=lambda draft: Thread("<sent@example.com>")))
    assert threaded.reason is None
    assert b"In-Reply-To: <sent@example.com>" in found.mails["0001"]


class Bulk(Memory):
    """Takes three letters at once, and one draft never."""

    together = 3

    def __init__(self, refused: int = 0) -> None:
        super().__init__()
        self.refused, self.sizes = refused, list[int]()

    def put(self, letter: Letter, path: str) -> Receipt:
        if letter.draft.id == self.refused:
            raise OutboxError("the server does not take this one", hint="shorten it")
        return super().put(letter, path)

    def put_together(self, letters: Sequence[tuple[Letter, str]]) -> list[Receipt]:
        self.sizes.append(len(letters))
        return super().put_together(letters)


def test_letters_leave_together_with_one_outcome_each_in_order() -> None:
    place = Bulk()
    drafts = [draft(1), draft(2, email="nobody"), draft(3), draft(4), draft(5)]
    outcomes = leave(drafts, place, MemoryLedger(), terms())
    assert [(one.draft, one.status.value) for one in outcomes] == [
        (1, "written"), (2, "blocked"), (3, "written"), (4, "written"), (5, "written"),
    ]  # fmt: skip
    assert place.sizes == [3, 1]


def test_one_letter_that_fails_stops_no_other_of_its_batch_and_stays_pending() -> None:
    place, ledger = Bulk(refused=2), MemoryLedger()
    outcomes = leave([draft(number) for number in (1, 2, 3, 4)], place, ledger, terms())
    assert [one.status.value for one in outcomes] == ["written", "failed", "written", "written"]
    assert len(place.mails) == 3
    row = ledger.lookup(Key(2, 1, "memory"))
    assert row is not None and not row.done
    place.refused = 0
    assert [one.status.value for one in leave([draft(2)], place, ledger, terms())] == ["written"]


def test_r44_the_cap_counts_what_is_on_its_way_in_the_same_batch() -> None:
    place = Bulk(refused=1)
    outcomes = leave(
        [draft(n) for n in (1, 2, 3, 4)], place, MemoryLedger(), terms(settings=Settings(cap_per_export=2))
    )
    assert [one.status.value for one in outcomes] == ["failed", "written", "written", "blocked"]


def test_to_stop_between_batches_loses_nothing() -> None:
    place, ledger = Bulk(), MemoryLedger()
    drafts = [draft(number) for number in range(1, 8)]
    departures = batches(drafts, place, ledger, terms())
    assert len(next(departures)) == 3
    departures.close()
    assert len(place.mails) == 3
    assert sum(one.status is Status.WRITTEN for one in leave(drafts, place, ledger, terms())) == 4
    assert len(place.mails) == 7


def test_what_arrived_is_noted_though_the_draft_is_blocked_by_now(folder: EmlFolder) -> None:
    ledger = MemoryLedger()
    leave([DRAFT], folder, ledger, terms())
    row = ledger.lookup(Key(12, 1, "eml"))
    assert row is not None
    crashed = MemoryLedger()
    crashed.pending(row.key, message_id=row.message_id, path=row.path, at=NOW)
    (outcome,) = leave([draft(state=DraftState.LATER)], folder, crashed, terms(findings=lambda draft: [finding()]))
    assert (outcome.status, outcome.path) == (Status.WRITTEN, row.path)


def test_r114_one_draft_is_one_mail_to_one_person_and_nothing_in_geoout_can_send() -> None:
    place = Memory()
    people = [draft(number, email=f"redaktion{number}@zeitung.example") for number in (1, 2, 3)]
    leave(people, place, MemoryLedger(), terms())
    for one, content in zip(people, place.mails.values(), strict=True):
        mail = message_from_bytes(content, policy=default)
        assert [each.addr_spec for each in mail["To"].addresses] == [one.contact.email]
        assert not {"cc", "bcc", "resent-to"} & {name.lower() for name in mail.keys()}  # noqa: SIM118
    two = draft(4, email="a@zeitung.example, b@zeitung.example")
    assert leave([two], place, MemoryLedger(), terms())[0].status is Status.BLOCKED
    sources = Path(geoout.__file__).parent.rglob("*.py")
    sending = re.compile(
        r"^\s*(?:import|from)\s+(?:smtplib|aiosmtplib|sendgrid|yagmail)|sendmail|\.send_message\(", re.M
    )
    assert [path.name for path in sources if sending.search(path.read_text("utf-8"))] == []
    assert not {"send", "blast", "mail"} & set(COMMANDS)


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
