"""campaign.yaml as a Campaign. Every problem is named with file, line and field, all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from geoout.campaign.campaign import Asset, Brand, Campaign, Caps, Origin, Reviewer, Sender, Settings, Structure, Target
from geoout.campaign.evidence import Aspect, Community, EvidenceKind, LocalEvidence, Transcreation
from geoout.campaign.records import record, records
from geoout.campaign.structure import detect_structure
from geoout.campaign.written import (
    between,
    country,
    day,
    e_mail,
    figures,
    host,
    hreflang,
    identifier,
    keyed,
    language,
    listing,
    market,
    paragraph,
    phrase,
    postal,
    url,
    whole,
)
from geoout.errors import CampaignError, MarketError, Place
from geoout.markets.market import Market
from geoout.markets.schema import ASSETS, zone
from geoout.markets.values import Field, Notes, flag, member, one_of, several, several_of, text
from geoout.markets.written import parse

T = TypeVar("T")

FILE = "campaign.yaml"

_BRAND = {
    "name": Field(text),
    "legal_name": Field(text),
    "website": Field(url),
    "aliases": Field(listing(text), ()),
    "about": Field(keyed(language, paragraph), {}),
    "postal_address": Field(postal, ()),
    "company_register": Field(text, None),
    "phone": Field(text, None),
}
_EVIDENCE = {
    "kind": Field(member(EvidenceKind)),
    "name": Field(paragraph),
    "country": Field(country),
    "day": Field(day, None),
}
_TRANSCREATION = {
    "checked": Field(several_of(member(Aspect))),
    "signed_by": Field(text),
    "day": Field(day),
}
_COMMUNITY = {"name": Field(text), "url": Field(url, ""), "since": Field(day, None)}
_MOST_A_DAY, _MOST_A_WEEK = 500, 2500
_CAPS = {"day": Field(whole(0, _MOST_A_DAY), None), "week": Field(whole(0, _MOST_A_WEEK), None)}
_SETTINGS = {
    "cap_per_export": Field(whole(1, 500), Settings().cap_per_export),
    "quiet_days": Field(whole(0, 3650), Settings().quiet_days),
    "cap_per_market_day": Field(whole(0, _MOST_A_DAY), Settings().cap_per_market_day),
    "cap_per_market_week": Field(whole(0, _MOST_A_WEEK), Settings().cap_per_market_week),
    "follow_ups_most": Field(whole(0, 9), None),
    # The guide claims up to five; more would be nobody's claim (R14).
    "cctld_weight": Field(between(1.0, 5.0), Settings().cctld_weight),
    "anchor_repeats": Field(whole(2, 10_000), Settings().anchor_repeats),
    "anchor_forms": Field(flag, Settings().anchor_forms),
    "exact_anchors": Field(between(0.0, 1.0), Settings().exact_anchors),
    "exact_anchors_from": Field(whole(1, 10_000), Settings().exact_anchors_from),
}


def read(folder: Path, markets: Mapping[str, Market] | None = None) -> Campaign:
    """The campaign of the workspace at `folder`.

    `markets` are those that may be named; without them the shipped ones with the workspace's own laid over.
    Raises CampaignError for the first problem, in words; its `problems` are all of them. MarketError for the overlay.
    """
    path = folder / FILE
    if markets is None:
        from geoout.markets.reading import load

        markets = load(folder / "markets.yaml")
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise CampaignError("there is no such file", Place(str(path)), f"`geoout init {folder}` makes one") from None
    except OSError as error:
        what = f"this file cannot be read ({error.strerror or error})"
        raise CampaignError(what, Place(str(path)), "check its name and permissions") from None
    return parse_campaign(content, str(path), markets)


def parse_campaign(content: bytes, name: str, markets: Mapping[str, Market]) -> Campaign:
    """The campaign that `content` holds; `name` is the file in errors. Raises CampaignError like `read`."""
    notes = Notes(sources={})
    try:
        top = parse(content, name)
    except MarketError as error:
        raise _not_yaml(error, content, name) from None
    said = several(top, _tables(markets), notes, "a campaign")
    if notes.problems:
        raise _all(notes.problems)
    said["structure"] = said["structure"] or detect_structure(said["targets"])
    return Campaign(**said)


def _tables(markets: Mapping[str, Market]) -> dict[str, Field]:
    """The fields of a campaign; those that name a market know which there are."""
    key = market(markets)
    asset_and_target = {"market": Field(key), "language": Field(language, None)}
    target = {
        "url": Field(url),
        "keyword": Field(text, None),
        "anchors": Field(listing(text), ()),
        "hreflang": Field(keyed(hreflang, url), {}),
        **asset_and_target,
    }
    asset = {
        "id": Field(identifier),
        "title": Field(paragraph),
        "kind": Field(one_of(ASSETS)),
        "origin": Field(member(Origin)),
        "url": Field(url),
        "finding": Field(paragraph, None),
        "reader_value": Field(paragraph, None),
        "topics": Field(listing(text), ()),
        "figures": Field(figures, ()),
        "sources": Field(listing(paragraph), ()),
        "words": Field(whole(0, 1_000_000), None),
        "published": Field(day, None),
        "evidence": Field(records(LocalEvidence, _EVIDENCE, "local evidence", "name"), ()),
        "transcreation": Field(record(Transcreation, _TRANSCREATION, "a transcreation"), None),
        **asset_and_target,
    }
    sender = {
        "id": Field(identifier),
        "given": Field(text),
        "surname": Field(text),
        "email": Field(e_mail),
        "native": Field(several_of(language)),
        "markets": Field(listing(key), ()),
        "role": Field(keyed(language, paragraph), {}),
        "phone": Field(text, None),
        "zone": Field(zone, ""),
    }
    reviewer = {
        "id": Field(identifier),
        "name": Field(text),
        "native": Field(several_of(language)),
        "markets": Field(listing(key), ()),
        "email": Field(e_mail, ""),
    }
    settings = _SETTINGS | {"pace": Field(keyed(key, record(_Pace, _CAPS, "a market's pace")), {})}
    return {
        "name": Field(text),
        "brand": Field(record(Brand, _BRAND, "a brand")),
        "markets": Field(several_of(key)),
        "structure": Field(member(Structure), None),
        "targets": Field(records(_in_language(Target, markets), target, "a target", "url"), ()),
        "assets": Field(records(_in_language(Asset, markets), asset, "an asset", "id"), ()),
        "senders": Field(records(Sender, sender, "a sender", "id"), ()),
        "reviewers": Field(records(Reviewer, reviewer, "a reviewer", "id"), ()),
        "keywords": Field(keyed(key, listing(text)), {}),
        "anchors": Field(keyed(key, listing(text)), {}),
        "glossary": Field(keyed(key, keyed(phrase, several_of(phrase))), {}),
        "competitors": Field(keyed(key, listing(host)), {}),
        "communities": Field(keyed(key, records(Community, _COMMUNITY, "a community", "name")), {}),
        "settings": Field(record(_settings, settings, "the settings"), Settings()),
        "database": Field(text, None),
    }


class _Pace(NamedTuple):
    day: int | None
    week: int | None


def _settings(*, pace: Mapping[str, _Pace | None], **said: Any) -> Settings:
    """The settings; a market's pace that says only the day or the week has the other cap from the settings."""
    day, week = said["cap_per_market_day"], said["cap_per_market_week"]
    caps = {
        key: Caps(day if one.day is None else one.day, week if one.week is None else one.week)
        for key, one in pace.items()
        if one is not None
    }
    return Settings(pace=caps, **said)


def _in_language(make: Callable[..., T], markets: Mapping[str, Market]) -> Callable[..., T]:
    """A maker that fills in the market's language where none is written."""
    return lambda **said: make(**{**said, "language": said["language"] or markets[said["market"]].language})


def _not_yaml(error: MarketError, content: bytes, name: str) -> CampaignError:
    """The reader's problem as ours; a tab is told with its column, because no editor shows it."""
    line = error.where.line if error.where else None
    rows = content.splitlines()
    if line and line <= len(rows):
        row = rows[line - 1]
        indent = row[: len(row) - len(row.lstrip(b" \t-?:"))]
        if (column := indent.find(b"\t") + 1) > 0:
            return CampaignError(f"a tab at column {column}; YAML wants spaces", Place(name, line))
    return CampaignError(error.what, error.where, error.hint)


def _all(problems: list[MarketError]) -> CampaignError:
    problems.sort(key=lambda problem: (problem.where.line or 0) if problem.where else 0)
    error = CampaignError.of([CampaignError(one.what, one.where, one.hint) for one in problems])
    assert isinstance(error, CampaignError)
    return error
