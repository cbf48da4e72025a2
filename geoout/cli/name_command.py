"""`geoout name`: person names as a locale writes them."""

from __future__ import annotations

import click


@click.command("name")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per name.")
@click.argument("file", required=False)
def command(as_json: bool, file: str | None) -> int:
    """Format names of FILE or standard input, by CLDR: {"locale": …, "name": {…}, "order": …, "length": …} rows."""
    from geoout.cli.name_row import name_of
    from geoout.cli.output import print_json, print_line
    from geoout.cli.rows import read_rows
    from geoout.people.person_names import format_name

    for number, row in read_rows(file):
        wanted = name_of(row, number)
        formatted = format_name(
            wanted.name,
            wanted.locale,
            order=wanted.order,
            length=wanted.length,
            usage=wanted.usage,
            formality=wanted.formality,
        )
        if as_json:
            print_json({"formatted": formatted})
        else:
            print_line(formatted)
    return 0
