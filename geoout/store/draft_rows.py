"""Drafts as the database keeps them and as the domain knows them, and the row that the outbox shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from geoout.pitches.draft import Draft, DraftState, Kind, Touch
from geoout.store.contacts import label
from geoout.store.snapshots import asset_from, contact_from, frozen, sender_from, spans_from, words_from
from geoout.store.times import time_of, written

_TEXTS = ("subject", "body", "anchor", "target", "brand", "template", "template_hash")


@dataclass(frozen=True, slots=True)
class DraftRow:
    """What one line of the outbox shows.

    `errors`, `warnings`, `infos` count the findings of this revision; `blocked_by` are the codes of errors that nobody
    let through, `acknowledged` those that somebody did; `left` is the last destination it went to, empty if none.
    """

    id: int
    prospect: int
    market: str
    kind: Kind
    recipient: str
    email: str
    site: str
    subject: str
    state: DraftState
    revision: int
    saved: datetime
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    blocked_by: tuple[str, ...] = ()
    acknowledged: tuple[str, ...] = ()
    left: str = ""
    left_at: datetime | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it is open and nothing blocks it."""
        return self.state is DraftState.OPEN and not self.blocked_by


def draft_row(
    values: Mapping[str, Any],
    blocked_by: Sequence[str],
    acknowledged: Sequence[str],
    left: str,
    left_at: datetime | None,
) -> DraftRow:
    """A line of the outbox from the columns of `rows`, and what findings and ledger say of it."""
    typed = {
        "prospect": values["prospect"] or 0,
        "kind": Kind(values["kind"]),
        "state": DraftState(values["state"]),
        "saved": datetime.fromisoformat(values["saved"]),
    }
    lists = {"blocked_by": tuple(blocked_by), "acknowledged": tuple(acknowledged)}
    return DraftRow(**{**values, **typed, **lists}, left=left, left_at=left_at)


def draft_of(values: Mapping[str, Any]) -> Draft:
    """A draft from the columns of `by_id`."""
    return Draft(
        **{name: values[name] for name in _TEXTS},
        market=values["market"],
        kind=Kind(values["kind"]),
        touch=Touch(values["touch"]),
        contact=contact_from(values["contact"]),
        site=values["site"],
        asset=asset_from(values["asset"]),
        sender=sender_from(values["sender"]),
        spans=spans_from(values["spans"]),
        missing=words_from(values["missing"]),
        state=DraftState(values["state"]),
        prospect=values["prospect"] or 0,
        follows=values["follows"] or 0,
        id=values["id"],
        revision=values["revision"],
        saved=time_of(values["saved"]),
    )


def place_values(draft: Draft) -> dict[str, Any]:
    """The columns of a draft's place."""
    return {
        "id": draft.id,
        "prospect": draft.prospect or None,
        "follows": draft.follows or None,
        "market": draft.market,
        "kind": str(draft.kind),
        "touch": str(draft.touch),
        "site": draft.site,
        "subject": draft.subject,
        "recipient": label(draft.contact),
        "email": draft.contact.email,
        "state": str(draft.state),
        "revision": draft.revision,
        "saved": written(draft.saved),
    }


def word_values(draft: Draft, who: str) -> dict[str, Any]:
    """The columns of a draft's words, written by `who`."""
    return {
        **{name: getattr(draft, name) for name in _TEXTS},
        "draft": draft.id,
        "revision": draft.revision,
        "contact": frozen(draft.contact),
        "asset": None if draft.asset is None else frozen(draft.asset),
        "sender": None if draft.sender is None else frozen(draft.sender),
        "spans": frozen(draft.spans),
        "missing": frozen(draft.missing),
        "saved": written(draft.saved),
        "who": who,
    }
