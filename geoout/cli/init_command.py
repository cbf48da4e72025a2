"""`geoout init`: an empty workspace with a commented campaign.yaml."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("init")
@click.argument("folder", metavar="DIR")
def command(folder: str) -> int:
    """Make a workspace in DIR; an existing campaign.yaml is never touched."""
    from geoout.campaign.workspace import init
    from geoout.cli.output import print_line

    workspace = init(Path(folder))
    print_line(f"made {workspace.campaign_file}; edit it, then: geoout --workspace {folder} import FILE --market KEY")
    return 0
