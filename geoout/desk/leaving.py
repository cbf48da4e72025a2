"""Letting drafts leave: what may, what may not and why, and the ledger's word on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from geoout.desk.checking import check_and_keep
from geoout.desk.desk import Desk
from geoout.errors import UsageError
from geoout.outbox.clearance import Blocked, Cleared, clear
from geoout.outbox.destination import Destination
from geoout.outbox.leave import Outcome, Terms, leaving
from geoout.pitches.draft import Draft


def destination_of(desk: Desk, name: str, folder: Path | None = None) -> Destination:
    """The destination called `name` (`eml`, `mailto`); files go to `folder` or the workspace's outbox."""
    if name == "eml":
        from geoout.outbox.eml import EmlFolder

        return EmlFolder(folder or desk.workspace.outbox)
    if name == "mailto":
        from geoout.outbox.mailto import MailtoClient

        return MailtoClient()
    raise UsageError(f"no destination {name}", hint="use eml or mailto")


def clearance_of(desk: Desk, draft: Draft) -> Cleared | Blocked:
    """Whether this draft may leave as it stands now: checked afresh, overrides of this revision counted."""
    return clear(draft, check_and_keep(desk, draft), desk.store.overrides.of(draft.id, draft.revision))


def let_leave(
    desk: Desk, ids: Sequence[int], destination: Destination, told: Callable[[Outcome], bool] | None = None
) -> list[Outcome]:
    """Let these drafts leave, in order, each through the ledger; those that are blocked stay and say why.

    `told` hears each outcome as it happens and answers False to stop. The ledger notes what left at once, with the
    states of draft and prospect, so that a stop or a crash never makes the next run forget it.
    """
    terms = Terms(
        findings=lambda draft: check_and_keep(desk, draft),
        now=desk.now(),
        overrides=lambda draft: desk.store.overrides.of(draft.id, draft.revision),
        locale=lambda draft: desk.markets[draft.market].locale,
        settings=desk.campaign.settings,
        workspace=desk.workspace.identity,
    )
    outcomes: list[Outcome] = []
    drafts = {number: desk.store.drafts.get(number) for number in ids}
    for outcome in leaving(drafts.values(), destination, desk.store.ledger, terms):
        outcomes.append(outcome)
        if told is not None and not told(outcome):
            break
    return outcomes
