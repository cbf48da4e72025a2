"""The ways out, one table: what each is called, and where it would put a draft or why it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from geoout.errors import GeooutError, OutboxError
from geoout.pitches.draft import Draft
from geoout.store.draft_rows import DraftRow

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.outbox.destination import Destination


@dataclass(frozen=True, slots=True)
class Way:
    """A destination: its name at the command line, what it is called here, and in a narrow column.

    `leave_as` is how a question says it (“3 drafts leave …”), `does` what happens, where no place says it; `single`
    ones take one draft at a time; those that are `mail` may carry an HTML alternative.
    """

    name: str
    label: str
    short: str
    leave_as: str
    does: str = ""
    single: bool = False
    mail: bool = False


WAYS = (
    Way("eml", ".eml file", ".eml", "as .eml", mail=True),
    Way("maildir", "Maildir", "Maildir", "into the Maildir", mail=True),
    Way("mbox", "mbox file", "mbox", "into the mbox file", mail=True),
    Way("imap", "IMAP Drafts", "IMAP", "into IMAP Drafts", mail=True),
    Way("mailto", "mailto", "mailto", "by mailto", "opens your mail client"),
    Way("clipboard", "Clipboard", "copied", "to the clipboard", "one draft, to paste anywhere", True),
    Way("csv", "Merge sheet", "sheet", "into the merge sheet"),
)
"""The first one is chosen until something has left another way."""

_BY_NAME = {way.name: way for way in WAYS}


@dataclass(frozen=True, slots=True)
class Offer:
    """A way for one draft: where it would go, or why it cannot; `past` where it went already (“left 19 Nov”).

    `why_not` is a sentence with the next step, `brief` the same in a few words for a list.
    """

    way: Way
    where: str
    why_not: str = ""
    past: str = ""
    brief: str = ""

    @property
    def said(self) -> str:
        """What stands beside the way."""
        return self.past or self.brief or self.where


def short(name: str) -> str:
    """What a destination is called in a list."""
    return _BY_NAME[name].short if name in _BY_NAME else name


def way_called(name: str) -> Way | None:
    """The way of that name, None for one that this version does not have."""
    return _BY_NAME.get(name)


def last_used(rows: Iterable[DraftRow]) -> Way:
    """The way that something left last in this workspace; that is how the choice is remembered."""
    left = [row for row in rows if row.left_at is not None and row.left in _BY_NAME]
    if not left:
        return WAYS[0]
    return _BY_NAME[max(left, key=lambda row: (row.left_at, row.id)).left]


class Offers:
    """What each way says of a draft.

    Destinations are made once, because an accounts file is read for one of them; `forget()` has them made anew, after
    something left or was written elsewhere.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: dict[str, Destination | GeooutError] = {}

    def of(self, draft: Draft, past: Mapping[str, str] = MappingProxyType({})) -> Sequence[Offer]:
        """Every way; `past` says of a destination when this revision left there."""
        return [self.one(way, draft, past.get(way.name, "")) for way in WAYS]

    def one(self, way: Way, draft: Draft, past: str = "") -> Offer:
        """One way, asked of its destination without a network; what it refuses is a reason, never an error."""
        made = self._destination(way)
        if isinstance(made, GeooutError):
            return Offer(way, "", str(made), past, _brief(way, made))
        try:
            made.reserve(draft)
            place = way.does or made.where(draft)
        except GeooutError as error:
            return Offer(way, "", str(error), past, _brief(way, error))
        except OSError as error:
            why = error.strerror or "it cannot be read"
            return Offer(way, "", why, past, why)
        return Offer(way, relative(place, self._desk.workspace.folder) if place.startswith("/") else place, past=past)

    def _destination(self, way: Way) -> Destination | GeooutError:
        if way.name not in self._made:
            try:
                self._made[way.name] = made(self._desk, way)
            except GeooutError as error:
                self._made[way.name] = error
        return self._made[way.name]

    def forget(self) -> None:
        """Ask anew."""
        for made in self._made.values():
            if not isinstance(made, GeooutError):
                made.close()
        self._made.clear()


def _brief(way: Way, error: GeooutError) -> str:
    """Why not, in a few words: without the place and the next step, which the sentence has."""
    return "no account for its sender" if way.name == "imap" and isinstance(error, OutboxError) else error.what


def made(desk: Desk, way: Way, copy: Callable[[str], None] = lambda text: None) -> Destination:
    """The destination of a way; `copy` puts a text into the terminal's clipboard, which only a screen can."""
    if way.name == "clipboard":
        from geoout.outbox.clipboard import Clipboard

        return Clipboard(copy)
    from geoout.desk.leaving import destination_of

    return destination_of(desk, way.name)


def relative(path: Path | str, workspace: Path) -> str:
    """A path as seen from the workspace, else from home."""
    path = Path(path)
    return str(path.relative_to(workspace)) if path.is_relative_to(workspace) else from_home(path)


def from_home(path: Path) -> str:
    """A path as short as it can be said: `~/hausrat`."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):  # elsewhere, or a user without a home
        return str(path)
