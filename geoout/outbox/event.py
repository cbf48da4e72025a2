"""What came of a mail after it left: said by a person, or found in a mailbox and accepted by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from geoout.pitches.draft import DraftState
from geoout.prospects.prospect import State


class Step(StrEnum):
    """What happened; the words of `geoout outbox --json`."""

    SENT = "sent"
    REPLIED = "replied"
    BOUNCED = "bounced"
    DECLINED = "declined"
    OPTED_OUT = "opted-out"
    PLACED = "placed"
    NOTE = "note"


ANSWERS = frozenset({Step.REPLIED, Step.DECLINED, Step.OPTED_OUT, Step.BOUNCED})
"""What can come back after a mail."""


@dataclass(frozen=True, slots=True)
class Event:
    """One step. `draft` and `prospect` are their ids (0: none); `at` an aware time: when it happened, as far as known.

    `message_id` is the Message-ID of the mail that shows it: for `sent` the one found in Sent (empty: a person said
    so), for an answer the answer's own. `subject` is what that mail was really called, empty where it is not known;
    `url` where a placement stands. `id` is 0 before it is stored.
    """

    draft: int
    prospect: int
    step: Step
    at: datetime
    who: str
    note: str = ""
    message_id: str = ""
    url: str = ""
    subject: str = ""
    id: int = 0


_WRITTEN_TO = (State.NEW, State.APPROVED, State.LATER, State.DRAFTED)

DRAFT_BECOMES: Mapping[Step, tuple[DraftState, tuple[DraftState, ...]]] = {
    Step.SENT: (DraftState.SENT, (DraftState.OPEN, DraftState.LATER, DraftState.RETURNED, DraftState.LEFT)),
    Step.BOUNCED: (DraftState.BOUNCED, (DraftState.OPEN, DraftState.LATER, DraftState.LEFT, DraftState.SENT)),
    Step.REPLIED: (DraftState.REPLIED, tuple(DraftState)),
    Step.DECLINED: (DraftState.REPLIED, tuple(DraftState)),
    Step.OPTED_OUT: (DraftState.REPLIED, tuple(DraftState)),
}
"""What a draft becomes, and from what: nothing goes backwards, in whatever order it is heard."""

PROSPECT_BECOMES: Mapping[Step, tuple[State, tuple[State, ...]]] = {
    Step.SENT: (State.SENT, _WRITTEN_TO),
    Step.REPLIED: (State.REPLIED, (*_WRITTEN_TO, State.SENT)),
    Step.DECLINED: (State.DECLINED, (*_WRITTEN_TO, State.SENT, State.REPLIED)),
    Step.OPTED_OUT: (State.DECLINED, (*_WRITTEN_TO, State.SENT, State.REPLIED)),
    Step.PLACED: (State.PLACED, tuple(State)),
}
"""The same for its site; a bounce says nothing about the site."""
