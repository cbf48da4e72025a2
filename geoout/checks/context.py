"""Context: what a rule may know besides the draft. What is absent, a rule stays silent about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from geoout.campaign.campaign import Campaign
from geoout.markets.market import Market


class History(Protocol):
    """What the store knows of earlier contact; a row checked from the shell has none."""

    def do_not_contact(self, email: str, domain: str) -> str | None:
        """The reason why this person or site must not be written to, or None."""
        ...

    def last_contact(self, domain: str, email: str, *, besides: int = 0) -> date | None:
        """The last day on which a draft to this site or person left, leaving out draft `besides`."""
        ...

    def was_introduced(self, prospect: int) -> bool:
        """Whether an introduction to this prospect has left or an introducer is on record."""
        ...

    def is_signed(self, draft: int, revision: int) -> bool:
        """Whether a native speaker signed this revision of the draft or its template."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """The market a draft goes to; the campaign and history where there is a workspace; `today` for pace and dates."""

    market: Market
    campaign: Campaign | None = None
    history: History | None = None
    today: date | None = None
