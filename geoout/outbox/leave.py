"""Letting drafts leave: cleared, noted as pending, brought out, noted as done. A repeat makes no second copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from geoout.campaign.campaign import Settings
from geoout.checks.finding import Finding
from geoout.errors import GeooutError, OutboxError
from geoout.outbox.clearance import Blocked, Override, clear, over_cap
from geoout.outbox.destination import Destination, Letter
from geoout.outbox.ledger import Entry, Key, Ledger
from geoout.outbox.message import compose, message_id
from geoout.pitches.draft import Draft


class Status(StrEnum):
    """How a departure ended; the words of `geoout export --json`."""

    WRITTEN = "written"
    ALREADY = "already"
    BLOCKED = "blocked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one draft. `path` is None where nothing was written or the destination has no files.

    `reason` says why not, or, for one that left, which older mail it replaces; None when there is nothing to say.
    """

    draft: int
    revision: int
    destination: str
    status: Status
    path: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms drafts leave.

    `findings` answers those of a draft's revision, None when nobody looked yet; `overrides` what a person let through;
    `locale` the CLDR locale a draft is written in, empty when unknown; `workspace` tells this workspace's drafts from
    another's; `now` is an aware time.
    """

    findings: Callable[[Draft], Sequence[Finding] | None]
    now: datetime
    overrides: Callable[[Draft], Sequence[Override]] = lambda draft: ()
    locale: Callable[[Draft], str] = lambda draft: ""
    settings: Settings = field(default_factory=Settings)
    workspace: str = ""


def leave(drafts: Iterable[Draft], destination: Destination, ledger: Ledger, terms: Terms) -> list[Outcome]:
    """Let each draft leave that may: one outcome per draft, in the order given."""
    return list(leaving(drafts, destination, ledger, terms))


def leaving(drafts: Iterable[Draft], destination: Destination, ledger: Ledger, terms: Terms) -> Iterator[Outcome]:
    """The same, as it happens: nothing befalls a draft before its outcome is asked for.

    So a caller can note each outcome, show progress, and stop. No error of a single draft stops the others; only a
    ledger that cannot be read raises (StoreError).
    """
    now = terms.now.astimezone(UTC).replace(microsecond=0)
    gone = 0
    for draft in drafts:
        key = Key(draft.id, draft.revision, destination.name)
        outcome = _already(ledger.lookup(key), key)
        if outcome is None:
            verdict = clear(draft, terms.findings(draft), terms.overrides(draft))
            reason = "; ".join(verdict.reasons) if isinstance(verdict, Blocked) else over_cap(gone, terms.settings)
            if reason:
                outcome = _outcome(key, Status.BLOCKED, reason=reason)
            else:
                outcome = _depart(draft, key, destination, ledger, now, terms)
        gone += outcome.status is Status.WRITTEN
        yield outcome


def _depart(draft: Draft, key: Key, destination: Destination, ledger: Ledger, now: datetime, terms: Terms) -> Outcome:
    """Bring out one cleared draft. The ledger's row decides name and time, so that a retry makes the same bytes."""
    try:
        row = ledger.lookup(key)
        resumed = row is not None
        if row is None:
            domain = draft.sender.email.rpartition("@")[2] if draft.sender else ""
            identifier = message_id(draft, domain, terms.workspace)
            _compose(draft, identifier, now, destination, terms)  # what cannot be composed leaves no pending row
            row = ledger.pending(key, message_id=identifier, path=destination.reserve(draft), at=now)
        if outcome := _already(row, key):
            return outcome
        letter = Letter(draft, key, row.message_id, _compose(draft, row.message_id, row.at, destination, terms))
    except OutboxError as error:
        return _outcome(key, Status.BLOCKED, reason=str(error))
    except GeooutError as error:
        return _outcome(key, Status.FAILED, reason=str(error))
    try:
        receipt = (destination.find(letter, row.path) if resumed else None) or destination.put(letter, row.path)
        ledger.done(key, path=receipt.path, at=now)
    except GeooutError as error:
        return _outcome(key, Status.FAILED, reason=str(error))
    return _outcome(key, Status.WRITTEN, receipt.path, _said_of_others(ledger.of_draft(draft.id), key))


def _compose(draft: Draft, identifier: str, at: datetime, destination: Destination, terms: Terms) -> bytes:
    if draft.sender is None:
        raise OutboxError("no sender is set", hint="choose one")
    sent = at.astimezone(UTC).replace(microsecond=0)
    return compose(
        draft, draft.sender, sent=sent, message_id=identifier, x_unsent=destination.x_unsent, locale=terms.locale(draft)
    )


def _already(row: Entry | None, key: Key) -> Outcome | None:
    if row is None or not row.done:
        return None
    return _outcome(
        key, Status.ALREADY, row.path, f"this revision left on {row.at:%Y-%m-%d}; nothing was written again"
    )


def _said_of_others(rows: Sequence[Entry], key: Key) -> str | None:
    """Which older mails this one replaces (they stay where they are), and where else this revision went."""
    left = [row for row in rows if row.done and row.key != key]
    older = [row.path for row in left if row.key.revision < key.revision and row.key.destination == key.destination]
    also = [row.key.destination for row in left if row.key.revision == key.revision]
    said = []
    if older and older[-1]:
        said.append(f"replaces {older[-1]}, which stays until you delete it")
    elif older:
        said.append("an older revision of this draft was opened before")
    if also:
        said.append(f"this revision also left to {', '.join(also)}")
    return "; ".join(said) or None


def _outcome(key: Key, status: Status, path: str = "", reason: str | None = None) -> Outcome:
    return Outcome(key.draft, key.revision, key.destination, status, path or None, reason)
