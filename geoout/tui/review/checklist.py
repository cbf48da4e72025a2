"""The checklist: three points that a native speaker ticks before signing (R54)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from textual import events
from textual.message import Message

from geoout.pitches.sign_off import Check
from geoout.tui.ink import Line, Span
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes

NOTES: Mapping[Check, str] = {
    Check.IDIOMS: "natural phrases, no calques",
    Check.CULTURAL_REFERENCES: "names, seasons, institutions",
    Check.TONE_OF_VOICE: "right for a stranger there",
}
SHORT: Mapping[Check, str] = {
    Check.IDIOMS: "idioms",
    Check.CULTURAL_REFERENCES: "references",
    Check.TONE_OF_VOICE: "tone",
}
_ALL = tuple(Check)


@dataclass(slots=True)
class Notes:
    """What was ticked and written about one text so far; `at` is the point under the cursor."""

    ticked: set[Check] = field(default_factory=set)
    comment: str = ""
    at: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether every point is ticked."""
        return self.ticked == set(_ALL)

    def toggle(self) -> None:
        """Tick the point under the cursor, or take its tick; then stand on the next open one."""
        self.ticked ^= {_ALL[self.at]}
        if _ALL[self.at] in self.ticked:
            later = [*range(self.at + 1, len(_ALL)), *range(self.at)]
            self.at = next((at for at in later if _ALL[at] not in self.ticked), self.at)


class Checklist(Lined, can_focus=True):
    """`[x] idioms` and what is meant by it; with `brief` all three on one line below a rule."""

    class Changed(Message):
        """A tick was set or taken."""

    def __init__(self, *, brief: bool = False, id: str) -> None:
        super().__init__(id=id)
        self.brief = brief
        self.notes = Notes()
        self.right: Sequence[Span] = ()

    def show(self, notes: Notes, right: Sequence[Span] = ()) -> None:
        """Show what was ticked of another text; `right` stands beside it where it is brief."""
        self.notes, self.right = notes, right
        self.redraw()

    def lines(self, width: int) -> Sequence[Line]:
        """One line, or a heading and two lines a point."""
        if self.brief:
            rule = Line(((" ", ""), (shapes().rule * max(width - 2, 0), "rule")))
            return [rule, Line((("  ", ""), *self._points()), (*self.right, (" ", "")) if self.right else ())]
        done = len(self.notes.ticked)
        head = Line((("  Sign-off", "bold"),), ((str(done), "bold"), (f" of {len(_ALL)}", "muted"), (" ", "")))
        drawn = [head, Line()]
        for at, check in enumerate(_ALL):
            here = at == self.notes.at
            fill = ("on cursor" if self.has_focus else "on cursor-blur") if here else ""
            bar: Span = (shapes().bar, "accent") if here and self.has_focus else (" ", "")
            drawn.append(
                Line((bar, (" ", ""), self._tick(check), (f" {check.words}", "bold" if here else "")), (), fill)
            )
            drawn.append(Line((bar, ("     ", ""), (NOTES[check], "muted")), (), fill))
        return drawn

    def _points(self) -> list[Span]:
        spans: list[Span] = []
        for at, check in enumerate(_ALL):
            here = at == self.notes.at
            bar: Span = (shapes().bar if here else " ", "accent")
            spans += [bar, self._tick(check), (f" {SHORT[check]}", "bold" if here else ""), ("   ", "")]
        return spans

    def _tick(self, check: Check) -> Span:
        is_ticked = check in self.notes.ticked
        return (shapes().tick if is_ticked else shapes().no_tick, "accent" if is_ticked else "faint")

    # The move keys

    def move(self, rows: int) -> None:
        """To another point."""
        self.notes.at = min(max(self.notes.at + rows, 0), len(_ALL) - 1)
        self.redraw()

    def to_first(self) -> None:
        """To the first point."""
        self.move(-len(_ALL))

    def to_last(self) -> None:
        """To the last point."""
        self.move(len(_ALL))

    def page(self, pages: float) -> None:
        """To an end."""
        self.move(len(_ALL) if pages > 0 else -len(_ALL))

    def toggle(self) -> None:
        """Tick the point under the cursor, or take its tick."""
        self.notes.toggle()
        self.redraw()
        self.post_message(self.Changed())

    def on_focus(self) -> None:
        """Show the cursor."""
        self.redraw()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """A click stands on a point; on its box it ticks."""
        if self.brief or event.y < 2 or (event.y - 2) // 2 >= len(_ALL):
            return
        self.notes.at = (event.y - 2) // 2
        if event.x < 6:
            self.toggle()
        self.redraw()
