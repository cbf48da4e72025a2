"""Empty states: where we are and what to do next. No pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geoout.tui.ink import BLANK, Line, Span, cut, width_of, wrap
from geoout.tui.lined import Lined
from geoout.tui.shapes import shapes


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: its key, what it does, and a word beside it."""

    key: str
    does: str
    note: str = ""


class Empty(Lined):
    """A title, where we are, at most three keys, one shell line, and the way from here.

    It stands in the upper half of its pane, centred as a block.
    """

    def __init__(
        self,
        title: str,
        where: str = "",
        steps: Sequence[Step] = (),
        *,
        shell: str = "",
        way: Sequence[str] = (),
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes or "empty")
        self.title_text, self.where, self.steps = title, where, steps
        self.shell, self.way = shell, way

    def tell(self, title: str, where: str = "", steps: Sequence[Step] = (), *, shell: str = "") -> None:
        """Say something else."""
        self.title_text, self.where, self.steps, self.shell, self.way = title, where, steps, shell, ()
        self.redraw(layout=True)

    def lines(self, width: int) -> Sequence[Line]:
        """The block, moved to the middle."""
        airy = self.screen.size.height >= 32
        rows = self._rows(min(width - 4, 76), airy)
        left = max((width - max(width_of(row) for row in rows)) // 2, 2)
        above = max((self.size.height - len(rows)) // 3, 1) if self.size.height else 1
        return [*([BLANK] * above), *(Line(((" " * left, ""), *row)) for row in rows)]

    def _rows(self, width: int, airy: bool) -> list[tuple[Span, ...]]:
        gap: list[tuple[Span, ...]] = [(), ()] if airy else [()]
        rows: list[tuple[Span, ...]] = [((self.title_text, "bold"),)]
        rows += wrap([(self.where, "muted")], width) if self.where else []
        does_width = max((width_of([(step.does, "")]) for step in self.steps), default=0)
        for i, step in enumerate(self.steps):
            rows += gap if not i else [()] if airy else []
            key = f"{step.key}   " if len(step.key) == 1 else f"{step.key} "
            pad = " " * (does_width - width_of([(step.does, "")]) + 3)
            room = width - len(key) - does_width - 3
            note: tuple[Span, ...] = ((pad, ""), (cut(step.note, room), "muted")) if step.note and room > 6 else ()
            rows.append(((key, "bold accent"), (step.does, ""), *note))
        if self.shell:
            rows += [*gap, (("Or in a shell:", "muted"),), ((self.shell, ""),)]
        if self.way:
            steps: list[Span] = [("Then  ", "faint")]
            for i, part in enumerate(self.way):
                steps += [(f"  {shapes().suggestion}  ", "faint")] if i else []
                steps.append((part, "muted"))
            rows += [*gap, *wrap(steps, width)]
        return rows


def nothing_found(text: str, noun: str = "prospect") -> tuple[str, str, tuple[Step, ...]]:
    """Arguments for `Empty.tell` when a filter finds nothing: the filter, and how to get out."""
    return (f"no {noun} matches {text}", "", (Step("esc", "clears the filter"),))
