"""Desk: an opened workspace with its campaign, markets and store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from geoout.campaign.workspace import Workspace, find
from geoout.errors import UsageError
from geoout.store.open import Store, open_store

if TYPE_CHECKING:
    from geoout.campaign.campaign import Campaign
    from geoout.desk.do_not_contact import UserList
    from geoout.markets.reading import Markets
    from geoout.pitches.render import Renderer


class Desk:
    """A workspace, opened. Campaign and markets are read when first asked for, so that a list can be shown before.

    Raises CampaignError or MarketError at that moment; StoreError when the database cannot be opened.
    """

    def __init__(self, workspace: Workspace, store: Store) -> None:
        self.workspace = workspace
        self.store = store
        self._campaign: Campaign | None = None
        self._markets: Markets | None = None
        self._renderer: Renderer | None = None
        self._user_list: UserList | None = None
        store.share_with(lambda: self.user_list)

    @classmethod
    def open(cls, workspace: Workspace, *, read_only: bool = False) -> Desk:
        """The workspace with its database, made when it is not there yet."""
        return cls(workspace, open_store(workspace.database, read_only=read_only))

    def fork(self) -> Desk:
        """The same desk with its own connection, for a worker thread; close it there."""
        other = Desk(self.workspace, self.store.fork())
        other._campaign, other._markets = self._campaign, self._markets
        other.now = self.now  # type: ignore[method-assign]  # one clock, whoever set it
        return other

    @property
    def markets(self) -> Markets:
        """The shipped markets with the workspace's own laid over."""
        if self._markets is None:
            self._markets = markets_of(self.workspace)
        return self._markets

    @property
    def campaign(self) -> Campaign:
        """What campaign.yaml says."""
        if self._campaign is None:
            from geoout.campaign.reading import read

            self._campaign = read(self.workspace.folder, self.markets)
        return self._campaign

    @property
    def user_list(self) -> UserList | None:
        """The do-not-contact file that all workspaces of this user share; None where there is none to be."""
        if self._user_list is None:
            from geoout.desk.do_not_contact import UserList

            self._user_list = UserList()
        return self._user_list

    @property
    def renderer(self) -> Renderer:
        """The process that renders templates; started at the first draft."""
        if self._renderer is None:
            from geoout.pitches.render import Renderer

            self._renderer = Renderer(self.workspace.templates)
        return self._renderer

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for: the workspace's own before the shipped ones."""
        from geoout.files import shipped

        return (self.workspace.templates, shipped("templates"))

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return datetime.now(UTC)

    def who(self) -> str:
        """Who sits at the keyboard, for what is kept with a name."""
        from geoout.desk.person import who

        return who()

    def forget(self) -> None:
        """Read campaign and markets again when they are next asked for."""
        self._campaign = self._markets = None

    def close(self) -> None:
        """Stop the renderer and close the database."""
        if self._renderer is not None:
            self._renderer.close()
            self._renderer = None
        self.store.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def markets_of(workspace: Workspace | None) -> Markets:
    """The shipped markets, with the workspace's own laid over when it has a markets.yaml."""
    from geoout.markets.reading import load

    overlay = workspace.markets_overlay if workspace is not None and workspace.markets_overlay.is_file() else None
    return load(overlay)


def workspace_of(explicit: str | None, environment: Mapping[str, str], folder: Path) -> Workspace | None:
    """The workspace that is named, found from `folder` upwards or used by default; None when there is none."""
    found = find(explicit, environment, folder)
    return Workspace(found) if found is not None else None


def open_desk(explicit: str | None, environment: Mapping[str, str], folder: Path, *, read_only: bool = False) -> Desk:
    """The desk of that workspace. Raises UsageError with what to do when there is none."""
    workspace = workspace_of(explicit, environment, folder)
    if workspace is None:
        raise UsageError("no workspace here", hint="make one with geoout init DIR, or name it with --workspace DIR")
    return Desk.open(workspace, read_only=read_only)
