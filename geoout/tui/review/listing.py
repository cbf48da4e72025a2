"""The queue of the Review screen: what waits, its filter, and which text is read."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Protocol

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from geoout.desk.reviewing import Waiting, settle, waiting_drafts, waiting_templates
from geoout.errors import GeooutError, QueryError
from geoout.tui.ink import Span, cut
from geoout.tui.outbox.markets_read import MarketsRead
from geoout.tui.outbox.ways import from_home
from geoout.tui.review.checklist import Checklist, Notes
from geoout.tui.review.queue import Entry, Wanted, columns, counted, entries, markets_of, read, sections, shape
from geoout.tui.review.shown import Shown
from geoout.tui.review.text import Foot, ReviewText, TextHead
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.empty import Empty, Step, nothing_found
from geoout.tui.widgets.prompt import Prompt
from geoout.tui.widgets.rows import Rows

_STEPS = (
    Step("1", "Go to the prospects", "d drafts for the marked"),
    Step("h", "See who signed what", "the audit list"),
    Step("3", "Let drafts out", "in the outbox"),
)


class Around(Protocol):
    """The Review screen, as its parts see it."""

    def follow(self) -> None:
        """Show the text under the cursor."""
        ...


class QueuePage(MarketsRead):
    """A page with the texts that wait. `load()` reads them again; the cursor stays on its text.

    `around` is the screen that the whole of these pages makes.
    """

    around: Around

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.wanted: Wanted = lambda entry: True
        self.all: dict[int, Entry] = {}
        self.shown: Shown | None = None
        self.notes: dict[tuple[str, str], Notes] = {}
        self._templates: list[Waiting] | None = None
        self._numbers: dict[str, int] = {}
        self._before_typing = ""

    def body(self) -> Iterable[Widget]:
        """The queue, the text, what stands beside it; or that nothing waits."""
        with Vertical(id="queue", classes="pane"):
            yield Prompt(hint="filter", id="prompt")
            yield Rows(columns(self.app.now), self._fetch, shape=shape, head=False, id="rows")
            yield Empty("", id="nothing")
        with Vertical(id="reading", classes="pane -ruled"):
            yield TextHead()
            yield ReviewText(id="text")
            yield Foot()
            yield Checklist(brief=True, id="brief")
        with Vertical(id="beside", classes="pane -ruled"):
            yield Checklist(id="checklist")
            yield Detail(id="detail")
        yield Empty("Nothing waits for a native speaker", from_home(self.desk.workspace.folder), _STEPS, id="empty")

    @property
    def rows(self) -> Rows:
        """The queue."""
        return self.query_one("#rows", Rows)

    def _fetch(self, ids: Sequence[int]) -> list[Entry]:
        return [self.all[id] for id in ids if id in self.all]

    # Reading

    def on_screen_resume(self) -> None:
        """Other screens change drafts too, and templates are files that anybody may edit."""
        if self.names is not None:
            self.load(templates=True)

    def markets_read(self) -> None:
        """Languages have names now."""
        self.load(templates=True)

    def load(self, *, templates: bool = False) -> None:
        """Read again what waits; with `templates` their files too, beside the screen."""
        try:
            settle(self.desk)
            drafts = waiting_drafts(self.desk)
        except GeooutError as error:
            self.toast(str(error), "error")
            drafts = []
        self.all = {entry.id: entry for entry in entries(drafts, self._templates or (), self._numbers)}
        self.rows.forget()
        self.show()
        if templates:
            work = self._read_templates
            self.run_worker(work, name="templates", group="templates", exclusive=True)  # type: ignore[arg-type]

    async def _read_templates(self) -> None:
        desk, problems = self.desk, []  # type: ignore[var-annotated]
        try:
            self._templates = await asyncio.to_thread(self._all_templates, problems)
        except GeooutError as error:
            problems.append(error)
        if problems:
            self.toast(str(problems[0]), "error")
        if self.desk is desk and self.is_mounted:
            self.load()

    def _all_templates(self, problems: list[GeooutError]) -> list[Waiting]:
        with self.desk.fork() as desk:
            return waiting_templates(desk, problems)

    def show(self) -> None:
        """Show what the filter shows, by language."""
        found = [entry for entry in self.all.values() if self.wanted(entry)]
        reviewers = self.campaign.reviewers if self.campaign else ()
        self.rows.show([entry.id for entry in found], sections=sections(found, reviewers))
        ready = self._templates is not None
        self.set_class(ready and not self.all, "-empty")
        self.set_class(bool(self.all) and not found, "-nothing")
        if self.all and not found:
            self.query_one("#nothing", Empty).tell(*nothing_found(self.text, "text"))
        self._scope()
        self.app.count(review=counted(self.all.values())[0])
        self.around.follow()

    def _scope(self) -> None:
        prompt = self.query_one("#prompt", Prompt)
        if self.text != prompt.text:
            return
        drafts, templates = counted(self.all[id] for id in self.rows.ids)
        noun = " draft / " if drafts == 1 else " drafts / "
        spans: list[Span] = [(f"{drafts:,}", "bold" if drafts else "faint"), (noun, "muted")]
        spans += [(f"{templates:,}", "bold" if templates else "faint"), (" templates", "muted")]
        prompt.show(scope=spans if self.all else [], error="")

    # Filter

    def filter_by(self, text: str) -> None:
        """Show what matches `text`; a filter that does not parse says so in its line and changes nothing."""
        prompt = self.query_one("#prompt", Prompt)
        prompt.show(text)
        try:
            self.wanted = read(text, self.desk.markets)
        except QueryError as error:
            if prompt.is_open:
                prompt.show(scope=[(cut(error.what, max(prompt.size.width * 3 // 5, 20)), "error")])
            else:
                prompt.show(error=error.what)
            return
        self.text = text
        self.show()

    def do_filter(self) -> None:
        """Type a filter."""
        self._before_typing = self.text
        self.show_queue(True, focus=False)
        self.query_one("#prompt", Prompt).open()

    @property
    def has_queue(self) -> bool:
        """Whether the queue is seen."""
        return self.has_class("-wide") or self.has_class("-queue")

    def show_queue(self, on: bool, *, focus: bool = True) -> None:
        """Where there is no room for both: the queue instead of the text, or back; with the `focus`."""
        self.set_class(on and not self.has_class("-wide"), "-queue")
        if focus:
            self.call_after_refresh(self.query_one("#rows" if self.has_queue else "#text").focus)

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        if type(event) is Prompt.Changed:
            self.filter_by(event.text)

    @on(Prompt.Kept)
    def _kept(self, event: Prompt.Kept) -> None:
        self.rows.focus()
        self.filter_by(event.text)

    @on(Prompt.Left)
    def _left_typing(self, event: Prompt.Left) -> None:
        self.rows.focus()
        self.filter_by(self._before_typing)

    async def do_choose_market(self) -> None:
        """Show one market's texts."""
        from geoout.tui.widgets.chooser import Option

        known = markets_of(self.all.values(), self.market)
        options = [Option("", "All markets", "", f"{len(self.all):,}")]
        options += [Option(key, self.market_name(key), key, f"{number:,}") for key, number in known.items()]
        words = [word for word in self.text.split() if not word.startswith(("m:", "market:"))]
        now = next((word[2:] for word in self.text.split() if word.startswith("m:")), "")
        key = await self.choose("Choose market", options, current=now)
        if key is not None:
            self.filter_by(" ".join([f"m:{key}", *words] if key else words))
