"""`geoout export`: let drafts leave."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from geoout.desk.desk import Desk
    from geoout.outbox.leave import Outcome

_WAYS = ("eml", "maildir", "mbox", "imap", "mailto", "csv")
_BAR = 24


@click.command("export")
@click.option("--to", "where", required=True, type=click.Choice(_WAYS), help="Where the drafts go.")
@click.option("--dir", "folder", metavar="DIR", help="The folder for files (default: the workspace's outbox).")
@click.option("--beside", is_flag=True, help="Leave although the mail of an older revision was changed or is gone.")
@click.option("--html", is_flag=True, help="Add an HTML alternative, made from the same text.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per draft.")
@click.argument("drafts", nargs=-1, type=int, metavar="[DRAFT-ID]…")
@click.pass_context
def command(
    context: click.Context, where: str, folder: str | None, beside: bool, html: bool, as_json: bool,
    drafts: tuple[int, ...],
) -> int:  # fmt: skip
    """Let drafts leave: those named, or all that are open. Errors stop a draft until mended or overridden.

    eml: files in DIR. maildir: DIR becomes a Maildir. mbox: DIR/drafts.mbox. imap: the sender's Drafts mailbox.
    mailto: your mail client opens. csv: DIR/merge.csv for mail merge programs.

    Nothing is ever sent, and nothing is written twice: what was cut short is looked for first, and a newer revision
    takes the place of its older mail where that is still as it was left. Ctrl-C stops after the draft that is leaving.
    Exit status 1 when a draft was blocked or failed.
    """
    from geoout.cli import options
    from geoout.desk.leaving import destination_of, waiting_for

    with options.desk(context) as desk:
        ids = list(dict.fromkeys(drafts)) or waiting_for(desk, where)
        with closing(destination_of(desk, where, Path(folder) if folder else None)) as destination:
            outcomes = _let_leave(desk, ids, destination, as_json, beside=beside, html=html)
        if not drafts:
            _say_pending(desk, where)
    stuck = any(outcome.status in ("blocked", "failed") for outcome in outcomes)
    return 130 if len(outcomes) < len(ids) else 1 if stuck else 0


def _let_leave(
    desk: Desk, ids: list[int], destination: Any, as_json: bool, *, beside: bool, html: bool
) -> list[Outcome]:
    from geoout.cli.main import say
    from geoout.cli.output import end_progress, progress
    from geoout.desk.leaving import let_leave

    done = 0

    def tell(outcome: Outcome) -> bool:
        nonlocal done
        done += 1
        end_progress()
        _print(outcome, as_json)
        progress(f"{'=' * (_BAR * done // len(ids)):{_BAR}}  {done:,} of {len(ids):,} drafts")
        return not stopped

    with _until_interrupted() as stopped:
        progress(f"{'':{_BAR}}  0 of {len(ids):,} drafts")
        try:
            outcomes = let_leave(desk, ids, destination, tell, beside=lambda draft: beside, html=html)
        finally:
            end_progress()
    if len(outcomes) < len(ids):
        say(f"stopped: {len(ids) - len(outcomes)} drafts were not tried")
    return outcomes


@contextmanager
def _until_interrupted() -> Iterator[list[int]]:
    """A list that holds something once Ctrl-C was pressed; pressed again it interrupts as ever."""
    pressed: list[int] = []

    def press(number: int, frame: object) -> None:
        pressed.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)


def _print(outcome: Outcome, as_json: bool) -> None:
    from geoout.cli.output import print_json, print_line
    from geoout.language.plain import clean_line

    if not as_json:
        path, reason = clean_line(outcome.path or ""), clean_line(outcome.reason or "")
        print_line(f"{outcome.draft:<4} {outcome.status:8} {path}  {reason}".rstrip())
        return
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


def _say_pending(desk: Desk, where: str) -> None:
    """What was cut short on its way elsewhere."""
    from geoout.cli.main import say

    elsewhere = sorted({row.key.destination for row in desk.store.ledger.pending_rows()} - {where})
    for name in elsewhere:
        say(f"drafts on their way to {name} were cut short; geoout export --to {name} ends that")
