"""What can be looked at from a draft: the mail as it leaves, the facts, the market's card, the site, a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoout.pitches.draft import Part
from geoout.tui.draft.facts_pane import facts_blocks, recipient
from geoout.tui.draft.judging import JudgingPage
from geoout.tui.draft.preview import Preview, PreviewSheet, preview_of
from geoout.tui.ink import Span
from geoout.tui.prospects.page_link import open_page, page_of

if TYPE_CHECKING:
    from geoout.markets.market import Market


class ShowingPage(JudgingPage):
    """The actions that show and change nothing."""

    def can_market(self) -> str:
        """Whether the draft's market is known."""
        return "" if self.facts is not None and self.facts.market is not None else "its market is not known"

    def can_page(self) -> str:
        """Whether there is a page to open."""
        return "" if self.facts is not None and self.facts.prospect is not None else "its site is not in the list"

    def can_row(self) -> str:
        """Whether there is a draft."""
        return self.can_draft()

    def can_draft(self) -> str:
        """Whether there is a draft."""
        return "" if self.draft is not None else "there is no draft yet"

    def whose(self) -> str:
        """`Dr. Katrin Vogelsang · de`."""
        if self.draft is None or self.facts is None:
            return ""
        return f"{recipient(self.draft, self.facts)} · {self.facts.market_name}"

    def preview(self) -> Preview:
        """The mail as it would leave now."""
        assert self.draft is not None
        market = self.facts.market if self.facts else None
        return preview_of(self.draft, self.desk.now(), market.locale if market else "", self.desk.workspace.identity)

    _small: Preview | None = None

    def small_preview(self) -> Preview | None:
        """The preview in the pane, where the pane has room for it: as it was at the last rest."""
        return self._small

    def refresh_preview(self) -> None:
        """Compose the mail again for the pane."""
        self._small = self.preview() if self.draft is not None and self.app.size.width >= 100 else None

    def do_preview(self) -> None:
        """The mail, as it would leave now."""
        self.take_over()
        self.app.push_screen(PreviewSheet(self.preview()))

    def market_here(self) -> Market | None:
        """The draft's market."""
        return self.facts.market if self.facts is not None else None

    def target_here(self) -> str:
        """The page that the draft asks a link for."""
        return self.draft.target if self.draft is not None else ""

    def do_facts(self) -> None:
        """Where the facts have a pane they get the focus and give it back; elsewhere they float."""
        pane = self.query_one("#facts")
        if pane.display and pane.region.width:
            (self.pane if pane.has_focus else pane).focus()
        elif self.draft is not None and self.facts is not None:
            from geoout.tui.widgets.sheet import Sheet

            draft, facts = self.draft, self.facts
            anchor = self.anchor_judged()
            self.app.push_screen(
                Sheet(facts.market_name, lambda width: facts_blocks(draft, facts, width, anchor, title=False))
            )

    def anchor_judged(self) -> Span:
        """What verification says of the anchor, and how that is drawn: as an error where one is about it."""
        wrong = {
            str(each.severity)
            for each in self.findings
            if each.part is Part.ANCHOR or (self.draft and self.draft.anchor and each.text == self.draft.anchor)
        }
        return self.anchor_said, next((severity for severity in ("error", "warning") if severity in wrong), "")

    def do_browser(self) -> None:
        """The site's page in the browser."""
        if self.facts is None or self.facts.prospect is None:
            return
        url = page_of(self.facts.prospect)

        def opened() -> None:
            if not open_page(url):
                self.app.call_from_thread(self.toast, f"no browser with a window of its own; the page is {url}", "info")

        self.run_worker(opened, thread=True, exit_on_error=False)
        self.toast(f"opening {url}", "info")

    def do_copy(self) -> None:
        """Subject and text to the clipboard."""
        self.take_over()
        if self.draft is not None:
            self.app.copy_to_clipboard(f"{self.draft.subject}\n\n{self.draft.body}")
            self.toast("subject and text copied")
