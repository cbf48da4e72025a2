"""Campaign, Sender, Asset, Target: the nouns of campaign.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from geoout.campaign.evidence import Community, LocalEvidence, Transcreation


class Origin(StrEnum):
    """How an asset's text came to be (R29)."""

    ORIGINAL = "original"
    TRANSCREATED = "transcreated"
    TRANSLATED = "translated"
    MACHINE = "machine"


class Structure(StrEnum):
    """How a site separates its markets (R96, R97, R98)."""

    CCTLD = "cctld"
    SUBDOMAIN = "subdomain"
    SUBDIRECTORY = "subdirectory"
    MIXED = "mixed"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Target:
    """A page of ours that links should point to; `hreflang` maps codes (`de-DE`, `x-default`) to its cluster's URLs."""

    url: str
    market: str
    language: str
    keyword: str | None = None
    anchors: tuple[str, ...] = ()
    hreflang: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a pitch may state (R48): its key, value, CLDR unit or currency, and where it comes from."""

    key: str
    value: float
    unit: str | None
    source: str
    day: date | None = None


LATIN_AMERICA = frozenset({"mx", "co", "ar", "cl", "pe", "br"})
"""The markets that the guide means by it (R39)."""
LOCAL_TOPICS = ("festival", "tradition", "regional-economy")
"""Topics that do well where the guide names them: Latin America (R39)."""


@dataclass(frozen=True, slots=True)
class Asset:
    """What we offer. `finding` and `reader_value` are sentences in the asset's language (R36, R126).

    `kind` is one of markets.schema.ASSETS; `topics` may hold those of LOCAL_TOPICS; `evidence` are local data and
    experts (R33); `transcreation` is the signed checklist of a text that came from elsewhere (R31).
    """

    id: str
    title: str
    kind: str
    market: str
    language: str
    origin: Origin
    url: str
    finding: str | None = None
    reader_value: str | None = None
    topics: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    sources: tuple[str, ...] = ()
    words: int | None = None
    published: date | None = None
    evidence: tuple[LocalEvidence, ...] = ()
    transcreation: Transcreation | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes. `native` are BCP 47 languages; `about` maps a language to the sender's role in it.

    `given`, `surname` are name parts in the script of `native[0]`. `zone` is the IANA time zone that they work in,
    empty for that of the computer.
    """

    id: str
    given: str
    surname: str
    email: str
    native: tuple[str, ...]
    markets: tuple[str, ...] = ()
    role: Mapping[str, str] = field(default_factory=dict)
    phone: str | None = None
    zone: str = ""

    def writes(self, language: str) -> bool:
        """Whether this sender is a native speaker of `language` (BCP 47, compared by its primary subtag)."""
        return language.split("-")[0] in {tag.split("-")[0] for tag in self.native}


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who signs texts as a native speaker (R53). `native` are BCP 47 languages; `markets` narrows what they sign."""

    id: str
    name: str
    native: tuple[str, ...]
    markets: tuple[str, ...] = ()
    email: str = ""


@dataclass(frozen=True, slots=True)
class Brand:
    """Who we are: the name, its spellings, and one line per language that says what we do."""

    name: str
    legal_name: str
    website: str
    aliases: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    postal_address: tuple[str, ...] = ()
    company_register: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Caps:
    """How many first mails may leave to one market in a day and in a week (R27); 0 stops the market."""

    day: int
    week: int


@dataclass(frozen=True, slots=True)
class Settings:
    """Claims of the guide and caps of the house, all editable (design, decision 6).

    `cap_per_export`: drafts that may leave at once (R44). `quiet_days`: days before the same site is written to
    again. `opt_out`: whether every first mail carries an opt-out line. `cap_per_market_day`, `cap_per_market_week`:
    first mails that may leave to one market (R27); the guide wants slow growth and names no number, so these are the
    house's; `pace` holds those of single markets. `follow_ups_most`: lowers every market's cap of follow-ups.

    Of anchors, per page and market; no source says which number or share is safe, these are the campaign's own limits:
    `anchor_repeats`: the use of the same anchor that is warned of (R70); `anchor_forms`: whether the forms of a word
    are the same anchor; `exact_anchors`: the share (0 to 1) of exact-match anchors above which one more is warned of,
    once there are `exact_anchors_from` uses (R69).
    """

    cap_per_export: int = 50
    quiet_days: int = 90
    cap_per_market_day: int = 20
    cap_per_market_week: int = 60
    pace: Mapping[str, Caps] = field(default_factory=dict)
    follow_ups_most: int | None = None
    cctld_weight: float = 5.0
    anchor_repeats: int = 4
    anchor_forms: bool = False
    exact_anchors: float = 0.5
    exact_anchors_from: int = 5


@dataclass(frozen=True, slots=True)
class Campaign:
    """All of campaign.yaml. `keywords`, `anchors`, `glossary`, `competitors` and `communities` are per market key.

    `glossary` maps a keyword in any language to anchors in the market's (R67).
    """

    name: str
    brand: Brand
    markets: tuple[str, ...]
    structure: Structure
    targets: tuple[Target, ...] = ()
    assets: tuple[Asset, ...] = ()
    senders: tuple[Sender, ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    glossary: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    competitors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    communities: Mapping[str, tuple[Community, ...]] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    database: str | None = None
