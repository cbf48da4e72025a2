"""Context: what a rule may know besides the draft. What is absent, a rule stays silent about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from geoout.campaign.campaign import Campaign
from geoout.markets.market import Market
from geoout.pitches.draft import Draft
from geoout.pitches.sign_off import Standing


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

    def sign_off(self, draft: Draft, locale: str) -> Standing:
        """How the draft, as it reads now, stands with native speakers of `locale`."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """The market a draft goes to; the campaign and history where there is a workspace; `today` for pace and dates."""

    market: Market
    campaign: Campaign | None = None
    history: History | None = None
    today: date | None = None
