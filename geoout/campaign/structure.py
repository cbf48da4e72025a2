"""How a site separates its markets, read from its addresses (R96, R97, R98)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from geoout.campaign.campaign import Structure, Target

# A folder or subdomain that names a language or country: de, fr-ch, pt_br, zh-hant.
CODE = re.compile(r"[a-z]{2}(?:[-_](?:[a-z]{2}|[a-z]{4}))?")

CONSEQUENCE = {
    Structure.CCTLD: "A domain per country is the strongest signal, and each earns its authority from nothing.",
    Structure.SUBDOMAIN: "Subdomains are judged on their own and share some of the root domain's authority.",
    Structure.SUBDIRECTORY: "Links to a folder help the whole domain; each market's folder still needs its own sites.",
    Structure.SINGLE: "One site for all markets: nothing in its addresses says which market a page is for.",
}


def split(url: str) -> tuple[str, str]:
    """Host without `www.` and path of `url`, the host in lower case; an empty host for what is none."""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", "/"
    return host, parts.path or "/"


def folder_code(url: str) -> str:
    """The first folder of `url` when it looks like a language or country, else empty."""
    first = split(url)[1].lstrip("/").partition("/")[0].lower()
    return first.replace("_", "-") if CODE.fullmatch(first) else ""


def subdomain_code(url: str) -> str:
    """The first label of the host when it looks like a language or country and a domain follows, else empty."""
    first, _, rest = split(url)[0].partition(".")
    return first if "." in rest and CODE.fullmatch(first) else ""


def detect_structure(targets: Iterable[Target]) -> Structure:
    """The structure that the targets and their hreflang clusters show; SINGLE when nothing separates them."""
    urls = {url for target in targets for url in (target.url, *target.hreflang.values())}
    hosts = {host for host, _ in map(split, urls) if host}
    if len(hosts) > 1 and _only_suffixes_differ(hosts):
        return Structure.CCTLD
    if any(subdomain_code(url) for url in urls) and len({host.partition(".")[2] for host in hosts}) <= 2:
        return Structure.SUBDOMAIN
    if any(folder_code(url) for url in urls):
        return Structure.SUBDIRECTORY
    (only,) = hosts if len(hosts) == 1 else ("",)
    return Structure.CCTLD if re.search(r"\.[a-z]{2}$", only) else Structure.SINGLE


def _only_suffixes_differ(hosts: set[str]) -> bool:
    """example.de, example.fr, example.co.uk: one name under several suffixes, at least one of a country."""
    names = {host.partition(".")[0] for host in hosts}
    return len(names) == 1 and any(len(host.rpartition(".")[2]) == 2 for host in hosts)
