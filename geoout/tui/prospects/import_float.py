"""Which file to import, and for which market: a path that completes, and a market that may be left open."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from geoout.tui.ink import BLANK, Line, Span, line
from geoout.tui.lined import Lined
from geoout.tui.prospects.forms import market_key
from geoout.tui.shapes import shapes
from geoout.tui.widgets.float import Float
from geoout.tui.widgets.picklist import Item, PickList
from geoout.tui.widgets.textline import TextLine

_LISTED = 200
_ENDINGS = (".csv", ".tsv", ".txt", ".gz", ".zip", ".xlsx")


def completions(text: str, folder: Path) -> list[str]:
    """What a path could go on as: exports first, then folders, then other files; hidden ones when asked for."""
    head, _, start = text.rpartition("/")
    base = home(f"{head}/") if head or text.startswith("/") else folder
    if not base.is_absolute():
        base = folder / base
    found: list[tuple[int, str, str]] = []
    try:
        with os.scandir(base) as entries:
            for entry in entries:
                name = entry.name
                if not name.casefold().startswith(start.casefold()) or (
                    name.startswith(".") and not start.startswith(".")
                ):
                    continue
                is_folder = entry.is_dir()
                rank = 1 if is_folder else 0 if name.lower().endswith(_ENDINGS) else 2
                found.append((rank, name.casefold(), f"{head}/{name}" if head or text.startswith("/") else name))
                if is_folder:
                    found[-1] = (*found[-1][:2], found[-1][2] + "/")
    except (OSError, ValueError):
        return []
    return [path for _, _, path in sorted(found)][:_LISTED]


def home(text: str) -> Path:
    """The path, with `~` as the user's folder where there is one."""
    try:
        return Path(text).expanduser()
    except RuntimeError:  # ~somebody who does not exist
        return Path(text)


def completed(text: str, options: Sequence[str]) -> str:
    """The text as far as all options agree; of a single option, all of it."""
    if not options:
        return text
    first, last = min(options), max(options)
    same = next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), None)
    common = first[:same] if same is not None else first[: len(last)]
    return common if len(common) > len(text) else text


def pasted_path(text: str) -> str:
    """The path in what a terminal pastes when a file is dropped on it: quotes, escapes and file:// taken off."""
    from urllib.parse import unquote, urlsplit

    text = text.strip()
    if text.startswith("file://"):
        return unquote(urlsplit(text).path)
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    return text.replace("\\ ", " ")


class _Label(Lined):
    def __init__(self, name: str, right: str = "") -> None:
        super().__init__(classes="form-label")
        self.name_text, self.right, self.error = name, right, ""

    def lines(self, width: int) -> Sequence[Line]:
        right: list[Span] = [(self.right, "faint")] if self.right else []
        if self.error:
            right = [(f"{shapes().error} {self.error}", "error")]
        return [line((self.name_text, "muted"), right=right)]

    def say(self, error: str) -> None:
        self.error = error
        self.redraw()


class _Keys(Lined):
    def lines(self, width: int) -> Sequence[Line]:
        keys = (("tab", " complete"), ("ctrl+s", " import"), ("esc", " leave"))
        spans = [span for key, verb in keys for span in ((key, "bold accent"), (f"{verb}   ", "muted"))]
        return [BLANK, line(*spans)]


class ImportFloat(Float[tuple[Path, str | None] | None]):
    """Answers the file and the market's key (None: by each site's own evidence), or None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "take", show=False),
        Binding("tab", "complete", show=False),
        Binding("shift+tab", "previous", show=False),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
    ]

    def __init__(self, names: Mapping[str, str], *, folder: Path, path: str = "", market: str = "") -> None:
        super().__init__()
        self.names, self.folder = names, folder
        self.path_line = TextLine(path, hint="backlinks.csv", id="import-path", classes="float-field")
        self.market_line = TextLine(market, hint="by each site's own domain and language", classes="float-field")
        self.path_label, self.market_label = _Label("file", "required"), _Label("market")
        self.found = PickList(8, id="import-found")

    def head(self) -> Iterable[Widget]:
        """The title."""
        yield self.titled(
            "Import an export file", ("  ", ""), ("Ahrefs, Semrush, contacts, any CSV", "muted"), right=()
        )

    def inside(self) -> Iterable[Widget]:
        """Path, what it could go on as, market."""
        yield self.path_label
        yield self.path_line
        yield self.found
        yield self.market_label
        yield self.market_line
        yield _Keys(id="import-keys")

    def on_mount(self) -> None:
        """Begin."""
        self.found.nothing = "nothing here begins like this"
        self.path_line.focus()
        self._list()

    def on_resize(self, event: events.Resize) -> None:
        """Fit what is shown to the size."""
        self.found.most = max(min(10, event.size.height - 14), 2)

    @property
    def options(self) -> list[str]:
        """What the path could go on as."""
        return [str(item.value) for item in self.found.items]

    def _list(self) -> None:
        items = []
        for path in completions(self.path_line.value, self.folder):
            name = path.rstrip("/").rpartition("/")[2] + ("/" if path.endswith("/") else "")
            items.append(Item(path, ((name, "muted" if name.endswith("/") else ""),)))
        self.found.show(items)

    @on(TextLine.Changed, "#import-path")
    def _path_changed(self) -> None:
        self.path_label.say("")
        self._list()

    @on(TextLine.Submitted)
    def _entered(self, event: TextLine.Submitted) -> None:
        if event.field is self.path_line:
            item = self.found.current
            if item is not None and not self.file().is_file():
                self._put(str(item.value))
                if str(item.value).endswith("/"):
                    return
            self.market_line.focus()
        else:
            self.action_take()

    @on(PickList.Picked)
    def _picked(self, event: PickList.Picked) -> None:
        self._put(str(event.item.value))

    def action_complete(self) -> None:
        """Complete the path; where there is nothing to complete, go to the next field."""
        longer = completed(self.path_line.value, self.options)
        if self.focused is self.path_line and longer != self.path_line.value:
            self._put(longer)
        else:
            self.focus_next()

    def action_previous(self) -> None:
        """To the field before."""
        self.focus_previous()

    def action_move(self, rows: int) -> None:
        """Move in what the path could go on as; enter takes it."""
        self.found.move(rows)

    def _put(self, path: str) -> None:
        self.path_line.set(path)
        self._list()

    def file(self) -> Path:
        """The file that is named."""
        return self.folder / home(self.path_line.value.strip() or ".")

    def action_take(self) -> None:
        """Import, unless there is no such file or market."""
        if not self.file().is_file():
            self.path_label.say("no such file" if self.path_line.value.strip() else "is missing")
            self.path_line.focus()
            return
        market = self.market_line.value.strip()
        key = market_key(market, self.names) if market else None
        if market and key is None:
            self.market_label.say("no market of that name")
            self.market_line.focus()
            return
        self.dismiss((self.file(), key))
