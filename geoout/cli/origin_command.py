"""`geoout origin`: which country and markets does each host belong to?"""

from __future__ import annotations

import click


@click.command("origin")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per host.")
@click.argument("file", required=False)
@click.pass_context
def command(context: click.Context, as_json: bool, file: str | None) -> int:
    """Judge one host or URL per line of FILE or standard input, from the host alone."""
    from geoout.cli import options
    from geoout.cli.output import print_json, print_line
    from geoout.cli.rows import needs, read_rows
    from geoout.prospects.origin import origin

    known = options.markets(context)
    for number, row in read_rows(file, plain="host"):
        found = origin(needs(row, "host", number), known)
        if as_json:
            print_json(found)
        else:
            print_line(
                f"{found['host']}  {found['country'] or '–'}  {' '.join(found['markets'])}  {found['class'] or '–'}"
            )
    return 0
