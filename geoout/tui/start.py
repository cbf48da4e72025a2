"""Starting the terminal UI: which workspace, which screen first."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from geoout.campaign.workspace import Workspace
from geoout.desk.desk import Desk, workspace_of
from geoout.errors import ReadOnly


def start(explicit: str | None) -> int:
    """Open the UI on the workspace that is named, found, or kept in the user's data folder; the exit status.

    A workspace that cannot be written opens to be read. An error that nobody foresaw is one line on standard error and
    status 2. Raises StoreError when the database cannot be opened at all.
    """
    desk = _desk(explicit)
    from geoout.tui.app import GeooutApp

    app = GeooutApp(desk, open_on=first_screen(desk))
    try:
        app.run()
    finally:
        app.desk.close()  # the demo may have taken the first desk's place
    if app.trouble:
        from geoout.language.plain import clean_line

        sys.stderr.write(f"geoout: {clean_line(app.trouble)}\n")
        return 2
    return app.return_code or 0


def first_screen(desk: Desk) -> str:
    """`today` when a draft waits, else `prospects`."""
    return "today" if desk.store.something_waits() else "prospects"


def _desk(explicit: str | None) -> Desk:
    workspace = workspace_of(explicit, os.environ, Path.cwd()) or _own_workspace()
    try:
        return Desk.open(workspace)
    except ReadOnly:
        return Desk.open(workspace, read_only=True)


def _own_workspace() -> Workspace:
    """The workspace in the user's data folder, made when it is first used."""
    from geoout.campaign.workspace import init
    from geoout.files import user_data

    folder = user_data()
    return Workspace(folder) if (folder / "campaign.yaml").is_file() else init(folder)
