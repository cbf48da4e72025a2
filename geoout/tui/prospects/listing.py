"""The list of prospects: what it shows, how it is filtered, sorted and marked, and what undo takes back."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on

from geoout.errors import QueryError
from geoout.store.sort import Sort
from geoout.tui.ink import Span, cut
from geoout.tui.marked_rows import MarkedRows
from geoout.tui.prospects.finder import FIRST, Counted, Counts, Finder, Found, LookFailed, Wanted
from geoout.tui.widgets.empty import Empty, Step
from geoout.tui.widgets.prompt import Prompt, scope
from geoout.tui.widgets.rows import Rows
from geoout.tui.widgets.textline import TextLine

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.prospects.query_tree import Node

T = TypeVar("T")

SORTS = (
    ("local", "local score", "best first", True),
    ("authority", "authority", "for context", True),
    ("domain", "site", "A to Z", False),
    ("state", "state", "in the order of the work", False),
    ("last_touch", "last touch", "latest first", True),
    ("added", "added", "latest first", True),
    ("market", "market", "and within it by local score", False),
)
"""Orders to choose from: key, name, note, whether they begin descending."""


class ListPage(MarkedRows):
    """A page with a list of prospects. `look()` asks again for what it shows; stale answers are dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.query_node: Node | None = None
        self.sort_by = Sort()
        self.counts = Counts()
        self.complete = False
        self.busy = ""
        """Why nothing can be changed now, as a clause; empty when it can."""
        self.revision = 0
        """The number of the latest question."""
        self.counts_of = -1
        """The question that the counts answer."""
        self._go_to: int | None = None
        self._mark_all = False
        self._finder: Finder | None = None
        self._wrong = ""

    @property
    def prompt(self) -> Prompt:
        """The filter's line."""
        return self.query_one(Prompt)

    # Looking

    def on_mount(self) -> None:
        """Begin."""
        self._finder = Finder(self.desk.store, self)
        first = self.desk.store.prospects.vector(None, self.sort_by, limit=FIRST)
        self._show(first, complete=len(first) < FIRST)
        self.revision += 1
        wanted = Wanted(self.revision, None, self.sort_by)
        self.app.after_first_frame(partial(self._finder.look, wanted, page=False))

    def on_unmount(self) -> None:
        """End what goes on beside the screen."""
        if self._finder is not None:
            self._finder.stop()

    def look(self, *, fresh: bool = False) -> None:
        """Ask again for what the list shows. `fresh`: for other rows, whose first page is wanted at once."""
        if self._finder is None:
            return
        self.revision += 1
        self._fresh = fresh
        marked = sorted(self.rows.marks.ids) if "marked" in self.text else ()
        self._finder.look(Wanted(self.revision, self.query_node, self.sort_by, marked), page=fresh)

    _fresh = False

    @on(Found)
    def _found(self, event: Found) -> None:
        if event.revision != self.revision:
            return
        before = self.rows.current
        self._show(event.ids, event.complete)
        if self._fresh and self.rows.current != before:
            self.rows.to_first()
        if event.complete:
            self._fresh = False
        if self._go_to is not None and (self.rows.go_to(self._go_to) or event.complete):
            self._go_to = None
        if self._mark_all and event.complete:
            self._mark_all = False
            self.rows.marks.add(event.ids)

    def _show(self, ids: array[int], complete: bool) -> None:
        self.complete = complete
        self.rows.show(ids, sort=(self.sort_by.key, self.sort_by.descending))
        empty = complete and not ids
        self.set_class(empty and not self.text, "-empty")
        self.set_class(empty and bool(self.text), "-nothing")
        if empty and self.text:
            steps = (
                Step("esc", "clears the filter"),
                *([Step("u", "the one before")] if self._filtered_before else []),
            )
            self.query_one("#nothing", Empty).tell(f"no prospect matches {self.text}", "", steps)
        self.show_scope()
        self.refresh_hints()

    @property
    def _filtered_before(self) -> bool:
        return any(kind == "filter" for kind, _ in self.steps)

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        if event.revision == self.revision:
            self.counts, self.counts_of = event.counts, event.revision
            self.show_scope()
            self.counted()

    @on(LookFailed)
    def _look_failed(self, event: LookFailed) -> None:
        self.toast(str(event.error), "error")

    def counted(self) -> None:
        """Counts have changed."""

    def changed(self, ids: Sequence[int] | None = None) -> None:
        """Prospects were changed: fetch these rows again (all: None), then the list and the counts."""
        self.rows.forget(ids)
        self.look()

    def show_scope(self) -> None:
        """`12 marked / 340 shown / 1,204`; nothing while it is not known."""
        spans: list[Span] = []
        typing = self.prompt.is_open
        if self._wrong and typing:  # the filter has the left side, what is wrong with it the right one
            spans = [(cut(self._wrong, max(self.prompt.size.width * 3 // 5, 20)), "error")]
        elif self.complete and self.counts.by_state is not None:
            shown = len(self.rows.ids)
            spans = scope(len(self.rows.marks), shown, max(self.counts.total, shown), self.app.size.width < 100)
        self.prompt.show(scope=spans, error="" if typing else self._wrong)

    async def beside(self, work: Callable[[Desk], T]) -> T:
        """Work on a fork of the desk in a thread; the screen goes on meanwhile."""

        def forked() -> T:
            with self.desk.fork() as desk:
                return work(desk)

        return await asyncio.to_thread(forked)

    # Filter

    def filter_by(self, text: str, *, remember: bool = True) -> None:
        """Show what matches `text`; a filter that does not parse says so in its line and changes nothing."""
        self.prompt.show(text)
        try:
            node = _parsed(text)
        except QueryError as error:
            self._wrong = _words(error)
            self.show_scope()
            return
        self._wrong = ""
        if text != self.text:
            if remember:
                self.steps.append(("filter", self.text))
            self.text, self.query_node = text, node
            self.look(fresh=True)
        else:
            self.show_scope()

    def do_filter(self) -> None:
        """Type a filter; the list follows."""
        self._before_typing = self.text
        self.set_class(False, "-detail")
        self.prompt.open()
        self.set_focus(self.prompt.query_one(TextLine))

    _before_typing = ""

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        if type(event) is Prompt.Changed:
            self.filter_by(event.text, remember=False)

    @on(Prompt.Kept)
    def _kept(self, event: Prompt.Kept) -> None:
        self.rows.focus()
        if self.text != self._before_typing:
            self.steps.append(("filter", self._before_typing))
        self.filter_by(event.text, remember=False)

    @on(Prompt.Left)
    def _left(self, event: Prompt.Left) -> None:
        self.rows.focus()
        self.filter_by(self._before_typing, remember=False)

    def do_next_match(self) -> None:
        """The next match, round the end."""
        self._step_match(1)

    def do_previous_match(self) -> None:
        """The match before, round the beginning."""
        self._step_match(-1)

    def _step_match(self, rows: int) -> None:
        if self.rows.ids:
            self.rows.to((self.rows.cursor + rows) % len(self.rows.ids))

    def can_filtered(self) -> str:
        """Whether there is a filter."""
        return "" if self.text else "there is no filter"

    # Sort

    async def do_sort(self) -> None:
        """Sort by another column."""
        from geoout.tui.shapes import shapes
        from geoout.tui.widgets.chooser import Option

        arrow = shapes().down if self.sort_by.descending else shapes().up
        options = [Option(key, name, note, arrow if key == self.sort_by.key else "") for key, name, note, _ in SORTS]
        key = await self.choose("Sort by", options, current=self.sort_by.key)
        if key is not None:
            self.sort_on(key)

    def sort_on(self, key: str) -> None:
        """Sort by a column; by the one it is sorted by already, the other way round."""
        if key == self.sort_by.key:
            self.sort_by = Sort(key, not self.sort_by.descending)
        else:
            self.sort_by = Sort(key, next(descending for each, _, _, descending in SORTS if each == key))
        self.look(fresh=True)

    @on(Rows.SortWanted)
    def _sort_wanted(self, event: Rows.SortWanted) -> None:
        self.sort_on(event.key)


def _parsed(text: str) -> Node | None:
    if not text.strip():
        return None
    from geoout.prospects.query import parse

    return parse(text)


def _words(error: QueryError) -> str:
    """What is wrong with a filter and what to write instead; the place is in sight."""
    words = error.what.partition(": ")[2] or error.what
    return f"{words}; {error.hint}" if error.hint else words
