"""Opening the terminal UI on a workspace."""

from __future__ import annotations

import gc
import sys


def open_ui(workspace: str | None) -> int:
    """Open the UI; without a terminal say what to do instead. Returns the exit status."""
    from geoout.errors import UsageError

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "the terminal UI needs a terminal", hint="run geoout in one, or see geoout --help for commands"
        )
    gc.disable()  # until the first frame: collecting while modules load costs a tenth of the time to it
    from geoout.tui.start import start

    return start(workspace)
