"""Drafts, findings, overrides, the ledger, the do-not-contact list and what checks ask of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from geoout.campaign.campaign import Asset, Figure, Origin, Sender
from geoout.checks.context import History
from geoout.checks.finding import Finding, Severity
from geoout.errors import AlreadyLeft, UsageError
from geoout.outbox.ledger import Key, Ledger
from geoout.pitches.draft import DraftState, Kind, Part
from geoout.prospects.prospect import State
from geoout.prospects.query import parse
from geoout.store.open import Store
from tests.outbox.contract import LedgerContract
from tests.store.made_up import ANA, FULL, NOW, letter, site

ASSET = Asset(
    "erhebung", "Erhebung", "survey", "de", "de", Origin.ORIGINAL, "https://example.com/de/", finding="38 %",
    topics=("Versicherung",), figures=(Figure("households", 38.5, "percent", "own survey", date(2026, 5, 1)),),
    sources=("own",), words=900, published=date(2026, 6, 1),
)  # fmt: skip
SENDER = Sender("kim", "Kim", "Beispiel", "kim@example.com", ("de", "en"), ("de",), {"de": "Redaktion"}, "+49 30 000")


def finding(code: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(code, "informal-address", severity, Part.BODY, 3, 5, "du", "…", "Sie", True, "house")


def test_a_draft_comes_back_as_it_went_in(store: Store) -> None:
    draft = letter(asset=ASSET, sender=SENDER, anchor="Erhebung", target="https://example.com/de/", saved=NOW)
    id_ = store.drafts.add(draft)
    assert store.drafts.get(id_) == replace(draft, id=id_)


def test_every_save_that_changes_words_is_a_revision(store: Store) -> None:
    id_ = store.drafts.add(letter(saved=NOW))
    first = store.drafts.get(id_)
    second = store.drafts.save(replace(first, body="Neu."))
    assert second.revision == 2 and second.saved is not None and second.saved > NOW
    assert store.drafts.save(second) == second
    assert store.drafts.save(replace(second, state=DraftState.LATER)).revision == 2
    assert [each.body for each in store.drafts.revisions(id_)] == [first.body, "Neu."]


def test_a_revision_after_undo_takes_a_new_number(store: Store) -> None:
    """What left as revision 2 must never be other words than those of revision 2."""
    id_ = store.drafts.add(letter())
    store.drafts.save(replace(store.drafts.get(id_), body="Zwei."))
    store.undo()
    assert store.drafts.get(id_).body == letter().body
    assert store.drafts.save(replace(store.drafts.get(id_), body="Drei.")).revision == 3
    assert [each.body for each in store.drafts.revisions(id_)] == [letter().body, "Zwei.", "Drei."]


def test_a_prospect_that_is_written_to_is_drafted(store: Store) -> None:
    new, sent = store.prospects.add(FULL), store.prospects.add(site(1, state=State.SENT))
    for id_ in (new, sent):
        store.drafts.add(letter(prospect=id_))
    assert [row.state for row in store.prospects.rows([new, sent])] == [State.DRAFTED, State.SENT]


def test_rows_show_findings_of_this_revision_and_what_was_let_through(store: Store) -> None:
    id_ = store.drafts.add(letter(prospect=store.prospects.add(FULL)))
    found = [finding("REG001"), finding("REG001"), finding("LEN001"), finding("TON001", Severity.WARNING)]
    store.findings.record(id_, 1, found)
    store.overrides.add(id_, 1, ["LEN001"], "the editor wants it long", "Kim", NOW)
    [row] = store.drafts.rows()
    assert (row.errors, row.warnings, row.infos) == (3, 1, 0)
    assert row.blocked_by == ("REG001",) and row.acknowledged == ("LEN001",) and not row.is_ready
    assert store.findings.of(id_) == found
    assert store.drafts.counts()["blocked"] == 1
    store.drafts.save(replace(store.drafts.get(id_), body="Kurz."))
    [row] = store.drafts.rows([id_])
    assert (row.errors, row.blocked_by, row.acknowledged, row.is_ready) == (0, (), (), True)
    assert store.findings.of(id_) == []
    store.undo()
    assert store.findings.of(id_) == found


def test_findings_are_replaced_not_heaped_up(store: Store) -> None:
    id_ = store.drafts.add(letter())
    for _ in range(2):
        store.findings.record(id_, 1, [finding("REG001")])
    assert len(store.findings.of(id_)) == 1
    store.findings.record(id_, 1, [])
    assert store.findings.of(id_) == []
    assert store.journal.undo_label == "draft for blatt.example"


def test_an_override_needs_a_reason_and_holds_for_its_revision(store: Store) -> None:
    with pytest.raises(UsageError, match="needs a reason"):
        store.overrides.add(1, 1, ["REG001"], "  ", "Kim")
    store.overrides.add(1, 1, ["REG001"], "asked for", "Kim", NOW)
    [override] = store.overrides.of(1, 1)
    assert (override.code, override.reason, override.who, override.at) == ("REG001", "asked for", "Kim", NOW)
    assert store.overrides.of(1, 2) == []


def test_drafts_are_found_by_state_market_and_prospect(store: Store) -> None:
    one = store.prospects.add(FULL)
    ids = [
        store.drafts.add(letter(prospect=one)),
        store.drafts.add(letter(market="at", state=DraftState.LATER)),
        store.drafts.add(letter(prospect=one, kind=Kind.FOLLOW_UP)),
    ]
    assert store.drafts.ids() == ids
    assert store.drafts.ids(DraftState.LATER) == store.drafts.ids(market="at") == [ids[1]]
    assert store.drafts.ids(query=parse("site:blatt")) == store.drafts.of_prospect(one) == [ids[0], ids[2]]
    assert [row.id for row in store.drafts.rows([ids[2], 99, ids[0]])] == [ids[2], ids[0]]
    assert store.drafts.set_state(ids, DraftState.RETURNED) == 3
    assert store.drafts.counts()["returned"] == 3
    store.drafts.remove(ids[:1])
    assert store.drafts.ids() == ids[1:]
    assert store.undo() == f"remove draft {ids[0]}"
    assert store.drafts.ids() == ids


class TestStoredLedger(LedgerContract):
    @pytest.fixture
    def ledger(self, store: Store) -> Ledger:
        return store.ledger


def test_a_departure_touches_the_prospect_and_outlives_everything(store: Store) -> None:
    one = store.prospects.add(replace(FULL, last_touch=None))
    id_ = store.drafts.add(letter(prospect=one, kind=Kind.INTRODUCTION))
    history: History = store.history
    assert not history.was_introduced(one)
    key = Key(id_, 1, "eml")
    store.ledger.pending(key, message_id="<1@example.com>", path="outbox/1.eml", at=NOW)
    assert history.last_contact("blatt.example", "") is None
    store.ledger.done(key, path="outbox/1.eml", at=NOW + timedelta(minutes=1))
    assert store.prospects.get(one).last_touch == NOW + timedelta(minutes=1)
    assert store.drafts.get(id_).state is DraftState.LEFT
    [row] = store.drafts.rows()
    assert (row.left, row.left_at) == ("eml", NOW + timedelta(minutes=1))
    assert history.was_introduced(one)
    store.prospects.remove([one])
    assert history.last_contact("blatt.example", "") == NOW.date()
    assert history.last_contact("", "ANA@blatt.example") == NOW.date()
    assert history.last_contact("blatt.example", ANA.email, besides=id_) is None
    assert history.last_contact("", "") is None


def leave(store: Store, id_: int, revision: int) -> None:
    key = Key(id_, revision, "eml")
    store.ledger.pending(key, message_id="<1@example.com>", path="", at=NOW)
    store.ledger.done(key, path="", at=NOW)


def test_what_made_a_draft_that_left_is_not_undone(store: Store) -> None:
    """R104: the draft shown as left says what left."""
    id_ = store.drafts.add(letter())
    store.drafts.save(replace(store.drafts.get(id_), body="Zwei."))
    label = store.journal.undo_label
    leave(store, id_, 2)
    for _ in range(2):
        with pytest.raises(AlreadyLeft, match=f"has left; “{label}” can no longer be undone"):
            store.undo()
    assert (store.drafts.get(id_).state, store.drafts.get(id_).body) == (DraftState.LEFT, "Zwei.")
    assert store.journal.undo_label == label and store.redo() is None


def test_what_was_done_after_a_draft_left_is_undone_as_ever(store: Store) -> None:
    id_ = store.drafts.add(letter())
    other = store.drafts.add(letter())
    leave(store, id_, 1)
    store.drafts.save(replace(store.drafts.get(id_), body="Nachgetragen."))
    assert store.undo() and store.drafts.get(id_).body == letter().body
    store.drafts.save(replace(store.drafts.get(other), body="Eine andere."))
    assert store.undo() and store.drafts.get(other).body == letter().body
    store.drafts.remove([id_])
    assert store.undo() and store.drafts.get(id_).state is DraftState.LEFT
    assert store.undo() and other not in store.drafts.ids()
    with pytest.raises(AlreadyLeft):
        store.undo()


@pytest.mark.parametrize(
    ("listed", "email", "domain", "is_listed"),
    [
        ("ana@blatt.example", "Ana@Blatt.example", "", True),
        ("ana@blatt.example", "ole@blatt.example", "blatt.example", False),
        ("blatt.example", "ole@blatt.example", "", True),
        ("@blatt.example", "ole@mail.blatt.example", "other.example", True),
        ("blatt.example", "", "shop.blatt.example", True),
        ("blatt.example", "ole@anderesblatt.example", "anderesblatt.example", False),
        ("BLATT.example.", "", "blatt.example", True),
    ],
)
def test_the_do_not_contact_list_covers_what_lies_below(
    store: Store, listed: str, email: str, domain: str, is_listed: bool
) -> None:
    store.do_not_contact.add(listed, "asked by telephone", "Kim", NOW)
    assert (store.history.do_not_contact(email, domain) == "asked by telephone") is is_listed
    store.do_not_contact.remove(listed)
    assert store.do_not_contact.listed(email, domain) is None
    store.undo()
    assert [(each.reason, each.who, each.at) for each in store.do_not_contact.all()] == [
        ("asked by telephone", "Kim", NOW)
    ]


def test_nobody_signed_anything_yet(store: Store) -> None:
    id_ = store.drafts.add(letter(template="de/digital_pr", template_hash="ab" * 32))
    assert not store.history.sign_off(store.drafts.get(id_), "de_DE").is_signed
