"""What came of mails: states that follow, undo, threads, acknowledgements, what is due by index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from geoout.outbox.event import Event, Step
from geoout.outbox.ledger import Key
from geoout.outbox.moment import Happened
from geoout.pitches.draft import DraftState, Kind, Touch
from geoout.prospects.prospect import State
from geoout.store.due import SQL as DUE
from geoout.store.open import Store, open_store
from geoout.store.timeline import SQL as TIMELINE
from tests.store.made_up import FULL, NOW, letter

DAY = timedelta(days=1)


def left(store: Store, **changes: object) -> int:
    """A draft to Ana that left three days ago."""
    known = store.prospects.by_domain(FULL.domain)
    prospect = known.id if known is not None else store.prospects.add(FULL)
    id_ = store.drafts.add(letter(**{"prospect": prospect, "saved": NOW - 4 * DAY, **changes}), "Kim")
    key = Key(id_, 1, "eml")
    store.ledger.pending(key, message_id=f"<{id_}@example.com>", path=f"/outbox/{id_}.eml", at=NOW - 3 * DAY)
    store.ledger.done(key, path=f"/outbox/{id_}.eml", at=NOW - 3 * DAY)
    return id_


def heard(store: Store, draft: int, step: Step, **more: object) -> int:
    prospect = store.drafts.get(draft).prospect
    return store.events.add(
        Event(**{"draft": draft, "prospect": prospect, "step": step, "at": NOW, "who": "Kim", **more})
    )  # type: ignore[arg-type]


def states(store: Store, draft: int) -> tuple[DraftState, State]:
    known = store.drafts.get(draft)
    return known.state, store.prospects.get(known.prospect).state


@pytest.mark.parametrize(
    ("step", "becomes"),
    [
        (Step.SENT, (DraftState.SENT, State.SENT)),
        (Step.REPLIED, (DraftState.REPLIED, State.REPLIED)),
        (Step.DECLINED, (DraftState.REPLIED, State.DECLINED)),
        (Step.OPTED_OUT, (DraftState.REPLIED, State.DECLINED)),
        (Step.BOUNCED, (DraftState.BOUNCED, State.SENT)),
        (Step.PLACED, (DraftState.LEFT, State.PLACED)),
        (Step.NOTE, (DraftState.LEFT, State.SENT)),
    ],
)
def test_an_event_moves_draft_and_site_and_undo_moves_them_back(
    store: Store, step: Step, becomes: tuple[DraftState, State]
) -> None:
    draft = left(store)
    number = heard(store, draft, step, note="because")
    assert states(store, draft) == becomes
    assert store.events.of_draft(draft) == [
        Event(draft, store.drafts.get(draft).prospect, step, NOW, "Kim", "because", id=number)
    ]
    assert store.undo() == f"draft {draft} {step}"
    assert states(store, draft) == (DraftState.LEFT, State.SENT)
    assert store.events.of_draft(draft) == []
    store.redo()
    assert states(store, draft) == becomes


def test_nothing_goes_backwards_whatever_is_heard_last(store: Store) -> None:
    draft = left(store)
    for step in (Step.SENT, Step.REPLIED, Step.PLACED, Step.BOUNCED, Step.SENT, Step.DECLINED):
        heard(store, draft, step)
    assert states(store, draft) == (DraftState.REPLIED, State.PLACED)
    for _ in range(6):
        assert store.undo()
    assert states(store, draft) == (DraftState.LEFT, State.SENT)


def test_a_follow_up_threads_only_below_mails_that_were_found(store: Store) -> None:
    """Clients replace Message-IDs: ours is never taken for the one that was sent."""
    from geoout.outbox.message import Thread

    first = left(store)
    second = left(store, kind=Kind.FOLLOW_UP, touch=Touch.FOLLOW_UP, follows=first)
    third = store.drafts.add(letter(kind=Kind.FOLLOW_UP, touch=Touch.FOLLOW_UP, follows=second))
    thanks = store.drafts.add(letter(kind=Kind.THANKS, touch=Touch.REPLY, follows=first))
    assert store.drafts.get(third).follows == second and list(store.events.followed(third)) == [second, first]
    heard(store, first, Step.SENT)
    assert store.events.thread_of(first) is store.events.thread_of(second) is None
    heard(store, first, Step.SENT, message_id="<a@client.example>", subject="Eine Erhebung (2)")
    thread = store.events.thread_of(second)
    assert thread == Thread("<a@client.example>")
    assert store.events.last_leaving(first) == (NOW.date(), "Eine Erhebung (2)")
    assert store.events.thread_of(third) is None
    heard(store, second, Step.SENT, message_id="<b@client.example>")
    thread = store.events.thread_of(third)
    assert thread is not None and thread == Thread("<b@client.example>", ("<a@client.example>",))
    heard(store, first, Step.REPLIED, message_id="<r@blatt.example>")
    answer = store.events.thread_of(thanks)
    assert answer == Thread("<r@blatt.example>", ("<a@client.example>",))
    assert (
        store.events.is_known("<r@blatt.example>")
        and not store.events.is_known("")
        and not store.events.is_known("<x@y>")
    )


def test_a_warning_is_read_once_per_revision(store: Store) -> None:
    for who in ("Kim", "Lena"):
        store.acknowledged.add(7, 1, ["TON001", "LEN001"], who, NOW)
    assert [(one.code, one.who) for one in store.acknowledged.of(7, 1)] == [("TON001", "Kim"), ("LEN001", "Kim")]
    assert store.acknowledged.of(7, 2) == []


def test_the_story_of_a_site_says_who_did_what_and_why(store: Store) -> None:
    draft = left(store)
    for minute, (body, who) in enumerate((("a", "Kim"), ("b", "Kim"), ("c", "Kim"), ("d", "Lena"))):
        at = NOW - 4 * DAY + timedelta(minutes=5 + minute)
        store.drafts.save(replace(store.drafts.get(draft), body=body), at, who)
    store.overrides.add(draft, 5, ["REG001", "LEN001"], "the editor asked for it", "Lena", NOW - 3.5 * DAY)
    heard(store, draft, Step.SENT, message_id="<a@client.example>", at=NOW - 2 * DAY)
    heard(store, draft, Step.REPLIED, note="liked it", at=NOW - DAY)
    heard(store, draft, Step.PLACED, url="https://blatt.example/seite")
    store.do_not_contact.add("blatt.example", "one link is enough", "Kim", NOW + DAY)
    said = [
        (one.what, one.who, one.why)
        for one in store.timeline.of_prospect(store.drafts.get(draft).prospect)
        if one.kind is not Happened.ADDED
    ]
    assert said == [
        ("drafted: Eine Erhebung", "Kim", ""),
        ("edited, revisions 2–4", "Kim", ""),
        ("edited, revision 5", "Lena", ""),
        ("let through in revision 5: REG001, LEN001", "Lena", "the editor asked for it"),
        ("left to eml, revision 1", "", f"/outbox/{draft}.eml"),
        ("sent", "Kim", "found in Sent"),
        ("replied", "Kim", "liked it"),
        ("placed at https://blatt.example/seite", "Kim", ""),
        ("put on do-not-contact: blatt.example", "Kim", "one link is enough"),
    ]
    person = store.timeline.of_person("ANA@blatt.example")
    assert [one.what for one in person] == [what for what, _, _ in said]
    assert store.timeline.of_prospect(999) == [] and store.timeline.of_person("nobody@bote.example") == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """20,000 sites written to, half of the mails sent."""
    path: Path = tmp_path_factory.mktemp("large") / "geoout.db"
    with open_store(path) as store:
        run = store._database.run
        numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
        at = "strftime('%Y-%m-%dT00:00:00.000000+00:00', '2026-01-01', (i / 100) || ' days')"
        with store._database.transaction():
            run(
                f"INSERT INTO prospect (domain, state, added) {numbers} SELECT 'site' || i || '.example', 'sent', {at} FROM n"
            )
            run(
                "INSERT INTO draft (prospect, market, kind, touch, site, email, state, saved) "
                + numbers
                + " SELECT i, 'de', 'digital_pr', 'first', 'site' || i || '.example', 'kim@site' || i || '.example',"
                + f" CASE i % 2 WHEN 0 THEN 'left' ELSE 'sent' END, {at} FROM n"
            )
            run(
                "INSERT INTO departure (draft, revision, destination, state, domain, email, at, market) "
                + numbers
                + f" SELECT i, 1, 'eml', 'done', 'site' || i || '.example', 'kim@site' || i || '.example', {at}, 'de' FROM n"
            )
            run(
                "INSERT INTO event (draft, prospect, step, at, who) "
                + numbers
                + f" SELECT i, i, 'sent', {at}, 'Kim' FROM n WHERE i % 2 = 1"
            )
        yield store


def plan(store: Store, sql: str, **parameters: object) -> str:
    return "\n".join(row[3] for row in store._database.tuples(f"EXPLAIN QUERY PLAN {sql}", **parameters))


def test_what_is_due_is_found_by_index_in_a_large_ledger(large: Store) -> None:
    asked = {"until": "2026-12-31", "since": "2026-01-01", "most": 200, "markets": ["de"], "allowed": 1}
    for name, index in (
        ("was_it_sent", "draft_by_state"), ("follow_ups", "event_by_step"), ("replies", "event_by_step"),
        ("bounces", "event_by_step"), ("count_left", "draft_by_state"),
    ):  # fmt: skip
        steps = plan(large, DUE[name], **{key: value for key, value in asked.items() if f":{key}" in DUE[name]})
        assert index in steps, name
        scans = [one for one in steps.splitlines() if one.startswith("SCAN ")]
        assert all(any(fine in one for fine in ("VIRTUAL", "chain", "CONSTANT", index)) for one in scans), steps
        assert "FOR ORDER BY" not in steps or name == "follow_ups", name  # there it is the events of one draft
    assert large.due.count_left() == 10_000
    assert (
        len(large.due.was_it_sent(NOW, 200)) == len(large.due.follow_ups(["de"], 1, NOW - 200 * DAY, NOW, 200)) == 200
    )


def test_a_story_is_found_by_index_in_a_large_ledger(large: Store) -> None:
    asked = {
        "prospect": 7, "domain": "site7.example", "drafts": [7], "emails": ["kim@site7.example"], "prospects": [7],
        "values": ["site7.example"],
    }  # fmt: skip
    for name, sql in TIMELINE.items():
        if name == "prospects_of":
            continue  # contacts have no index by address; asked once, not per line
        steps = plan(large, sql, **{key: value for key, value in asked.items() if f":{key}" in sql})
        scans = [
            one
            for one in steps.splitlines()
            if one.startswith("SCAN ") and "VIRTUAL" not in one and "json_each" not in one
        ]
        assert not scans, (name, steps)
    assert [one.what for one in large.timeline.of_prospect(7)][1:] == ["left to eml, revision 1", "sent"]
