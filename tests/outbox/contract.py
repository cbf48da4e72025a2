"""What every ledger and every destination promises. A suite per family; a subclass supplies the thing.

A ledger: subclass `LedgerContract` and give a fixture `ledger`. A destination: subclass `DestinationContract`, give
`destination` (empty) and `mails` (a function that answers what it holds, by path).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from geoout.errors import OutboxError
from geoout.outbox.destination import Destination
from geoout.outbox.ledger import Entry, Key, Ledger
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

    def test_done_without_pending_is_refused(self, ledger: Ledger) -> None:
        with pytest.raises(OutboxError):
            ledger.done(KEY, path="a", at=NOW)
        assert ledger.lookup(KEY) is None

    def test_revisions_and_destinations_are_rows_of_their_own(self, ledger: Ledger) -> None:
        keys = [Key(12, 2, "eml"), Key(12, 1, "mailto"), Key(12, 1, "eml"), Key(13, 1, "eml")]
        for number, key in enumerate(keys):
            ledger.pending(key, message_id=f"<{number}@example.com>", path=str(number), at=NOW)
        assert [row.key for row in ledger.of_draft(12)] == sorted(keys)[:3]


Mails = Callable[[], Mapping[str, bytes]]


class DestinationContract:
    def test_bytes_come_back_equal(self, destination: Destination, mails: Mails) -> None:
        mail = letter(destination=destination.name)
        receipt = destination.put(mail, destination.reserve(mail.draft))
        assert mails() == {receipt.path: mail.content}

    def test_twice_is_one_copy(self, destination: Destination, mails: Mails) -> None:
        mail = letter(destination=destination.name)
        path = destination.reserve(mail.draft)
        assert destination.put(mail, path) == destination.put(mail, path)
        assert len(mails()) == 1

    def test_reserving_makes_nothing(self, destination: Destination, mails: Mails) -> None:
        assert destination.reserve(draft()) == destination.reserve(draft())
        assert mails() == {}

    def test_a_taken_place_is_not_written_over(self, destination: Destination, mails: Mails) -> None:
        first, second = letter(draft(1)), letter(draft(2, subject="Etwas anderes"))
        path = destination.reserve(first.draft)
        receipts = destination.put(first, path), destination.put(second, path)
        assert mails() == {receipts[0].path: first.content, receipts[1].path: second.content}

    def test_finds_what_is_there_and_nothing_else(self, destination: Destination, mails: Mails) -> None:
        first, second = letter(draft(1)), letter(draft(2, subject="Etwas anderes"))
        path = destination.reserve(first.draft)
        assert destination.find(first, path) is None
        receipt = destination.put(first, path)
        assert destination.find(first, path) == receipt
        assert destination.find(second, path) is None
