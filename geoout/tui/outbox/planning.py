"""What would happen if these drafts were let out now: each has a fate, and the exact count follows from them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from geoout.store.draft_rows import DraftRow
from geoout.tui.ink import Span
from geoout.tui.outbox.entries import Stage, counted, may_leave, stage_of
from geoout.tui.outbox.ways import Way
from geoout.tui.shapes import shapes


class Fate(StrEnum):
    """What becomes of a draft when the question is answered with yes; in the order of the list."""

    BLOCKED = "blocked"
    WARNED = "warned"
    PACED = "paced"
    CAPPED = "capped"
    LEAVES = "leaves"
    HELD = "held"
    ASIDE = "aside"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chosen draft, its fate, and why it stays as a clause; `unread` are warnings that nobody acknowledged."""

    row: DraftRow
    fate: Fate
    why: str = ""
    unread: tuple[str, ...] = ()

    @property
    def leaves(self) -> bool:
        """Whether yes lets it out."""
        return self.fate is Fate.LEAVES


@dataclass(frozen=True, slots=True)
class Rules:
    """What is asked of each draft.

    `has_left`: whether this revision is at the destination already; `unread`: its warnings that nobody acknowledged;
    `stops`: why it cannot go this way; `pace`: why one more to its market may not leave when these do already.
    """

    cap: int
    has_left: Callable[[DraftRow], bool]
    unread: Callable[[DraftRow], tuple[str, ...]] = lambda row: ()
    stops: Callable[[DraftRow], str] = lambda row: ""
    pace: Callable[[DraftRow, Sequence[DraftRow]], str | None] = lambda row, leaving: None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that was chosen, by fate. `spread` says how those over the pace could leave on other days."""

    way: Way
    cap: int
    candidates: Sequence[Candidate] = ()
    spread: Sequence[str] = field(default=())

    def of(self, *fates: Fate) -> list[Candidate]:
        """Those with one of these fates."""
        return [each for each in self.candidates if each.fate in fates]

    @property
    def ids(self) -> list[int]:
        """The drafts that leave."""
        return [each.row.id for each in self.candidates if each.leaves]

    @property
    def unread(self) -> int:
        """How many warnings wait to be acknowledged."""
        return sum(len(each.unread) for each in self.of(Fate.WARNED))

    @property
    def title(self) -> str:
        """With the exact count: `3 drafts leave as .eml`."""
        number = len(self.ids)
        if not number:
            return f"Nothing leaves {self.way.leave_as} yet"
        return f"{counted(number, 'draft')} {'leaves' if number == 1 else 'leave'} {self.way.leave_as}"


def plan(rows: Iterable[DraftRow], way: Way, rules: Rules, held: Collection[int] = ()) -> Plan:
    """Sort the chosen drafts; no more than the cap leave at once (R44), no more than the pace to one market (R27).

    `held` are kept back by hand. Inside a fate the order is the list's.
    """
    most = 1 if way.single else rules.cap
    leaving: list[DraftRow] = []
    found: list[Candidate] = []
    for row in rows:
        unread = rules.unread(row)
        if not may_leave(row, rules.has_left):
            found.append(_stays(row))
        elif row.id in held:
            found.append(Candidate(row, Fate.HELD, "left before; space takes it along" if row.left else "kept back"))
        elif why := rules.stops(row):
            found.append(Candidate(row, Fate.BLOCKED, why))
        elif unread:
            found.append(Candidate(row, Fate.WARNED, f"{' '.join(unread)} to be acknowledged", unread))
        elif paced := rules.pace(row, leaving):
            found.append(Candidate(row, Fate.PACED, paced))
        elif len(leaving) >= most:
            found.append(Candidate(row, Fate.CAPPED, f"over the cap of {most} at once"))
        else:
            leaving.append(row)
            found.append(Candidate(row, Fate.LEAVES, "left before, leaves once more" if row.left else ""))
    order = list(Fate)
    return Plan(way, most, sorted(found, key=lambda each: order.index(each.fate)))


def _stays(row: DraftRow) -> Candidate:
    stage = stage_of(row)
    if stage is Stage.BLOCKED:
        return Candidate(
            row, Fate.BLOCKED, f"{' '.join(row.blocked_by)} {'block' if row.blocked_by[1:] else 'blocks'} it"
        )
    if stage is Stage.LATER:
        return Candidate(row, Fate.ASIDE, "set aside")
    if stage is Stage.RETURNED:
        return Candidate(row, Fate.ASIDE, "returned by a reviewer")
    return Candidate(row, Fate.GONE, "this revision has left" if stage is Stage.LEFT else f"{stage.value} already")


SHAPES: dict[Fate, Callable[[], Span]] = {
    Fate.LEAVES: lambda: (shapes().ok, "ok"),
    Fate.BLOCKED: lambda: (shapes().error, "error"),
    Fate.WARNED: lambda: (shapes().warning, "warning"),
    Fate.PACED: lambda: (shapes().ahead, "muted"),
    Fate.CAPPED: lambda: (shapes().ahead, "muted"),
    Fate.HELD: lambda: (shapes().none, "faint"),
    Fate.ASIDE: lambda: (shapes().none, "faint"),
    Fate.GONE: lambda: (shapes().none, "faint"),
}
"""What stands before a draft of each fate."""


def summary(plan: Plan) -> list[list[Span]]:
    """A line for each group that there is, in the words of a person who has to say yes."""
    leaving = plan.of(Fate.LEAVES)
    through = sum(bool(each.row.acknowledged) for each in leaving)
    read = sum(bool(each.row.warnings) and not each.row.acknowledged for each in leaving)
    again = sum(bool(each.row.left) for each in leaving)
    lines: list[list[Span]] = []

    def say(shape: str, words: str, count: int, text: str) -> None:
        if count:
            lines.append([(shape, words), (f" {count:,} {text}", "")])

    say(shapes().error, "error", len(plan.of(Fate.BLOCKED)), "blocked, stay here")
    warned = plan.of(Fate.WARNED)
    say(shapes().warning, "warning", len(warned), _warned(warned))
    say(shapes().ahead, "muted", len(plan.of(Fate.PACED)), "over the pace of their market, stay here")
    say(shapes().ahead, "muted", len(plan.of(Fate.CAPPED)), f"over the cap of {plan.cap} at once, stay here")
    say(shapes().ok, "ok", len(leaving) - through - read, "without a finding that matters")
    say(shapes().warning, "warning", read, "with acknowledged warnings")
    say(shapes().warning, "warning", through, "let through with a reason")
    say(shapes().info, "muted", again, f"left before, and {'leave' if again > 1 else 'leaves'} once more")
    say(shapes().none, "faint", len(plan.of(Fate.HELD)), "kept back for now")
    say(shapes().none, "faint", len(plan.of(Fate.ASIDE)), "set aside or returned, stay here")
    say(shapes().none, "faint", len(plan.of(Fate.GONE)), "left already, nothing is written again")
    return [*lines, *([(each, "muted")] for each in plan.spread)]


def _warned(warned: Sequence[Candidate]) -> str:
    codes = list(dict.fromkeys(code for each in warned for code in each.unread))
    named = ", ".join(codes[:3]) + (f" and {len(codes) - 3} more" if len(codes) > 3 else "")
    wait = "waits until its warning is" if len(warned) == 1 else "wait until their warnings are"
    return f"{wait} acknowledged: {named}"
