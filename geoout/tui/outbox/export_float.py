"""`x`: every chosen draft with what stops it or warns, and the exact count that leaves. `y` alone says yes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Protocol

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from geoout.checks.finding import Finding, Severity
from geoout.store.draft_rows import DraftRow
from geoout.tui.ink import BLANK, Line, Span, cut_spans, fit, line, width_of, wrap
from geoout.tui.lined import Lined
from geoout.tui.outbox.detail import finding_lines
from geoout.tui.outbox.entries import counted
from geoout.tui.outbox.planning import SHAPES, Candidate, Fate, Plan, summary
from geoout.tui.shapes import shapes
from geoout.tui.widgets.blocks import Block, block, counts, prose
from geoout.tui.widgets.detail import Detail
from geoout.tui.widgets.float import LIST_KEYS, Float, FloatHead

_NAME = 22


class Desk(Protocol):
    """What the question needs of the place that asks it."""

    def plan(self, held: set[int]) -> Plan:
        """What would happen now."""
        ...

    def left_before(self) -> set[int]:
        """What is kept back at first: it left another way already."""
        ...

    def findings(self, row: DraftRow) -> Sequence[Finding]:
        """What the rules said of this revision."""
        ...

    def acknowledge(self, candidates: Sequence[Candidate]) -> None:
        """Note that a person has read these warnings."""
        ...

    def override(self, row: DraftRow, done: Callable[[], None]) -> None:
        """Ask which errors may pass and why; `done` is called when that is over."""
        ...


class ExportFloat(Float[list[int] | None]):
    """Answers the drafts that leave, None when left. `where` is one line about the place they go to.

    `a` acknowledges the warnings, `o` lets errors of the one under the cursor through, `space` keeps it back.
    """

    WIDTH = 100
    DEFAULT_CSS = """
    ExportFloat #export-where, ExportFloat #export-keys { padding: 0 3; }
    ExportFloat #export-rule { padding: 0 1; }
    ExportFloat #export-keys { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *LIST_KEYS,
        Binding("J", "scroll(1)", show=False),
        Binding("K", "scroll(-1)", show=False),
        Binding("space", "hold", show=False),
        Binding("a", "acknowledge", show=False),
        Binding("o", "override", show=False),
        Binding("y", "leave_now", show=False),
        Binding("n", "leave", show=False),
    ]
    AUTO_FOCUS = "#export-list"

    def __init__(self, desk: Desk, where: str) -> None:
        super().__init__()
        self.asked, self.where = desk, where
        self.held = desk.left_before()
        self.plan = desk.plan(self.held)
        self.list = Detail(gutter=3, right=3, id="export-list")
        self.beside = Detail(gutter=3, right=3, id="export-detail")
        self.said = _Said(id="export-where")
        self.keys = _Keys(id="export-keys")

    def head(self) -> Iterable[Widget]:
        """The title with the count."""
        yield self.titled(self.plan.title, right=())

    def inside(self) -> Iterable[Widget]:
        """Where they go and how many stay; the drafts; what was found in the one under the cursor; the keys."""
        yield self.said
        yield self.list
        yield _Rule(id="export-rule")
        yield self.beside
        yield self.keys

    def on_mount(self) -> None:
        """Show it."""
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out anew."""
        super().on_resize(event)
        self.lay_out()
        self.call_after_refresh(self.follow)

    # Showing

    def show(self) -> None:
        """Ask again what would happen; the cursor stays on its draft."""
        self.plan = self.asked.plan(self.held)
        head = self.query_one(FloatHead)
        head.left = [(self.plan.title, "bold")]
        head.redraw()
        self.list.show(self._rows)
        self.lay_out()
        self.follow()

    def lay_out(self) -> None:
        """The list takes what it needs, the findings what is left, at least four lines."""
        screen = self.app.size
        width = min(self.WIDTH + 2, screen.width - 4) - 2 - 6
        self.said.lines_said = self._summary(width)
        self.said.redraw(layout=True)
        room = max(screen.height - 2 - 2 - 2 - len(self.said.lines_said) - 1 - 2, 6)
        found = max((len(self._found(each, width)) for each in self.plan.candidates[:50]), default=0)
        below = min(found, max(room - len(self.plan.candidates), room * 2 // 5))
        self.beside.styles.height = below
        self.query_one(_Rule).display = below > 0
        self.list.styles.height = max(min(len(self.plan.candidates), room - below), 1)

    def _summary(self, width: int) -> list[Line]:
        """A line for each group, then the place; in a short terminal the groups share lines."""
        groups, short = summary(self.plan), self.app.size.height < 30
        if short:
            groups = [[span for at, group in enumerate(groups) for span in ([("   ", "")] if at else []) + group]]
        lines = [*groups, [], [(self.where, "muted")], []]
        return [Line(row) for spans in lines if spans or not short for row in (wrap(spans, width) if spans else [()])]

    def _rows(self, width: int) -> list[Block]:
        return [
            block(_row(each, width), id=str(each.row.id), shape=SHAPES[each.fate]()) for each in self.plan.candidates
        ]

    @property
    def current(self) -> Candidate | None:
        """The draft under the cursor."""
        return next((each for each in self.plan.candidates if str(each.row.id) == self.list.current), None)

    def follow(self) -> None:
        """Show what was found in the draft under the cursor."""
        here = self.current
        self.beside.show(lambda width: [block(self._found(here, width))] if here else [], top=True)
        self.keys.tell(self.plan, here)

    def _found(self, each: Candidate, width: int) -> list[Line]:
        findings = self.asked.findings(each.row)
        order = list(Severity)
        drawn: list[Line] = [_of(each, width)]
        for finding in sorted(
            findings, key=lambda one: (one.code not in each.row.blocked_by, order.index(one.severity))
        ):
            drawn += finding_lines(finding, width)
            if finding.code in each.row.acknowledged:
                drawn += prose("let through with a reason", width, "muted", indent=2)
        if not findings:
            drawn += prose("nothing was found", width, "muted")
        return drawn

    @on(Detail.Moved, "#export-list")
    def _moved(self) -> None:
        self.follow()

    # Keys

    def action_move(self, rows: int) -> None:
        """To another draft."""
        self.list.move(rows)

    def action_scroll(self, rows: int) -> None:
        """Scroll the findings."""
        self.beside.scroll_relative(y=rows * 2, animate=False, immediate=True)

    def action_hold(self) -> None:
        """Keep the draft under the cursor back, or not; then on to the next."""
        here = self.current
        if here is None or here.fate in (Fate.BLOCKED, Fate.ASIDE, Fate.GONE):
            return
        at = self.list.ids.index(str(here.row.id))
        self.held ^= {here.row.id}
        self.show()
        if at < len(self.list.ids):
            self.list.go_to(self.list.ids[at])
        self.follow()

    def action_acknowledge(self) -> None:
        """All warnings that wait; they are not asked again for these revisions."""
        if unread := self.plan.of(Fate.WARNED):
            self.asked.acknowledge(unread)
            self.show()

    def action_override(self) -> None:
        """Let errors of the draft under the cursor through, with a reason."""
        here = self.current
        if here is not None and here.row.blocked_by:
            self.asked.override(here.row, self.show)

    def action_leave_now(self) -> None:
        """Yes, unless nothing would leave."""
        if self.plan.ids:
            self.dismiss(self.plan.ids)


def _row(each: Candidate, width: int) -> Line:
    """Who, which market, what stops it; the counts of its findings at the right."""
    row, faint = each.row, each.fate in (Fate.HELD, Fate.ASIDE, Fate.GONE)
    words = "muted" if faint else ""
    found = counts(row.errors, row.warnings, row.infos) if row.errors or row.warnings or row.infos else ()
    name = fit(row.recipient or row.email or row.site, min(_NAME, width // 3))
    why: Span = (each.why, "muted") if each.why else (row.subject, "muted")
    left: list[Span] = [(name, words), (" ", ""), (fit(row.market or shapes().unknown, 5), "muted"), ("  ", ""), why]
    return Line(tuple(cut_spans(left, width - width_of(found) - 2)), found)


def _of(each: Candidate, width: int) -> Line:
    row = each.row
    said = f"rev {row.revision} {shapes().dot} {row.market or shapes().unknown}"
    return line(
        (row.recipient or row.email or row.site, "bold"), (f"  {row.subject}", "muted"), right=[(said, "muted")]
    )


class _Said(Lined):
    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.lines_said: list[Line] = []

    def lines(self, width: int) -> Sequence[Line]:
        return self.lines_said


class _Rule(Lined):
    def lines(self, width: int) -> Sequence[Line]:
        return [Line(((shapes().rule * width, "rule"),))]


class _Keys(Lined):
    """What can be done now; what cannot stands there faint."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.hints: list[tuple[str, str, str, bool]] = []

    def tell(self, plan: Plan, here: Candidate | None) -> None:
        """Other keys are possible now."""
        number, unread = len(plan.ids), plan.unread
        movable = here is not None and here.fate not in (Fate.BLOCKED, Fate.ASIDE, Fate.GONE)
        held = here is not None and here.fate is Fate.HELD
        read = f"acknowledge {counted(unread, 'warning')}" if unread else "acknowledge"
        self.hints = [
            ("y", f"let {number:,} leave" if number else "leave", "", bool(number)),
            ("a", read, f"acknowledge {unread:,}" if unread else "acknowledge", bool(unread)),
            ("o", "override", "", bool(here and here.row.blocked_by)),
            ("space", "take along" if held else "keep back", "along" if held else "keep", movable),
            ("esc", "stay", "", True),
        ]
        self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        for gap, narrow in (("   ", False), ("  ", False), ("  ", True)):
            spans: list[Span] = []
            for key, verb, short, possible in self.hints:
                words = short if narrow and short else verb
                spans += [(gap, "")] if spans else []
                spans += [
                    (key, "bold accent" if possible else "faint"),
                    (f" {words}", "muted" if possible else "faint"),
                ]
            if width_of(spans) <= width:
                break
        return [Line(tuple(spans)) if self.hints else BLANK]
