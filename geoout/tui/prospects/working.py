"""The work on prospects: draft for them, look at their market, their page, their draft; copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from geoout.tui.prospects.following import FollowingPage
from geoout.tui.prospects.page_link import open_page, page_of, why_unsafe
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.progress import Progress
from geoout.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.markets.market import Market
    from geoout.pitches.draft import Kind

_KINDS = (
    ("introduction", "Introduction", "who we are, nothing asked"),
    ("digital_pr", "Digital PR", "a finding for their readers"),
    ("resource_page", "Resource page", "for a list they keep"),
    ("guest_contribution", "Guest contribution", "an article for them"),
    ("partnership", "Partnership", "suppliers, clients, associations"),
    ("broken_link", "Broken link", "a page of theirs leads nowhere"),
    ("unlinked_mention", "Unlinked mention", "they wrote about us"),
    ("follow_up", "Follow-up", "after a first mail"),
    ("second_touch", "Second touch", "the ask after an introduction"),
)


@dataclass
class Made:
    """What came of drafting: drafts made, introductions among them, drafts that were there, failures in words."""

    drafts: list[int] = field(default_factory=list)
    introductions: int = 0
    existing: list[int] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    stopped: bool = False

    @property
    def words(self) -> str:
        """`7 drafted, 3 of them introduce us first; 2 had one; 1 failed: …`."""
        parts = [f"{len(self.drafts):,} drafted"] if self.drafts or not self.existing else []
        if self.introductions:
            all_of_them = self.introductions == len(self.drafts)
            parts.append("to introduce us first" if all_of_them else f"{self.introductions} to introduce us first")
        if self.existing:
            parts.append(f"{len(self.existing):,} had one")
        if self.failures:
            more = f" and {len(self.failures) - 1} more" if len(self.failures) > 1 else ""
            parts.append(f"{len(self.failures):,} not: {self.failures[0].rstrip('.')}{more}")
        return ", ".join(parts) + (", stopped" if self.stopped else "")


class Progressed(Message):
    """Work beside the screen has come so far; posted from its thread."""

    def __init__(self, what: str, done: float, of: float | None, count: str) -> None:
        super().__init__()
        self.what, self.done, self.of, self.count = what, done, of, count


class WorkingPage(FollowingPage):
    """The actions that work on prospects."""

    stop_wanted = False
    """Whether the work that goes on beside the screen should stop."""

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        if self.busy:
            self.query_one(Progress).say(event.what, event.done, event.of, event.count)

    # Open, back, panes

    def do_open(self) -> None:
        """Open what is under the cursor of the focused pane."""
        detail = self.query_one("#detail", Detail)
        if self.focused is detail:
            detail.choose()
        elif self.focused is not None and self.focused.id == "markets":
            self.focused.choose()  # type: ignore[attr-defined]
        else:
            self.rows.choose()

    @on(Rows.Chosen)
    def _row_chosen(self, event: Rows.Chosen) -> None:
        self.do_facts(show=True)

    def do_facts(self, show: bool = False) -> None:
        """Show the detail and go there; again: back to the list."""
        detail = self.query_one("#detail", Detail)
        if self.focused is detail and not show:
            self.leave_detail()
            return
        self.set_class(self.app.size.width < 100, "-detail")
        detail.display  # noqa: B018
        self.call_after_refresh(detail.focus)

    def leave_detail(self) -> None:
        """Back to the list."""
        self.set_class(False, "-detail")
        self.call_after_refresh(self.rows.focus)

    @on(Detail.Chosen)
    async def _block_chosen(self, event: Detail.Chosen) -> None:
        kind, _, number = (event.id or "").partition(":")
        if kind in ("market", "view"):
            self.choose_entry(event.id or "")
            self.rows.focus()
        elif kind == "draft":
            self.app.go("draft", draft=int(number))
        elif kind == "checklist":
            await self.act("checklist")
        else:
            await self.act("edit")

    # Drafting

    async def do_draft(self) -> None:
        """Draft for the marked with the best template."""
        await self.draft_for(self.rows.chosen_ids(), None)

    async def do_draft_as(self) -> None:
        """Draft for the marked, of a kind that is chosen."""
        from geoout.pitches.draft import Kind
        from geoout.tui.widgets.chooser import Option

        ids = self.rows.chosen_ids()
        kind = await self.choose("Draft as", [Option(kind, name, note) for kind, name, note in _KINDS])
        if kind is not None:
            await self.draft_for(ids, Kind(kind))

    async def draft_for(self, ids: Sequence[int], kind: Kind | None) -> None:
        """Draft for these in one undo step, beside the screen; one draft is opened, several are counted."""
        progress = self.query_one(Progress)
        count = len(ids)
        self.busy, self.stop_wanted = "drafts are being made", False
        self.refresh_hints()
        if count > 1:  # one draft is opened: what is typed ahead is meant for it
            self.app.gate.let_go()
            progress.say("drafting", 0, count, f"0 of {count:,}")
        try:
            made = await self.beside(lambda desk: self._make(desk, ids, kind))
        finally:
            self.busy = ""
            progress.end()
        self._drafted(ids, made)

    def _make(self, desk: Desk, ids: Sequence[int], kind: Kind | None) -> Made:
        from geoout.desk.drafting import draft_for
        from geoout.pitches.draft import Kind

        made = Made()
        with desk.store.step(f"draft {len(ids):,}" if len(ids) > 1 else "draft"):
            for done, drafted in enumerate(draft_for(desk, ids, kind), 1):
                if drafted.existing and drafted.draft is not None:
                    made.existing.append(drafted.draft.id)
                elif drafted.draft is not None:
                    made.drafts.append(drafted.draft.id)
                    made.introductions += drafted.draft.kind is Kind.INTRODUCTION and kind is not Kind.INTRODUCTION
                else:
                    made.failures.append(drafted.reason or drafted.prospect.domain)
                if len(ids) > 1:
                    self.post_message(Progressed("drafting", done, len(ids), f"{done:,} of {len(ids):,}"))
                if self.stop_wanted:
                    made.stopped = True
                    break
        return made

    def _drafted(self, ids: Sequence[int], made: Made) -> None:
        if made.drafts:
            self.noted(unmark=True)
        self.changed(ids)
        if len(ids) == 1 and (made.drafts or made.existing):
            self.app.go("draft", draft=[*made.drafts, *made.existing][0])
            return
        kind = "warning" if made.failures else "ok" if made.drafts else "info"
        self.toast(made.words, kind, *(("u", "undo") if made.drafts else ()))

    # Looking

    def can_market(self) -> str:
        """Whether the site under the cursor has a market."""
        row = self.rows.row
        if row is None:
            return "the list is empty"
        return "" if row.market else "this site has no market yet"

    def market_here(self) -> Market | None:
        """The site's market."""
        return self.market(self.rows.row.market if self.rows.row else None)

    def can_draft(self) -> str:
        """Whether the site has a draft."""
        return "" if self.shown is not None and self.shown.drafts else "this site has no draft yet"

    def do_preview(self) -> None:
        """Go to the site's latest draft."""
        if self.shown is not None and self.shown.drafts:
            self.app.go("draft", draft=self.shown.drafts[-1].id)

    def can_page(self) -> str:
        """Whether the site's page may be opened."""
        if self.shown is None:
            return "the list is empty"
        return why_unsafe(page_of(self.shown.prospect))

    async def do_browser(self) -> None:
        """Open the site's page in the browser."""
        if self.prospect is None:
            return
        import asyncio

        url = page_of(self.prospect)
        self.app.gate.let_go()
        if await asyncio.to_thread(open_page, url):
            self.toast(f"opened {url}", "info")
        else:
            self.toast("no browser with a window of its own here", "warning", "y", "copies the address")

    def do_copy(self) -> None:
        """Copy the contact's address, the page's, or the marked sites."""
        ids = self.rows.chosen_ids()
        kind, number = self.under_cursor
        if kind == "contact" and (email := self.desk.store.contacts.get(number).email):
            text = email
        elif len(ids) == 1 and self.prospect is not None:
            text = page_of(self.prospect)
        else:
            text = "\n".join(row.domain for row in self.desk.store.prospects.rows(ids))
        self.app.copy_to_clipboard(text)
        self.toast(f"copied {text}" if "\n" not in text else f"copied {len(ids):,} sites")
