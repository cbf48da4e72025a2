"""What the export dialog asks of the workspace: the plan, the findings, acknowledging, overriding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from geoout.checks.finding import Finding, Severity
from geoout.outbox.ledger import Key
from geoout.store.draft_rows import DraftRow
from geoout.tui.outbox.planning import Candidate, Plan, Rules, plan
from geoout.tui.outbox.rooms import Rooms
from geoout.tui.outbox.ways import Offers, Way

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.tui.app import GeooutApp


class Leaving:
    """The chosen drafts on their way to one destination. It reads rows again each time, because answers change them.

    `kept` says whether anything was acknowledged or let through.
    """

    def __init__(self, app: GeooutApp, ids: Sequence[int], way: Way, offers: Offers) -> None:
        self.app, self.ids, self.way, self.offers = app, ids, way, offers
        self._findings: dict[tuple[int, int], Sequence[Finding]] = {}
        self._stops: dict[int, str] = {}
        self._rooms = Rooms(self.desk)
        self.kept = False

    @property
    def desk(self) -> Desk:
        """The open workspace."""
        return self.app.desk

    def plan(self, held: set[int]) -> Plan:
        """What would happen now; `held` stay by hand."""
        found = {row.id: row for row in self.desk.store.drafts.rows(self.ids)}
        rows = [found[id] for id in self.ids if id in found]
        rules = Rules(
            self.desk.campaign.settings.cap_per_export,
            has_left=self.has_left,
            unread=self._unread,
            stops=self._stopped,
            pace=self._rooms.over,
        )
        return self._rooms.with_spread(plan(rows, self.way, rules, held))

    def has_left(self, row: DraftRow) -> bool:
        """Whether this revision is at the destination already."""
        entry = self.desk.store.ledger.lookup(Key(row.id, row.revision, self.way.name))
        return entry is not None and entry.done

    def left_before(self) -> set[int]:
        """Of several chosen, those that left another way as they are now: another copy leaves only when asked for."""
        if len(self.ids) < 2:
            return set()
        left = [row for row in self.desk.store.drafts.rows(self.ids) if row.left and not self.has_left(row)]
        return {
            row.id
            for row in left
            if any(each.done and each.key.revision == row.revision for each in self.desk.store.ledger.of_draft(row.id))
        }

    def findings(self, row: DraftRow) -> Sequence[Finding]:
        """What the rules said of this revision."""
        key = (row.id, row.revision)
        if key not in self._findings:
            self._findings[key] = self.desk.store.findings.of(row.id)
        return self._findings[key]

    def _unread(self, row: DraftRow) -> tuple[str, ...]:
        if not row.warnings:
            return ()
        codes = dict.fromkeys(each.code for each in self.findings(row) if each.severity is Severity.WARNING)
        known = {each.code for each in self.desk.store.acknowledged.of(row.id, row.revision)}
        return tuple(code for code in codes if code not in known)

    def _stopped(self, row: DraftRow) -> str:
        """Why this draft cannot go this way: no account for its sender, a folder that is a file."""
        if row.id not in self._stops:
            self._stops[row.id] = self.offers.one(self.way, self.desk.store.drafts.get(row.id)).why_not
        return self._stops[row.id]

    def acknowledge(self, candidates: Sequence[Candidate]) -> None:
        """Note that these warnings were read, each for its draft's revision: they are not asked again."""
        from geoout.desk.person import who

        self.kept = True
        for each in candidates:
            self.desk.store.acknowledged.add(each.row.id, each.row.revision, each.unread, who(), self.desk.now())

    def override(self, row: DraftRow, done: Callable[[], None]) -> None:
        """Ask on top of the dialog which errors may pass, and why."""
        from geoout.desk.person import who
        from geoout.tui.override import LetThrough, OverrideFloat

        blocking = [each for each in self.findings(row) if each.code in row.blocked_by]
        beside = f"{row.recipient or row.site} · {row.market}"

        def answered(said: LetThrough | None) -> None:
            if said is not None:
                now = self.desk.now()
                self.kept = True
                self.desk.store.overrides.add(row.id, row.revision, said.codes, said.reason, who(), now)
            done()

        asked = OverrideFloat(blocking, beside=beside, revision=row.revision, now=self.desk.now())
        self.app.push_screen(asked, answered)
