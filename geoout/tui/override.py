"""Letting errors through: which, and a reason that is kept for ever. The Draft and the Outbox screen ask the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget

from geoout.checks.finding import Finding, Severity
from geoout.desk.person import who
from geoout.language.plain import clean_line
from geoout.tui.ink import Line, Span, width_of, wrap
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes
from geoout.tui.widgets.editor import Editor
from geoout.tui.widgets.float import Float


@dataclass(frozen=True, slots=True)
class LetThrough:
    """What was decided: the codes of the errors that may pass, and why."""

    codes: tuple[str, ...]
    reason: str


class Ticks(Lined, can_focus=True):
    """`[x] ✗ CODE  message` for each error; space ticks, j and k move, at the ends they leave."""

    class Changed(Message):
        """A tick was set or taken."""

    class Stood(Message):
        """The cursor stands on another error, drawn on lines `first` up to `past`."""

        def __init__(self, first: int, past: int) -> None:
            super().__init__()
            self.first, self.past = first, past

    def __init__(self, errors: Sequence[Finding], ticked: set[str]) -> None:
        super().__init__(id="override-ticks")
        self.errors = errors
        self.ticked = ticked
        self.cursor = 0
        self._rows: list[int] = []

    def lines(self, width: int) -> Sequence[Line]:
        """One error each, its message wrapped."""
        drawn: list[Line] = []
        self._rows = []
        for place, error in enumerate(self.errors):
            is_ticked, here = error.code in self.ticked, place == self.cursor and self.has_focus
            head: list[Span] = [
                (shapes().tick if is_ticked else shapes().no_tick, "accent" if is_ticked else "faint"),
                (f" {shapes().error} ", "error"),
                (error.code, "bold"),
                ("  ", ""),
            ]
            before = " " * width_of(head)
            for at, row in enumerate(wrap([error.message], max(width - len(before), 10))):
                left = (*head, *row) if at == 0 else ((before, ""), *row)
                drawn.append(Line(left, fill="on cursor" if here else ""))
                self._rows.append(place)
        return drawn

    def on_key(self, event: events.Key) -> None:
        """Space ticks; j, k and the arrows move."""
        step = {"down": 1, "j": 1, "up": -1, "k": -1}.get(event.key)
        if event.key == "space":
            event.stop()
            self._toggle(self.cursor)
        elif step is not None and 0 <= self.cursor + step < len(self.errors):
            event.stop()
            self.cursor += step
            self.redraw()
            first = self._rows.index(self.cursor)
            self.post_message(self.Stood(first, first + self._rows.count(self.cursor)))
        elif step == 1:
            event.stop()
            self.screen.focus_next()

    def on_click(self, event: events.Click) -> None:
        """A click ticks."""
        if 0 <= event.y < len(self._rows):
            self.cursor = self._rows[event.y]
            self._toggle(self.cursor)

    def _toggle(self, place: int) -> None:
        if self.errors:
            self.ticked ^= {self.errors[place].code}
            self.redraw()
            self.post_message(self.Changed())

    def on_focus(self) -> None:
        """Show the cursor."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.redraw()


class OverrideFloat(Float[LetThrough | None]):
    """Ticks for the errors of a draft and a field for the reason; `ctrl+s` lets through, `esc` leaves it blocked.

    `findings` are those of the draft, of which the errors are asked; `beside` says whose draft it is; `ticked` is the
    code that is ticked at first, by default the only one there is.
    """

    DEFAULT_CSS = """
    OverrideFloat #override-errors { height: auto; scrollbar-size: 0 0; }
    OverrideFloat #override-ticks, OverrideFloat #override-who, OverrideFloat #override-keys { padding: 0 3; }
    OverrideFloat #override-label { padding: 0 3; margin-top: 1; }
    OverrideFloat #override-reason { margin: 0 3 1 3; }
    OverrideFloat #override-keys { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", show=False),
        Binding("tab", "next", show=False),
        Binding("shift+tab", "previous", show=False),
    ]

    def __init__(
        self, findings: Sequence[Finding], *, beside: str, revision: int, now: datetime, ticked: str | None = None
    ) -> None:
        super().__init__()
        self.errors = list({each.code: each for each in findings if each.severity is Severity.ERROR}.values())
        first = ticked or (self.errors[0].code if len(self.errors) == 1 else None)
        self.beside, self.revision, self.now = beside, revision, now
        self.ticks = Ticks(self.errors, {first} if first else set())

    def head(self) -> Iterable[Widget]:
        """What this is about, and whose draft."""
        yield self.titled("Let this draft through", right=[(self.beside, "muted")])

    def inside(self) -> Iterable[Widget]:
        """The errors, the reason, who says so, the keys."""
        with VerticalScroll(id="override-errors", can_focus=False):
            yield self.ticks
        yield _Said("reason", "kept for ever, shown in every report", id="override-label")
        reason = Editor("", margin=0, id="override-reason", classes="form-text")
        reason.styles.height = 3
        yield reason
        day = f"{self.now.day} {self.now:%b %Y %H:%M}"
        yield _Said(f"by {who()}, {day} UTC, at revision {self.revision} only", id="override-who")
        yield _Keys(self.ticks, id="override-keys")

    def on_mount(self) -> None:
        """Start with what is asked first."""
        (self.query_one(Editor) if len(self.errors) == 1 else self.ticks).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the reason and the keys."""
        short = event.size.height < 24
        self.query_one(Editor).styles.height = 2 if short else 3
        self.query_one("#override-errors").styles.max_height = max(event.size.height - (14 if short else 15), 2)

    @on(Editor.Edited)
    def _written(self) -> None:
        self.query_one("#override-label", _Said).say("")

    @on(Ticks.Stood)
    def _stood(self, event: Ticks.Stood) -> None:
        pane = self.query_one("#override-errors")
        if event.first < pane.scroll_offset.y:
            pane.scroll_to(y=event.first, animate=False)
        elif event.past > pane.scroll_offset.y + pane.size.height:
            pane.scroll_to(y=event.past - pane.size.height, animate=False)

    def on_ticks_changed(self) -> None:
        """Another error is ticked, so the keys say something else."""
        self.query_one("#override-label", _Said).say("")
        self.query_one(_Keys).redraw(layout=True)

    def action_next(self) -> None:
        """To the next field."""
        self.focus_next()

    def action_previous(self) -> None:
        """To the field before."""
        self.focus_previous()

    def action_keep(self) -> None:
        """Answer, unless nothing is ticked or no reason is given."""
        reason = clean_line(self.query_one(Editor).text)
        codes = tuple(error.code for error in self.errors if error.code in self.ticks.ticked)
        wrong = self.query_one("#override-label", _Said)
        if not codes:
            wrong.say("tick what may pass")
            self.ticks.focus()
        elif not reason:
            wrong.say("write why it may leave")
            self.query_one(Editor).focus()
        else:
            self.dismiss(LetThrough(codes, reason))

    @on(Editor.Left)
    def action_leave(self) -> None:
        """It stays blocked."""
        self.dismiss(None)


class _Said(Lined):
    """A muted line, and at its right something faint or what is wrong."""

    def __init__(self, text: str, right: str = "", *, id: str) -> None:
        super().__init__(id=id)
        self.text, self.right, self.error = text, right, ""

    def say(self, error: str) -> None:
        self.error = error
        self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        right: Span = (f"{shapes().error} {self.error}", "error") if self.error else (self.right, "faint")
        room = width - width_of([(self.text, ""), right]) - 1
        return [Line(((self.text, "muted"),), (right,) if right[0] and room >= 0 else ())]


class _Keys(Lined):
    """The two keys, and what still blocks."""

    def __init__(self, ticks: Ticks, *, id: str) -> None:
        super().__init__(id=id)
        self.ticks = ticks

    def lines(self, width: int) -> Sequence[Line]:
        let = [error.code for error in self.ticks.errors if error.code in self.ticks.ticked]
        left = [error.code for error in self.ticks.errors if error.code not in self.ticks.ticked]
        for named in (" ".join(let), f"{len(let)} errors"):
            said = f" let {named} through" if let else " let through"
            keys: list[Span] = [("ctrl+s", "bold accent"), (said, "muted"), ("   ", ""), ("esc", "bold accent")]
            keys.append((" cancel", "muted"))
            if width_of(keys) <= width:
                break
        if not let:
            return [Line(tuple(keys), (("space", "bold accent"), (" tick", "muted")))]
        blocks = "block" if len(left) > 1 else "blocks"
        for still in (f"{' '.join(left)} still {blocks}", f"{len(left)} still {blocks}") if left else ():
            if width_of([*keys, (still, "")]) + 3 <= width:
                return [Line(tuple(keys), ((still, "error"),))]
        return [Line(tuple(keys))]
