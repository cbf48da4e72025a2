"""Letting drafts leave: what may, what may not and why, and the ledger's word on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from geoout.alone import alone
from geoout.desk.checking import check_and_keep
from geoout.desk.desk import Desk
from geoout.desk.pacing import pace_of
from geoout.desk.person import who
from geoout.errors import Place, UsageError
from geoout.outbox.destination import Destination
from geoout.outbox.leave import Outcome, Terms, batches
from geoout.pitches.draft import DraftState

DESTINATIONS = ("eml", "maildir", "mbox", "imap", "mailto", "csv")
"""What can be named in the shell; the clipboard is the screen's."""
_WITHOUT_FILES = ("imap", "mailto")


def destination_of(desk: Desk, name: str, folder: Path | None = None) -> Destination:
    """The destination called `name`. `folder` takes its files, else the workspace's outbox; close it at the end.

    The ledger keeps the paths, so they are whole ones. Raises UsageError when there is none of that name, when the
    folder holds something else, or when a folder is named for a destination without files.
    """
    if folder is not None and name in _WITHOUT_FILES:
        raise UsageError(f"{name} writes no files", hint="leave --dir out")
    outbox = desk.workspace.outbox.absolute()
    maker = _MAKERS.get(name)
    if maker is None:
        raise UsageError(f"no destination {name}", hint=f"use {', '.join(DESTINATIONS[:-1])} or {DESTINATIONS[-1]}")
    if folder is not None:
        _demand_folder(folder.absolute())
    return maker(outbox, folder.absolute() if folder else None)


def _eml(outbox: Path, folder: Path | None) -> Destination:
    from geoout.outbox.eml import EmlFolder

    return EmlFolder(folder or outbox)


def _maildir(outbox: Path, folder: Path | None) -> Destination:
    from geoout.outbox.maildir import Maildir, why_no_maildir

    if folder is None:
        return Maildir(outbox / "Maildir", own=True)
    if why := why_no_maildir(folder):
        raise UsageError(why, Place(str(folder)), "name an empty folder or a Maildir")
    return Maildir(folder)


def _mbox(outbox: Path, folder: Path | None) -> Destination:
    from geoout.outbox.mbox import Mbox, why_no_mbox

    path = _file_in(folder or outbox, "drafts.mbox")
    if why := why_no_mbox(path):
        raise UsageError(why, Place(str(path)), "name another folder with --dir")
    return Mbox(path)


def _imap(outbox: Path, folder: Path | None) -> Destination:
    from geoout.outbox.imap.accounts_file import read_accounts
    from geoout.outbox.imap.drafts import ImapDrafts

    return ImapDrafts(read_accounts())


def _mailto(outbox: Path, folder: Path | None) -> Destination:
    from geoout.outbox.mailto import MailtoClient

    return MailtoClient()


def _csv(outbox: Path, folder: Path | None) -> Destination:
    from geoout.outbox.merge_sheet import MergeSheet

    return MergeSheet(_file_in(folder or outbox, "merge.csv"))


def _demand_folder(folder: Path) -> None:
    """Raises UsageError when this is no folder and none could be made there."""
    hint = "name another folder with --dir"
    for place in (folder, *folder.parents):
        try:
            if not place.is_symlink() and not place.exists():
                continue
            if not place.exists():
                raise UsageError("this link leads nowhere", Place(str(place)), hint)
            if not place.is_dir():
                raise UsageError("this is a file, not a folder", Place(str(place)), hint)
        except OSError as error:
            raise UsageError(f"this folder cannot be used ({error.strerror})", Place(str(folder)), hint) from None
        return


def _file_in(folder: Path, name: str) -> Path:
    """A file that is there or not. Raises UsageError for a folder, a pipe or a device, which could wait for ever."""
    path = folder / name
    if path.exists() and not path.is_file():
        kind = "a folder" if path.is_dir() else "a pipe or a device"
        raise UsageError(f"this is {kind}, not a file", Place(str(path)), "name another folder with --dir")
    return path


_MAKERS: dict[str, Callable[[Path, Path | None], Destination]] = {
    "eml": _eml,
    "maildir": _maildir,
    "mbox": _mbox,
    "imap": _imap,
    "mailto": _mailto,
    "csv": _csv,
}


def waiting_for(desk: Desk, name: str) -> list[int]:
    """The drafts that leave when none is named: all open ones, and those whose way there was cut short."""
    ids = list(desk.store.drafts.ids(state=DraftState.OPEN))
    cut_short = {row.key.draft for row in desk.store.ledger.pending_rows() if row.key.destination == name}
    missing = sorted(cut_short - set(ids))
    return [*ids, *(row.id for row in desk.store.drafts.rows(missing))]


def let_leave(
    desk: Desk,
    ids: Sequence[int],
    destination: Destination,
    told: Callable[[Outcome], bool] | None = None,
    *,
    beside: Callable[[int], bool] = lambda draft: False,
    html: bool = False,
) -> list[Outcome]:
    """Let these drafts leave, in order, each through the ledger; those that are blocked stay and say why.

    `told` hears each outcome as it happens and answers False to stop, which happens once what leaves together has
    left. `beside` answers for a draft's id whether it may leave though the mail of its older revision is not as it was
    put; `html` adds an HTML alternative. The ledger notes what left at once, with the states of draft and prospect, so
    that a stop or a crash never makes the next run forget it.
    """
    terms = Terms(
        findings=lambda draft: check_and_keep(desk, draft),
        now=desk.now(),
        overrides=lambda draft: desk.store.overrides.of(draft.id, draft.revision),
        locale=lambda draft: desk.markets[draft.market].locale,
        settings=desk.campaign.settings,
        workspace=desk.workspace.identity,
        beside=lambda draft: beside(draft.id),
        pace=pace_of(desk),
        thread=lambda draft: desk.store.events.thread_of(draft.id),
        who=who(),
        html=html,
    )
    outcomes: list[Outcome] = []
    drafts = {number: desk.store.drafts.get(number) for number in ids}
    departures = batches(drafts.values(), destination, desk.store.ledger, terms)
    while batch := _next_of(departures, desk):
        outcomes += batch
        if told is not None and False in [told(outcome) for outcome in batch]:  # each is told
            break
    return outcomes


def _next_of(departures: Iterator[Sequence[Outcome]], desk: Desk) -> Sequence[Outcome]:
    """The next batch, while no other process lets drafts leave from this workspace; empty at the end."""
    with alone(desk.workspace.campaign_file, "letting drafts leave from this workspace"):
        return next(departures, ())
