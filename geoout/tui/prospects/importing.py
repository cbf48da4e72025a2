"""Importing a file beside the list, and the demo."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events

from geoout.tui.prospects.reopening import open_desk
from geoout.tui.prospects.views import market_of
from geoout.tui.prospects.working import Progressed, WorkingPage
from geoout.tui.widgets.progress import Progress

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.desk.importing import Imported

_SAMPLE = 1 << 18


class ImportingPage(WorkingPage):
    """The actions that bring data in."""

    async def do_import(self) -> None:
        """Import an export file."""
        await self.import_from("")

    async def import_from(self, path: str) -> None:
        """Ask for a file, beginning with `path`, and import it; the list stays usable meanwhile."""
        from geoout.tui.prospects.import_float import ImportFloat

        if not self.names:  # a quick hand is here before the markets are read
            await self._read_markets()
        market = market_of(self.query_node)
        shown = market if market in self.names else ""
        wanted = await self.app.push_screen_wait(
            ImportFloat(self.names, folder=Path.cwd(), path=path, market=shown or "")
        )
        if wanted is None:
            return
        file, key = wanted
        self.busy, self.stop_wanted = "an import is running", False
        self.set_class(False, "-empty")
        progress = self.query_one(Progress)
        progress.say(f"importing {file.name}")
        self.refresh_hints()
        self.app.gate.let_go()
        try:
            done = await self.beside(lambda desk: self._read(desk, file, key))
        finally:
            self.busy = ""
            progress.end()
            self.changed()
        self._imported(done)

    def _read(self, desk: Desk, file: Path, market: str | None) -> Imported:
        from geoout.desk.importing import import_file

        of = rows_in(file)

        def tell(rows: int) -> bool:
            done = min(rows, of * 0.99) if of else 0
            self.post_message(Progressed(f"importing {file.name}", done, of, f"{rows:,} rows"))
            return not self.stop_wanted

        return import_file(desk, file, market=market, progress=tell)

    def _imported(self, done: Imported) -> None:
        if done.cancelled:
            self.toast(f"{done.file.name}: stopped, nothing was kept", "info")
            return
        counts = ((done.imported, "new"), (done.updated, "updated"), (done.duplicates, "known"))
        words = ", ".join(f"{count:,} {name}" for count, name in counts if count) or "nothing new"
        if done.imported or done.updated:
            self.noted()
        if done.quiet:
            words += f"; {done.quiet:,} written to lately"
        if done.rejected:
            count = len(done.rejected)
            first = done.rejected[0]
            words += f"; {count:,} rejected, in {done.rejected_file.name if done.rejected_file else 'no file'}"
            words += f" (line {first.line}: {first.reason})"
        self.toast(words, "warning" if done.rejected else "ok", "u", "undo")

    def on_paste(self, event: events.Paste) -> None:
        """A file dropped on the terminal arrives as its path; any other pasted text runs no keys."""
        from geoout.tui.prospects.import_float import pasted_path

        path = pasted_path(event.text)
        if "\n" not in path and not self.reason(self.named("import")[0]) and Path(path).is_file():
            event.stop()
            self.run_worker(self._guarded(self.import_from(path)))

    # The demo

    async def do_demo(self) -> None:
        """Make the demo workspace where it is not there yet, and open it."""
        from geoout.desk.desk import Desk

        folder = demo_folder()

        def make() -> Desk:
            from geoout.campaign.workspace import CAMPAIGN, Workspace

            if not (folder / CAMPAIGN).is_file():
                from geoout.desk.demo import make_demo

                make_demo(folder)
            return Desk.open(Workspace(folder))

        self.toast("making the demo", "info")
        desk = await asyncio.to_thread(make)
        self.app.run_worker(open_desk(self.app, desk))


def demo_folder() -> Path:
    """Where the demo that is made from the terminal UI lives."""
    from geoout.files import user_data

    return user_data() / "demo"


def rows_in(file: Path) -> int | None:
    """About how many rows a file has, by the length of its first lines; None when that says nothing (archives)."""
    if file.suffix.lower() in (".gz", ".zip", ".xlsx"):
        return None
    try:
        with file.open("rb") as stream:
            sample = stream.read(_SAMPLE)
            size = os.fstat(stream.fileno()).st_size
    except OSError:
        return None
    lines = sample.count(b"\n")
    return max(size * lines // max(len(sample), 1), 1) if lines else None
