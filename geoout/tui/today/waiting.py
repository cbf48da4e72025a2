"""What waits for a person, in the order in which it should be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geoout.store.draft_rows import DraftRow
from geoout.tui.outbox.entries import Stage, stage_of

WAITING = (Stage.BLOCKED, Stage.READY, Stage.RETURNED)
"""Stages of drafts that wait. Follow-ups, replies and sign-offs join them when they exist."""

SOLVED_IN: Mapping[Stage, str] = {Stage.BLOCKED: "draft", Stage.READY: "outbox", Stage.RETURNED: "draft"}
"""The screen on which each is solved."""

WHAT_TO_DO: Mapping[Stage, str] = {
    Stage.BLOCKED: "mend it in the draft",
    Stage.READY: "let it out",
    Stage.RETURNED: "mend it in the draft",
}


def waiting(rows: Iterable[DraftRow]) -> list[DraftRow]:
    """The drafts that wait."""
    return [row for row in rows if stage_of(row) in WAITING]
