"""Prospects: who may link to us. Markets and views, the list, what speaks for the site under the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from geoout.actions import Action
from geoout.tui.binding import bindings
from geoout.tui.prospects.columns import columns
from geoout.tui.prospects.importing import ImportingPage
from geoout.tui.prospects.judging import JudgingPage
from geoout.tui.prospects.markets_pane import MarketsPane
from geoout.tui.prospects.peek import Peek
from geoout.tui.timeline import WithTimeline
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.empty import Empty, Step
from geoout.tui.widgets.progress import Progress
from geoout.tui.widgets.prompt import Prompt
from geoout.tui.widgets.rows import Rows

_ON_LIST = ("open", "mark", "approve", "reject", "draft", "filter", "later", "card")
_ON_DETAIL = ("edit", "new_contact", "checklist", "approve", "draft", "browser", "copy")
_ON_NOTHING = ("import", "new_site", "demo", "quit")


class ProspectsScreen(JudgingPage, ImportingPage, WithTimeline):
    """The list of prospects with all its work."""

    NAME = "prospects"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NAME)]
    CSS_PATH = "prospects.tcss"
    AUTO_FOCUS = "#rows"

    def body(self) -> Iterable[Widget]:
        """Markets, list, detail; or what to do in an empty workspace."""
        yield MarketsPane()
        with Vertical(id="list", classes="pane -ruled"):
            yield Prompt(hint="filter: m:de score>60 topic:…")
            yield Rows(columns(self.app.now), self.desk.store.prospects.rows, id="rows")
            yield Empty("", id="nothing")
            yield Progress(id="progress")
            yield Peek()
        yield Detail(id="detail", classes="pane -ruled")
        yield self._empty()

    def _empty(self) -> Empty:
        steps = (
            Step("I", "Import an export file", "Ahrefs, Semrush, contacts, any CSV"),
            Step("+", "Add one site by hand", "then judged"),
            Step("D", "Look at the demo", "invented data, nothing can leave"),
        )
        way = ("who may link", "what we write", "may it leave", "how")
        folder = str(self.desk.workspace.folder)
        shell = "geoout import backlinks.csv --market de"
        return Empty("An empty workspace", folder, steps, shell=shell, way=way, id="empty")

    def opened(self, prospect: int | None = None, query: str | None = None, act: str = "", **_: Any) -> None:
        """Go to a prospect, show what a filter finds, or begin with an action (`import`, `new_site`, `demo`)."""
        if query is not None:
            self.filter_by(query)
        if prospect is not None:
            self._go_to = prospect
            if not self.rows.go_to(prospect):
                if query is None and self.text:
                    self.filter_by("")
                else:
                    self.look()
        if act:
            self.run_worker(self.act(act))

    def on_screen_resume(self) -> None:
        """Other screens change prospects too."""
        if self.revision > 1 or self.counts.by_state is not None:
            self.changed()

    def on_resize(self, event: events.Resize) -> None:
        """Fit what is shown to the size."""
        if event.size.width >= 100 and self.has_class("-detail"):
            self.set_class(False, "-detail")
        self.show_scope()
        self.app.after_first_frame(self.follow)

    def hints(self) -> Sequence[Action]:
        """What the footer says: of the list, of the detail, of an empty workspace."""
        if self.is_typing:
            return super().hints()
        if self.has_class("-empty"):
            return self.named(*_ON_NOTHING)
        return self.named(*(_ON_DETAIL if self.focused is self.query_one("#detail") else _ON_LIST))

    def do_back(self) -> None:
        """One step back: stop what is running, end a range, leave the detail, clear the filter."""
        if self.busy:
            self.stop_wanted = True
        elif self.rows.marks.end_range():
            pass
        elif self.focused is not self.rows and not self.has_class("-empty"):
            self.leave_detail()
        elif self.text:
            self.filter_by("")
        elif self.rows.marks:
            self.do_unmark()

    def on_unmount(self) -> None:
        """End what goes on beside the screen."""
        self.stop_wanted = True

    def site_here(self) -> tuple[int, str] | None:
        """The site under the cursor."""
        row = self.rows.row
        return (row.id, row.domain) if row is not None else None
