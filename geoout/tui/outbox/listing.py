"""The list of the outbox: its sections, its filter and order, its marks, and what undo takes back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from geoout.errors import QueryError
from geoout.store.draft_rows import DraftRow
from geoout.tui.ink import Span, cut
from geoout.tui.marked_rows import MarkedRows
from geoout.tui.outbox.columns import columns, shape
from geoout.tui.outbox.entries import MADE, ORDERS, Entry, Order, Stage, arranged, entry_of, stage_of
from geoout.tui.outbox.filtering import Filter, matching, read
from geoout.tui.outbox.following import Following
from geoout.tui.outbox.peek import Peek
from geoout.tui.outbox.ways import from_home
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.empty import Empty, Step, nothing_found
from geoout.tui.widgets.notes import Notes
from geoout.tui.widgets.progress import Progress
from geoout.tui.widgets.prompt import Prompt
from geoout.tui.widgets.rows import Rows
from geoout.tui.widgets.sections import Section

_COUNTED = (Stage.READY, Stage.BLOCKED, Stage.LEFT)
_STEPS = (Step("1", "Mark sites among the prospects", "d drafts for them"), Step("2", "Write a draft"))


class DraftList(Following, MarkedRows):
    """A page with the drafts by stage. `load()` reads them again; the cursor stays on its draft."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.wanted = Filter()
        self.order: Order = MADE
        self.unfinished: dict[str, list[int]] = {}
        self.sections: Sequence[Section] = ()
        self._before_typing = ""

    def body(self) -> Iterable[Widget]:
        """The list, the detail beside it, or what to do where there is no draft."""
        with Vertical(id="list", classes="pane"):
            yield Prompt(hint="filter: m:de state:blocked kind:…", id="prompt")
            yield Notes()
            yield Rows(columns(self.hours_of), self._fetch, shape=shape, head=False, id="rows")
            yield Empty("", id="nothing")
            yield Progress(id="progress")
            yield Peek(self.desk.workspace.folder)
        yield Detail(id="detail", classes="pane -ruled")
        yield Empty("Nothing to let out yet", from_home(self.desk.workspace.folder), _STEPS, id="empty")

    def _fetch(self, ids: Sequence[int]) -> list[Entry]:
        return [entry_of(self.all[id], self.desk.store.findings.of) for id in ids if id in self.all]

    # Showing

    def load(self) -> None:
        """Read all drafts again and show what the filter shows."""
        self.all = {row.id: row for row in self.desk.store.drafts.rows()}
        self.rows.forget()
        self.show()
        stages = [stage_of(row) for row in self.all.values()]
        ready, blocked = stages.count(Stage.READY), stages.count(Stage.BLOCKED)
        today = ready + blocked + stages.count(Stage.RETURNED) + self.app.counts.get("due", 0)
        unsigned = self.desk.store.drafts.counts()["unsigned"]
        self.app.count(draft=ready + blocked, outbox=ready, today=today, review=unsigned)

    def show(self) -> None:
        """Show what the filter shows, in sections."""
        store, marks = self.desk.store, frozenset(self.rows.marks.ids)
        found = matching(self.all.values(), self.wanted, lambda term: store.drafts.ids(query=term), marks)
        ids, self.sections = arranged(found, self.order)
        self.rows.show(ids, sections=self.sections)
        self.set_class(not self.all, "-empty")
        self.set_class(bool(self.all) and not ids, "-nothing")
        if self.all and not ids:
            self.query_one("#nothing", Empty).tell(*nothing_found(self.text, "draft"))
        self.show_scope()
        self.follow()

    def show_scope(self) -> None:
        """`2 marked / 5 ready / 3 blocked / 48 left`."""
        prompt = self.query_one("#prompt", Prompt)
        if self.text != prompt.text:  # a filter that does not parse says so there
            return
        counts = {section.title.lower(): section.count or 0 for section in self.sections}
        parts: list[tuple[int, str, str]] = [(counts.get(stage, 0), "bold", stage) for stage in _COUNTED]
        parts[-1] = (parts[-1][0], "muted", Stage.LEFT)
        if marked := len(self.rows.marks):
            parts.insert(0, (marked, "bold accent", "marked"))
        spans: list[Span] = []
        for number, words, name in parts:
            spans += [(" / ", "faint")] if spans else []
            spans += [(f"{number:,}", words if number else "faint"), (f" {name}", "muted")]
        prompt.show(scope=spans if self.all else [], error="")

    def markets_wanted(self) -> Sequence[str]:
        """Those of the drafts."""
        return [row.market for row in self.all.values()]

    def markets_read(self) -> None:
        """Hours and names are known now."""
        self.rows.forget()
        self.follow()

    def following(self, ids: Collection[int]) -> int | None:
        """The draft to stand on when these go elsewhere in the list: the next one that stays, else the one before."""
        at = self.rows.cursor
        return next((id for id in (*self.rows.ids[at:], *reversed(self.rows.ids[:at])) if id not in ids), None)

    # Filter and order

    def filter_by(self, text: str, *, remember: bool = True) -> None:
        """Show what matches `text`; a filter that does not parse says so in its line and changes nothing."""
        prompt = self.query_one("#prompt", Prompt)
        prompt.show(text)
        try:
            wanted = read(text)
        except QueryError as error:
            words = error.what.partition(": ")[2] or error.what
            words = f"{words}; {error.hint}" if error.hint else words
            if prompt.is_open:
                prompt.show(scope=[(cut(words, max(prompt.size.width * 3 // 5, 20)), "error")])
            else:
                prompt.show(error=words)
            return
        if remember and text != self.text:
            self.steps.append(("filter", self.text))
        self.text, self.wanted = text, wanted
        self.show()

    def do_filter(self) -> None:
        """Type a filter."""
        self._before_typing = self.text
        self.set_class(False, "-detail")
        self.query_one("#prompt", Prompt).open()

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        if type(event) is Prompt.Changed:
            self.filter_by(event.text, remember=False)

    @on(Prompt.Kept)
    def _kept(self, event: Prompt.Kept) -> None:
        self.rows.focus()
        self.filter_by(event.text, remember=False)
        if self.text != self._before_typing:
            self.steps.append(("filter", self._before_typing))

    @on(Prompt.Left)
    def _left_typing(self, event: Prompt.Left) -> None:
        self.rows.focus()
        self.filter_by(self._before_typing, remember=False)

    def can_filtered(self) -> str:
        """Whether there is a filter."""
        return "" if self.text else "there is no filter"

    def do_next_match(self) -> None:
        """To the next draft that the filter shows; after the last comes the first."""
        self._step(1)

    def do_previous_match(self) -> None:
        """To the one before."""
        self._step(-1)

    def _step(self, rows: int) -> None:
        if self.rows.ids:
            self.rows.to((self.rows.cursor + rows) % len(self.rows.ids))

    async def do_choose_market(self) -> None:
        """Show one market's drafts."""
        from collections import Counter

        from geoout.tui.prospects.views import market_of, with_market
        from geoout.tui.widgets.chooser import Option

        counts = Counter(row.market for row in self.all.values())
        options = [Option("", "All markets", "", f"{len(self.all):,}")]
        options += [Option(key, self.market_name(key), key, f"{number:,}") for key, number in counts.most_common()]
        key = await self.choose("Choose market", options, current=market_of(self.wanted.node) or "")
        if key is not None:
            self.filter_by(with_market(self.text, key or None))

    async def do_sort(self) -> None:
        """Choose an order; the sections stay."""
        from geoout.tui.widgets.chooser import Option

        orders = (*ORDERS, Order("slot", "next send slot", self._slot_key))
        options = [Option(order.key, order.label) for order in orders]
        key = await self.choose("Sort inside the sections", options, current=self.order.key)
        if key is not None:
            self.order = next(order for order in orders if order.key == key)
            self.show()

    def _slot_key(self, row: DraftRow) -> tuple[float, int]:
        """When a draft is best sent, in one clock for all markets; those without a slot last."""
        when = self.slot_of(row.market)
        return (when.start.timestamp() if when is not None else float("inf"), row.id)

    def do_next_view(self) -> None:
        """To the next section."""
        self._to_section(1)

    def do_previous_view(self) -> None:
        """To the section before."""
        self._to_section(-1)

    def _to_section(self, step: int) -> None:
        """To the first draft of the section after this one, or before it; after the last comes the first."""
        starts = [section.at for section in self.sections]
        if starts:
            here = sum(start <= self.rows.cursor for start in starts) - 1
            self.rows.to(starts[(here + step) % len(starts)])

    # Marks

    def do_mark_filter(self) -> None:
        """Mark all that is shown; again: none of it."""
        self.steps.append(("marks", ""))
        if all(id in self.rows.marks.ids for id in self.rows.ids):
            self.rows.marks.clear()
        else:
            self.rows.marks.add(self.rows.ids)

    @on(Rows.MarksChanged)
    def _marks_changed(self, event: Rows.MarksChanged) -> None:
        if type(event) is Rows.MarksChanged:
            self.show_scope()
            self.refresh_hints()

    # Undo

    def worked(self) -> None:
        """Something was changed in the store: that is what undo takes back next; marks have done their work."""
        self.steps.clear()
        self.rows.marks.clear()

    def stays(self, said: str) -> None:
        """Something was done that undo never takes back; `said` is a clause about it (“what has left stays out”)."""
        self.steps[:] = [("stays", said)]

    def do_undo(self) -> None:
        """Take back the last marking or filter, else the last work; what cannot be taken back is said first."""
        while self.steps:
            kind, before = self.steps.pop()
            if kind == "filter":
                self.filter_by(before, remember=False)
                return
            if kind == "stays":
                self.toast(f"{before}; once more takes back what was done before it", "info", "u", "undo")
                return
            if self.rows.marks.undo():
                return
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
