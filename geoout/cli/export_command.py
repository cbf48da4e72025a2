"""`geoout export`: let drafts leave."""

from __future__ import annotations

from pathlib import Path

import click

_NOW = ("eml", "mailto")
_LATER = ("maildir", "mbox", "imap", "csv")


@click.command("export")
@click.option("--to", "where", required=True, type=click.Choice([*_NOW, *_LATER]), help="Where the drafts go.")
@click.option("--dir", "folder", metavar="DIR", help="The folder for files (default: the workspace's outbox).")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per draft.")
@click.argument("drafts", nargs=-1, type=int, metavar="[DRAFT-ID]…")
@click.pass_context
def command(context: click.Context, where: str, folder: str | None, as_json: bool, drafts: tuple[int, ...]) -> int:
    """Let drafts leave: those named, or all that are open. Errors stop a draft until mended or overridden.

    Nothing is ever sent: a file is written or your mail client opens. Exit status 1 when a draft was blocked or failed.
    """
    from geoout.cli import options
    from geoout.cli.output import print_json, print_line
    from geoout.desk.leaving import destination_of, let_leave
    from geoout.errors import UsageError
    from geoout.pitches.draft import DraftState

    if where in _LATER:
        raise UsageError(f"export --to {where} is not in this version", hint="use --to eml or --to mailto")
    stuck = False
    with options.desk(context) as desk:
        ids = list(drafts) or desk.store.drafts.ids(state=DraftState.OPEN)
        destination = destination_of(desk, where, Path(folder) if folder else None)
        for outcome in let_leave(desk, ids, destination):
            stuck = stuck or outcome.status in ("blocked", "failed")
            if as_json:
                print_json(
                    {
                        "draft": outcome.draft,
                        "revision": outcome.revision,
                        "destination": outcome.destination,
                        "status": outcome.status,
                        "path": outcome.path or None,
                        "reason": outcome.reason or None,
                    }
                )
            else:
                print_line(
                    f"{outcome.draft:<4} {outcome.status:8} {outcome.path or ''}  {outcome.reason or ''}".rstrip()
                )
    return 1 if stuck else 0
