"""`geoout prospects`: list prospects that match a query."""

from __future__ import annotations

from typing import Any

import click

from geoout.prospects.prospect import Prospect


@click.command("prospects")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per prospect.")
@click.argument("query", nargs=-1)
@click.pass_context
def command(context: click.Context, as_json: bool, query: tuple[str, ...]) -> int:
    """List prospects, best local score first. QUERY is the filter of the terminal UI, such as m:de score>60."""
    from geoout.cli import options
    from geoout.cli.output import print_columns, print_json
    from geoout.prospects.query import parse

    with options.desk(context, read_only=True) as desk:
        ids = desk.store.prospects.vector(parse(" ".join(query)))
        if as_json:
            for start in range(0, len(ids), 500):
                for prospect in desk.store.prospects.many(ids[start : start + 500]):
                    print_json(as_object(prospect))
            return 0
        header = ("id", "site", "market", "local", "auth", "source", "contact", "state")
        rows: list[tuple[Any, ...]] = []
        for start in range(0, len(ids), 500):
            for row in desk.store.prospects.rows(ids[start : start + 500]):
                authority = "–" if row.authority is None else row.authority
                rows.append(
                    (
                        row.id,
                        row.domain,
                        row.market or "–",
                        row.local,
                        authority,
                        row.source_type,
                        row.contact,
                        row.state,
                    )
                )
        print_columns(rows, header)
    return 0


def as_object(prospect: Prospect) -> dict[str, Any]:
    """A prospect as plain values, with its contacts and evidence."""
    import dataclasses

    value = dataclasses.asdict(prospect)
    value["answers"] = dict(prospect.answers)
    return value
