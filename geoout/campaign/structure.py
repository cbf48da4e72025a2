"""How a site separates its markets, read from its addresses, and what follows for links (R96, R97, R98)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from geoout.campaign.campaign import Campaign, Structure, Target
from geoout.campaign.tags import X_DEFAULT, is_code, tag_of
from geoout.prospects.domain import host_of, public_suffix, registrable
from geoout.prospects.suffixes import territory_of

# A folder or subdomain that may name a language or country: de, fr-ch, pt_br, zh-hant.
CODE = re.compile(r"[a-z]{2}(?:[-_](?:[a-z]{2}|[a-z]{4}))?")
_SCHEME = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)

NAMES = {
    Structure.CCTLD: "a domain per country",
    Structure.SUBDOMAIN: "a subdomain per market",
    Structure.SUBDIRECTORY: "a folder per market",
    Structure.MIXED: "countries’ domains beside folders or subdomains",
    Structure.SINGLE: "one site for all markets",
}
"""What each structure is called in a sentence."""

CONSEQUENCE = {
    Structure.CCTLD: "A domain per country is the strongest signal, and each earns its authority from nothing: a link "
    "to example.de helps the German site alone.",
    Structure.SUBDOMAIN: "Subdomains are judged on their own and share some of the root domain's authority; they suit "
    "regional teams, which `markets` of the senders tells apart.",
    Structure.SUBDIRECTORY: "Links to a folder help the whole domain; each market's folder still needs its own sites.",
    Structure.MIXED: "Links to a country's domain help that domain alone, links to a folder help the whole domain it "
    "lies on: count them apart.",
    Structure.SINGLE: "One site for all markets: nothing in its addresses says which market a page is for.",
}
"""What a structure means for links, as the guide states it."""


def split(url: str) -> tuple[str, str]:
    """Host without `www.` and path of `url`, the host in lower case and Unicode; an empty host for what is none."""
    if not _SCHEME.match(url):
        if _OTHER_SCHEME.match(url):
            return "", "/"
        url = f"//{url}"
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removesuffix(".").removeprefix("www.")
    except ValueError:
        return "", "/"
    if "xn--" in host or not host.isascii():
        host = host_of(host) or host
    return host, parts.path or "/"


def folder_code(url: str) -> str:
    """The first folder of `url` when it looks like a language or country, else empty."""
    first = split(url)[1].lstrip("/").partition("/")[0].lower()
    return first.replace("_", "-") if CODE.fullmatch(first) else ""


def subdomain_code(url: str) -> str:
    """The first label of the host when it looks like a language or country and a domain follows, else empty."""
    host = split(url)[0]
    first, _, rest = host.partition(".")
    return first if "." in rest and CODE.fullmatch(first) and first not in domain_of(host).split(".") else ""


def domain_of(host: str) -> str:
    """The domain that can be registered, else the host itself: an address of numbers, a name inside a house."""
    return registrable(host) or host


def country_of(host: str) -> str:
    """The country (ISO 3166) that the host's suffix surely names; empty for .com, .io and their like."""
    country, sure = territory_of(public_suffix(host) or "")
    return country or "" if sure >= 1.0 else ""


# Detection


def detect_structure(targets: Iterable[Target]) -> Structure:
    """The structure that the targets and their hreflang clusters show; SINGLE when nothing separates them."""
    found = list(_pages(targets))
    domains = {domain_of(host) for host, _, _ in found}
    coded = _coded(found)
    if len(domains) > 1 and any(map(country_of, domains)):
        return Structure.MIXED if any(not country_of(host) for host, _ in coded) else Structure.CCTLD
    ways = {way for _, way in coded}
    if len(ways) > 1:
        return Structure.MIXED
    if ways:
        return ways.pop()
    return Structure.CCTLD if len(domains) == 1 and country_of(next(iter(domains))) else Structure.SINGLE


def difference(campaign: Campaign) -> str:
    """One sentence where campaign.yaml declares another structure than its targets show; empty where they agree."""
    seen = detect_structure(campaign.targets)
    # One page without a folder says nothing about the others.
    if seen is campaign.structure or not campaign.targets or (seen is Structure.SINGLE and len(campaign.targets) < 2):
        return ""
    hosts = dict.fromkeys(place_of(target.url, seen) for target in campaign.targets)
    shown = ", ".join(list(hosts)[:2])
    return (
        f"campaign.yaml says {campaign.structure} ({NAMES[campaign.structure]}), its targets show {NAMES[seen]} "
        f"({shown}): write structure: {seen} there, or correct the targets."
    )


def _pages(targets: Iterable[Target]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Host, address and the codes that its language and country go by, for every page that campaign.yaml names."""
    for target in targets:
        market = target.market.partition("-")[0]
        for code, url in ((target.language, target.url), *target.hreflang.items()):
            if host := split(url)[0]:
                tag = tag_of(code)
                country = tag.territory.lower() or (market if url == target.url else "")
                names = {tag.language, country, "uk" if country == "gb" else country}
                yield host, url, frozenset() if code == X_DEFAULT else frozenset(names - {""})


def _coded(pages: Iterable[tuple[str, str, frozenset[str]]]) -> list[tuple[str, Structure]]:
    """Host and way of the pages whose address has a code, if the codes are languages and not words like /hr/ or /go/.

    They are when one of them is the page's own, or when there are several.
    """
    found: list[tuple[str, Structure]] = []
    codes: set[str] = set()
    own = False
    for host, url, names in pages:
        label, folder = subdomain_code(url), folder_code(url)
        code = label if label and is_code(label) else folder if folder and is_code(folder) else ""
        if code:
            found.append((host, Structure.SUBDOMAIN if code == label else Structure.SUBDIRECTORY))
            codes.add(code)
            own = own or bool(names & set(code.split("-")))
    return found if own or len(codes) > 1 else []


# What a link counts for


def credit(url: str, structure: Structure) -> tuple[str, ...]:
    """The properties that a link to `url` counts for, its own first; none for what is no address.

    `cctld`: the country's domain alone (R96). `subdomain`: the subdomain alone, of which the root shares some (R97).
    `subdirectory`: the folder and the host it lies on (R98): in each view it counts, in the total once. `mixed`:
    whichever of these the address is.
    """
    host = split(url)[0]
    if not host:
        return ()
    folder = folder_code(url)
    in_folder = bool(folder) and is_code(folder)
    if structure is Structure.MIXED:
        in_folder = in_folder and not country_of(host)
        if not in_folder:
            return (host,) if subdomain_code(url) else (domain_of(host),)
    if structure in (Structure.SUBDIRECTORY, Structure.MIXED) and in_folder:
        return f"{host}{_folder(url)}", host
    return (domain_of(host),) if structure is Structure.CCTLD else (host,)


@dataclass(frozen=True, slots=True)
class Totals:
    """Links per property. `whole` is how many there are in all, None where properties are never summed (R96)."""

    each: dict[str, int]
    whole: int | None


def totals(urls: Iterable[str], structure: Structure) -> Totals:
    """How many of the links to `urls` each property has; a folder's links stand in the root's view too, once in all."""
    credits = [found for url in urls if (found := credit(url, structure))]
    each = Counter(one for found in credits for one in found)
    apart = structure in (Structure.CCTLD, Structure.SUBDOMAIN, Structure.MIXED)
    return Totals(dict(each), None if apart else len(credits))


def place_of(url: str, structure: Structure) -> str:
    """What a market's part of the site is called: `/fr/`, `fr.example.com`, `example.fr`."""
    first = next(iter(credit(url, structure)), "")
    host, slash, folder = first.partition("/")
    return f"/{folder}" if slash else host


def _folder(url: str) -> str:
    """The first folder as it is written: `/fr_CA/`."""
    return f"/{split(url)[1].lstrip('/').partition('/')[0]}/"


def empty_places(campaign: Campaign, stocked: Iterable[str]) -> list[tuple[str, str]]:
    """The parts of the site, with their market's key, whose market has no sites on record: `("/fr/", "fr")` (R99).

    `stocked` are the markets that have any. Only markets of the campaign that have a page of their own are asked for.
    """
    if campaign.structure is Structure.SINGLE:
        return []
    have = set(stocked)
    seen = detect_structure(campaign.targets)
    found: dict[str, str] = {}
    for target in campaign.targets:
        if target.market in campaign.markets and target.market not in have:
            found.setdefault(target.market, place_of(target.url, seen))
    return [(place, market) for market, place in found.items() if place]
