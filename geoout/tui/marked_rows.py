"""Marking rows of a list and remembering that it was done, for every page that has one."""

from __future__ import annotations

from geoout.tui.page import Page
from geoout.tui.widgets.rows import Rows


class MarkedRows(Page):
    """A page with one list. `steps` are what `u` takes back before anything the store keeps: marks and filters.

    A step `("stays", …)` is something that undo never takes back: `u` says so once instead of undoing what was before.
    """

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[tuple[str, str]] = []

    def on_screen_resume(self) -> None:
        """Work on another page comes after these steps; a float over this one leaves them."""
        if self.app.page_shown is not self:
            self.steps.clear()

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#rows", Rows)

    def can_row(self) -> str:
        """Whether there is a row under the cursor."""
        return "" if self.rows.current is not None else "the list is empty"

    def can_some(self) -> str:
        """Whether there is anything to act on."""
        return "" if self.rows.current is not None or self.rows.marks else "nothing is marked"

    def can_marks(self) -> str:
        """Whether something is marked."""
        return "" if self.rows.marks else "nothing is marked"

    def do_mark(self) -> None:
        """Mark the row, or take its mark, and go on to the next."""
        self.steps.append(("marks", ""))
        self.rows.marks.toggle()
        self.rows.move(1)

    def do_range(self) -> None:
        """Start or end a range."""
        if self.rows.marks.start_range():
            self.steps.append(("marks", ""))

    def do_range_down(self) -> None:
        """Mark downwards."""
        self._stretch(1)

    def do_range_up(self) -> None:
        """Mark upwards."""
        self._stretch(-1)

    def _stretch(self, rows: int) -> None:
        if not self.steps or self.steps[-1] != ("marks", "stretch"):
            self.steps.append(("marks", "stretch"))
        self.rows.marks.stretch(rows)

    def do_unmark(self) -> None:
        """Take all marks."""
        self.steps.append(("marks", ""))
        self.rows.marks.clear()
