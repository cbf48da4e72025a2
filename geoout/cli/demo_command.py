"""`geoout demo`: a filled demo workspace."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("demo")
@click.option("--no-open", is_flag=True, help="Only make it.")
@click.argument("folder", metavar="[DIR]", required=False, default="geoout-demo")
def command(no_open: bool, folder: str) -> int:
    """Make a demo workspace in DIR (geoout-demo here by default) and open it. Its addresses reach nobody."""
    from geoout.cli.main import say
    from geoout.cli.open_ui import open_ui
    from geoout.desk.demo import make_demo

    made = make_demo(Path(folder))
    say(f"made {made.folder}")
    return 0 if no_open else open_ui(str(made.folder))
