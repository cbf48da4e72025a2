"""Which of our pages, assets and people belong to a market, and which language a page of ours is in (R96–R101)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import normalize
from urllib.parse import unquote

from geoout.campaign.address import Meaning, known_markets, meaning, query_code
from geoout.campaign.campaign import LATIN_AMERICA, LOCAL_TOPICS, Asset, Campaign, Sender, Target
from geoout.campaign.structure import folder_code, split
from geoout.campaign.tags import X_DEFAULT, is_code, is_read_by, nearest, tag_of
from geoout.markets.market import Market

PageKey = tuple[str, str]

# Which assets suit which kind of mail, the best first; a kind that is not named takes any.
_SUITS: Mapping[str, tuple[str, ...]] = {
    "digital_pr": ("survey", "report", "dataset", "infographic", "regulatory-guide"),
    "resource_page": ("tool", "technical-guide", "regulatory-guide", "white-paper", "dataset"),
    "guest_contribution": ("article", "technical-guide", "white-paper", "report"),
    "broken_link": ("technical-guide", "article", "tool", "white-paper"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ours as campaign.yaml and its address tell it.

    `languages` are those it may be in (BCP 47), none where nothing says. `markets` are the keys it is for, none where
    it is for every reader of its language. `is_named`: whether the page itself names its country, by its hreflang code,
    folder or domain. `is_sure` is False where only a country's domain says so and no campaign.
    """

    languages: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    is_named: bool = False
    is_sure: bool = True


def page_of(url: str, campaign: Campaign | None) -> Page:
    """What is known of the page at `url`; without a campaign its address alone speaks.

    What campaign.yaml says of this very page comes first: its target, its places in hreflang clusters, where x-default
    says nothing. Then the address: folder, subdomain, country domain, as the campaign's structure has it.
    """
    if campaign is None:
        found = meaning(url)
        return replace(_by_address(found), is_sure=not found.is_suffix)
    page = page_key(url)
    target = next((one for one in campaign.targets if page_key(one.url) == page), None)
    codes = [code for code, other in _clusters(campaign) if code != X_DEFAULT and page_key(other) == page]
    if target is None and not codes:
        return _by_address(meaning(url, campaign))
    named = [tag for tag in map(tag_of, codes) if tag.territory]
    markets = _markets_in([tag.territory for tag in named], codes)
    if target is not None and target.market in known_markets():
        markets = list(dict.fromkeys([target.market, *markets]))
    if len(named) < len(codes):  # one of its codes is for the whole language
        markets = [target.market] if target is not None and target.market in known_markets() else []
    is_named = bool(codes) and len(named) == len(codes)
    by_address = target is not None and meaning(url, campaign).is_country
    languages = (target.language,) if target is not None else tuple(dict.fromkeys(codes))
    return Page(languages, tuple(markets), is_named or (not codes and by_address))


def _by_address(found: Meaning) -> Page:
    """A page of which only its address speaks; a folder that names a language is for all who read it."""
    markets = found.markets if found.is_country or found.is_taught else ()
    return Page(found.languages, markets, found.is_country)


def language_of_url(url: str, campaign: Campaign) -> str | None:
    """The language (BCP 47) of a page of ours, or None where neither campaign.yaml nor its address decides."""
    return _one(page_of(url, campaign).languages)


def market_of_url(url: str, campaign: Campaign) -> str | None:
    """The market (key) that a page of ours is for, or None where more than one or none is meant."""
    page = page_key(url)
    for target in campaign.targets:
        if page_key(target.url) == page:
            return target.market
    return _one(page_of(url, campaign).markets or meaning(url, campaign).markets)


def alternate(url: str, language: str, campaign: Campaign) -> str | None:
    """The page to offer instead of `url` to someone who reads `language` (R101), or None where there is none.

    From the page's own hreflang cluster the nearest (de-AT, de, de-DE, other German), else the target with the same
    path behind its folder, else the nearest target in that language, else the cluster's x-default where it is not in
    some other language. Never an address that campaign.yaml does not hold.
    """
    page = page_key(url)
    codes = _cluster(page, campaign)
    for code in nearest(codes, language):
        if page_key(codes[code]) != page:
            return codes[code]
    others = {one.url: f"{one.language}-{_territory(one)}" for one in campaign.targets if page_key(one.url) != page}
    tags = nearest(dict.fromkeys(others.values()), language)
    spoken = sorted((one for one in others if others[one] in tags), key=lambda one: tags.index(others[one]))
    same_page = [one for one in spoken if _tail(one) == _tail(url)]
    if found := next(iter([*same_page, *spoken]), None):
        return found
    rest = codes.get(X_DEFAULT)
    return rest if rest is not None and page_key(rest) != page and not page_of(rest, campaign).languages else None


def own_page(url: str, market: Market, campaign: Campaign) -> str | None:
    """The page that `market` has of its own instead of `url` (R12): of the same cluster, else a target of its."""
    page = page_key(url)
    codes = _cluster(page, campaign)
    here = [code for code in nearest(codes, market.locale) if tag_of(code).territory == market.territory]
    own = [one.url for one in campaign.targets if one.market == market.key]
    found = [*(codes[code] for code in here), *sorted(own, key=lambda one: _tail(one) != _tail(url))]
    return next((one for one in found if page_key(one) != page), None)


def is_homepage(url: str) -> bool:
    """Whether a page of ours is a home page, of the whole site or of one language's folder (R43)."""
    host, path = split(url)
    path = path.strip("/").lower()
    code = folder_code(url)
    return bool(host) and (path == "" or (path.replace("_", "-") == code and is_code(code)))


def pick_target(campaign: Campaign, market: Market, asset: Asset | None = None) -> Target | None:
    """The page of `asset` where it is a target, else the first target for `market`, else the first in its language.

    A neighbour's page can at least be read; the checks say what they think of it.
    """
    offered = (one for one in campaign.targets if asset is not None and one.url == asset.url)
    own = (one for one in campaign.targets if one.market == market.key)
    readable = (one for one in campaign.targets if _primary(one.language) == _primary(market.language))
    return next(offered, None) or next(own, None) or next(readable, None)


def pick_asset(campaign: Campaign, market: Market, kind: str = "") -> Asset | None:
    """The asset that suits `market` and the kind of mail best: made for the market (R30), else in its language.

    Among those, in Latin America a local topic first (R39), then what suits the kind, then what the market likes to be
    offered, then the order of campaign.yaml.
    """
    suits, liked = _SUITS.get(kind, ()), market.practice.assets.value

    def rank(asset: Asset) -> tuple[bool, int, int]:
        topical = market.key in LATIN_AMERICA and any(topic in LOCAL_TOPICS for topic in asset.topics)
        return not topical, _place(asset.kind, suits), _place(asset.kind, liked)

    own = [one for one in campaign.assets if one.market == market.key]
    readable = [one for one in campaign.assets if _primary(one.language) == _primary(market.language)]
    return min(own or readable, key=rank, default=None)


def pick_sender(campaign: Campaign, market_language: str, market: str = "") -> Sender | None:
    """Who writes: a native speaker for whom `market` (a key) is named, then any native speaker, then the first sender.

    Someone who writes without being native needs a native's signature; that is for the checks to say.
    """

    def rank(sender: Sender) -> tuple[bool, bool]:
        elsewhere = bool(sender.markets) and market not in sender.markets
        return not sender.writes(market_language), elsewhere if market else False

    return min(campaign.senders, key=rank, default=None)


def _markets_in(territories: Sequence[str], codes: Iterable[str]) -> list[str]:
    """The markets (keys) in some countries whose language one of the codes is."""
    codes = list(codes)
    return [
        one.key
        for one in known_markets().values()
        if one.territory in territories and any(is_read_by(code, [one.language]) for code in codes)
    ]


def _cluster(page: PageKey, campaign: Campaign) -> dict[str, str]:
    """The hreflang cluster that a page belongs to: code and address; the first that names a code wins."""
    found: dict[str, str] = {}
    for target in campaign.targets:
        if page in {page_key(one) for one in (target.url, *target.hreflang.values())}:
            found = {**target.hreflang, **found}
    return found


def _territory(target: Target) -> str:
    """The country of a target's market, empty where the market is not a shipped one."""
    market = known_markets().get(target.market)
    return market.territory if market is not None else ""


def _clusters(campaign: Campaign) -> Iterator[tuple[str, str]]:
    for target in campaign.targets:
        yield from target.hreflang.items()


def _one(values: Iterable[str]) -> str | None:
    """The value, when all are the same."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def page_key(url: str) -> PageKey:
    """What makes two addresses the same page here: not the scheme, `www.`, a slash at the end, a campaign parameter."""
    host, path = split(url)
    path = normalize("NFC", unquote(path)).rstrip("/")
    return host, f"{path}?{code}" if (code := query_code(url)) else path


def _tail(url: str) -> str:
    """The path without its language folder."""
    path = split(url)[1].rstrip("/")
    code = folder_code(url)
    return path[len(code) + 1 :] if code else path


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _place(word: str, order: tuple[str, ...]) -> int:
    return order.index(word) if word in order else len(order)
