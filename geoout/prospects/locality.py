"""Whether a site belongs to a market: evidence, the score that its points add up to, the tier, and a first guess.

This looks at the domain and at what a file declares; looking at pages adds more. Points are shared out so that all
kinds of evidence together give 100: a score is a sum, never clipped. Language alone never decides a country.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from geoout.markets.market import Market
from geoout.prospects.domain import public_suffix
from geoout.prospects.prospect import Evidence, Tier
from geoout.prospects.suffixes import territory_of

POINTS: Final[Mapping[str, int]] = {
    "cctld": 30,
    "second-level": 4,
    "geo-gtld": 30,
    "language": 20,
    "declared": 12,
    "imprint": 14,
    "audience": 12,
    "moderated": 8,
}
"""The most that one kind of evidence gives. A site has a ccTLD or a geographic gTLD, so the best sum is 100."""
NEIGHBOUR: Final = 10
"""What the ccTLD of a neighbouring country gives (R9)."""
CONFIRMS: Final = 0.8
"""How sure a suffix must be to decide a country by itself; below it the language must agree."""
DOMAIN_NAME: Final = "domain name"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a site before a page is looked at. `source` says who stated language and country, and when."""

    host: str
    language: str = ""
    country: str = ""
    source: str = ""


def evidence(facts: Facts, market: Market) -> tuple[Evidence, ...]:
    """What speaks for this market, one line per kind with what it adds; 0 points say it was looked at."""
    lines = list(_of_domain(facts, market))
    if facts.language:
        points = POINTS["language"] if speaks(market, facts.language) else 0
        lines.append(Evidence("language", facts.language, points, facts.source))
    if facts.country:
        points = POINTS["declared"] if _is_territory(facts.country, market) else 0
        lines.append(Evidence("declared", facts.country, points, facts.source))
    return tuple(lines)


def score(lines: tuple[Evidence, ...]) -> int:
    """The local score: the sum of the points."""
    return sum(line.points for line in lines)


def tier(facts: Facts, market: Market) -> Tier:
    """Local, regional (a neighbour's), or global (R9). A language makes nothing local by itself."""
    suffix = _suffix(facts.host)
    territory, sure = territory_of(suffix)
    declared = facts.country.strip().upper()
    if _is_territory(facts.country, market) or suffix.rpartition(".")[2] in market.domains.geographic:
        return Tier.LOCAL
    if territory == market.territory and (sure >= CONFIRMS or speaks(market, facts.language)):
        return Tier.LOCAL
    if declared in market.neighbours or (territory in market.neighbours and sure >= CONFIRMS):
        return Tier.REGIONAL
    return Tier.GLOBAL


def guess_market(
    host: str, language: str, markets: Mapping[str, Market], *, country: str = "", source: str = ""
) -> tuple[str | None, tuple[Evidence, ...]]:
    """The market a site belongs to, None when nothing decides, and the evidence.

    The domain decides the country, else a declared country; the language chooses among the markets of one country
    (ch-de, ch-fr) and confirms a doubtful suffix (.co), but never decides by itself. Undecided evidence has 0 points.
    """
    global _guesses
    if _guesses.markets is not markets:
        _guesses = _Guesses(markets)
    return _guesses[_suffix(host), language, country, source]


class _Guesses(dict[tuple[str, str, str, str], tuple[str | None, tuple[Evidence, ...]]]):
    """Guesses for one list of markets: a suffix and what is declared decide, and an import repeats those."""

    def __init__(self, markets: Mapping[str, Market]) -> None:
        super().__init__()
        self.markets = markets

    def __missing__(self, key: tuple[str, str, str, str]) -> tuple[str | None, tuple[Evidence, ...]]:
        if len(self) >= 20_000:
            self.clear()
        suffix, language, country, source = key
        self[key] = guess = _guess(Facts(f"x.{suffix}", language, country, source), suffix, self.markets)
        return guess


_guesses = _Guesses({})


def _guess(facts: Facts, suffix: str, markets: Mapping[str, Market]) -> tuple[str | None, tuple[Evidence, ...]]:
    named = [key for key, market in markets.items() if _names(facts, market)]
    if not named and facts.country:
        named = [key for key, market in markets.items() if _is_territory(facts.country, market)]
    if len(named) > 1:
        named = [key for key in named if _same_language(markets[key].language, facts.language)]
    if len(named) == 1:
        return named[0], evidence(facts, markets[named[0]])
    seen = [Evidence("cctld", f".{suffix}", 0, DOMAIN_NAME)]
    seen += [Evidence("language", facts.language, 0, facts.source)] if facts.language else []
    seen += [Evidence("declared", facts.country, 0, facts.source)] if facts.country else []
    return None, tuple(seen)


def _names(facts: Facts, market: Market) -> bool:
    suffix = _suffix(facts.host)
    territory, sure = territory_of(suffix)
    if suffix.rpartition(".")[2] in market.domains.geographic:
        return True
    return territory == market.territory and (sure >= CONFIRMS or speaks(market, facts.language))


def _of_domain(facts: Facts, market: Market) -> tuple[Evidence, ...]:
    suffix = _suffix(facts.host)
    territory, sure = territory_of(suffix)
    top = suffix.rpartition(".")[2]
    if territory == market.territory:
        found = Evidence("cctld", f".{top}", round(POINTS["cctld"] * sure), DOMAIN_NAME)
        if suffix in market.domains.second_levels:
            return found, Evidence("second-level", f".{suffix}", POINTS["second-level"], DOMAIN_NAME)
        return (found,)
    if top in market.domains.geographic:
        return (Evidence("geo-gtld", f".{top}", POINTS["geo-gtld"], DOMAIN_NAME),)
    points = NEIGHBOUR if territory in market.neighbours and sure >= CONFIRMS else 0
    return (Evidence("cctld", f".{top}", points, DOMAIN_NAME),)


@lru_cache(maxsize=4096)
def _suffix(host: str) -> str:
    return public_suffix(host) or ""


def speaks(market: Market, language: str) -> bool:
    """Whether `language` (BCP 47) is one of the market's, compared by primary subtag; Norwegian is one language."""
    return any(_same_language(own, language) for own in market.languages)


def _same_language(one: str, other: str) -> bool:
    return bool(other) and _primary(one) == _primary(other)


def _primary(tag: str) -> str:
    primary = tag.replace("_", "-").partition("-")[0].lower()
    return {"no": "nb", "nn": "nb", "iw": "he", "in": "id"}.get(primary, primary)


def _is_territory(country: str, market: Market) -> bool:
    written = country.strip().casefold()
    if len(written) == 2 and written.isascii():
        return ("gb" if written == "uk" else written) == market.territory.lower()
    return bool(written) and written in _territory_names(market.territory, market.locale)


@lru_cache(maxsize=256)
def _territory_names(territory: str, locale: str) -> frozenset[str]:
    """How a country is written in its own language and in English."""
    from babel import Locale

    found = (Locale.parse(each).territories.get(territory, "") for each in (locale, "en"))
    return frozenset(name.casefold() for name in found if name)
