"""Undo and redo in a workspace: what was kept of drafts is made to agree again with what native speakers said."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from geoout.desk.desk import Desk
from geoout.desk.reviewing import settle
from geoout.errors import UserError


def undo(desk: Desk) -> str | None:
    """Take back the last step; its label, None where there is nothing to undo. Raises AlreadyLeft."""
    return _done(desk, desk.store.undo)


def redo(desk: Desk) -> str | None:
    """Do again what was undone last; its label, None where there is nothing to redo."""
    return _done(desk, desk.store.redo)


def _done(desk: Desk, turn: Callable[[], str | None]) -> str | None:
    label = turn()
    if label is not None:
        with suppress(UserError):  # a campaign.yaml that cannot be read stops no undo
            settle(desk)
    return label
