"""How much room the pace leaves: what may still leave to each market today, and when the others would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geoout.campaign.campaign import Caps
from geoout.pitches.draft import Touch
from geoout.store.draft_rows import DraftRow
from geoout.tui.outbox.planning import Fate, Plan

if TYPE_CHECKING:
    from geoout.desk.desk import Desk


class Rooms:
    """The pace of each market as it is when the question is asked; the door asks again (`desk.pacing`)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, tuple[Caps, int, int]] = {}

    def over(self, row: DraftRow, leaving: Sequence[DraftRow]) -> str | None:
        """Why this draft may not leave when `leaving` do: only first mails count, each once (R27)."""
        from geoout.campaign.pace import over_pace

        if not _counts(row):
            return None
        caps, today, week = self._room(row.market)
        more = sum(each.market == row.market and _counts(each) for each in leaving)
        return over_pace(row.market, today + more, week + more, caps)

    def _room(self, market: str) -> tuple[Caps, int, int]:
        if market not in self._known:
            from geoout.campaign.pace import caps_of, monday_of

            today = self._desk.now().date()
            left = self._desk.store.ledger.left_per_day(market, monday_of(today))
            caps = caps_of(self._desk.campaign.settings, market)
            self._known[market] = (caps, left.get(today, 0), sum(left.values()))
        return self._known[market]

    def with_spread(self, plan: Plan) -> Plan:
        """The plan with a sentence per market over its pace: `de: 3 on Tue 24 Nov, 3 on Wed 25 Nov and 50 later`."""
        paced = plan.of(Fate.PACED)
        if not paced:
            return plan
        from geoout.desk.pacing import proposal, said

        drafts = [self._desk.store.drafts.get(each.row.id) for each in paced]
        proposed = proposal(self._desk, drafts)
        markets = dict.fromkeys(each.market for each in proposed)
        lines = [f"{key}: {said([each for each in proposed if each.market == key])}" for key in markets]
        return replace(plan, spread=tuple(lines))


def _counts(row: DraftRow) -> bool:
    return row.kind.touch is Touch.FIRST and not row.left
