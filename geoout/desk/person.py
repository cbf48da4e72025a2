"""Who sits at the keyboard, as the system knows them: what is kept for ever says by whom."""

from __future__ import annotations

import getpass

from geoout.language.plain import clean_line


def who() -> str:
    """The person at the keyboard: the full name, else the login name."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):  # no such user, as in some containers
        return "somebody"
    try:
        import pwd

        full = pwd.getpwnam(name).pw_gecos.partition(",")[0]
    except (ImportError, KeyError):
        full = ""
    return clean_line(full) or clean_line(name) or "somebody"
