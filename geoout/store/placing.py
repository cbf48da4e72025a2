"""Which market an imported site belongs to, and why; the same for all sites of one suffix, language and country."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from geoout.errors import UsageError
from geoout.markets.market import Market
from geoout.prospects.locality import Facts, evidence, guess_market, score, tier
from geoout.prospects.prospect import Evidence, Tier
from geoout.store.incoming import Incoming


class Placed(NamedTuple):
    """A site's market, how near it is, its local score and the reasons."""

    market: str | None
    tier: Tier
    local: int
    evidence: tuple[Evidence, ...]


class Placer:
    """Places the sites of one import: in the market that was given, else in the one that the evidence names.

    Raises UsageError for a market that is not among `markets` (the shipped ones where None).
    """

    def __init__(self, market: str | None, tool: str, day: date, markets: Mapping[str, Market] | None) -> None:
        if markets is None:
            from geoout.markets.reading import load

            markets = load()
        if market is not None and market not in markets:
            raise UsageError(f"there is no market {market!r}", hint="geoout markets lists them")
        self._market = market
        self._markets = markets
        self._source = f"{tool}, {day.day} {day:%b %Y}"
        self._known: dict[tuple[str, str, str], Placed] = {}

    def __call__(self, site: Incoming) -> Placed:
        """Where a site belongs."""
        country = site.declared.get("country", "") if site.declared else ""
        key = (site.domain.partition(".")[2], site.language, country)
        placed = self._known.get(key)
        if placed is None:
            placed = self._known[key] = self._place(Facts(site.domain, site.language, country, self._source))
        return placed

    def _place(self, facts: Facts) -> Placed:
        if self._market is not None:
            market, lines = self._market, evidence(facts, self._markets[self._market])
        else:
            guess, lines = guess_market(
                facts.host, facts.language, self._markets, country=facts.country, source=facts.source
            )
            if guess is None:
                return Placed(None, Tier.GLOBAL, score(lines), lines)
            market = guess
        return Placed(market, tier(facts, self._markets[market]), score(lines), lines)
