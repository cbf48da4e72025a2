"""Public holidays of a market's country, by the `holidays` package: which days mail waits until the next morning.

A day is off in the market when it is a holiday in the whole country or in every one of the market's `regions`, the
cantons, provinces and states in which its readers sit: Good Friday is no federal holiday in Switzerland, nor is
Thanksgiving in Canada. A holiday in another part only, such as Corpus Christi in Bavaria, is said, but mail is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from geoout.markets.market import Market

# Days that the package keeps apart, because the law that it follows does not name them, and on which offices are shut:
# Sweden's eves, Hong Kong's general holidays such as Good Friday, Indonesia's collective leave.
_ALSO: Final = {"SE": ("public", "de_facto"), "HK": ("public", "optional"), "ID": ("public", "government")}
_ENGLISH: Final = "en_US"
_NAMED: Final = {"nb": "no"}
_SATURDAY: Final = 5
_LONGEST_REST: Final = 31
_NOTE: Final = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday's name in English and in the market's language (the country's where the package lacks that one)."""

    english: str
    local: str

    def __str__(self) -> str:
        """`German Unity Day (Tag der Deutschen Einheit)`; the name alone where both are the same."""
        return self.english if self.local in ("", self.english) else f"{self.english} ({self.local})"

    @property
    def names(self) -> tuple[str, ...]:
        """The English names without what stands behind them in parentheses: two may fall on one day."""
        return tuple(_NOTE.sub("", _NOTE.sub("", one)) for one in self.english.split("; "))


def day_off(market: Market, day: date) -> str | None:
    """The public holiday on which nobody is at work in the market on `day`, in English and locally; None: no holiday.

    Weekends are no holidays; a holiday that falls on one is named all the same.
    """
    found = holidays_of(market, day.year).get(day)
    return str(found) if found else None


def partly_off(market: Market, day: date) -> tuple[str, tuple[str, ...]] | None:
    """The holiday of only a part of the country on `day`, and the names of the parts; None where there is none.

    Mail is read that day, though not everywhere.
    """
    return None if day_off(market, day) else _in_parts(market.territory, day.year).get(day)


def holidays_of(market: Market, year: int) -> Mapping[date, Holiday]:
    """The days off of a year, in order. Empty for a country or a year that the package does not know."""
    return _days_off(market.territory, market.calendar.regions, market.locale, year)


def country_holidays(territory: str, year: int) -> Mapping[date, Holiday]:
    """The days off of a whole country in a year, by their English names."""
    return _days_off(territory, (), "en", year)


def regions_of(territory: str) -> tuple[str, ...]:
    """The states, provinces or cantons of a country that have holidays of their own; none for a country not known."""
    from holidays import list_supported_countries

    return tuple(list_supported_countries().get(territory, ()))


def is_workday(market: Market, day: date) -> bool:
    """Whether people are at work in the market on `day`: no weekend there and no public holiday.

    A Saturday or Sunday that is worked in exchange for a long holiday counts (China, Hungary).
    """
    if day_off(market, day):
        return False
    country = _calendar(market.territory, day.year)
    if country is None:
        return day.weekday() < _SATURDAY
    if day in country.weekend_workdays:
        return True
    # Hong Kong's law knows only Sunday; its offices rest on Saturday too.
    return day.weekday() not in (country.weekend if len(country.weekend) > 1 else {_SATURDAY, *country.weekend})


def after_workdays(market: Market, day: date, count: int) -> date:
    """The working day of the market that is `count` of them after `day` (itself not counted)."""
    # No country rests for a month, so an end is in sight whatever is asked.
    for _ in range(count):
        day += timedelta(days=1)
        for _ in range(_LONGEST_REST):
            if is_workday(market, day):
                break
            day += timedelta(days=1)
    return day


@lru_cache(maxsize=512)
def _days_off(territory: str, regions: tuple[str, ...], locale: str, year: int) -> Mapping[date, Holiday]:
    local = _language(territory, locale)
    english = local if local.startswith("en") else _ENGLISH
    found: dict[date, Holiday] = {}
    # Without regions the country alone decides; with them, what all of them share (the country's own days included).
    calendars = [(_calendar(territory, year, one, english), _calendar(territory, year, one, local)) for one in regions]
    names, said = _calendar(territory, year, "", english), _calendar(territory, year, "", local)
    for day in sorted(names or ()):
        found[day] = Holiday(names[day], said[day] if said is not None else "")
    if calendars:
        names, said = calendars[0]
        for day in names or ():
            if all(part is not None and day in part for part, _ in calendars):
                found[day] = Holiday(names[day], said[day] if said is not None else "")
    return MappingProxyType(dict(sorted(found.items())))


@lru_cache(maxsize=64)
def _in_parts(territory: str, year: int) -> Mapping[date, tuple[str, tuple[str, ...]]]:
    """The days on which only parts of the country rest, with the holiday of the most of them and their names."""
    country = _calendar(territory, year)
    found: dict[date, dict[str, list[str]]] = {}
    for code, names in country.get_subdivision_aliases().items() if country is not None else ():
        # A city inside a state (Augsburg) has no name of its own there.
        for day, name in (_make(territory, year, code, _ENGLISH) or {}).items() if names else ():
            if day not in country:
                found.setdefault(day, {}).setdefault(name, []).append(names[0])
    most = {day: max(of_day.items(), key=lambda one: len(one[1])) for day, of_day in found.items()}
    return MappingProxyType({day: (name, tuple(where)) for day, (name, where) in most.items()})


@lru_cache(maxsize=512)
def _calendar(territory: str, year: int, region: str = "", language: str = "") -> Any:
    return _make(territory, year, region, language)


def _make(territory: str, year: int, region: str = "", language: str = "") -> Any:
    """The package's own calendar of one year; None where it knows no such country, region or year."""
    import holidays

    known = _languages(territory)
    try:
        return holidays.country_holidays(
            territory,
            subdiv=region or None,
            years=year,
            expand=False,
            language=language if language in known else None,
            categories=_ALSO.get(territory),
        )
    except (NotImplementedError, ValueError, OverflowError):
        return None


@lru_cache(maxsize=1)
def _all_languages() -> Mapping[str, tuple[str, ...]]:
    from holidays import list_localized_countries

    return {territory: tuple(names) for territory, names in list_localized_countries().items()}


def _languages(territory: str) -> tuple[str, ...]:
    return _all_languages().get(territory, ())


def _language(territory: str, locale: str) -> str:
    """The package's name for the market's language: `fr` for fr_CH, `zh_TW` for zh_Hant_TW, `no` for nb_NO.

    Empty, which is the country's own, where the package lacks it.
    """
    language = _NAMED.get(locale.split("_")[0], locale.split("_")[0])
    wanted = (f"{language}_{territory}", language)
    return next((one for one in wanted if one in _languages(territory)), "")
