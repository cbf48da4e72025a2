"""The floors and peers that geoout is measured against: a bare app, DataTable, a plain TextArea.

python -m benchmarks.peers bare|table ROWS|area FILE
"""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer, Header, Static, TextArea


class Bare(App[None]):
    """What any Textual program costs."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("ready-bare")
        yield Footer()


class Table(App[None]):
    """Textual's own table with the same columns as the list."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("site", "local", "auth", "lang", "source", "contact", "state", "last")
        for row in range(self.rows):
            table.add_row(f"site-{row:06}.example", row % 100, row % 90, "de", "newspaper", "Redaktion", "new", "–")
        table.focus()


class Area(App[None]):
    """A plain text area over the same text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        yield TextArea(self.text, soft_wrap=True)

    def on_mount(self) -> None:
        self.query_one(TextArea).focus()


def main(words: list[str]) -> None:
    """Run the peer that is named."""
    if words[0] == "bare":
        Bare().run()
    elif words[0] == "table":
        Table(int(words[1])).run()
    else:
        Area(Path(words[1]).read_text("utf-8")).run()


if __name__ == "__main__":
    main(sys.argv[1:])
