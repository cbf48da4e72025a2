"""Letting drafts leave: cleared, noted as pending, brought out, noted as done. A repeat makes no second copy.

The order, so that a kill at any instant loses nothing and doubles nothing: what became of the older revision's mail,
pending, put, the older one taken away, withdrawn, done. A departure that was cut short is looked for before all else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from geoout.campaign.campaign import Settings
from geoout.checks.finding import Finding
from geoout.errors import GeooutError, OutboxError
from geoout.outbox import replacing
from geoout.outbox.clearance import Blocked, Override, clear, over_cap
from geoout.outbox.destination import Destination, Letter, Older, Receipt
from geoout.outbox.ledger import Entry, Key, Ledger, digest_of
from geoout.outbox.message import Thread, compose, message_id
from geoout.pitches.draft import Draft, Touch


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
    `older` is set when a person must decide, because the mail of an older revision is not as it was put.
    """

    draft: int
    revision: int
    destination: str
    status: Status
    path: str | None = None
    reason: str | None = None
    older: Older | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms drafts leave.

    `findings` answers those of a draft's revision, None when nobody looked yet; `overrides` what a person let through;
    `locale` the CLDR locale a draft is written in, empty when unknown; `workspace` tells this workspace's drafts from
    another's; `now` is an aware time; `beside` whether a draft may leave beside the mail of its older revision; `pace`
    why its market has had enough for now, or None (asked of first departures only); `thread` the mail that a follow-up
    continues, None when it was not found in Sent; `who` lets them leave; `html` adds an HTML alternative.
    """

    findings: Callable[[Draft], Sequence[Finding] | None]
    now: datetime
    overrides: Callable[[Draft], Sequence[Override]] = lambda draft: ()
    locale: Callable[[Draft], str] = lambda draft: ""
    settings: Settings = field(default_factory=Settings)
    workspace: str = ""
    beside: Callable[[Draft], bool] = lambda draft: False
    pace: Callable[[Draft], str | None] = lambda draft: None
    thread: Callable[[Draft], Thread | None] = lambda draft: None
    who: str = ""
    html: bool = False


def leave(drafts: Iterable[Draft], destination: Destination, ledger: Ledger, terms: Terms) -> list[Outcome]:
    """Let each draft leave that may: one outcome per draft, in the order given."""
    return list(leaving(drafts, destination, ledger, terms))


def leaving(drafts: Iterable[Draft], destination: Destination, ledger: Ledger, terms: Terms) -> Iterator[Outcome]:
    """The same, as it happens: nothing befalls a draft before its batch's first outcome is asked for."""
    for batch in batches(drafts, destination, ledger, terms):
        yield from batch


def batches(
    drafts: Iterable[Draft], destination: Destination, ledger: Ledger, terms: Terms
) -> Iterator[Sequence[Outcome]]:
    """The same in batches of as many departures as the destination likes together; to stop between two loses nothing.

    A caller can note each outcome, show progress, and stop. No error of a single draft stops the others; only a
    ledger that cannot be read raises (StoreError).
    """
    door = _Door(destination, ledger, terms)
    steps: list[Outcome | _Ready] = []
    for draft in drafts:
        if any(isinstance(step, _Ready) for step in steps) and door.is_last(steps):
            yield door.bring_out(steps)
            steps = []
        steps.append(door.prepare(draft))
        if door.is_full(steps):
            yield door.bring_out(steps)
            steps = []
    if steps:
        yield door.bring_out(steps)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A letter whose row is pending. `resumed`: the row was there already; `said` belongs in the outcome."""

    letter: Letter
    path: str
    resumed: bool
    said: tuple[str, ...]


class _Door:
    """What one run knows: how many have left, and the terms."""

    def __init__(self, destination: Destination, ledger: Ledger, terms: Terms) -> None:
        self.destination, self.ledger, self.terms = destination, ledger, terms
        self.now = terms.now.astimezone(UTC).replace(microsecond=0)
        self.gone = 0

    def is_full(self, steps: Sequence[Outcome | _Ready]) -> bool:
        """Whether this batch is brought out now; outcomes that wait for no letter are told at once."""
        ready = _ready(steps)
        return not ready or len(ready) >= max(self.destination.together, 1)

    def is_last(self, steps: Sequence[Outcome | _Ready]) -> bool:
        """Whether the cap is reached if all of the batch leave."""
        return over_cap(self.gone + len(_ready(steps)), self.terms.settings) is not None

    def prepare(self, draft: Draft) -> Outcome | _Ready:
        """Everything up to the pending row, or why not."""
        key = Key(draft.id, draft.revision, self.destination.name)
        row = self.ledger.lookup(key)
        if outcome := _already(row, key):
            return outcome
        try:
            if row is not None and (receipt := self.destination.find(_sought(draft, row), row.path)):
                return self._end(_Ready(_sought(draft, row), row.path, True, ()), receipt)
            if reason := self._why_not(draft, row):
                return _outcome(key, Status.BLOCKED, reason=reason)
            if row is None:
                before = replacing.earlier(draft, key, self.destination, self.ledger, self.now)
                row = self.ledger.lookup(key)  # another process may have begun meanwhile, and replaced it
                if row is None and before and before.asks and not self.terms.beside(draft):
                    return _outcome(key, Status.BLOCKED, reason=before.asks, older=before.became)
        except GeooutError as error:
            return _outcome(key, Status.FAILED, reason=str(error))
        return self._begin(draft, key, row)

    def _why_not(self, draft: Draft, row: Entry | None) -> str | None:
        terms = self.terms
        verdict = clear(draft, terms.findings(draft), terms.overrides(draft))
        if isinstance(verdict, Blocked):
            return "; ".join(verdict.reasons)
        if reason := over_cap(self.gone, terms.settings):
            return reason
        if row is not None or any(other.done for other in self.ledger.of_draft(draft.id)):
            return None
        return terms.pace(draft)

    def _begin(self, draft: Draft, key: Key, row: Entry | None) -> Outcome | _Ready:
        """Compose and note. The ledger's row decides name and time, so that a retry makes the same bytes."""
        resumed, content = row is not None, b""
        try:
            thread = self.terms.thread(draft) if draft.touch is not Touch.FIRST else None
            if row is None:
                domain = draft.sender.email.rpartition("@")[2] if draft.sender else ""
                identifier = message_id(draft, domain, self.terms.workspace)
                content = self._compose(draft, identifier, self.now, thread)  # what cannot be leaves no pending row
                row = self.ledger.pending(
                    key,
                    message_id=identifier,
                    path=self.destination.reserve(draft),
                    at=self.now,
                    who=self.terms.who,
                    digest=digest_of(content),
                )
            if outcome := _already(row, key):
                return outcome
            if row.at != self.now or not content:  # another process, or an earlier run, decided the Date
                content = self._compose(draft, row.message_id, row.at, thread)
        except OutboxError as error:
            return _outcome(key, Status.BLOCKED, reason=str(error))
        except GeooutError as error:
            return _outcome(key, Status.FAILED, reason=str(error))
        alone = thread is None and draft.touch is not Touch.FIRST
        said = ("leaves without threading: the earlier mail was not found in Sent",) if alone else ()
        return _Ready(Letter(draft, key, row.message_id, content, row.at), row.path, resumed, said)

    def _compose(self, draft: Draft, identifier: str, at: datetime, thread: Thread | None) -> bytes:
        if draft.sender is None:
            raise OutboxError("no sender is set", hint="choose one")
        return compose(
            draft,
            draft.sender,
            sent=at.astimezone(UTC).replace(microsecond=0),
            message_id=identifier,
            thread=thread,
            x_unsent=self.destination.x_unsent,
            eight_bit=self.destination.eight_bit,
            html=self.terms.html,
            locale=self.terms.locale(draft),
        )

    def bring_out(self, steps: Sequence[Outcome | _Ready]) -> Sequence[Outcome]:
        """Put what is ready, end each, and answer all outcomes in order."""
        arrived = iter(self._put([(step.letter, step.path) for step in _ready(steps)]))
        return [step if isinstance(step, Outcome) else self._end(step, next(arrived)) for step in steps]

    def _put(self, letters: Sequence[tuple[Letter, str]]) -> Sequence[Receipt | GeooutError]:
        if not letters:
            return ()
        try:
            return self.destination.put_together(letters)
        except GeooutError as error:
            return [error] if len(letters) == 1 else self._put_singly(letters)

    def _put_singly(self, letters: Sequence[tuple[Letter, str]]) -> Sequence[Receipt | GeooutError]:
        """One by one, because one of them would not go; the same refusal twice running is that of the place."""
        results: list[Receipt | GeooutError] = []
        for letter, path in letters:
            last = results[-2:]
            if len(last) == 2 and all(isinstance(each, GeooutError) for each in last) and str(last[0]) == str(last[1]):
                results.append(last[1])
                continue
            try:
                results.append(self.destination.find(letter, path) or self.destination.put(letter, path))
            except GeooutError as error:
                results.append(error)
        return results

    def _end(self, step: _Ready, arrived: Receipt | GeooutError) -> Outcome:
        """The older mail goes, the row is done."""
        key, digest = step.letter.key, digest_of(step.letter.content) if step.letter.content else ""
        if isinstance(arrived, GeooutError):
            return _outcome(key, Status.FAILED, reason=str(arrived))
        try:
            said = replacing.replace(key, self.destination, self.ledger, self.now, resumed=step.resumed)
            self.ledger.done(key, path=arrived.path, at=self.now, digest=digest)
            also = _also(self.ledger.of_draft(key.draft), key)
        except GeooutError as error:
            return _outcome(key, Status.FAILED, reason=str(error))
        self.gone += 1
        reason = "; ".join(part for part in (*step.said, said, also) if part) or None
        return _outcome(key, Status.WRITTEN, arrived.path, reason)


def _ready(steps: Sequence[Outcome | _Ready]) -> list[_Ready]:
    return [step for step in steps if isinstance(step, _Ready)]


def _sought(draft: Draft, row: Entry) -> Letter:
    """A letter to look for: whatever stands against composing it now, it may have arrived."""
    return Letter(draft, row.key, row.message_id, b"", row.at)


def _already(row: Entry | None, key: Key) -> Outcome | None:
    if row is None or not (row.done or row.withdrawn):
        return None
    if row.withdrawn:
        reason = "another revision took the place of this one; change a word, which makes a revision of its own"
        return _outcome(key, Status.BLOCKED, reason=reason)
    return _outcome(
        key, Status.ALREADY, row.path, f"this revision left on {row.at:%Y-%m-%d}; nothing was written again"
    )


def _also(rows: Sequence[Entry], key: Key) -> str | None:
    """Where else this revision went."""
    there = (row for row in rows if row.done and not row.withdrawn)
    also = [row.key.destination for row in there if row.key != key and row.key.revision == key.revision]
    return f"this revision also left to {', '.join(also)}" if also else None


def _outcome(
    key: Key, status: Status, path: str = "", reason: str | None = None, older: Older | None = None
) -> Outcome:
    return Outcome(key.draft, key.revision, key.destination, status, path or None, reason, older)
