"""The ways out that this version has, and where each would put a draft."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geoout.outbox.eml import EmlFolder
from geoout.pitches.draft import Draft


@dataclass(frozen=True, slots=True)
class Way:
    """A destination: its name at the command line, what it is called here, how a question says it."""

    name: str
    label: str
    leave_as: str


WAYS = (Way("eml", ".eml file", "as .eml"), Way("mailto", "mailto", "by mailto"))


def after(way: Way) -> Way:
    """The next one; after the last comes the first."""
    return WAYS[(WAYS.index(way) + 1) % len(WAYS)]


def place(way: Way, draft: Draft, workspace: Path, outbox: Path) -> str:
    """Where this draft would be: the file it would become, or what would open."""
    if way.name == "mailto":
        return "opens your mail client"
    try:
        path = Path(EmlFolder(outbox).reserve(draft))
    except OSError:
        return relative(outbox, workspace)
    return relative(path, workspace)


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
