"""A workspace: the folder that holds campaign.yaml and everything that belongs to it. It may live in git."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geoout import files
from geoout.errors import Place, UsageError, WouldOverwrite

CAMPAIGN = "campaign.yaml"
VARIABLE = "GEOOUT_WORKSPACE"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The places of a workspace; none of them has to exist yet, apart from campaign.yaml."""

    folder: Path

    @property
    def campaign_file(self) -> Path:
        """Who we are, where our pages are, what we offer."""
        return self.folder / CAMPAIGN

    @property
    def database(self) -> Path:
        """Prospects, drafts and the ledger, unless campaign.yaml names a server."""
        return self.folder / "geoout.db"

    @property
    def templates(self) -> Path:
        """Own templates, found before the shipped ones."""
        return self.folder / "templates"

    @property
    def markets_overlay(self) -> Path:
        """Own statements about markets, laid over the shipped ones."""
        return self.folder / "markets.yaml"

    @property
    def outbox(self) -> Path:
        """Where .eml files are written."""
        return self.folder / "outbox"

    @property
    def identity(self) -> str:
        """What tells this workspace's drafts from another's, for message identifiers."""
        return str(self.folder.resolve())


def find(explicit: str | None, env: Mapping[str, str], cwd: Path) -> Path | None:
    """The folder of the workspace, or None when there is none.

    In this order: `explicit`, GEOOUT_WORKSPACE, the nearest parent of `cwd` with a campaign.yaml, the user's data
    folder.

    Raises UsageError when a folder was named that is no workspace: falling back to another would change the wrong one.
    """
    for named, how in ((explicit, "--workspace"), (env.get(VARIABLE), VARIABLE)):
        if named:
            return _named(named, how, cwd)
    for folder in (cwd, *cwd.parents, files.user_data()):
        if _is_workspace(folder):
            return folder
    return None


def _named(named: str, how: str, cwd: Path) -> Path:
    try:
        folder = cwd / Path(named).expanduser()
    except RuntimeError:  # ~somebody who does not exist
        folder = cwd / named
    if folder.name == CAMPAIGN and folder.is_file():
        return folder.parent
    if not _is_workspace(folder):
        what = f"{how} names a folder without {CAMPAIGN}"
        raise UsageError(what, Place(str(folder)), f"`geoout init {named}` makes one there")
    return folder


def _is_workspace(folder: Path) -> bool:
    try:
        return (folder / CAMPAIGN).is_file()
    except (OSError, ValueError):  # a parent that may not be looked into is no workspace of ours
        return False


def init(folder: Path) -> Workspace:
    """Make an empty workspace at `folder` with a commented campaign.yaml, which reads as it is.

    Raises WouldOverwrite when there is one already, ReadOnly or DiskFull when it cannot be written.
    """
    from geoout.campaign.starter import STARTER

    workspace = Workspace(folder)
    try:
        files.write(workspace.campaign_file, STARTER.encode("utf-8"))
    except WouldOverwrite:
        place = Place(str(workspace.campaign_file))
        raise WouldOverwrite("there is a workspace here already", place, "open it, or choose another folder") from None
    return workspace
