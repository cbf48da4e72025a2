"""Waiting in a running app for what a test asserts: never for time to pass, and no shorter on a loaded machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

LIMIT = 60.0
"""Seconds after which something never came."""


async def until(pilot: Pilot[Any], holds: Callable[[], object]) -> None:
    """Let the program go on until something holds; a failure shows what was on the screen."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        await pilot.pause(0.01)
        if holds():
            return
    raise AssertionError(f"it never came; on the screen:\n{seen(pilot)}")


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until the picture stays what it is: panes take the height of what they show a frame later."""
    same, before = 0, ""
    while same < 3:
        await pilot.pause(0.02)
        same, before = (same + 1 if seen(pilot) == before else 0), seen(pilot)


def seen(pilot: Pilot[Any]) -> str:
    """What stands on the screen."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
