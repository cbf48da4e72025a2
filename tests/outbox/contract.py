"""What every ledger and every destination promises. A suite per family; a subclass supplies the thing.

A ledger: subclass `LedgerContract` and give a fixture `ledger`. A destination: subclass `DestinationContract`, give
`destination` (empty) and `mails` (a function that answers the mails it holds).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from geoout.errors import OutboxError
from geoout.outbox.destination import Destination, Letter, Older, Receipt
from geoout.outbox.ledger import Entry, Key, Ledger, digest_of
from tests.outbox.letters import NOW, draft, letter

KEY = Key(12, 1, "eml")
LATER = NOW + timedelta(minutes=3)
ID = "<0123@example.com>"


class LedgerContract:
    def test_a_key_that_never_left_has_no_row(self, ledger: Ledger) -> None:
        assert ledger.lookup(KEY) is None
        assert ledger.of_draft(12) == []

    def test_pending_is_found_with_all_it_was_given(self, ledger: Ledger) -> None:
        row = ledger.pending(KEY, message_id=ID, path="outbox/0001-a.eml", at=NOW)
        assert row == Entry(KEY, ID, "outbox/0001-a.eml", NOW, done=False)
        assert ledger.lookup(KEY) == row

    def test_the_first_pending_decides_name_and_time(self, ledger: Ledger) -> None:
        first = ledger.pending(KEY, message_id=ID, path="outbox/0001-a.eml", at=NOW)
        again = ledger.pending(KEY, message_id="<other@example.com>", path="outbox/0002-a.eml", at=LATER)
        assert again == first == ledger.lookup(KEY)

    def test_done_keeps_the_identifier_and_takes_the_real_path(self, ledger: Ledger) -> None:
        ledger.pending(KEY, message_id=ID, path="outbox/0001-a.eml", at=NOW)
        row = ledger.done(KEY, path="outbox/0007-a.eml", at=LATER)
        assert row == Entry(KEY, ID, "outbox/0007-a.eml", LATER, done=True)
        assert ledger.lookup(KEY) == row

    def test_done_stays_done(self, ledger: Ledger) -> None:
        ledger.pending(KEY, message_id=ID, path="a", at=NOW)
        first = ledger.done(KEY, path="a", at=LATER)
        assert ledger.done(KEY, path="b", at=LATER + timedelta(days=1)) == first
        assert ledger.pending(KEY, message_id=ID, path="c", at=LATER) == first

    def test_the_digest_of_what_was_put_is_kept(self, ledger: Ledger) -> None:
        row = ledger.pending(KEY, message_id=ID, path="a", at=NOW, who="Lena", digest="11")
        assert row.digest == "11"
        assert ledger.done(KEY, path="a", at=LATER).digest == "11"
        other = Key(12, 2, "eml")
        ledger.pending(other, message_id=ID, path="b", at=NOW, digest="11")
        assert ledger.done(other, path="b", at=LATER, digest="22").digest == "22"

    def test_withdrawn_is_noted_once_and_the_row_stays(self, ledger: Ledger) -> None:
        ledger.pending(KEY, message_id=ID, path="a", at=NOW, digest="11")
        ledger.done(KEY, path="a", at=LATER)
        row = ledger.withdrawn(KEY, at=LATER + timedelta(days=1))
        assert row == Entry(KEY, ID, "a", LATER, True, "11", withdrawn=True) == ledger.lookup(KEY)
        assert ledger.withdrawn(KEY, at=LATER + timedelta(days=2)) == row
        with pytest.raises(OutboxError):
            ledger.withdrawn(Key(12, 2, "eml"), at=LATER)

    def test_done_without_pending_is_refused(self, ledger: Ledger) -> None:
        with pytest.raises(OutboxError):
            ledger.done(KEY, path="a", at=NOW)
        assert ledger.lookup(KEY) is None

    def test_revisions_and_destinations_are_rows_of_their_own(self, ledger: Ledger) -> None:
        keys = [Key(12, 2, "eml"), Key(12, 1, "mailto"), Key(12, 1, "eml"), Key(13, 1, "eml")]
        for number, key in enumerate(keys):
            ledger.pending(key, message_id=f"<{number}@example.com>", path=str(number), at=NOW)
        assert [row.key for row in ledger.of_draft(12)] == sorted(keys)[:3]


Mails = Callable[[], Sequence[bytes]]


def entry(letter: Letter, receipt: Receipt) -> Entry:
    return Entry(letter.key, letter.message_id, receipt.path, letter.at, True, digest_of(letter.content))


class DestinationContract:
    """`mails` answers what the destination holds, in any order, with CRLF line ends."""

    def test_bytes_come_back_equal(self, destination: Destination, mails: Mails) -> None:
        mail = letter(destination=destination.name)
        destination.put(mail, destination.reserve(mail.draft))
        assert mails() == [mail.content]

    def test_twice_is_one_copy(self, destination: Destination, mails: Mails) -> None:
        mail = letter(destination=destination.name)
        path = destination.reserve(mail.draft)
        assert destination.put(mail, path) == destination.put(mail, path)
        assert len(mails()) == 1

    def test_reserving_makes_nothing(self, destination: Destination, mails: Mails) -> None:
        assert destination.reserve(draft()) == destination.reserve(draft())
        assert mails() == []

    def test_a_taken_place_is_not_written_over(self, destination: Destination, mails: Mails) -> None:
        first, second = letter(draft(1)), letter(draft(2, subject="Etwas anderes"))
        path = destination.reserve(first.draft)
        destination.put(first, path)
        destination.put(second, path)
        assert sorted(mails()) == sorted([first.content, second.content])

    def test_finds_what_is_there_and_nothing_else(self, destination: Destination, mails: Mails) -> None:
        first, second = letter(draft(1)), letter(draft(2, subject="Etwas anderes"))
        path = destination.reserve(first.draft)
        assert destination.find(first, path) is None
        receipt = destination.put(first, path)
        assert destination.find(first, path) == receipt
        assert destination.find(replace(first, content=b""), path) == receipt  # the identifier is enough
        assert destination.find(second, path) is None

    def test_several_arrive_together(self, destination: Destination, mails: Mails) -> None:
        letters = [letter(draft(number, subject=f"Erhebung {number}")) for number in (1, 2, 3)]
        receipts = destination.put_together([(each, destination.reserve(each.draft)) for each in letters])
        assert len(receipts) == 3
        assert sorted(mails()) == sorted(each.content for each in letters)
        assert [destination.find(each, got.path) for each, got in zip(letters, receipts, strict=True)] == receipts

    def test_an_older_mail_is_taken_away_only_when_it_is_known_to_be_unchanged(
        self, destination: Destination, mails: Mails
    ) -> None:
        first, second = letter(draft(1)), letter(draft(2, subject="Etwas anderes"))
        row = entry(first, destination.put(first, destination.reserve(first.draft)))
        destination.put(second, destination.reserve(second.draft))
        other = replace(row, digest=digest_of(b"Subject: what was put was not this\r\n\r\n"))
        assert destination.older(other) in (Older.CHANGED, Older.UNKNOWN)
        assert destination.withdraw(other) is False
        assert destination.older(replace(row, digest="")) is Older.UNKNOWN  # a row from before digests were kept
        assert destination.withdraw(replace(row, digest="")) is False
        assert len(mails()) == 2
        if destination.older(row) is Older.UNKNOWN:
            return
        assert destination.older(row) is Older.UNCHANGED
        assert destination.withdraw(row) is True
        assert mails() == [second.content]
        assert destination.older(row) is Older.GONE
        assert destination.withdraw(row) is False

    def test_it_says_where_and_closes_twice(self, destination: Destination, mails: Mails) -> None:
        assert destination.where(draft()).strip()
        assert "\n" not in destination.where(draft())
        destination.close()
        destination.close()
        assert mails() == []
