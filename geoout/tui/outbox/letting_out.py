"""`x`: what would leave, the question, the thread, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from textual import on

from geoout.checks.finding import Severity
from geoout.outbox.leave import Outcome, Status
from geoout.outbox.ledger import Key
from geoout.store.draft_rows import DraftRow
from geoout.tui.outbox.departing import MANY_WINDOWS, Departure, Ended, Moved, plan, question, said_after
from geoout.tui.outbox.entries import Entry, Stage, counted, may_leave, stage_of
from geoout.tui.outbox.listing import DraftList
from geoout.tui.outbox.ways import WAYS, Way, relative
from geoout.tui.widgets.progress import Progress


class LettingOut(DraftList):
    """A list of drafts that may leave. `way` is the chosen destination, `outcomes` what each try came to."""

    def __init__(self) -> None:
        super().__init__()
        self.way: Way = WAYS[0]
        self.outcomes: dict[int, Outcome] = {}
        self.departure: Departure | None = None

    def chosen(self) -> list[Entry]:
        """What a key acts on: the marked drafts, else the one under the cursor."""
        return self._fetch(self.rows.chosen_ids())

    def named_drafts(self, ids: list[int]) -> str:
        """`the draft to Jan Kowalczyk`, `3 drafts`."""
        if len(ids) == 1 and (row := self.all.get(ids[0])):
            return f"the draft to {row.recipient or row.site}"
        return counted(len(ids), "draft")

    def _has_left(self, row: DraftRow) -> bool:
        """Whether this revision is at the chosen destination already."""
        entry = self.desk.store.ledger.lookup(Key(row.id, row.revision, self.way.name))
        return entry is not None and entry.done

    def can_ready(self) -> str:
        """Whether anything chosen may leave."""
        if self.departure is not None:
            return "drafts are leaving"
        rows = [self.all[id] for id in self.rows.chosen_ids() if id in self.all]
        if not rows:
            return "the list is empty"
        if any(may_leave(row, self._has_left) for row in rows):
            return ""
        if len(rows) > 1:
            return "none of these is ready"
        return {
            Stage.BLOCKED: f"{' '.join(rows[0].blocked_by)} blocks it",
            Stage.LATER: "it is set aside; w brings it back",
            Stage.RETURNED: "it was returned",
            Stage.LEFT: "this revision has left",
        }.get(self._fetch([rows[0].id])[0].stage, "it is not ready")

    async def do_let_out(self) -> None:
        """Ask with the exact count, then let them leave in a thread."""
        campaign = self.desk.campaign  # a broken campaign.yaml says so here, before anything is asked
        cap = campaign.settings.cap_per_export
        planned = plan([entry.row for entry in self.chosen()], self.way, cap, self._has_left)
        title, lines = question(planned, self._where(), cap, self._warnings(planned.leaving))
        if not await self.ask(title, lines, verb="leave"):
            return
        windows = len(planned.leaving)
        if self.way.name == "mailto" and windows > MANY_WINDOWS:
            said = "One for each draft, one after another."
            if not await self.ask(f"{windows} windows of your mail client open", [said], verb="open them", key="o"):
                return
        self.depart(planned.ids)

    def _warnings(self, rows: Sequence[DraftRow]) -> list[str]:
        """The rules that warn about these drafts, the most frequent first."""
        found = Counter(
            f"{each.code} {each.name}"
            for row in rows
            if row.warnings
            for each in self.desk.store.findings.of(row.id)
            if each.severity is Severity.WARNING
        )
        return [rule for rule, _ in found.most_common()]

    def _where(self) -> str:
        if self.way.name == "mailto":
            return "Your mail client opens; geoout sends nothing."
        desk = self.desk.workspace
        return f"Into {relative(desk.outbox, desk.folder)}/; geoout sends nothing."

    def depart(self, ids: list[int]) -> None:
        """Let these leave beside the screen; `esc` stops after the one that is on its way."""
        if self.departure is not None:
            return
        self.departure = Departure(self.desk, ids, self.way, self)
        self.query_one(Progress).say(f"leaving {self.way.leave_as}", 0, len(ids), f"0 of {len(ids):,}")
        self.refresh_hints()
        self.run_worker(self.departure.run, thread=True, name="departure")

    @on(Moved)
    def _one_left(self, event: Moved) -> None:
        what = "stopping" if self.departure is None or self.departure.is_stopping else f"leaving {self.way.leave_as}"
        self.query_one(Progress).say(what, event.done, event.of, f"{event.done:,} of {event.of:,}")

    @on(Ended)
    def _all_left(self, event: Ended) -> None:
        self.departure = None
        self.query_one(Progress).end()
        self.outcomes.update({outcome.draft: outcome for outcome in event.outcomes})
        left = {each.draft for each in event.outcomes if each.status in (Status.WRITTEN, Status.ALREADY)}
        self.steps.clear()
        stay = {id for id in self.rows.marks.ids - left if id in self.all and stage_of(self.all[id]) is not Stage.LEFT}
        self.rows.marks.clear()
        if stay:
            self.rows.marks.add(stay)
        following = self.following(left) if self.rows.current in left else None
        self.load()
        if following is not None:
            self.rows.go_to(following)
        if event.error is not None:
            self.toast(str(event.error), "error")
            return
        self.toast(*said_after(event.outcomes, event.way, event.wanted))
