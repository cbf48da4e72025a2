"""What a user sees of an error nobody foresaw: one sentence, and where the details are kept."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path

from geoout.errors import GeooutError
from geoout.files import write


def log_folder() -> Path:
    """Where details of unforeseen errors go (platformdirs; not created here)."""
    import platformdirs

    return Path(platformdirs.user_state_dir("geoout", appauthor=False))


def keep_traceback(error: BaseException) -> str:
    """Write the traceback to the log folder and return the sentence that says so, or that of one of our own errors."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    path = log_folder() / f"error-{stamp}.txt"
    where = f", the details are in {path}"
    try:
        write(path, "".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace"))
    except GeooutError:
        where = ""
    if isinstance(error, GeooutError):  # foreseen, but not at this place: its own words say what to do
        return str(error)
    kind = type(error).__name__
    return f"an error that geoout did not foresee ({kind}); your workspace was left as it was{where}."
