"""The move keys on a text that is only read."""

from __future__ import annotations

from geoout.tui.widgets.editor import Editor


class EditorScroll:
    """Moves an editor's view by the keys that move in lists."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor

    def move(self, rows: int) -> None:
        """By rows."""
        self.editor.scroll_relative(y=rows, animate=False)

    def to_first(self) -> None:
        """To the top."""
        self.editor.scroll_to(y=0, animate=False)

    def to_last(self) -> None:
        """To the end."""
        self.editor.scroll_to(y=self.editor.max_scroll_y, animate=False)

    def page(self, pages: float) -> None:
        """By pages."""
        self.editor.scroll_relative(y=int(pages * self.editor.size.height), animate=False)
