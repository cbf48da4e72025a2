"""Today: what waits, and enter goes where it is solved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.containers import Vertical
from textual.widget import Widget

from geoout.actions import Action
from geoout.errors import GeooutError
from geoout.store.draft_rows import DraftRow
from geoout.tui.binding import bindings
from geoout.tui.ink import BLANK, Span, line
from geoout.tui.outbox.columns import columns, shape
from geoout.tui.outbox.detail import blocks
from geoout.tui.outbox.entries import Entry, Stage, entry_of, stage_of
from geoout.tui.outbox.following import Following
from geoout.tui.outbox.peek import Peek
from geoout.tui.outbox.ways import from_home
from geoout.tui.today.headline import Headline
from geoout.tui.today.waiting import SOLVED_IN, WAITING, WHAT_TO_DO, due_entry, laid_out, waiting
from geoout.tui.widgets.blocks import Block, block
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.empty import Empty, Step
from geoout.tui.widgets.notes import Notes
from geoout.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from geoout.desk.after import Due

_ON_NOTHING = ("go_prospects", "import", "new_site", "demo", "quit")
_STEPS = (
    Step("1", "Go to the prospects", "d drafts for the marked"),
    Step("I", "Import an export file", "Ahrefs, Semrush, contacts, any CSV"),
    Step("3", "See what has left", "in the outbox"),
)


class TodayScreen(Following):
    """Replies, bounces and follow-ups that are due; drafts that are blocked, ready or returned; what may be sent."""

    NAME = "today"
    BINDINGS = bindings(NAME)
    CSS_PATH = "today.tcss"
    AUTO_FOCUS = "#rows"

    def __init__(self) -> None:
        super().__init__()
        self.due: dict[int, Due] = {}

    def body(self) -> Iterable[Widget]:
        """The list, the detail beside it, or that nothing waits."""
        with Vertical(id="list", classes="pane"):
            yield Headline()
            yield Notes()
            yield Rows(columns(self.hours_of), self._fetch, shape=shape, head=False, id="rows")
            yield Peek(self.desk.workspace.folder)
        yield Detail(id="detail", classes="pane -ruled")
        yield Empty("Nothing waits", from_home(self.desk.workspace.folder), _STEPS, id="empty")

    def _fetch(self, ids: Sequence[int]) -> list[Entry]:
        return [self._entry(self.all[id]) for id in ids if id in self.all]

    def _entry(self, row: DraftRow) -> Entry:
        due = self.due.get(row.id)
        return due_entry(row, due) if due is not None else entry_of(row, self.desk.store.findings.of)

    # Showing

    def on_screen_resume(self) -> None:
        """Read again what waits: it is solved on other screens."""
        self.load()

    def load(self) -> None:
        """Read all drafts and show those that wait; what is due is known once the markets are."""
        every = self.desk.store.drafts.rows()
        rows = waiting(every)
        self.due = self._what_is_due()
        self.all = {row.id: row for row in every if row.id in self.due} | {row.id: row for row in rows}
        ids, sections = laid_out(rows, [one for one in self.due.values() if one.row.draft in self.all])
        self.rows.forget()
        self.rows.show(ids, sections=sections)
        self.set_class(not ids, "-empty")
        self.query_one(Headline).tell([(section.title.lower(), section.count or 0) for section in sections])
        counts = {stage: sum(stage_of(row) is stage for row in rows) for stage in WAITING}
        ready = counts[Stage.READY]
        unsigned = self.desk.store.drafts.counts()["unsigned"]
        due = len(ids) - len(rows)
        self.app.count(today=len(ids), due=due, draft=ready + counts[Stage.BLOCKED], outbox=ready, review=unsigned)
        self._note(every)
        self.follow()

    def _what_is_due(self) -> dict[int, Due]:
        if not self.names:
            return {}
        from geoout.desk.after import waiting as due_now

        try:
            return {one.row.draft: one for one in due_now(self.desk)}
        except GeooutError:  # the campaign's file: what needs it says so
            return {}

    def _note(self, rows: Sequence[DraftRow]) -> None:
        """Say what the site's structure and the last mails have to say, once markets and campaign are read."""
        if not self.names:
            return
        from geoout.campaign.structure import difference
        from geoout.desk.geography import empty_markets, portfolio

        try:
            empty = empty_markets(self.desk)
            said = [difference(self.desk.campaign), portfolio(self.desk, rows)]
        except GeooutError:  # the campaign's file: what needs it says so
            empty, said = "", []
        keys: list[Span] = [
            (": ", ""),
            ("I", "bold accent"),
            (" imports, ", ""),
            ("+", "bold accent"),
            (" adds some", ""),
        ]
        found: list[list[Span]] = [[(empty, ""), *keys]] if empty else []
        self.query_one(Notes).tell([*found, *([(each, "")] for each in said if each)])
        self.query_one(Empty).tell("Nothing waits", empty or from_home(self.desk.workspace.folder), _STEPS)

    def markets_read(self) -> None:
        """Slots, names and what is due are known now; who has not moved yet stands on the first of all."""
        unmoved = self.rows.cursor == 0
        self.load()
        if unmoved and self.rows.ids:
            self.rows.to(0)

    def _blocks(self, width: int) -> list[Block]:
        if self.shown is None:
            return []
        head, *rest = blocks(self.shown, self.desk.workspace.folder, width, ways=False, override=False)
        due = self.due.get(self.shown.row.id)
        todo = WHAT_TO_DO[str(due.what) if due is not None else self.shown.stage]
        return [head, block(BLANK), block(line(("enter", "bold accent"), (f" {todo}", "muted"))), *rest]

    def on_resize(self, event: events.Resize) -> None:
        """Follow the terminal's size."""
        self.call_after_refresh(self.follow)

    def hints(self) -> Sequence[Action]:
        """What the footer says; in an empty state other keys."""
        return self.named(*_ON_NOTHING) if self.has_class("-empty") else super().hints()

    # Acting

    def can_row(self) -> str:
        """Whether there is a draft under the cursor."""
        return "" if self.rows.current is not None else "nothing waits"

    def can_market(self) -> str:
        """Whether the market of the draft under the cursor is known."""
        return self.can_row() or ("" if self.market_here() else "its market is not known")

    def do_open(self) -> None:
        """Go where it is solved: drafts that need mending to their text, all else to the outbox."""
        row = self.all.get(self.rows.current) if self.rows.current is not None else None
        if row is not None:
            self.app.go(SOLVED_IN.get(stage_of(row), "outbox"), draft=row.id)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        self.do_open()

    def do_back(self) -> None:
        """Back to the list."""
        if not self.has_class("-empty"):
            self.rows.focus()

    def do_import(self) -> None:
        """Import an export file, among the prospects."""
        self._in_prospects("import")

    def do_new_site(self) -> None:
        """Add a site, among the prospects."""
        self._in_prospects("new_site")

    def do_demo(self) -> None:
        """Open the demo, among the prospects."""
        self._in_prospects("demo")

    def _in_prospects(self, act: str) -> None:
        """Sites come in on the screen that shows them."""
        self.app.go("prospects", act=act)

    def do_undo(self) -> None:
        """Take back the last work."""
        from geoout.desk.undoing import undo

        self._said(undo(self.desk), "undone", "nothing to undo")

    def do_redo(self) -> None:
        """Do again what was undone."""
        from geoout.desk.undoing import redo

        self._said(redo(self.desk), "done again", "nothing to redo")

    def _said(self, label: str | None, done: str, nothing: str) -> None:
        if label is None:
            self.toast(nothing, "info")
            return
        self.load()
        self.toast(f"{label}: {done}")

    def opened(self, **_: Any) -> None:
        """Nothing to go to: the list says what waits."""
