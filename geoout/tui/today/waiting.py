"""What waits for a person, in the order in which it should be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from geoout.store.draft_rows import DraftRow
from geoout.tui.outbox.entries import Entry, Stage, arranged, day_of, stage_of
from geoout.tui.widgets.sections import Section

if TYPE_CHECKING:
    from geoout.desk.after import Due

WAITING = (Stage.BLOCKED, Stage.READY, Stage.RETURNED)
"""Stages of drafts that wait."""

SOLVED_IN: Mapping[Stage, str] = {Stage.BLOCKED: "draft", Stage.READY: "outbox", Stage.RETURNED: "draft"}
"""The screen on which each is solved; all else in the outbox."""

WHAT_TO_DO: Mapping[str, str] = {
    Stage.BLOCKED: "mend it in the draft",
    Stage.READY: "let it out",
    Stage.RETURNED: "mend it in the draft",
    "answer": "answer it, and r notes what came of it",
    "bounced": "look for another address, and r notes it",
    "follow-up": "d drafts the follow-up",
    "was-it-sent": "a says that it was sent",
}
"""What enter leads to, by stage, and by the kind of what is due."""

_HEADINGS = {
    "answer": ("Replies to answer", "came"),
    "bounced": ("Came back", "on"),
    "follow-up": ("Follow-ups due", "due"),
    "was-it-sent": ("Was it sent?", "left"),
}
_FIRST = ("answer", "bounced", "follow-up")


def waiting(rows: Iterable[DraftRow]) -> list[DraftRow]:
    """The drafts that wait to leave."""
    return [row for row in rows if stage_of(row) in WAITING]


def laid_out(rows: Iterable[DraftRow], due: Sequence[Due]) -> tuple[list[int], list[Section]]:
    """Answers, bounces and follow-ups first, then what waits to leave, then what may have been sent."""
    ids: list[int] = []
    sections: list[Section] = []

    def put(what: str) -> None:
        found = [one.row.draft for one in due if str(one.what) == what]
        if found:
            sections.append(Section(len(ids), _HEADINGS[what][0], len(found), _HEADINGS[what][1]))
            ids.extend(found)

    for what in _FIRST:
        put(what)
    open_ids, open_sections = arranged(rows, stages=WAITING)
    sections += [Section(len(ids) + each.at, each.title, each.count, each.note) for each in open_sections]
    ids += open_ids
    put("was-it-sent")
    return ids, sections


def due_entry(row: DraftRow, due: Due) -> Entry:
    """The line of a draft that something is to be done about."""
    why = f"follow-up {due.number}: {row.subject}" if due.number > 1 else row.subject
    late = f"{due.late} d late" if due.number and due.late else day_of(due.on)
    return Entry(row, stage_of(row), why, late)
