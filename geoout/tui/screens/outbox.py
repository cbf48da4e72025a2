"""Outbox: what is ready, what blocks the others, where they go, what has left and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events, on

from geoout.actions import Action
from geoout.tui.binding import bindings
from geoout.tui.outbox.mailbox_look import InTheMailbox
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.rows import Rows

_ON_OUT = ("mark_sent", "note_answer", "follow_up", "timeline", "mailbox", "let_out", "preview")


class OutboxScreen(InTheMailbox):
    """The drafts by stage, with the way out and the way back."""

    NAME = "outbox"
    BINDINGS = bindings(NAME)
    CSS_PATH = "outbox.tcss"
    AUTO_FOCUS = "#rows"

    # Opening

    def opened(self, draft: int | None = None, query: str | None = None, **_: Any) -> None:
        """Go to a draft, or show what a filter finds."""
        if query is not None:
            self.filter_by(query)
        if draft is not None and not self.rows.go_to(draft) and self.text:
            self.filter_by("")
            self.rows.go_to(draft)

    def on_screen_resume(self) -> None:
        """Other screens change drafts too."""
        self.load()

    def on_resize(self, event: events.Resize) -> None:
        """Follow the terminal's size."""
        if event.size.width >= 100:
            self.set_class(False, "-detail")
        self.call_after_refresh(self.follow)

    def hints(self) -> Sequence[Action]:
        """What the footer says: other keys on what has left."""
        out = self.shown is not None and self.shown.stage.is_out
        return self.named(*_ON_OUT) if out and not self.is_typing else super().hints()

    # Open and back

    def do_open(self) -> None:
        """Open the draft."""
        if self.rows.current is not None:
            self.app.go("draft", draft=self.rows.current)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        self.do_open()

    def do_back(self) -> None:
        """One step back: stop what is leaving, end a range, leave the detail, clear the filter, then the marks."""
        if self.departure is not None:
            self.stop_leaving()
        elif self.looking is not None:
            self.stop_looking()
        elif self.rows.marks.end_range():
            pass
        elif self.focused is not self.rows and not self.has_class("-empty"):
            self._to_list()
        elif self.text:
            self.filter_by("")
        elif self.rows.marks:
            self.do_unmark()

    def do_facts(self) -> None:
        """Show the detail and go there; again: back to the list."""
        detail = self.query_one("#detail", Detail)
        if self.focused is detail:
            self._to_list()
            return
        self.set_class(self.app.size.width < 100, "-detail")
        self.call_after_refresh(detail.focus)

    def _to_list(self) -> None:
        self.set_class(False, "-detail")
        self.call_after_refresh(self.rows.focus)

    # Looking

    def can_draft(self) -> str:
        """Whether there is a draft to look at."""
        return self.can_row()

    def do_preview(self) -> None:
        """What would leave the chosen way, exactly."""
        from geoout.tui.outbox.preview import PreviewSheet, preview_of

        if self.shown is not None:
            self.app.push_screen(
                PreviewSheet(
                    preview_of(self.desk, self.way, self.shown.draft, html=self.html), self.shown.row, self.way
                )
            )

    async def do_html_preview(self) -> None:
        """The same text as a page in the browser: there its direction is right."""
        from geoout.tui.outbox.preview import preview_of, show_page

        if self.shown is None:
            return
        preview = preview_of(self.desk, self.way, self.shown.draft, html=self.html)
        if preview.problem:
            self.toast(preview.problem, "error")
            return
        self.app.gate.let_go()  # a slow browser keeps no keys waiting
        await show_page(preview.html, self.toast)

    def can_page(self) -> str:
        """Whether there is a site to open."""
        return "" if self.shown is not None and self.shown.row.site else "this draft names no site"

    async def do_browser(self) -> None:
        """Open the site's page."""
        import asyncio

        from geoout.tui.prospects.page_link import open_page, page_of

        if self.shown is None:
            return
        self.app.gate.let_go()  # a slow browser keeps no keys waiting
        row = self.shown.row
        found = self.desk.store.prospects.many([row.prospect]) if row.prospect else []
        url = page_of(found[0]) if found else f"https://{row.site}/"
        if await asyncio.to_thread(open_page, url):
            self.toast(f"opened {url}", "info")
        else:
            self.toast("no browser with a window of its own here", "warning")

    def do_copy(self) -> None:
        """The path of what left as a file, else the subject; of several marked, one line each."""
        texts = []
        for entry in self.chosen():
            left = [each for each in self.desk.store.ledger.of_draft(entry.id) if each.done and each.path]
            texts.append(left[-1].path if left else entry.row.subject)
        self.app.copy_to_clipboard("\n".join(texts))
        self.toast(f"copied {texts[0]}" if len(texts) == 1 else f"copied {len(texts):,} lines")

    def on_unmount(self) -> None:
        """Nothing more leaves or is looked for once the screen is gone."""
        for going in (self.departure, self.looking):
            if going is not None:
                going.stop()
