"""Marking in the list of prospects, and undo: of marks, of filters, of what the store keeps."""

from __future__ import annotations

from textual import on

from geoout.tui.prospects.listing import ListPage
from geoout.tui.widgets.rows import Rows


class MarkingPage(ListPage):
    """A list page whose rows are marked and whose changes are undone, in the order in which they were made."""

    # Marks

    def do_mark_filter(self) -> None:
        """Mark all that the filter shows; when all are marked, take the marks."""
        self.steps.append(("marks", ""))
        if self.complete and all(id in self.rows.marks.ids for id in self.rows.ids):
            self.rows.marks.clear()
        elif self.complete:
            self.rows.marks.add(self.rows.ids)
        else:
            self._mark_all = True

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
        self.steps.append(("store", "marks" if marked else ""))
        if marked:
            self.rows.marks.clear()

    def do_undo(self) -> None:
        """Take back the last change: a marking, a filter, or what the store keeps."""
        while self.steps:
            kind, value = self.steps.pop()
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
        from geoout.desk.undoing import undo

        self._said(undo(self.desk), "undone", "nothing to undo", "U", "redo")

    def do_redo(self) -> None:
        """Do again what was undone last."""
        from geoout.desk.undoing import redo

        if self._said(redo(self.desk), "done again", "nothing to redo", "u", "undo"):
            self.steps.append(("store", ""))

    def _said(self, label: str | None, done: str, none: str, key: str, verb: str) -> bool:
        if label is None:
            self.toast(none, "info")
            return False
        self.toast(f"{done}: {label}", key=key, verb=verb)
        self.changed()
        return True
