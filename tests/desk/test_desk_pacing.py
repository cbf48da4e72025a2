"""The pace at the door of a workspace: what left counts, follow-ups and replies do not (the pace part of R27)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from geoout.desk.checking import context_of
from geoout.desk.desk import Desk
from geoout.desk.leaving import destination_of, let_leave
from geoout.desk.pacing import pace_of, proposal, said
from geoout.outbox.ledger import Key
from geoout.pitches.draft import Draft, Touch
from tests.desk.review_workspace import CAMPAIGN, NOW, desk_at, french

SLOW = CAMPAIGN + "settings:\n  pace: {fr: {day: 2, week: 3}}\n"


def first_mails(desk: Desk, count: int, **changes: object) -> list[Draft]:
    return [french(desk, f"Camille Vaubert{'abcdefgh'[one]}", **changes) for one in range(count)]


def went(desk: Desk, draft: Draft, at: datetime) -> None:
    key = Key(draft.id, draft.revision, "eml")
    desk.store.ledger.pending(key, message_id=f"<{draft.id}@example.com>", path="", at=at)
    desk.store.ledger.done(key, path="", at=at)


def test_r27_the_pace_of_a_day_and_of_a_week_stops_first_mails(tmp_path: Path) -> None:
    with desk_at(tmp_path / "here", SLOW) as desk:  # a Friday
        monday, *today, waiting = first_mails(desk, 4)
        pace = pace_of(desk)
        assert pace(waiting) is None
        went(desk, today[0], NOW)
        assert pace(waiting) is None
        went(desk, today[1], NOW)
        assert pace(waiting) == "the pace of 2 first mails a day to fr is reached; leave it for another day"
        went(desk, monday, NOW - timedelta(days=4))
        assert pace(waiting) == "the pace of 3 first mails a week to fr is reached; next week there is room"
        desk.now = lambda: NOW + timedelta(days=3)  # type: ignore[method-assign]
        assert pace_of(desk)(waiting) is None
        assert pace(today[0]) is None, "a draft that left is never stopped"


def test_r27_other_markets_and_follow_ups_have_their_own(tmp_path: Path) -> None:
    with desk_at(tmp_path / "here", SLOW) as desk:
        again = french(desk, "Camille Autre")
        for draft in first_mails(desk, 3):
            went(desk, draft, NOW)
        assert pace_of(desk)(again) is not None
        from dataclasses import replace

        assert pace_of(desk)(replace(again, touch=Touch.FOLLOW_UP)) is None
        assert pace_of(desk)(replace(again, touch=Touch.REPLY)) is None
        assert pace_of(desk)(replace(again, market="ch-fr")) is None


def test_r27_what_has_no_room_is_proposed_for_later_days(tmp_path: Path) -> None:
    with desk_at(tmp_path / "here", SLOW) as desk:
        gone, *others = first_mails(desk, 6)
        went(desk, gone, NOW)
        plan = proposal(desk, [gone, *others])
        assert [(one.market, one.day, one.count) for one in plan] == [
            ("fr", date(2026, 11, 24), 1), ("fr", date(2026, 11, 25), 1), ("fr", date(2026, 11, 26), 1),
            ("fr", date(2026, 12, 1), 1), ("fr", date(2026, 12, 2), 1),
        ]  # fmt: skip
        assert said(plan, 2) == "1 on Tue 24 Nov, 1 on Wed 25 Nov and 3 later"


def test_rules_about_today_judge_the_day_of_the_recipient(tmp_path: Path) -> None:
    """Midnight in Paris is an hour before midnight in UTC."""
    with desk_at(tmp_path / "here") as desk:
        draft = french(desk)
        desk.now = lambda: datetime(2026, 12, 24, 23, 30, tzinfo=UTC)  # type: ignore[method-assign]
        context = context_of(desk, draft)
        assert (context.today, context.day_there) == (date(2026, 12, 24), date(2026, 12, 25))
        assert context_of(desk, draft, date(2026, 7, 1)).day_there == date(2026, 7, 1)


def test_the_door_asks_for_the_pace(tmp_path: Path) -> None:
    """R27: drafts over the pace stay, and say why."""
    with desk_at(tmp_path / "here", SLOW) as desk:
        drafts = first_mails(desk, 3)
        for draft in drafts[:2]:
            went(desk, draft, NOW)
        (outcome,) = let_leave(desk, [drafts[2].id], destination_of(desk, "eml"))
        assert outcome.status == "blocked" and outcome.reason
