"""Opening another workspace in the running program: all screens are made anew over its desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.tui.app import GeooutApp

_BETWEEN = "between"


async def open_desk(app: GeooutApp, desk: Desk, screen: str = "prospects") -> None:
    """Close the desk that is open and show `screen` over another one.

    Run it in a worker of the app: the screen that asks for it goes away.
    """
    hold = app.gate.hold()
    app.add_mode(_BETWEEN, Screen)
    await app.switch_mode(_BETWEEN)
    for name, factory in app.MODES.items():
        await app.remove_mode(name)
        app.add_mode(name, factory)
    before, app.desk = app.desk, desk
    app.counts.clear()
    before.close()
    await app.switch_mode(screen)
    await app.remove_mode(_BETWEEN)
    app.gate.unsettled()
    hold.let_go()
