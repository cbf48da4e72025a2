"""Review: what waits for a native speaker, the text with what changed in it, the checklist."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events, on

from geoout.tui.binding import bindings
from geoout.tui.ink import Span
from geoout.tui.review import text as reading
from geoout.tui.review.beside import blocks, sheet
from geoout.tui.review.checklist import Checklist, Notes
from geoout.tui.review.judging import JudgingPage
from geoout.tui.review.shown import SHAPES, Shown, gather, words_or_why
from geoout.tui.widgets.blocks import Block
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from geoout.markets.market import Market


class ReviewScreen(JudgingPage):
    """The texts that no native speaker has signed as they are now."""

    NAME = "review"
    BINDINGS = bindings(NAME)
    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "#rows"
    DETAIL = "#text"

    def __init__(self) -> None:
        super().__init__()
        self.around = self
        self._opening: int | None = None

    # Opening

    def opened(self, draft: int | None = None, **_: Any) -> None:
        """Go to a draft."""
        self._opening = draft
        if draft is not None and self.rows.go_to(draft):
            self._opening = None

    def on_resize(self, event: events.Resize) -> None:
        """Follow the terminal's size."""
        if event.size.width >= 132:
            self.set_class(False, "-queue")
        self.call_after_refresh(self._settle_focus)

    def _settle_focus(self) -> None:
        """Where the queue gave way to the text, the keys go to the text."""
        if self.focused is None or not self.focused.display or not self.focused.size.width:
            self.query_one("#rows" if self.has_queue else "#text").focus()
        self.follow()

    # Following the cursor

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        if type(event) is Rows.Moved:
            self.follow()

    def follow(self) -> None:
        """Show the text under the cursor; a template is rendered beside the screen."""
        if not self.is_mounted or self.names is None:
            return
        if self._opening is not None and self.rows.go_to(self._opening):
            self._opening = None
        entry = self.all.get(self.rows.current) if self.rows.current is not None else None
        if entry is None:
            self._show(None)
        elif self.shown is not None and self.shown.entry is entry:
            self._show(self.shown)
        elif entry.waiting.template is None:
            self._show(gather(self.desk, entry, entry.waiting.text.words))
        else:
            work = partial(self._gather, entry.id)
            self.run_worker(work, name="render", group="render", exclusive=True)  # type: ignore[arg-type]

    async def _gather(self, id: int) -> None:
        entry = self.all[id]
        words = await asyncio.to_thread(words_or_why, self.desk, entry.waiting)
        if self.is_mounted and self.rows.current == id and self.all.get(id) is entry:
            self._show(gather(self.desk, entry, words))

    def _show(self, shown: Shown | None) -> None:
        before, self.shown = self.shown, shown
        other = shown is None or before is None or before.entry.id != shown.entry.id
        if shown is not None and before is not None and before is not shown and before.variants and shown.variants:
            shown.shape = before.shape
            shown.variant = min(before.variant, shown.variants - 1)
        ids = self.rows.ids
        place = (self.rows.cursor + 1, len(ids))
        self.query_one(reading.TextHead).tell(shown, place)
        text = self.query_one("#text", reading.ReviewText)
        if other:
            text.current = None
        text.show(lambda width: reading.blocks(shown, width) if shown else [], top=other)
        self._show_beside(shown, top=other)
        self.clock(*((shown.waiting.market.calendar.city, shown.waiting.market.calendar.zone) if shown else ("", "")))
        self.refresh_hints()

    def _show_beside(self, shown: Shown | None, *, top: bool = False) -> None:
        notes = self.notes_of(shown) if shown is not None else Notes()
        right = reading.changed(shown) if shown is not None and shown.mail is not None else ()
        for checklist in self.query(Checklist):
            checklist.show(notes, _few(right))
        self.query_one("#detail", Detail).show(self._beside, top=top)
        self._show_change()

    def _beside(self, width: int) -> list[Block]:
        shown = self.shown
        if shown is None:
            return []
        return blocks(shown, self.notes_of(shown), self._reviewer_name(shown), width)

    def _reviewer_name(self, shown: Shown) -> str:
        reviewer = self.reviewer_of(shown)
        return reviewer.name if reviewer is not None else ""

    # Moving

    def can_row(self) -> str:
        """Whether a text is under the cursor."""
        return "" if self.rows.current is not None else "nothing waits"

    def do_next_text(self) -> None:
        """To the next text of the queue."""
        self.rows.move(1)

    def do_previous_text(self) -> None:
        """To the one before."""
        self.rows.move(-1)

    def can_change(self) -> str:
        """Whether something changed since it was last read."""
        if self.query_one("#text", reading.ReviewText).ids:
            return ""
        return "nothing was read before" if self.shown is None or self.shown.before is None else "nothing changed"

    def do_next_change(self) -> None:
        """To the next change."""
        self.query_one("#text", reading.ReviewText).to_change(1)
        self._show_change()

    def do_previous_change(self) -> None:
        """To the change before."""
        self.query_one("#text", reading.ReviewText).to_change(-1)
        self._show_change()

    def _show_change(self) -> None:
        text = self.query_one("#text", reading.ReviewText)
        at = text.ids.index(text.current) + 1 if text.current in text.ids else 0
        self.query_one(reading.Foot).tell(self.shown, at)

    def can_fixtures(self) -> str:
        """Whether there is more than one reader to look at."""
        return "" if self.shown is not None and self.shown.variants else "a draft has one reader"

    def do_next_fixture(self) -> None:
        """The template as the next reader would have it."""
        self._turn(1, 0)

    def do_previous_fixture(self) -> None:
        """The template as the reader before would have it."""
        self._turn(-1, 0)

    def do_next_variant(self) -> None:
        """The next subject and opening; after the last comes the first."""
        self._turn(0, 1)

    def _turn(self, shape: int, variant: int) -> None:
        if self.shown is not None and self.shown.variants:
            self.shown.shape = SHAPES[(SHAPES.index(self.shown.shape) + shape) % len(SHAPES)]
            self.shown.variant = (self.shown.variant + variant) % self.shown.variants
            self._show(self.shown)

    # Open and back

    def do_open(self) -> None:
        """Open the draft; from the queue that covers the text, the text; of a template say where its file is."""
        if self.has_class("-queue"):
            self.show_queue(False)
        elif self.shown is not None and self.shown.waiting.draft is not None:
            self.app.go("draft", draft=self.shown.waiting.draft.id)
        elif self.shown is not None and self.shown.waiting.template is not None:
            self.toast(f"a template is a file: {self.shown.waiting.template.path}", "info")

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        self.do_open()

    def do_queue(self) -> None:
        """The queue instead of the text, or back; where both are seen, the keys go to the other."""
        if self.has_class("-wide"):
            self.query_one("#text" if self.focused is self.rows else "#rows").focus()
        else:
            self.show_queue(not self.has_class("-queue"))

    def do_back(self) -> None:
        """One step back: the queue, or no filter."""
        if self.has_class("-queue"):
            self.show_queue(False)
        elif self.text:
            self.filter_by("")
        elif self.has_class("-wide"):
            self.rows.focus()

    # Looking

    def do_gloss(self) -> None:
        """What each part says in English, who signed before, what the checks say."""
        from geoout.tui.widgets.sheet import Sheet

        shown = self.shown
        if shown is not None:
            reviewer = self._reviewer_name(shown)
            self.app.push_screen(Sheet(shown.entry.called, lambda width: sheet(shown, reviewer, width)))

    def do_audit(self) -> None:
        """Who signed, returned or let through what, and when."""
        from geoout.desk.audit import audit
        from geoout.tui.review.audit_sheet import AuditSheet

        self.app.push_screen(AuditSheet(audit(self.desk)))

    def can_market(self) -> str:
        """Whether there is a market to look at."""
        return self.can_row()

    def market_here(self) -> Market | None:
        """The market of the text that is looked at."""
        return self.shown.waiting.market if self.shown is not None else None

    def do_copy(self) -> None:
        """The text that is looked at."""
        if self.shown is not None and self.shown.mail is not None:
            self.app.copy_to_clipboard(f"{self.shown.mail.subject}\n\n{self.shown.mail.body}")
            self.toast(f"copied the text of {self.shown.entry.called}")


def _few(spans: Any) -> list[Span]:
    """The numbers alone, for the one line of a narrow terminal."""
    found = list(spans)
    return found[:4] if len(found) > 1 else []
