"""`geoout address`: salutation and closing for each contact."""

from __future__ import annotations

import click


@click.command("address")
@click.option(
    "--market", "key", required=True, metavar="KEY", help="The market whose etiquette holds, such as de or jp."
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per contact.")
@click.argument("file", required=False)
@click.pass_context
def command(context: click.Context, key: str, as_json: bool, file: str | None) -> int:
    """Address contacts of FILE or standard input: given, surname, gender, title, patronymic, organisation, role."""
    from geoout.cli import options
    from geoout.cli.contact_row import contact_of
    from geoout.cli.output import print_json, print_line
    from geoout.cli.rows import read_rows
    from geoout.people.address import address

    market = options.market(options.markets(context), key)
    for number, row in read_rows(file):
        contact = contact_of(row, number)
        found = address(contact, market, contact.organisation)
        if as_json:
            print_json(
                {
                    "salutation": found.salutation,
                    "closing": found.closing,
                    "fallback": found.fallback,
                    "reason": found.reason,
                }
            )
        else:
            why = f"  (fallback: {found.reason})" if found.fallback else ""
            print_line(f"{found.salutation}  …  {found.closing}{why}")
    return 0
