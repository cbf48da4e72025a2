"""Marking in the list of prospects, and undo: of marks, of filters, of what the store keeps."""

from __future__ import annotations

from textual import on

from geoout.tui.prospects.listing import ListPage
from geoout.tui.widgets.rows import Rows


class MarkingPage(ListPage):
    """A list page whose rows are marked and whose changes are undone, in the order in which they were made."""

    # Marks

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
        self._steps.append(("marks", ""))
        self.rows.marks.toggle()
        self.rows.move(1)

    def do_range(self) -> None:
        """Start or end a range."""
        if self.rows.marks.start_range():
            self._steps.append(("marks", ""))

    def do_range_down(self) -> None:
        """Mark downwards."""
        self._stretch(1)

    def do_range_up(self) -> None:
        """Mark upwards."""
        self._stretch(-1)

    def _stretch(self, rows: int) -> None:
        if not self._steps or self._steps[-1] != ("marks", "stretch"):
            self._steps.append(("marks", "stretch"))
        self.rows.marks.stretch(rows)

    def do_mark_filter(self) -> None:
        """Mark all that the filter shows; when all are marked, take the marks."""
        self._steps.append(("marks", ""))
        if self.complete and all(id in self.rows.marks.ids for id in self.rows.ids):
            self.rows.marks.clear()
        elif self.complete:
            self.rows.marks.add(self.rows.ids)
        else:
            self._mark_all = True

    def do_unmark(self) -> None:
        """Take all marks."""
        self._steps.append(("marks", ""))
        self.rows.marks.clear()

    @on(Rows.MarksChanged)
    def _marks_changed(self, event: Rows.MarksChanged) -> None:
        if type(event) is Rows.MarksChanged:
            self.show_scope()
            self.refresh_hints()

    # Undo

    def can_writable(self) -> str:
        """Whether something can be changed now."""
        return self.busy or super().can_writable()

    def noted(self, *, unmark: bool = False) -> None:
        """A change was kept in the store; with `unmark` the marks have done their work, undo brings them back."""
        marked = unmark and bool(self.rows.marks)
        self._steps.append(("store", "marks" if marked else ""))
        if marked:
            self.rows.marks.clear()

    def do_undo(self) -> None:
        """Take back the last change: a marking, a filter, or what the store keeps."""
        while self._steps:
            kind, value = self._steps.pop()
            if kind == "marks":
                if self.rows.marks.undo():
                    return
            elif kind == "filter":
                self.filter_by(value, remember=False)
                return
            else:
                if value:
                    self.rows.marks.undo()
                break
        self._said(self.desk.store.undo(), "undone", "nothing to undo", "U", "redo")

    def do_redo(self) -> None:
        """Do again what was undone last."""
        if self._said(self.desk.store.redo(), "done again", "nothing to redo", "u", "undo"):
            self._steps.append(("store", ""))

    def _said(self, label: str | None, done: str, none: str, key: str, verb: str) -> bool:
        if label is None:
            self.toast(none, "info")
            return False
        self.toast(f"{done}: {label}", key=key, verb=verb)
        self.changed()
        return True
