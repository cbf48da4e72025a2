"""`geoout import`: read another tool's export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.prospects.cells import Order

_LATER = ("links", "competitor", "ranks", "sessions")


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--as",
    "what",
    type=click.Choice(["prospects", "contacts", *_LATER]),
    help="What the rows are (default: told from the file).",
)
@click.option("--market", "key", metavar="KEY", help="Market of all sites in the files (default: told from each host).")
@click.option("--encoding", metavar="E", help="The file's encoding, when the guess is wrong.")
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="How 03/04/2026 is meant.")
@click.option("--dry-run", is_flag=True, help="Read and report; keep nothing.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per file.")
@click.pass_context
def command(
    context: click.Context, files: tuple[str, ...], what: str | None, key: str | None,
    encoding: str | None, dates: Order | None, dry_run: bool, as_json: bool,
) -> int:  # fmt: skip
    """Import export files of SEO tools, address books or plain lists: one prospect per registrable domain.

    Rows that cannot be read are listed with their line and reason and written to FILE.rejected.csv. Nothing is half
    imported: a crash or an interruption leaves the workspace as it was. Exit status 1 when rows were rejected.
    """
    from geoout.cli import options
    from geoout.cli.output import print_json
    from geoout.errors import UsageError

    if what in _LATER:
        raise UsageError(f"import --as {what} is not in this version", hint="import prospects or contacts")
    rejected = False
    with options.desk(context, read_only=dry_run) as desk:
        for file in files:
            if dry_run:
                answer = _look(desk, Path(file), encoding, dates, people=what == "contacts")
            else:
                answer = _import(desk, Path(file), key, encoding, dates, people=what == "contacts")
            rejected = rejected or bool(answer["rejected"])
            print_json(answer) if as_json else _say(answer)
    return 1 if rejected else 0


def _import(
    desk: Desk, path: Path, key: str | None, encoding: str | None, dates: Order | None, *, people: bool
) -> dict[str, Any]:
    from geoout.cli.main import say
    from geoout.cli.output import end_progress, progress
    from geoout.desk.importing import import_file

    def tell(rows: int) -> bool:
        progress(f"{path.name}  {rows:,} rows")
        return True

    try:
        done = import_file(desk, path, market=key, encoding=encoding, dates=dates, people=people, progress=tell)
    finally:
        end_progress()
    answer = _answer(str(path), done.format, done.encoding, done.delimiter, done.rejected, done.unused_columns)
    answer |= {"rows": done.rows, "imported": done.imported, "updated": done.updated, "duplicates": done.duplicates}
    if done.left_out:
        answer["left_out"] = [{"line": line, "reason": reason} for line, reason in done.left_out]
    if done.quiet:
        rows = f"{done.quiet:,} row{'s' * (done.quiet != 1)}"
        say(f"{path.name}: {rows} of sites or people written to within the quiet days; drafting waits for their end")
    if done.rejected:
        where = f"in {done.rejected_file}" if done.rejected_file else "in no file: no folder for them can be written"
        say(f"{path.name}: the rejected rows are {where}")
    return answer


def _look(desk: Desk, path: Path, encoding: str | None, dates: Order | None, *, people: bool) -> dict[str, Any]:
    from geoout.desk.importing import look_at, screen_for

    reading, rejected, good = look_at(path, encoding=encoding, dates=dates, people=people, screen=screen_for(desk))
    answer = _answer(
        str(path), reading.format.name, reading.encoding, reading.delimiter, rejected, reading.unused_columns
    )
    return answer | {"rows": good + len(rejected), "imported": 0, "updated": 0, "duplicates": 0}


def _answer(file: str, name: str, encoding: str, delimiter: str, rejected: Any, unused: Any) -> dict[str, Any]:
    return {
        "file": file,
        "format": name,
        "encoding": encoding,
        "delimiter": delimiter,
        "rows": 0,
        "imported": 0,
        "updated": 0,
        "duplicates": 0,
        "rejected": [{"line": row.line, "reason": row.reason} for row in rejected],
        "unused_columns": list(unused),
    }


def _say(answer: dict[str, Any]) -> None:
    from geoout.cli.output import print_line

    counts = f"{answer['imported']} new, {answer['updated']} updated, {answer['duplicates']} known"
    print_line(f"{answer['file']}  {answer['format']}, {answer['encoding']}  {answer['rows']} rows: {counts}")
    for row in answer["rejected"][:20]:
        print_line(f"  line {row['line']}: {row['reason']}")
    if len(answer["rejected"]) > 20:
        print_line(f"  … {len(answer['rejected']) - 20} more")
    for row in answer.get("left_out", [])[:20]:
        print_line(f"  line {row['line']}: the site without its contact: {row['reason']}")
    if answer["unused_columns"]:
        print_line(f"  not used: {', '.join(answer['unused_columns'])}")
