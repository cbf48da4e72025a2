"""What the ledger answers beside its contract: what was cut short, and how many first mails left on which day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from geoout.outbox.ledger import Key
from geoout.pitches.draft import Touch
from geoout.store.open import Store, open_store
from tests.outbox.letters import DRAFT

MONDAY = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path / "geoout.db")) as store:
        yield store


def added(store: Store, number: int, touch: Touch = Touch.FIRST, market: str = "de") -> int:
    with store.step("add"):
        return store.drafts.add(replace(DRAFT, id=0, site=f"s{number}.example", touch=touch, market=market))


def left(store: Store, draft: int, at: datetime, revision: int = 1, destination: str = "eml") -> None:
    key = Key(draft, revision, destination)
    store.ledger.pending(key, message_id=f"<{draft}.{revision}@example.com>", path="", at=at, who="Lena")
    store.ledger.done(key, path="a", at=at)


def test_r27_first_mails_count_once_on_the_day_they_first_left(store: Store) -> None:
    one, two, three = added(store, 1), added(store, 2), added(store, 3)
    left(store, one, MONDAY)
    left(store, one, MONDAY + timedelta(days=2), revision=2)
    left(store, one, MONDAY + timedelta(days=2), destination="mbox")
    left(store, two, MONDAY + timedelta(days=2))
    left(store, added(store, 4, Touch.FOLLOW_UP), MONDAY)
    left(store, added(store, 5, market="fr"), MONDAY)
    store.ledger.pending(Key(three, 1, "eml"), message_id="<3@example.com>", path="", at=MONDAY)
    assert store.ledger.left_per_day("de", date(2026, 11, 16)) == {date(2026, 11, 16): 2, date(2026, 11, 18): 1}
    assert store.ledger.left_per_day("de", date(2026, 11, 17)) == {date(2026, 11, 18): 1}
    assert store.ledger.left_per_day("jp", date(2026, 11, 16)) == {}


def test_r27_a_draft_that_was_removed_since_still_counts(store: Store) -> None:
    one = added(store, 1)
    left(store, one, MONDAY)
    with store.step("remove"):
        store.drafts.remove([one])
    assert store.ledger.left_per_day("de", date(2026, 11, 16)) == {date(2026, 11, 16): 1}


def test_what_was_cut_short_is_listed_until_it_is_done_or_a_newer_one_stands_for_it(store: Store) -> None:
    rows = [
        store.ledger.pending(Key(number, 1, "eml"), message_id=f"<{number}@x.example>", path="p", at=MONDAY, digest="d")
        for number in (1, 2, 3)
    ]
    assert store.ledger.pending_rows() == rows
    store.ledger.done(rows[0].key, path="p", at=MONDAY)
    store.ledger.withdrawn(rows[1].key, at=MONDAY)
    assert store.ledger.pending_rows() == [rows[2]]
