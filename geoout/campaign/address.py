"""What an address says of its page's language and market: a parameter, a folder, a subdomain, a country's domain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from geoout.campaign.campaign import Campaign, Structure
from geoout.campaign.structure import CODE, country_of, folder_code, split, subdomain_code
from geoout.campaign.tags import is_read_by, tag_of
from geoout.markets.market import Market

_PARAMETERS = frozenset({"lang", "language", "locale", "hl", "lng", "lc"})
_WORDS = frozenset({"co", "id", "in"})
"""Codes that stand in addresses for something else as often: they speak only where the campaign has that market."""
_SPOKEN_ELSEWHERE = frozenset({"bg", "ca", "et", "eu", "fa", "gl", "lt", "lv", "sk", "sl", "sr"})
"""Languages that no shipped market is in first, whose code a folder may bear: /ca/ is Catalan or Canada."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an address may mean. `languages` and `markets` (keys) are all that it allows, none where it says nothing.

    `is_country`: it names a country, not a language alone. `is_taught`: the campaign has targets there. `is_suffix`:
    only the domain's end says so.
    """

    languages: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    is_country: bool = False
    is_taught: bool = False
    is_suffix: bool = False


def meaning(url: str, campaign: Campaign | None = None) -> Meaning:
    """What the first mark of the address that means anything says; a campaign's markets and targets narrow it."""
    known = known_markets()
    taught = _taught(campaign, known) if campaign is not None else {}
    for mark in _marks(url, None if campaign is None else campaign.structure):
        if mark in taught:
            return replace(_of(mark, taught[mark]), is_taught=True)
        found = _by_suffix(mark, known) if mark.startswith(".") else _by_code(mark, known)
        ours = [one for one in found if campaign is not None and one.key in campaign.markets]
        if mark in _WORDS and not ours:
            continue
        if found or mark in _SPOKEN_ELSEWHERE:
            also = (mark,) if mark in _SPOKEN_ELSEWHERE and not ours else ()
            return _of(mark, ours or found, also)
    return Meaning()


def query_code(url: str) -> str:
    """The language that a parameter of the address names: `de` of `?lang=de`, `pt-br` of `?hl=pt_BR`; else empty."""
    if "?" not in url:
        return ""
    try:
        pairs = parse_qsl(urlsplit(url).query, max_num_fields=100)
    except ValueError:
        return ""
    code = next((value.lower().replace("_", "-") for name, value in pairs if name.lower() in _PARAMETERS), "")
    return code if CODE.fullmatch(code) else ""


@lru_cache(maxsize=1)
def known_markets() -> Mapping[str, Market]:
    """The shipped markets: a workspace changes etiquette, not which countries speak what."""
    from geoout.markets.reading import load

    return load()


def _marks(url: str, structure: Structure | None) -> Iterator[str]:
    """What in an address may tell its market, the finest first; a country domain is `.` and its host.

    A parameter counts under every structure, a folder under every one but `single`: example.ch/fr/ is French. A host
    counts only under its own, and where no structure is known.
    """
    if code := query_code(url):
        yield code
    if structure is Structure.SINGLE:
        return
    if folder := folder_code(url):
        yield folder
    if structure in (Structure.SUBDOMAIN, Structure.MIXED, None) and (label := subdomain_code(url)):
        yield label
    host, _ = split(url)
    if structure in (Structure.CCTLD, Structure.MIXED, None) and country_of(host):
        yield f".{host}"


def _taught(campaign: Campaign, known: Mapping[str, Market]) -> dict[str, list[Market]]:
    """What the campaign's own targets say about folders, subdomains and hosts: `/uk/` may be Britain or Ukrainian."""
    taught: dict[str, list[Market]] = {}
    for target in campaign.targets:
        if (market := known.get(target.market)) is None:
            continue
        for mark in list(_marks(target.url, campaign.structure))[:1]:
            if market not in taught.setdefault(mark, []):
                taught[mark].append(market)
    return taught


def _by_suffix(mark: str, known: Mapping[str, Market]) -> list[Market]:
    country = country_of(mark[1:])
    return [one for one in known.values() if one.territory == country]


def _by_code(code: str, known: Mapping[str, Market]) -> list[Market]:
    """The markets that a code may mean: `de-at` exactly; `de` by language, `at` by country, `uk` by both."""
    first, _, second = code.partition("-")
    if len(second) == 4:
        return [one for one in known.values() if is_read_by(code, [one.language])]
    if second:
        return [one for one in known.values() if _pair(one, first, second) or _pair(one, second, first)]
    spoken = [one for one in known.values() if tag_of(one.language).language == tag_of(first).language]
    return [*spoken, *(one for one in known.values() if one not in spoken and first in _names(one))]


def _pair(market: Market, language: str, country: str) -> bool:
    return country in _names(market) and is_read_by(language, market.languages)


def _names(market: Market) -> tuple[str, str]:
    """What a folder calls a market's country: `gb` and `uk`."""
    return market.territory.lower(), market.domains.cctld


def _is_country(mark: str, markets: list[Market]) -> bool:
    """Whether a mark names a country: `de-at`, `at`, a country's domain; `de` and `fr` are languages first."""
    first, _, second = mark.partition("-")
    if mark.startswith(".") or len(second) == 2:
        return True
    return not second and not any(tag_of(one.language).language == tag_of(first).language for one in markets)


def _of(mark: str, markets: list[Market], also: tuple[str, ...] = ()) -> Meaning:
    languages = tuple(dict.fromkeys((*(one.language for one in markets), *also)))
    is_country = _is_country(mark, markets) and not also
    return Meaning(languages, tuple(one.key for one in markets), is_country, is_suffix=mark.startswith("."))
