"""Which of our pages, assets and people belong to a market, and which language a page of ours is in (R96–R101)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from geoout.campaign.campaign import LATIN_AMERICA, LOCAL_TOPICS, Asset, Campaign, Sender, Structure, Target
from geoout.campaign.structure import folder_code, split, subdomain_code
from geoout.markets.market import Market

# Which assets suit which kind of mail, the best first; a kind that is not named takes any.
_SUITS: Mapping[str, tuple[str, ...]] = {
    "digital_pr": ("survey", "report", "dataset", "infographic", "regulatory-guide"),
    "resource_page": ("tool", "technical-guide", "regulatory-guide", "white-paper", "dataset"),
    "guest_contribution": ("article", "technical-guide", "white-paper", "report"),
    "broken_link": ("technical-guide", "article", "tool", "white-paper"),
}


def language_of_url(url: str, campaign: Campaign) -> str | None:
    """The language (BCP 47) of a page of ours, or None where its address does not say.

    What campaign.yaml says of this very page comes first: its target, its place in an hreflang cluster. Then the
    address: folder, subdomain, country domain, as the campaign's structure has it.
    """
    page = _key(url)
    for target in campaign.targets:
        if _key(target.url) == page:
            return target.language
    for code, other in _clusters(campaign):
        if _key(other) == page and code != "x-default":
            return code
    return _one(market.language for market in _markets_of_address(url, campaign))


def market_of_url(url: str, campaign: Campaign) -> str | None:
    """The market (key) that a page of ours is for, or None where more than one or none is meant."""
    page = _key(url)
    for target in campaign.targets:
        if _key(target.url) == page:
            return target.market
    return _one(market.key for market in _markets_of_address(url, campaign))


def alternate(url: str, language: str, campaign: Campaign) -> str | None:
    """The page to offer instead of `url` to someone who reads `language` (R101), or None where there is none.

    From the page's own hreflang cluster, else the target with the same path behind its folder, else the first target
    in that language. Never an address that campaign.yaml does not hold.
    """
    page, wanted = _key(url), _primary(language)
    for target in campaign.targets:
        if page in {_key(one) for one in (target.url, *target.hreflang.values())}:
            codes = {code: one for code, one in target.hreflang.items() if _primary(code) == wanted}
            # de-AT exactly, then plain de, then whatever else is German.
            for code in (language.replace("_", "-"), wanted, *codes):
                if code in codes and _key(codes[code]) != page:
                    return codes[code]
    spoken = [one for one in campaign.targets if _primary(one.language) == wanted and _key(one.url) != page]
    same_page = [one.url for one in spoken if _tail(one.url) == _tail(url)]
    return next(iter([*same_page, *(one.url for one in spoken)]), None)


def is_homepage(url: str) -> bool:
    """Whether a page of ours is a home page, of the whole site or of one language's folder (R43)."""
    path = split(url)[1].strip("/")
    return path == "" or ("/" not in path and folder_code(url) == path.lower())


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


def _markets_of_address(url: str, campaign: Campaign) -> list[Market]:
    """The markets that the address may mean, by the first of its marks that means any; those of the campaign first."""
    known = _known()
    taught = _taught(campaign, known)
    host, _ = split(url)
    for mark in _marks(url, campaign.structure):
        if mark in taught:
            return taught[mark]
        if mark.startswith("."):
            found = [one for one in known.values() if one.domains.cctld == host.rpartition(".")[2]]
        else:
            found = _by_code(mark, known.values())
        if found:
            return [one for one in found if one.key in campaign.markets] or found
    return []


def _marks(url: str, structure: Structure) -> Iterator[str]:
    """What in an address may tell its market, the finest first; a country domain is `.` and its host.

    A folder counts under every structure but `single`: example.ch/fr/ is French. A host counts only under its own.
    """
    if structure is Structure.SINGLE:
        return
    host, _ = split(url)
    if folder := folder_code(url):
        yield folder
    if structure is Structure.SUBDOMAIN and (label := subdomain_code(url)):
        yield label
    if structure is Structure.CCTLD and host:
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


def _by_code(code: str, markets: Iterable[Market]) -> list[Market]:
    """The markets that a folder's code means: `de-at` exactly; `de` by language; `at` by country."""
    markets = list(markets)
    first, _, second = code.partition("-")
    if second:
        pairs = ((first, second), (second, first))
        return [one for one in markets if (one.language, one.territory.lower()) in pairs]
    language = [one for one in markets if one.language == code]
    return language or [one for one in markets if one.territory.lower() == code]


@lru_cache(maxsize=1)
def _known() -> Mapping[str, Market]:
    """The shipped markets: a workspace changes etiquette, not which countries speak what."""
    from geoout.markets.reading import load

    return load()


def _clusters(campaign: Campaign) -> Iterator[tuple[str, str]]:
    for target in campaign.targets:
        yield from target.hreflang.items()


def _one(values: Iterable[str]) -> str | None:
    """The value, when all are the same."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _key(url: str) -> tuple[str, str]:
    """What makes two addresses the same page here: not the scheme, not `www.`, not a slash at the end."""
    host, path = split(url)
    return host, path.rstrip("/")


def _tail(url: str) -> str:
    """The path without its language folder."""
    path = split(url)[1].rstrip("/")
    code = folder_code(url)
    return path[len(code) + 1 :] if code else path


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _place(word: str, order: tuple[str, ...]) -> int:
    return order.index(word) if word in order else len(order)
