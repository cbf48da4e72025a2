"""`x` and `t`: where to, what would leave, the question, the thread, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from geoout.errors import GeooutError
from geoout.outbox.leave import Outcome, Status
from geoout.store.draft_rows import DraftRow
from geoout.tui.ink import Span
from geoout.tui.outbox.departing import MANY_WINDOWS, Departure, Ended, Moved, said_after
from geoout.tui.outbox.entries import Entry, Stage, counted, stage_of
from geoout.tui.outbox.leaving import Leaving
from geoout.tui.outbox.listing import DraftList
from geoout.tui.outbox.older import beside, tickable
from geoout.tui.outbox.shown import Shown, gather
from geoout.tui.outbox.ways import WAYS, Way, last_used, way_called
from geoout.tui.widgets.notes import Notes
from geoout.tui.widgets.progress import Progress

if TYPE_CHECKING:
    from geoout.markets.market import Market

_STAY = {Stage.LATER: "it is set aside; w brings it back", Stage.RETURNED: "it was returned"}


class LettingOut(DraftList):
    """A list of drafts that may leave.

    `way` is the chosen destination, `html` whether mails carry an HTML alternative, `outcomes` what each try came to.
    """

    def __init__(self) -> None:
        super().__init__()
        self.way: Way = WAYS[0]
        self.html = False
        self.outcomes: dict[int, Outcome] = {}
        self.departure: Departure | None = None
        self._way_is_chosen = False
        self._unfinished_wait = False

    def gathered(self, row: DraftRow, market: Market | None, name: str) -> Shown:
        """What the store knows of the draft, with the chosen way and what the last try came to."""
        outcome, slot = self.outcomes.get(row.id), self.slot_of(row.market)
        return gather(self.desk, row, self.way, self.offers, market, name, outcome, slot)

    def chosen(self) -> list[Entry]:
        """What a key acts on: the marked drafts, else the one under the cursor."""
        return self._fetch(self.rows.chosen_ids())

    def named_drafts(self, ids: Sequence[int]) -> str:
        """`the draft to Jan Kowalczyk`, `3 drafts`."""
        if len(ids) == 1 and (row := self.all.get(ids[0])):
            return f"the draft to {row.recipient or row.site}"
        return counted(len(ids), "draft")

    def load(self) -> None:
        """Read all drafts again; the way is the one that something left last, until another is chosen."""
        self.offers.forget()
        super().load()
        self._find_unfinished()
        if not self._way_is_chosen:
            way = last_used(self.all.values())
            if way is not self.way:
                self.way = way
                self.follow()

    def _find_unfinished(self) -> None:
        """What was on its way when geoout stopped, by destination; what failed before our eyes has said so itself."""
        self.unfinished = {}
        for entry in self.desk.store.ledger.pending_rows() if self.departure is None else ():
            row = self.all.get(entry.key.draft)
            if row is not None and row.revision == entry.key.revision and row.id not in self.outcomes:
                self.unfinished.setdefault(entry.key.destination, []).append(row.id)
        number = sum(len(ids) for ids in self.unfinished.values())
        said: list[Span] = [(f"{number} {'was' if number == 1 else 'were'} on the way when geoout stopped: ", "")]
        said += [("x", "bold accent"), (f" finishes {'it' if number == 1 else 'them'}", "")]
        self.query_one(Notes).tell([said] if number else [])

    # Where to

    async def do_destination(self) -> None:
        """Choose where drafts leave to; each says where that would be, or why it cannot be."""
        from geoout.tui.widgets.chooser import Chooser, Option

        row = self.all.get(self.rows.current) if self.rows.current is not None else None
        if row is None:
            options = [Option(way.name, way.label, way.does) for way in WAYS]
        else:
            found = self.offers.of(self.desk.store.drafts.get(row.id))
            options = [
                Option(one.way.name, one.way.label, one.said, possible=not one.why_not, why_not=one.why_not)
                for one in found
            ]
        asked = Chooser("Leaves as", options, current=self.way.name, note_at=18)
        name: str | None = await self.app.push_screen_wait(asked)
        if name is not None:
            self.way = way_called(name) or self.way
            self._way_is_chosen = True
            self.follow()
            self.toast(f"drafts leave {self.way.leave_as}", "info")

    def can_mail(self) -> str:
        """Whether the chosen way writes mails, which may have an HTML alternative."""
        return "" if self.way.mail else f"{self.way.label} carries the text alone"

    def do_html(self) -> None:
        """Mails carry an HTML alternative of the same text, or no longer, until geoout ends."""
        self.html = not self.html
        kind = "with an HTML alternative" if self.html else "as plain text alone"
        self.toast(f"mails leave {kind}", "info", "p", "preview")

    def _where(self, ids: Sequence[int]) -> str:
        """One line about the place, for the question."""
        if self.way.name == "mailto":
            return "Your mail client opens; geoout sends nothing."
        if not ids or (one := self.offers.one(self.way, self.desk.store.drafts.get(ids[0]))).why_not:
            return "geoout sends nothing."
        where = f"{one.where.rpartition('/')[0]}/" if self.way.name == "eml" and ids[1:] else one.where
        besides = ", with an HTML alternative" if self.html and self.way.mail else ""
        return f"To {where}{besides}; geoout sends nothing."

    # What would leave

    def can_ready(self) -> str:
        """Whether anything chosen may leave, or could once it is let through."""
        if self.departure is not None:
            return "drafts are leaving"
        rows = [self.all[id] for id in self.rows.chosen_ids() if id in self.all]
        if not rows:
            return "the list is empty"
        leaving = Leaving(self.app, (), self.way, self.offers)
        if any(self._could_leave(row, leaving) for row in rows):
            return ""
        if len(rows) > 1:
            return "none of these is ready"
        stage = stage_of(rows[0])
        return _STAY.get(stage) or ("this revision has left" if stage is Stage.LEFT else f"{stage.value} already")

    def _could_leave(self, row: DraftRow, leaving: Leaving) -> bool:
        stage = stage_of(row)
        return stage in (Stage.READY, Stage.BLOCKED) or (stage is Stage.LEFT and not leaving.has_left(row))

    async def do_let_out(self) -> None:
        """Ask with the exact count, then let them leave in a thread."""
        from geoout.tui.outbox.export_float import ExportFloat

        _ = self.desk.campaign  # a broken campaign.yaml says so here, before anything is asked
        if self.unfinished and not self._unfinished_wait and await self._finish():
            return
        chosen = list(self.rows.chosen_ids())
        leaving = Leaving(self.app, chosen, self.way, self.offers)
        ids: list[int] | None = await self.app.push_screen_wait(ExportFloat(leaving, self._where(chosen)))
        if leaving.kept:
            self.stays("what was acknowledged or let through stays on record")
        if not ids:
            self.load()  # it counts all the same
            return
        windows = len(ids)
        if self.way.name == "mailto" and windows > MANY_WINDOWS:
            said = "One for each draft, one after another."
            if not await self.ask(f"{windows} windows of your mail client open", [said], verb="open them", key="o"):
                return
        self.depart(ids)

    # After a crash

    async def _finish(self) -> bool:
        """Ask whether what was on its way when geoout stopped goes on; no: not asked again on this screen."""
        name, ids = next(iter(self.unfinished.items()))
        way = way_called(name)
        if way is None:
            return False
        number = len(ids)
        title = (
            f"{counted(number, 'draft')} {'was' if number == 1 else 'were'} on {'its' if number == 1 else 'their'} way"
        )
        lines = [
            f"geoout stopped while {'it' if number == 1 else 'they'} left {way.leave_as}.",
            "What is there already is found and not written again.",
        ]
        if not await self.ask(title, lines, verb="finish", no="not now"):
            self._unfinished_wait = True
            return False
        self.depart(ids, way)
        return True

    # On the way

    def depart(self, ids: Sequence[int], way: Way | None = None, beside: frozenset[int] = frozenset()) -> None:
        """Let these leave beside the screen; `esc` stops after the one that is on its way.

        Those in `beside` leave although an earlier revision was changed where it went.
        """
        if self.departure is not None:
            return
        way = way or self.way
        self.departure = Departure(self.desk, ids, way, self, beside=beside, copy=self._copy, html=self.html)
        self._tell(0, len(ids))
        self.refresh_hints()
        self.run_worker(self.departure.run, thread=True, name="departure")

    def stop_leaving(self) -> None:
        """Let what is on its way leave, then no more."""
        if self.departure is not None:
            self.departure.stop()
            self._tell(len(self.departure.outcomes), len(self.departure.ids))

    def _copy(self, text: str) -> None:
        self.app.call_from_thread(self.app.copy_to_clipboard, text)

    @on(Moved)
    def _one_left(self, event: Moved) -> None:
        self._tell(event.done, event.of)

    def _tell(self, done: int, of: int) -> None:
        going = self.departure
        what = "stopping" if going is None or going.is_stopping else f"leaving {going.way.leave_as}"
        self.query_one(Progress).say(what, done, of, f"{done:,} of {of:,}")

    @on(Ended)
    def _all_left(self, event: Ended) -> None:
        self.departure = None
        self.query_one(Progress).end()
        self.outcomes.update({outcome.draft: outcome for outcome in event.outcomes})
        left = {each.draft for each in event.outcomes if each.status in (Status.WRITTEN, Status.ALREADY)}
        if left:
            self.stays("what has left stays out")
        stay = {id for id in self.rows.marks.ids - left if id in self.all and not stage_of(self.all[id]).is_out}
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
        if asked := beside(event.outcomes):
            self.run_worker(self._ask_older(asked, event.way), name="older")

    async def _ask_older(self, asked: Sequence[Outcome], way: Way) -> None:
        """An earlier revision is not as we left it: a person says which leave beside it; the others stay."""
        from geoout.tui.widgets.tick_float import TickFloat

        are = "mail is not as it was" if len(asked) == 1 else "mails are not as they were"
        title = f"{counted(len(asked), 'earlier revision')}: the {are}"
        items = [tickable(each, self.all.get(each.draft)) for each in asked]
        said = "The ticked leave beside the older mail, which stays where it is; the others are kept back."
        ids: list[int] | None = await self.app.push_screen_wait(
            TickFloat(title, items, verb="leave beside", lines=[said], no="keep back")
        )
        if ids:
            try:
                self.depart(ids, way, frozenset(ids))
            except GeooutError as error:
                self.toast(str(error), "error")
