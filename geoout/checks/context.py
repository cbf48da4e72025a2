"""Context: what a rule may know besides the draft. What is absent, a rule stays silent about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from geoout.campaign.campaign import Campaign
from geoout.markets.clock import local_time
from geoout.markets.market import Market
from geoout.pitches.draft import Draft, Touch
from geoout.pitches.sign_off import Standing
from geoout.prospects.prospect import Prospect

if TYPE_CHECKING:
    from geoout.campaign.anchor_use import AnchorUse


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

    def anchor_uses(self, target: str, market: str, *, besides: int = 0) -> Sequence[AnchorUse]:
        """The anchors asked for as links to this page in this market, leaving out draft `besides`; sites may repeat."""
        ...

    def mails_left(self, prospect: int, email: str, *, besides: int = 0) -> Sequence[tuple[Touch, date]]:
        """Every mail that left for this person at this prospect, as its touch and the day (UTC), the oldest first.

        One row per draft, on the day when it first left, leaving out draft `besides`. Of a prospect without a number
        (0) it is the address alone that counts.
        """
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """The market a draft goes to; the campaign and history where there is a workspace; `today` for pace and dates.

    `prospect` is what is on record of the site itself: its language, its source type, the note on a shared audience.
    `now` (aware) is the moment of the check where it is about now: `day_there` is the recipient's day then.
    """

    market: Market
    campaign: Campaign | None = None
    history: History | None = None
    today: date | None = None
    prospect: Prospect | None = None
    now: datetime | None = None

    @property
    def day_there(self) -> date | None:
        """The day in the market's own zone; `today` where the moment is not known, None where the day is not either."""
        return local_time(self.market, self.now).date() if self.now is not None and self.today else self.today
