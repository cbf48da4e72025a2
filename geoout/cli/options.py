"""What several commands ask: the workspace that was named, and the markets that hold there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.markets.market import Market
    from geoout.markets.reading import Markets


def desk(context: click.Context, *, read_only: bool = False, or_read: bool = False) -> Desk:
    """The workspace of this command, opened; with `or_read` one that cannot be written is opened to be read.

    Raises UsageError when there is none.
    """
    from geoout.desk.desk import open_desk
    from geoout.errors import ReadOnly

    named = context.find_root().obj
    try:
        return open_desk(named, os.environ, Path.cwd(), read_only=read_only)
    except ReadOnly:
        if not or_read:
            raise
        return open_desk(named, os.environ, Path.cwd(), read_only=True)


def markets(context: click.Context) -> Markets:
    """The markets, with the overlay of the workspace when there is one; needs no workspace."""
    from geoout.desk.desk import markets_of, workspace_of

    return markets_of(workspace_of(context.find_root().obj, os.environ, Path.cwd()))


def market(known: Markets, key: str, number: int | None = None) -> Market:
    """The market called `key` in any case. Raises UsageError, naming the row where there is one."""
    from geoout.errors import Place, UsageError

    found = known.get(key.strip().lower().replace("_", "-"))
    if found is None:
        place = Place(None, number, "market") if number is not None else None
        raise UsageError(f"no market {key}", place, "see geoout markets")
    return found
