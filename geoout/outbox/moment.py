"""Moment: one line of the story of a site or a person, in words: what happened, who did it, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

BURST = timedelta(minutes=30)
"""Saves of one person that follow each other within this time are one edit."""


class Happened(StrEnum):
    """What a moment is about; the words of `geoout outbox timeline --json`."""

    ADDED = "added"
    IMPORTED = "imported"
    DRAFTED = "drafted"
    FOLLOW_UP_DRAFTED = "follow-up drafted"
    EDITED = "edited"
    LET_THROUGH = "let through"
    ACKNOWLEDGED = "acknowledged"
    SIGNED = "signed"
    RETURNED = "returned"
    BEGAN = "began to leave"
    LEFT = "left"
    WITHDRAWN = "withdrawn"
    SENT = "sent"
    REPLIED = "replied"
    BOUNCED = "bounced"
    DECLINED = "declined"
    OPTED_OUT = "opted out"
    PLACED = "placed"
    NOTE = "note"
    LISTED = "do not contact"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Fact:
    """A row about something that happened, before it is put in words.

    `detail` and `more` depend on what it is: a file; codes and the reason; a destination and a path; a Message-ID and
    the note; counts. `first` and `last` are revisions of the draft, 0 where it is about none.
    """

    at: datetime
    what: Happened
    who: str = ""
    draft: int = 0
    first: int = 0
    last: int = 0
    detail: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One line: `what` in a few words, `who` did it (empty: unknown), `why` or how it is known; `draft` 0 for none."""

    at: datetime
    what: str
    who: str
    why: str = ""
    draft: int = 0
    kind: Happened = Happened.NOTE


def moments(facts: Iterable[Fact]) -> list[Moment]:
    """Facts in words, oldest first, bursts of saves by one person as one line."""
    order = {what: place for place, what in enumerate(Happened)}
    told = sorted(facts, key=lambda fact: (fact.at, order[fact.what], fact.draft, fact.first))
    return [_in_words(fact) for fact in _merged(told)]


def _merged(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Edits of a draft by one person, and warnings or errors let pass at one stroke, become one fact."""
    held: Fact | None = None
    ended: datetime | None = None
    for fact in facts:
        joined = None if held is None or ended is None else _joined(held, fact, fact.at - ended)
        if joined is not None:
            held, ended = joined, fact.at
            continue
        if held is not None:
            yield held
        held, ended = fact, fact.at
    if held is not None:
        yield held


def _joined(held: Fact, fact: Fact, apart: timedelta) -> Fact | None:
    """Both as one, where they are one."""
    if (held.what, held.who, held.draft) != (fact.what, fact.who, fact.draft):
        return None
    if fact.what is Happened.EDITED and apart <= BURST:
        return replace(held, last=max(held.last, fact.last))
    one_stroke = fact.what in (Happened.LET_THROUGH, Happened.ACKNOWLEDGED) and fact.first == held.first
    if one_stroke and held.more == fact.more and apart <= timedelta(seconds=1):
        return replace(held, detail=f"{held.detail}, {fact.detail}")
    return None


def _in_words(fact: Fact) -> Moment:
    what, why = _words(fact)
    return Moment(fact.at, what, fact.who, why, fact.draft, fact.what)


def _words(fact: Fact) -> tuple[str, str]:
    """What happened, and why or how it is known."""
    match fact.what:
        case Happened.ADDED:
            return "added to the workspace", ""
        case Happened.IMPORTED:
            return f"imported from {fact.detail}", ""
        case Happened.DRAFTED:
            return _named("drafted", fact.detail), ""
        case Happened.FOLLOW_UP_DRAFTED:
            return _named(f"drafted to follow draft {fact.more}", fact.detail), ""
        case Happened.EDITED:
            return f"edited, {_revisions(fact)}", ""
        case Happened.LET_THROUGH | Happened.ACKNOWLEDGED:
            return f"{fact.what} in revision {fact.first}: {fact.detail}", fact.more
        case Happened.SIGNED | Happened.RETURNED:
            return f"{fact.what} in revision {fact.first}", fact.detail
        case Happened.LEFT:
            return f"left to {fact.detail}, revision {fact.first}", fact.more
        case Happened.BEGAN:
            return f"began to leave to {fact.detail}, revision {fact.first}", "not known to have arrived"
        case Happened.WITHDRAWN:
            return f"taken away from {fact.detail}, revision {fact.first}", "a newer revision took its place"
        case Happened.SENT:
            known = "found in Sent" if fact.detail else "said so"
            return "sent", f"{known}: {fact.more}" if fact.more else known
        case Happened.PLACED:
            return f"placed at {fact.detail}" if fact.detail else "placed", fact.more
        case Happened.LISTED:
            return f"put on do-not-contact: {fact.detail}", fact.more
        case Happened.ERASED:
            return "a person was erased", fact.detail
    return str(fact.what), fact.more


def _named(what: str, subject: str) -> str:
    """With the subject, which is empty where the person was erased."""
    return f"{what}: {subject}" if subject else what


def _revisions(fact: Fact) -> str:
    return f"revision {fact.first}" if fact.first == fact.last else f"revisions {fact.first}–{fact.last}"
