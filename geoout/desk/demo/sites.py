"""The demo's sites: YAML files by market, read as prospects whose evidence is scored like that of any other site.

Addresses end in .example, which says nothing about a place. So that scores look as they do at work, each site names the
ending that it stands for (`suffix`, else the market's ccTLD), and its evidence says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from geoout.markets.market import Market
from geoout.prospects.locality import POINTS, Facts, evidence, score, speaks, tier
from geoout.prospects.prospect import Contact, Evidence, Gender, Metric, Prospect, SourceType, State

FOLDER = Path(__file__).parent / "prospects"
SOURCE = "demo"
_DOMAIN_SIGNALS = frozenset({"cctld", "geo-gtld"})
_TEXTS = ("name", "topic", "audience", "page_url", "page_title", "guidelines", "overlap_note", "personal_line", "notes")


def sites(markets: Mapping[str, Market], now: datetime) -> Iterator[Prospect]:
    """The demo's prospects in file order; days that lie behind are counted from `now`."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for entry in load(path):
            yield _site(entry, markets[path.stem], now)


def load(path: Path) -> Any:
    """What one of the demo's own YAML files says."""
    import yaml

    return yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  # both are safe


def _site(entry: Mapping[str, Any], market: Market, now: datetime) -> Prospect:
    language = entry.get("language", market.language)
    facts = Facts(f"site{_suffix(entry, market)}", language, entry.get("country", ""), SOURCE)
    lines = tuple(_evidence(entry, facts, market))
    domain = entry["domain"]
    answers = dict.fromkeys(entry.get("checked", ""), True) | dict.fromkeys(entry.get("against", ""), False)
    return Prospect(
        domain=domain,
        host=domain,
        market=market.key,
        language=language,
        tier=tier(facts, market),
        source_type=SourceType(entry["type"]),
        state=State(entry.get("state", "new")),
        local=score(lines),
        evidence=lines,
        authority=_metric(entry.get("authority"), now),
        traffic=_metric(entry.get("traffic"), now),
        answers=tuple(sorted(answers.items())),
        contacts=tuple(_contact(each, domain, language) for each in entry.get("contacts", ())),
        added=now - timedelta(days=entry.get("added", 30)),
        **{name: entry[name] for name in _TEXTS if name in entry},
    )


def _suffix(entry: Mapping[str, Any], market: Market) -> str:
    return str(entry.get("suffix", f".{market.domains.cctld}"))


def _evidence(entry: Mapping[str, Any], facts: Facts, market: Market) -> Iterator[Evidence]:
    """What the score rules find, with the words of somebody who looked at the pages; then what only pages tell."""
    from geoout.markets.names import language_name, territory_name

    seen = entry["seen"]
    for line in evidence(facts, market):
        if line.signal in _DOMAIN_SIGNALS:
            yield replace(line, value=f"{_suffix(entry, market)}, shown as .example", source=SOURCE)
        elif line.signal == "language":
            share = seen["text"] if speaks(market, facts.language) else 0
            words = f"{language_name(facts.language)} text, {seen['text']} %"
            yield replace(line, value=words, points=round(POINTS["language"] * share / 100))
        else:
            yield replace(line, source=SOURCE)
    if place := seen.get("imprint"):
        yield Evidence("imprint", place, POINTS["imprint"], SOURCE)
    if (share := seen.get("readers")) is not None:
        words = f"readers {share} % in {territory_name(market.territory)}"
        yield Evidence("audience", words, round(POINTS["audience"] * share / 100), SOURCE)
    if words := seen.get("moderated"):
        yield Evidence("moderated", words, POINTS["moderated"], SOURCE)


def _metric(written: list[Any] | None, now: datetime) -> Metric | None:
    """`[41, Ahrefs, 17]`: the value, who said it, how many days ago."""
    if written is None:
        return None
    value, tool, days = written
    return Metric(float(value), tool, (now - timedelta(days=days)).date())


def _contact(entry: Mapping[str, Any], domain: str, language: str) -> Contact:
    """One contact; `mailbox` is the part of the address before the site's domain."""
    said = {key: value for key, value in entry.items() if key not in ("mailbox", "gender")}
    email = f"{entry['mailbox']}@{domain}" if "mailbox" in entry else ""
    return Contact(**{"language": language, **said}, gender=Gender(entry.get("gender", Gender.UNKNOWN)), email=email)
