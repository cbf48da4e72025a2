"""Draft: facts, the text with its findings, and what they say, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from geoout.actions import Action
from geoout.tui.binding import bindings
from geoout.tui.draft.channels import ChannelPage
from geoout.tui.draft.editor_scroll import EditorScroll
from geoout.tui.draft.facts_pane import facts_blocks, facts_of, recipient
from geoout.tui.draft.findings_pane import FindingsPane
from geoout.tui.draft.length_gauge import LengthGauge, measure
from geoout.tui.draft.mail_head import Cut, Recipient, SubjectLabel, SubjectLine
from geoout.tui.everywhere import Moving
from geoout.tui.page import LEAST_HEIGHT, LEAST_WIDTH
from geoout.tui.timeline import WithTimeline
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.editor import Editor
from geoout.tui.widgets.empty import Empty, Step
from geoout.tui.widgets.textline import TextLine

_HINTS = ("edit_text", "next_finding", "apply", "override", "preview", "card", "facts")
_TYPING = ("back", "next_finding", "apply", "save", "external_editor")


class DraftScreen(ChannelPage, WithTimeline):
    """One draft at a time. `opened(draft=id, came_from="outbox")` goes to one; escape goes back where it came from."""

    NAME = "draft"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NAME)]
    CSS_PATH = "draft.tcss"
    DETAIL = "#findings"
    AUTO_FOCUS = "#findings"

    def __init__(self) -> None:
        super().__init__()
        self.around = self
        self._came_from = ""
        self._focused_before: Widget | None = None
        self._beside: object = None
        self._rows: int | None = None

    def body(self) -> Iterable[Widget]:
        """Facts, text, findings; or what to do when there is no draft."""
        yield Detail(id="facts", classes="pane")
        yield _Writing(self.subject, self.editor)
        yield FindingsPane()
        yield Empty(  # noqa: S604 - its shell line is only read
            "No draft is waiting",
            "A draft is written for a prospect: mark some, and d writes to each.",
            (Step("1", "To the prospects", "mark with space, draft with d"), Step("3", "To the outbox", "what is out")),
            shell="geoout draft --kind digital_pr m:de",
            id="no-draft",
        )

    def on_mount(self) -> None:
        """Open the first draft that waits."""
        self.set_class(self.desk.store.read_only, "-read-only")
        self.locked = "read-only" if self.desk.store.read_only else ""
        self.editor.read_only = bool(self.locked)
        self.editor.takes_text = not self.locked
        self.subject.can_focus = not self.locked
        self.open_first()

    def opened(self, draft: int = 0, came_from: str = "", **more: Any) -> None:
        """Go to a draft."""
        self._came_from = came_from
        if draft and (self.draft is None or draft != self.draft.id):
            self.go_to_draft(draft)
        self.pane.focus()

    def on_screen_resume(self) -> None:
        """Drafts may have been made, undone or left elsewhere."""
        if self.save():
            self.reload()
            self.follow_contact()
        self.count()

    def on_screen_suspend(self) -> None:
        """Keep what was written."""
        self.save()

    async def act(self, id: str) -> None:
        """Where the text cannot be seen nothing happens to it."""
        if not self.has_class("-too-small") or id == "quit":
            await super().act(id)

    def on_resize(self, event: events.Resize) -> None:
        """A terminal that is too small for a moment hides the text; who was typing types on when it is back."""
        if event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT:
            self._focused_before = self.focused or self._focused_before
        elif self._focused_before is not None:
            self.call_after_refresh(self._focused_before.focus)
            self._focused_before = None
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """What is drawn by the screen's width; where it is narrow the findings have as many lines as they need."""
        if self.draft is not None:
            self.refresh_preview()
            self.show_findings()
            self._show_head()

    # What is drawn when

    def reopen(self) -> None:
        """Read and show what stands around the text."""
        draft = self.draft
        if draft is None:
            return
        self.facts = facts_of(self.desk, draft)
        market = self.facts.market
        self.clock(market.calendar.city if market else "", market.calendar.zone if market else "")
        self._show_head()
        self.refresh_preview()
        self.show_findings()
        self.written()

    def written(self) -> None:
        """The draft is another text now: check it."""
        if self.draft is not None:
            self.checks.ask(self.draft)
            self._show_length()

    def kept(self) -> None:
        """Another revision is stored: overrides of the one before hold no more, and the small preview follows."""
        if self.stored is not None and self.overrides and self.overrides[0].revision != self.stored.revision:
            self.read_overrides()
        if self.has_rested:
            self.refresh_preview()
        self.record()
        self.show_findings()

    def findings_shown(self) -> None:
        """The facts pane colours the anchor, the narrow pane is as high as it must be, the margin has shapes."""
        draft, facts = self.draft, self.facts
        if draft is None or facts is None:
            return
        anchor = self.anchor_judged()
        beside = (anchor, facts, replace(draft, subject="", body="", spans=(), revision=0, saved=None))
        if beside != self._beside:
            self._beside = beside
            self.query_one("#facts", Detail).show(lambda width: facts_blocks(draft, facts, width, anchor))
        of_subject = [str(each.severity) for each in self.subject.findings]
        label = self.query_one(SubjectLabel)
        label.say(next((each for each in ("error", "warning", "info") if each in of_subject), ""))
        most = max(self.app.size.height // 5, 2)
        rows = min(max(len(self.findings), 1), most) if self.app.size.width < 100 else None
        if rows != self._rows:
            self._rows = rows
            self.pane.styles.height = rows
        self._show_length()

    def _show_head(self) -> None:
        if self.draft is not None and self.facts is not None:
            beside = f"{self.draft.site} · {self.facts.market_name}" if self.draft.site else self.facts.market_name
            who = recipient(self.draft, self.facts)
            self.query_one(Recipient).show(
                who, self.draft.contact.email if who != self.draft.contact.email else "", beside
            )

    def _show_length(self) -> None:
        market = self.facts.market if self.facts else None
        state = self.saved_words()
        measured = measure(self.draft, market) if self.draft and market else None
        self.query_one(LengthGauge).show(measured, state, self.pane.tally)
        self.query_one(Recipient).say(state)

    def hints(self) -> Sequence[Action]:
        """The footer: other keys while one types, three steps where there is no draft."""
        if self.draft is None:
            return self.named("go_prospects", "go_outbox", "quit")
        if not self.is_typing:
            return self.named(*_HINTS)
        named = self.named(*_TYPING)
        typed = [replace(one, keys=tuple(key for key in one.keys if len(key) > 1)) for one in named]
        return [replace(typed[0], verb="commands", short="commands"), *(one for one in typed[1:] if one.keys)]

    # Moving

    def moving(self) -> Moving | None:
        """The move keys scroll a text that cannot be edited."""
        return EditorScroll(self.editor) if self.focused is self.editor else super().moving()

    def _panes(self) -> list[Widget]:
        order: list[Widget] = [self.editor, self.subject, self.pane, self.query_one("#facts")]
        return [each for each in order if each.can_focus and each.display and each.region.width]

    def _to_pane(self, by: int) -> None:
        panes = self._panes()
        if panes and self.draft is not None:
            at = panes.index(self.focused) if self.focused in panes else -1
            panes[(at + by) % len(panes)].focus()

    def do_next_pane(self) -> None:
        """To the next pane."""
        self._to_pane(1)

    def do_previous_pane(self) -> None:
        """To the pane before."""
        self._to_pane(-1)

    def do_edit_text(self) -> None:
        """Into the text."""
        self.editor.focus()

    @on(TextLine.Submitted, "#subject")
    def _subject_done(self) -> None:
        self.editor.focus()

    @on(Editor.Left, "#text")
    def _text_left(self) -> None:
        self.do_back()

    def do_back(self) -> None:
        """From the text to the commands, from the commands to where one came from."""
        self.save()
        if self.focused is not self.pane and self.draft is not None:
            self.pane.focus()
        elif self._came_from:
            self.app.go(self._came_from)

    def site_here(self) -> tuple[int, str] | None:
        """The site that the draft is for."""
        draft = self.draft
        return (draft.prospect, draft.site) if draft is not None and draft.prospect else None


class _Writing(Vertical):
    """The mail: its head, its text, how long it is."""

    def __init__(self, subject: SubjectLine, editor: Editor) -> None:
        super().__init__(id="writing", classes="pane -ruled")
        self.subject, self.editor = subject, editor

    def compose(self) -> ComposeResult:
        """Head, rule, text, rule (narrow), length."""
        yield Recipient()
        with Horizontal(id="subject-row"):
            yield SubjectLabel()
            yield self.subject
        yield Cut(id="head-rule")
        yield self.editor
        yield Cut(id="foot-rule")
        yield LengthGauge(id="length")
