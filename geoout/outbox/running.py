"""Whether a process of this machine still runs."""

from __future__ import annotations

import os


def is_running(process: int) -> bool:
    """Whether there is a process of that number; another may have got the number since."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
