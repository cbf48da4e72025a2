"""What a list of markets counts on and no calendar has: holidays by a name that nobody gives, regions of no country."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geoout.errors import MarketError
from geoout.markets.holiday import country_holidays, holidays_of, regions_of
from geoout.markets.season import spans, when_of
from geoout.markets.values import unknown
from geoout.markets.written import Written, read

if TYPE_CHECKING:
    from geoout.markets.market import Market, Season

_YEARS: Final = range(2024, 2029)
"""The years that are looked through: a holiday of the law comes in one of them."""


def never(markets: Mapping[str, Market], overlay: Path) -> list[MarketError]:
    """The seasons that never come and the regions that are none, with file, line and field where they are written.

    It reads the holidays of several years, which takes a second or two: too long for every start.
    """
    top = read(overlay) if os.path.lexists(overlay) else Written({}, "markets.yaml", 1, "")
    found: dict[tuple[str, str], MarketError] = {}
    for problem in (one for market in markets.values() for one in _of(market, top)):
        found.setdefault((str(problem.where), problem.what), problem)
    return list(found.values())


def _of(market: Market, top: Written) -> Iterator[MarketError]:
    for season in market.calendar.seasons:
        when = when_of(season.when)
        if not when.weekdays and not any(spans(when, market, year) for year in _YEARS):
            country, slash, name = when.anchor.rpartition("/")
            where = country if slash else market.territory
            what = f"{name} is no public holiday of {where} in {_YEARS[0]} to {_YEARS[-1]}, so {season.id} never comes"
            yield _written(market, season, top).wrong(what, unknown(name, _names(market, country)))
    known = regions_of(market.territory)
    for region in market.calendar.regions:
        if region not in known:
            at = _at(top, "markets", market.key, "calendar", "regions")
            yield at.wrong(f"{region} is no region of {market.territory}", unknown(region, known))


def _names(market: Market, country: str) -> tuple[str, ...]:
    years = (country_holidays(country, year) if country else holidays_of(market, year) for year in _YEARS)
    return tuple(dict.fromkeys(name for days in years for holiday in days.values() for name in holiday.names))


def _written(market: Market, season: Season, top: Written) -> Written:
    """Where the season's time is written; where the market names the season, if the workspace does only that."""
    when = _at(top, "seasons", season.id, "when")
    return when if when.field.endswith(".when") else _at(top, "markets", market.key, "calendar", "seasons")


def _at(top: Written, *path: str) -> Written:
    """What stands at this path; the deepest that there is of it."""
    for name in path:
        if not isinstance(top.value, dict) or name not in top.value:
            break
        top = top.value[name]
    return top
