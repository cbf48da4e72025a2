"""The command line's front door: finds the command, turns errors into one line and an exit status."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from geoout.errors import GeooutError


def run(arguments: Sequence[str]) -> int:
    """Run geoout with `arguments` (without the program's name); returns the exit status of the contract.

    Without a command the terminal UI opens, and click is not even imported.
    """
    plain = _ui_only(arguments)
    if sys.stdout is None:  # started with standard output closed
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without Unicode loses letters, not the answer
    try:
        if plain is not None:
            from geoout.cli.open_ui import open_ui

            return open_ui(plain[0])
        return _command(arguments)
    except GeooutError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return unheard()
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            say("there is no space left where the answer goes; free some and run it again.")
            return 2
        from geoout.crash import keep_traceback

        say(keep_traceback(error))
        return 2


def say(message: str) -> None:
    """One line to standard error; what it quotes of files and arguments never reaches the terminal raw."""
    from geoout.language.plain import clean_line

    print(f"geoout: {clean_line(message)}", file=sys.stderr)  # noqa: T201


def unheard() -> int:
    """Nobody reads on (`geoout … | head`): that is no error, and what is still to be written goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _ui_only(arguments: Sequence[str]) -> tuple[str | None] | None:
    """The workspace named when no command is: `(None,)` for none named; None when there is a command."""
    if "_GEOOUT_COMPLETE" in os.environ:  # a shell asks what may come next
        return None
    if not arguments:
        return (None,)
    if len(arguments) == 2 and arguments[0] == "--workspace":
        return (arguments[1],)
    if len(arguments) == 1 and arguments[0].startswith("--workspace="):
        return (arguments[0].partition("=")[2],)
    return None


def _command(arguments: Sequence[str]) -> int:
    import click

    from geoout.cli.commands import geoout

    try:
        status = geoout.main(list(arguments), prog_name="geoout", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        message = " ".join(error.format_message().split())
        hint = f"; see {error.ctx.command_path} --help" if isinstance(error, click.UsageError) and error.ctx else ""
        say(f"{message.rstrip('.')}{hint}.")
        return 2
