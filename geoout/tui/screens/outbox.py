"""Outbox: what is ready, what blocks the others, where they go, and what has left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events, on

from geoout.pitches.draft import DraftState
from geoout.tui.binding import bindings
from geoout.tui.outbox.detail import blocks
from geoout.tui.outbox.entries import Entry, Stage, counted
from geoout.tui.outbox.letting_out import LettingOut
from geoout.tui.outbox.peek import Peek
from geoout.tui.outbox.shown import Shown, gather
from geoout.tui.outbox.ways import after
from geoout.tui.widgets.blocks import Block
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from geoout.markets.market import Market


class OutboxScreen(LettingOut):
    """The drafts by stage, with the way out."""

    NAME = "outbox"
    BINDINGS = bindings(NAME)
    CSS_PATH = "outbox.tcss"
    AUTO_FOCUS = "#rows"

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None
        self._waiting = False
        self._go_to: int | None = None

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
        self.steps.clear()
        self.load()

    def on_resize(self, event: events.Resize) -> None:
        """Follow the terminal's size."""
        if event.size.width >= 100:
            self.set_class(False, "-detail")
        self.call_after_refresh(self.follow)

    # Following the cursor

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        if type(event) is Rows.Moved and not self._waiting:
            self._waiting = True
            self.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Show the draft under the cursor."""
        self._waiting = False
        if not self.is_mounted:
            return
        before = self.shown.row.id if self.shown else None
        row = self.all.get(self.rows.current) if self.rows.current is not None else None
        self.shown = None
        if row is not None and self.names is not None:
            market, name = self.market(row.market), self.market_name(row.market)
            self.shown = gather(self.desk, row, self.way, market, name, self.outcomes.get(row.id))
        now = self.shown.row.id if self.shown else None
        self.query_one("#detail", Detail).show(self._blocks, top=now != before)
        self.query_one(Peek).show(self.shown)
        market = self.shown.market if self.shown else None
        self.clock(*((market.calendar.city, market.calendar.zone) if market else ("", "")))
        self.refresh_hints()

    def _blocks(self, width: int) -> list[Block]:
        return blocks(self.shown, self.desk.workspace.folder, width) if self.shown is not None else []

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
            self.departure.stop()
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

    # Judging

    def do_later(self) -> None:
        """Set aside, or back: what is marked, else the draft under the cursor; then on to the next."""
        entries = self.chosen()
        aside = [one.id for one in entries if one.stage in (Stage.READY, Stage.BLOCKED)]
        back = [one.id for one in entries if one.stage is Stage.LATER] if not aside else []
        if not aside and not back:
            returned = any(one.stage is Stage.RETURNED for one in entries)
            self.toast("returned: mend it in the draft" if returned else "what has left cannot be set aside", "info")
            return
        ids, verb = (aside, "set aside") if aside else (back, "back")
        following = self.following(ids)
        with self.desk.store.step(f"{verb} {self.named_drafts(ids)}"):
            self.desk.store.drafts.set_state(ids, DraftState.LATER if aside else DraftState.OPEN)
        self.worked()
        self.load()
        if following is not None:
            self.rows.go_to(following)
        self.toast(f"{self.named_drafts(ids)} {verb}", "ok", "u", "undo")

    def can_blocked(self) -> str:
        """Whether errors block the draft under the cursor."""
        entry = self.rows.row
        if not isinstance(entry, Entry):
            return "the list is empty"
        return "" if entry.stage is Stage.BLOCKED else "nothing blocks this draft"

    async def do_override(self) -> None:
        """Let errors of the draft under the cursor through, with a reason that is kept for ever (R55)."""
        from geoout.desk.person import who
        from geoout.tui.override import OverrideFloat

        shown = self.shown
        if shown is None:
            return
        row = shown.row
        beside = f"{row.recipient or row.site} · {row.market}"
        asked = OverrideFloat(shown.blocking, beside=beside, revision=row.revision, now=self.desk.now())
        said = await self.app.push_screen_wait(asked)
        if said is None:
            return
        self.desk.store.overrides.add(row.id, row.revision, said.codes, said.reason, who(), self.desk.now())
        self.load()
        still = self.all[row.id].blocked_by if row.id in self.all else ()
        more = f"; {' '.join(still)} still {'blocks' if len(still) == 1 else 'block'}" if still else ""
        self.toast(f"{' '.join(said.codes)} let through{more}", "warning" if still else "ok")

    async def do_remove(self) -> None:
        """Remove drafts, after asking."""
        ids = [entry.id for entry in self.chosen()]
        gone = sum(entry.stage is Stage.LEFT for entry in self.chosen())
        lines = ["Their words and what left stay on record."]
        if gone:
            lines.append(f"{counted(gone, 'draft')} of these left already; the files stay where they are.")
        if not await self.ask(f"Remove {self.named_drafts(ids)}", lines, verb="remove"):
            return
        following = self.following(ids)
        self.desk.store.drafts.remove(ids)
        self.worked()
        self.load()
        if following is not None:
            self.rows.go_to(following)
        self.toast(f"{self.named_drafts(ids)} removed", "ok", "u", "undo")

    async def do_do_not_contact(self) -> None:
        """List an address or a site, with a reason; the form is the question."""
        from geoout.tui.outbox.never_again import fields_of, keep

        if self.shown is None:
            return
        draft = self.shown.draft
        values = await self.form(
            "Never contact again", fields_of(draft), note="every draft to them is blocked from now on"
        )
        if values is None:
            return
        listed, blocked = keep(self.desk, draft, values)
        self.worked()
        self.load()
        also = f", {counted(blocked, 'draft')} checked again" if blocked else ""
        self.toast(f"{listed} is on do-not-contact{also}", "ok", "u", "undo")

    # Looking

    def can_market(self) -> str:
        """Whether the draft's market is known."""
        return "" if self.shown is not None and self.shown.market is not None else "there is no such market"

    def market_here(self) -> Market | None:
        """The market of the draft under the cursor."""
        return self.shown.market if self.shown is not None else None

    def can_draft(self) -> str:
        """Whether there is a draft to look at."""
        return self.can_row()

    def do_preview(self) -> None:
        """The mail as its reader will have it."""
        from geoout.people.names import full_name
        from geoout.tui.outbox.preview import mail, mailbox
        from geoout.tui.widgets.sheet import Sheet

        if self.shown is None:
            return
        draft, row = self.shown.draft, self.shown.row
        locale = self.shown.market.locale if self.shown.market else "en"
        sender = mailbox(full_name(draft.sender, locale), draft.sender.email) if draft.sender else "no sender is set"
        recipient = mailbox(row.recipient, row.email) if row.email else "no address"
        said = f"rev {row.revision} · {row.market} · text/plain"
        title = row.recipient or row.site
        self.app.push_screen(
            Sheet(title, lambda width: mail(draft, sender, recipient, width), beside=[(said, "muted")])
        )

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

    def do_destination(self) -> None:
        """The next destination."""
        self.way = after(self.way)
        self.follow()
        if self.has_class("-narrow"):
            self.toast(f"leaves {self.way.leave_as}", "info")

    def on_unmount(self) -> None:
        """Nothing more leaves once the screen is gone."""
        if self.departure is not None:
            self.departure.stop()
