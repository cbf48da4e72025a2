"""Reviews in the store: kept for ever, counted until undo or an edit (R53, R54)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from geoout.errors import AlreadyLeft, ReadOnly
from geoout.outbox.ledger import Key
from geoout.pitches.draft import FieldSpan, Part
from geoout.pitches.sign_off import Check, Review, Verdict, What, Words, draft_hash
from geoout.store.database import Database
from geoout.store.migrate import FOLDER, migrate
from geoout.store.open import Store, open_store
from tests.store.made_up import letter

NOW = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)


def signed(store: Store, id_: int, **changes: object) -> Review:
    draft = store.drafts.get(id_)
    review = Review(
        What.DRAFT, str(id_), draft_hash(draft), Verdict.SIGNED, "eva", "Eva Muster", "de", NOW, tuple(Check), "gut",
        {"": Words(draft.subject, draft.body)}, revision=draft.revision, by="Kim",
    )  # fmt: skip
    return replace(review, **changes)  # type: ignore[arg-type]


def test_a_review_comes_back_as_it_was(store: Store) -> None:
    id_ = store.drafts.add(letter())
    review = signed(store, id_)
    number = store.reviews.add(review)
    assert store.reviews.of(What.DRAFT, str(id_)) == [replace(review, id=number)] == store.reviews.all()
    parts = signed(store, id_, what=What.TEMPLATE, subject="de/digital_pr", parts={"templates/de/base.j2": "ab"})
    store.reviews.add(parts)
    (back,) = store.reviews.of(What.TEMPLATE, "de/digital_pr")
    assert back.parts == parts.parts and back.words == parts.words


def test_r53_a_signed_draft_is_signed_until_it_is_edited(store: Store) -> None:
    draft = store.drafts.get(store.drafts.add(letter()))
    store.reviews.add(signed(store, draft.id))
    assert store.history.sign_off(draft, "de_DE").is_signed
    assert not store.history.sign_off(draft, "fr_FR").is_signed
    typed = store.history.sign_off(replace(draft, body="anders"), "de_DE")
    assert not typed.is_signed and str(typed.voided_by) == "an edit that is not saved yet"
    later = store.drafts.save(replace(draft, body="anders"), NOW)
    found = store.history.sign_off(later, "de_DE")
    assert found.voided is not None and str(found.voided_by) == "the edit to revision 2 on 20 Nov 2026"
    store.undo()
    assert store.history.sign_off(store.drafts.get(draft.id), "de_DE").is_signed, "the words are those that were signed"


def test_undo_takes_a_sign_off_back_and_keeps_it_on_record(store: Store) -> None:
    draft = store.drafts.get(store.drafts.add(letter()))
    store.reviews.add(signed(store, draft.id))
    assert store.undo() == f"sign-off of draft {draft.id}"
    assert not store.history.sign_off(draft, "de_DE").is_signed
    assert [one.stands for one in store.reviews.all()] == [False]
    store.redo()
    assert store.history.sign_off(draft, "de_DE").is_signed
    assert [one.stands for one in store.reviews.all()] == [True]


def test_a_sign_off_stays_once_the_draft_has_left_with_it(store: Store) -> None:
    draft = store.drafts.get(store.drafts.add(letter()))
    store.reviews.add(signed(store, draft.id))
    key = Key(draft.id, draft.revision, "eml")
    store.ledger.pending(key, message_id="<1@example.com>", path="", at=NOW)
    store.ledger.done(key, path="", at=NOW)
    with pytest.raises(AlreadyLeft):
        store.undo()
    assert store.history.sign_off(draft, "de_DE").is_signed


def test_r54_a_signed_template_covers_a_draft_only_as_it_wrote_it(store: Store) -> None:
    made = letter(template="de/digital_pr", template_hash="ab" * 32, missing=())
    draft = store.drafts.get(store.drafts.add(made))
    assert not store.history.sign_off(draft, "de_DE").template_signed
    store.reviews.add(signed(store, draft.id, what=What.TEMPLATE, subject="de/digital_pr", hash="ab" * 32))
    found = store.history.sign_off(draft, "de_DE")
    assert found.is_signed and found.template is not None and found.template_signed
    edited = store.history.sign_off(replace(draft, body=draft.body + " Noch etwas."), "de_DE")
    assert edited.template_signed and not edited.is_signed, "an edit is nobody's but the author's"
    own = replace(draft, spans=(FieldSpan("personal_line", Part.BODY, 0, 4),))
    assert not store.history.sign_off(own, "de_DE").is_signed, "no reviewer has seen a personal line"
    assert not store.history.sign_off(replace(draft, template_hash="cd" * 32), "de_DE").template_signed


def test_a_return_is_the_last_word_on_these_words(store: Store) -> None:
    draft = store.drafts.get(store.drafts.add(letter(template="de/digital_pr", template_hash="ab" * 32, missing=())))
    store.reviews.add(signed(store, draft.id, what=What.TEMPLATE, subject="de/digital_pr", hash="ab" * 32))
    store.reviews.add(signed(store, draft.id, verdict=Verdict.RETURNED, comment="zu kühl"))
    found = store.history.sign_off(draft, "de_DE")
    assert found.returned is not None and found.returned.comment == "zu kühl"
    assert not found.is_signed, "no template stands against a reviewer who read the draft itself"


def test_a_reader_writes_no_review(tmp_path: Path) -> None:
    with open_store(tmp_path / "geoout.db") as store:
        store.drafts.add(letter())
    with open_store(tmp_path / "geoout.db", read_only=True) as reader, pytest.raises(ReadOnly):
        reader.reviews.add(signed(reader, 1))


def test_a_workspace_of_the_first_version_is_brought_along(tmp_path: Path) -> None:
    database = Database(tmp_path / "old.db")
    database.script((FOLDER / "0001_first.sql").read_text("utf-8"))
    database.run("PRAGMA user_version = 1")
    migrate(database)
    assert database.value("SELECT count(*) FROM sqlite_master WHERE name = 'sign_off'") == 0
    database.close()
    with open_store(tmp_path / "old.db") as store:
        store.reviews.add(signed(store, store.drafts.add(letter())))
        assert len(store.reviews.all()) == 1
