"""Where geoout starts: the terminal UI without arguments, else the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; the exit status is the contract's (0 fine, 1 the answer is no, 2 bad usage)."""
    from geoout.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
