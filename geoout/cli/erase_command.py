"""`geoout erase`: a person's wish to be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from geoout.desk.erasing import Remains


@click.command("erase")
@click.argument("email")
@click.option("--yes-erase", "typed", metavar="EMAIL", help="The same address once more: erase for ever.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def command(context: click.Context, email: str, typed: str | None, as_json: bool) -> int:
    """Say what is on record of a person; with --yes-erase erase it for ever.

    Days and counts stay, and a hash on do-not-contact that still blocks. Neither this nor anything before it can be
    undone. Mails that left stay where they are and are named: they are yours to delete. Exit status 1 when nothing was
    erased because the address was not typed twice.
    """
    from geoout.cli import options
    from geoout.desk.erasing import WARNING, erase, look

    with options.desk(context, or_read=typed is None) as desk:
        remains = look(desk, email) if typed is None else erase(desk, email, typed)
    _print(email, remains, typed is not None, as_json)
    if typed is None:
        click.echo(f"geoout: {WARNING}; say --yes-erase {email} to do it.", err=True)
    return 1 if typed is None else 0


def _print(email: str, remains: Remains, done: bool, as_json: bool) -> None:
    from geoout.cli.output import print_json, print_line

    was = remains.erased
    if as_json:
        print_json(
            {
                "erased": done, "contacts": was.contacts, "drafts": was.drafts, "departures": was.departures,
                "files": [str(path) for path in remains.files], "elsewhere": list(remains.elsewhere),
                "namesakes": [{"email": email, "site": site} for email, site in was.namesakes],
                "old_bytes_may_remain": was.unclean,
            }
        )  # fmt: skip
        return
    counts = f"contacts {was.contacts}, drafts {was.drafts}, departures {was.departures}"
    print_line(f"erased: {counts}" if done else f"{email}: {counts}")
    for path in remains.files:
        print_line(f"  still holds the mail: {path}")
    for place in remains.elsewhere:
        print_line(f"  may still hold the mail: {place}")
    for address, site in was.namesakes:
        print_line(f"  has the same name and is not erased: {address or 'no address'} at {site}")
    if was.unclean:
        print_line("  another geoout has the workspace open; close it, so that old bytes leave the log")
