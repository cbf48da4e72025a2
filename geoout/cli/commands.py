"""The commands by name. A command's module is imported when it is run, so that `geoout --help` stays light."""

from __future__ import annotations

import importlib
import os
from typing import Any

import click

import geoout as package

COMMANDS: dict[str, str] = {
    "demo": "Make a filled demo workspace and open it.",
    "init": "Make an empty workspace with a commented campaign.yaml.",
    "import": "Read another tool's export.",
    "prospects": "List prospects that match a query.",
    "draft": "Make drafts for the prospects that match a query.",
    "check": "Check drafts of the workspace, .eml files, or rows.",
    "review": "List what waits for a native speaker; sign; return; audit.",
    "export": "Let drafts leave.",
    "outbox": "What left and what came of it: due today, sent, answered, placed.",
    "do-not-contact": "Who must not be written to, from any workspace: list, add, import, export.",
    "erase": "Erase a person for ever; a hash still blocks.",
    "links": "How the links you asked for are worded: the anchor mix.",
    "markets": "What is known of each market, with sources.",
    "rules": "The rules that drafts are checked by, with sources.",
    "anchors": "Is each anchor text in its market's language?",
    "register": "How formally does each text address its reader?",
    "name": "Person names as a locale writes them.",
    "address": "Salutation and closing for each contact.",
    "origin": "Which country and markets does each host belong to?",
    "doctor": "Versions, paths, optional parts that are missing and what that costs.",
    "completion": "Print the completion script for bash, zsh or fish.",
}
LATER: dict[str, str] = {
    "page": "Look at one page.",
    "robots": "Ask a robots.txt file.",
    "hreflang": "Check hreflang annotations.",
    "serve": "The same UI in a browser.",
}


class Commands(click.Group):
    """A group that imports a command's module on first use; one summary line each without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands of this version, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or one that says it is not in this version."""
        if cmd_name in LATER:
            return _later(cmd_name)
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"geoout.cli.{cmd_name.replace('-', '_')}_command")
        command: click.Command = module.command
        below = command.commands.values() if isinstance(command, click.Group) else ()
        for one in (command, *below):
            if all(parameter.name != "workspace" for parameter in one.params):
                one.params.append(_workspace_option())
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; click itself would end with status 1 where nobody reads what it says any more."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            from geoout.cli.main import unheard

            return unheard()

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in --help, from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _later(name: str) -> click.Command:
    def refuse(**_: Any) -> int:
        raise click.ClickException(f"{name} is not in this version")

    settings = {"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}
    parameters: list[click.Parameter] = [click.Argument(["words"], nargs=-1, type=click.UNPROCESSED)]
    return click.Command(name, callback=refuse, params=parameters, context_settings=settings, help=LATER[name])


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package.__version__, "-V", "--version", prog_name="geoout", message="%(prog)s %(version)s")
@click.option("--workspace", metavar="DIR", help="The workspace to work in (else GEOOUT_WORKSPACE, else the nearest).")
@click.pass_context
def geoout(context: click.Context, workspace: str | None) -> int | None:
    """Earn links in other countries, one careful mail at a time.

    Without a command, opens the terminal UI on the workspace.
    """
    context.obj = workspace
    if context.invoked_subcommand is None:
        from geoout.cli.open_ui import open_ui

        return open_ui(workspace)
    return None


def _workspace_option() -> click.Option:
    """`--workspace` after the command's name too, where people type it."""

    def take(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        if value is not None:
            context.find_root().obj = value
        return value

    told = "The workspace to work in."
    return click.Option(["--workspace"], metavar="DIR", expose_value=False, callback=take, help=told)


def wants_color() -> bool:
    """Whether standard output is a terminal that may show colour (NO_COLOR)."""
    import sys

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
