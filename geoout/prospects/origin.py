"""The origin of a host from its name alone, as a list of evidence, never a bare guess (R2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geoout.markets.market import Market
from geoout.prospects.domain import host_of, public_suffix, registrable
from geoout.prospects.suffixes import ELSEWHERE, territory_of

_UNSURE = 0.5
_MOST = 0.98
"""How often a ccTLD that names its country is right; the rest are sites that moved or never belonged there."""


def origin(host_or_url: str, markets: Mapping[str, Market]) -> dict[str, Any]:
    """The keys of the contract: host, registrable_domain, public_suffix, class, country, markets, confidence, evidence.

    What is no host has None everywhere and no evidence. `country` is None where the name does not say.
    """
    host = host_of(host_or_url)
    suffix = public_suffix(host) if host else None
    if host is None or suffix is None:
        return _answer(host, None, None, None, None, [], 0.0, [])
    top = suffix.rpartition(".")[2]
    named = [market for market in markets.values() if top in market.domains.geographic]
    territory, sure = territory_of(suffix)
    if territory is None and named:
        territory, sure, kind, signal = named[0].territory, 1.0, "geo-gtld", "geo-gtld"
    elif territory is not None:
        kind, signal = "cctld" if sure == 1.0 else "generic-cctld", "second-level" if "." in suffix else "cctld"
    else:
        kind, signal = "generic-cctld" if top in ELSEWHERE else "gtld", ""
    country = territory if sure > _UNSURE else None
    seen: list[dict[str, Any]] = [{"signal": signal, "value": suffix, "country": territory}] if territory else []
    if kind == "generic-cctld" and top in ELSEWHERE:
        seen.append({"signal": "generic-cctld", "value": f"{top}: {ELSEWHERE[top]}", "country": None})
    keys = [key for key, market in markets.items() if country is not None and market.territory == country]
    confidence = round(sure * _MOST, 2) if country else 0.0
    return _answer(host, registrable(host), suffix, kind, country, keys, confidence, seen)


def _answer(
    host: str | None,
    domain: str | None,
    suffix: str | None,
    kind: str | None,
    country: str | None,
    keys: list[str],
    confidence: float,
    evidence: list[dict[str, Any]],
) -> dict[str, Any]:
    return {
        "host": host,
        "registrable_domain": domain,
        "public_suffix": suffix,
        "class": kind,
        "country": country,
        "markets": keys,
        "confidence": confidence,
        "evidence": evidence,
    }
