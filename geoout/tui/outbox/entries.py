"""Drafts as the outbox sorts them: by stage, inside a stage by what the user chose, with a reason where blocked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from geoout.checks.finding import Finding, Severity
from geoout.pitches.draft import DraftState
from geoout.store.draft_rows import DraftRow
from geoout.tui.shapes import shapes
from geoout.tui.widgets.sections import Section


class Stage(StrEnum):
    """Where a draft stands for the person who lets drafts out."""

    READY = "ready"
    BLOCKED = "blocked"
    LATER = "later"
    RETURNED = "returned"
    LEFT = "left"
    SENT = "sent"
    REPLIED = "replied"
    BOUNCED = "bounced"

    @property
    def is_out(self) -> bool:
        """Whether the draft has left, whatever came of it."""
        return self in (Stage.LEFT, Stage.SENT, Stage.REPLIED, Stage.BOUNCED)

    @property
    def heading(self) -> str:
        """The heading of its section."""
        return self.value.capitalize()


NOTES: Mapping[Stage, str] = {
    Stage.READY: "suggested, local time",
    Stage.BLOCKED: "why",
    Stage.LATER: "saved",
    Stage.RETURNED: "saved",
    Stage.LEFT: "destination, day",
    Stage.SENT: "destination, day",
    Stage.REPLIED: "destination, day",
    Stage.BOUNCED: "destination, day",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: the draft's row, its stage, what blocks it (`REG001 informal-address · ANC002`) or is to be done.

    `right` stands at the right instead of what its stage says there.
    """

    row: DraftRow
    stage: Stage
    why: str = ""
    right: str = ""

    @property
    def id(self) -> int:
        """The draft's id."""
        return self.row.id


@dataclass(frozen=True, slots=True)
class Order:
    """A way of sorting inside the sections."""

    key: str
    label: str
    by: Callable[[DraftRow], Any]
    descending: bool = False


ORDERS = (
    Order("made", "in the order they were made", lambda row: row.id),
    Order("saved", "last saved first", lambda row: row.saved, True),
    Order("recipient", "recipient", lambda row: (row.recipient.casefold(), row.id)),
    Order("market", "market", lambda row: (row.market, row.id)),
    Order("site", "site", lambda row: (row.site, row.id)),
    Order("subject", "subject", lambda row: (row.subject.casefold(), row.id)),
)
MADE = ORDERS[0]


def stage_of(row: DraftRow) -> Stage:
    """The stage of a draft: an open one is blocked by the first error that nobody let through."""
    match row.state:
        case DraftState.OPEN:
            return Stage.READY if row.is_ready else Stage.BLOCKED
        case _:
            return Stage(row.state.value)


def may_leave(row: DraftRow, has_left: Callable[[DraftRow], bool]) -> bool:
    """Whether letting it out would do something; `has_left` says whether this revision is there already.

    A draft that left elsewhere, or was edited since, may leave once more.
    """
    return stage_of(row) is Stage.READY or (row.state is DraftState.LEFT and not has_left(row))


def arranged(
    rows: Iterable[DraftRow], order: Order = MADE, stages: Sequence[Stage] = tuple(Stage)
) -> tuple[list[int], list[Section]]:
    """The ids in the list's order and the headings between them; a stage without drafts has none."""
    by_stage: dict[Stage, list[DraftRow]] = {stage: [] for stage in stages}
    for row in rows:
        if (stage := stage_of(row)) in by_stage:
            by_stage[stage].append(row)
    ids: list[int] = []
    sections: list[Section] = []
    for stage, found in by_stage.items():
        if not found:
            continue
        found.sort(key=order.by, reverse=order.descending)
        if order is MADE and stage.is_out:
            found.sort(key=lambda row: (row.left_at or row.saved, row.id), reverse=True)
        sections.append(Section(len(ids), stage.heading, len(found), NOTES[stage]))
        ids += [row.id for row in found]
    return ids, sections


def entry_of(row: DraftRow, findings: Callable[[int], Sequence[Finding]]) -> Entry:
    """The line of a draft; `findings` is asked only where something blocks it."""
    stage = stage_of(row)
    return Entry(row, stage, why(row, findings(row.id)) if stage is Stage.BLOCKED else "")


def why(row: DraftRow, findings: Sequence[Finding]) -> str:
    """The codes that block, the first with its name."""
    names = {each.code: each.name for each in findings if each.severity is Severity.ERROR}
    first, *others = row.blocked_by
    return f" {shapes().dot} ".join([f"{first} {names.get(first, '')}".rstrip(), *others])


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def day_of(at: datetime | date | None, *, year: bool = False) -> str:
    """`19 Nov`, with the year where asked; a dash for never."""
    if at is None:
        return shapes().unknown
    return f"{at.day} {at:%b %Y}" if year else f"{at.day} {at:%b}"
