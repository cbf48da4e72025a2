"""Drafts that left before and whose earlier mail is not as we left it: what a person must decide."""

from __future__ import annotations

from collections.abc import Sequence

from geoout.outbox.leave import Outcome
from geoout.store.draft_rows import DraftRow
from geoout.tui.shapes import shapes
from geoout.tui.widgets.tick_float import Tickable

_SAID = {
    "changed": "changed in your mail client",
    "gone": "not there any more: sent, moved or deleted",
    "unknown": "cannot be told",
}


def beside(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Those that wait for a person because of the mail of an earlier revision."""
    return [each for each in outcomes if each.older is not None]


def tickable(outcome: Outcome, row: DraftRow | None) -> Tickable:
    """Who it is to, what became of the earlier mail, and the reason in full."""
    who = (row.recipient or row.email or row.site) if row is not None else f"draft {outcome.draft}"
    right = _SAID.get(str(outcome.older or ""), "")
    details = (outcome.reason,) if outcome.reason else ()
    return Tickable(outcome.draft, who, right, details, (shapes().warning, "warning"))
