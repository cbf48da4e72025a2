"""Whether anything waits for a person: asked before the first frame, so it needs neither drafts nor findings."""

from __future__ import annotations

from geoout.store.database import Database
from geoout.store.queries import named

SQL = named(__file__)


def something_waits(database: Database) -> bool:
    """Whether a draft is open or was returned."""
    return bool(database.value(SQL["something_waits"]))
