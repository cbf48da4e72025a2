"""What comes after a draft left: marked as sent, answered, placed, followed up; and what of it is due today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from geoout.campaign.pace import follow_up_of
from geoout.desk.desk import Desk
from geoout.desk.following_up import due_on
from geoout.errors import UsageError
from geoout.language.plain import clean, clean_line
from geoout.outbox.event import ANSWERS, Event, Step
from geoout.pitches.draft import Draft, Kind

if TYPE_CHECKING:
    from geoout.desk.drafting import Drafted
    from geoout.markets.market import Market
    from geoout.outbox.imap.sighting import Sighting
    from geoout.store.due import DueRow

LAPSES = timedelta(days=120)
"""After so long a mail is no longer followed up: it would be a new one."""
_URL_MOST = 2_048
SHOWN = 200
"""How many of each kind are listed at once."""


class Todo(StrEnum):
    """What is to be done; the words of `geoout outbox due --json`."""

    ANSWER = "answer"
    LOOK_AT_BOUNCE = "bounced"
    FOLLOW_UP = "follow-up"
    WAS_IT_SENT = "was-it-sent"


@dataclass(frozen=True, slots=True)
class Due:
    """One line of today's list: `since` is when the mail left, was sent or was answered, `on` the day it is due.

    `late` counts the days since then; `number` is which follow-up it would be (1 is the first), else 0.
    """

    what: Todo
    row: DueRow
    since: datetime
    on: date
    late: int = 0
    number: int = 0


def waiting(desk: Desk, day: date | None = None, most: int = SHOWN) -> list[Due]:
    """What is due on `day` (today): answers, bounces, follow-ups with the oldest first, then what may not be sent yet.

    At most `most` of each kind; `desk.store.due.count_left()` says how many left without a word in all.
    """
    today = day or desk.now().date()
    due = desk.store.due
    found = [_at_once(Todo.ANSWER, row, today) for row in due.replies(most)]
    found += [_at_once(Todo.LOOK_AT_BOUNCE, row, today) for row in due.bounces(most)]
    found += follow_ups_due(desk, today, most)
    found += [_at_once(Todo.WAS_IT_SENT, row, today) for row in due.was_it_sent(_midnight(today), most)]
    return found


def follow_ups_due(desk: Desk, day: date | None = None, most: int = SHOWN) -> list[Due]:
    """The follow-ups due on or before `day`, the longest due first; none to who must not be written to."""
    today = day or desk.now().date()
    found: list[Due] = []
    for (allowed, days), markets in _by_rule(desk).items():
        # Working days are at least as many days: what was sent later cannot be due.
        until = _midnight(today - timedelta(days=days) + timedelta(days=1))
        rows = desk.store.due.follow_ups(list(markets), allowed, _midnight(today) - LAPSES, until, most)
        found += (one for row in rows if (one := _follow_up(desk, row, markets[row.market], today)) is not None)
    return list(islice(sorted(found, key=lambda one: (one.on, one.row.draft)), most))


def _by_rule(desk: Desk) -> dict[tuple[int, int], dict[str, Market]]:
    """The markets by how many follow-ups they allow and after how many working days."""
    found: dict[tuple[int, int], dict[str, Market]] = defaultdict(dict)
    for key in desk.store.drafts.markets():
        if (market := desk.markets.get(key)) is not None:
            rule = follow_up_of(market, desk.campaign.settings)
            found[rule.most, rule.days][key] = market
    return found


def _follow_up(desk: Desk, row: DueRow, market: Market, today: date) -> Due | None:
    on = due_on(desk, market, row.at.date(), row.follow_ups)
    if on is None or on > today or desk.store.history.do_not_contact(row.email, row.site) is not None:
        return None
    return Due(Todo.FOLLOW_UP, row, row.at, on, (today - on).days, row.follow_ups + 1)


def _at_once(what: Todo, row: DueRow, today: date) -> Due:
    on = row.at.date()
    return Due(what, row, row.at, on, max(0, (today - on).days))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def mark_sent(
    desk: Desk,
    drafts: Sequence[int],
    who: str = "",
    at: datetime | None = None,
    message_id: str = "",
    subject: str = "",
) -> int:
    """Note that these drafts were sent, in one undo step; how many were not known to be before.

    `at` is when (now); `message_id` and `subject` are those found in Sent, empty where a person says so: then a
    follow-up cannot thread. What was said before may be found later. Raises UsageError for one that never left.
    """
    known, noted = [desk.store.drafts.get(number) for number in drafts], 0
    for draft in known:
        _must_have_left(desk, draft)
    with desk.store.step(f"sent {len(known)}" if len(known) != 1 else f"draft {known[0].id} sent"):
        for draft in known:
            before = desk.store.events.sent(draft.id)
            if before is not None and (not message_id or before.message_id == message_id):
                continue
            when = at or (before.at if before is not None else desk.now())
            _add(desk, draft, Step.SENT, who=who, at=when, message_id=message_id, subject=subject)
            noted += before is None
    return noted


def note_reply(
    desk: Desk,
    draft: int,
    step: Step,
    note: str = "",
    *,
    who: str = "",
    at: datetime | None = None,
    message_id: str = "",
    subject: str = "",
) -> int:
    """Note an answer (`replied`, `declined`, `opted-out`) or a bounce in one undo step; the event's id.

    Whoever opts out is listed on do-not-contact, here and in the user's file. Raises UsageError for a draft that never
    left and for a step that is no answer.
    """
    if step not in ANSWERS:
        raise UsageError(f"{step} is no answer", hint=f"say {', '.join(sorted(ANSWERS))}")
    known = desk.store.drafts.get(draft)
    _must_have_left(desk, known)
    when = at or desk.now()
    with desk.store.step(f"draft {draft} {step}"):
        number = _add(desk, known, step, who=who, at=when, message_id=message_id, subject=subject, note=note)
        if step is Step.OPTED_OUT and known.contact.email:
            reason = f"opted out on {when:%Y-%m-%d}"
            desk.store.do_not_contact.add(known.contact.email, reason, who or desk.who(), when)
    return number


def add_note(desk: Desk, draft: int, note: str, *, who: str = "", message_id: str = "") -> int:
    """Note something about a draft; an answer or a bounce that waits for somebody is settled by it. The event's id."""
    if not note.strip():
        raise UsageError("there is nothing to note", hint="write what happened")
    return _add(desk, desk.store.drafts.get(draft), Step.NOTE, who=who, note=note, message_id=message_id)


def record_placement(
    desk: Desk, draft: int, url: str, note: str = "", *, who: str = "", at: datetime | None = None
) -> int:
    """Note where the link stands, in one undo step; the event's id. Raises UsageError: not a public page's address."""
    return _add(
        desk, desk.store.drafts.get(draft), Step.PLACED, who=who, at=at, note=note, url=placement_url(url)
    )  # fmt: skip


def accept_sighting(desk: Desk, seen: Sighting, who: str = "", *, certain_only: bool = True) -> bool:
    """Record what a mailbox shows, in one undo step; False for what is not certain, not new, or an automatic answer."""
    from geoout.outbox.imap.sighting import Certainty, Seen

    if certain_only and seen.certainty is not Certainty.CERTAIN:
        return False
    if seen.kind is Seen.SENT:
        before = desk.store.events.sent(seen.draft)
        mark_sent(desk, [seen.draft], who, seen.at, seen.message_id, seen.subject)
        return desk.store.events.sent(seen.draft) != before
    step = {Seen.REPLY: Step.REPLIED, Seen.BOUNCE: Step.BOUNCED}.get(seen.kind)
    if step is None or desk.store.events.is_known(seen.message_id):
        return False
    note_reply(desk, seen.draft, step, who=who, at=seen.at, message_id=seen.message_id, subject=seen.subject)
    return True


def placement_url(url: str) -> str:
    """`url` if it is a page anybody can visit: http or https, a public host, no name or password in it."""
    from geoout.prospects.domain import site_of

    text = url.strip()
    hint = "give the page's address as it stands in the browser"
    if len(text) > _URL_MOST:
        raise UsageError(f"the address of a page is longer than {_URL_MOST:,} characters", hint=hint)
    try:
        parts = urlsplit(text)
        if parts.port == 0:
            parts = urlsplit("")
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or text != clean_line(text) or any(sign.isspace() for sign in text):
        raise UsageError(f"{clean_line(text)[:60]!r} is not the address of a page", hint=hint)
    if "@" in parts.netloc:
        raise UsageError("the address of a page holds no user name", hint=hint)
    if not parts.hostname or site_of(parts.hostname) is None:
        raise UsageError(f"{clean_line(parts.netloc or text)[:60]!r} is no public site", hint=hint)
    return text


def draft_follow_up(desk: Desk, draft: int) -> Drafted:
    """Draft the follow-up to a mail, one undo step: same contact, sender, asset and target, below it in the thread.

    A reason instead of a draft where none may be written (`why_no_follow_up`), or the person must not be written to.
    """
    from geoout.desk.drafting import draft_after

    followed = desk.store.drafts.get(draft)
    if not followed.prospect:
        raise UsageError(f"draft {draft} belongs to no site", hint="follow it up in your mail client")
    with desk.store.step(f"follow-up to draft {draft}"):
        return draft_after(desk, followed, Kind.FOLLOW_UP)


def _must_have_left(desk: Desk, draft: Draft) -> None:
    if not any(entry.done for entry in desk.store.ledger.of_draft(draft.id)):
        raise UsageError(f"draft {draft.id} has not left yet", hint="let it leave first, then say what came of it")


def _add(
    desk: Desk,
    draft: Draft,
    step: Step,
    *,
    who: str,
    at: datetime | None = None,
    note: str = "",
    message_id: str = "",
    subject: str = "",
    url: str = "",
) -> int:
    message_id, subject = clean_line(message_id), clean_line(subject)
    when, by = at or desk.now(), who or desk.who()
    event = Event(draft.id, draft.prospect, step, when, by, clean(note).strip(), message_id, url, subject)
    return desk.store.events.add(event)
