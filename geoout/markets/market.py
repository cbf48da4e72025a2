"""Market: a country and a language, and what is expected there. Every statement knows where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from.

    `id` is `guide` (the requirements' texts), `house` (our own knowledge, not checked by a second source) or the key
    of a citation; `title` is what is shown; `url` belongs to citations; `seen` (ISO day) is when we read the cited
    page (None: not ourselves), or when our own knowledge was last gone through.
    """

    id: str
    title: str
    url: str | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Statement(Generic[T_co]):
    """A value with its source."""

    value: T_co
    source: Source


class Register(StrEnum):
    """How formally a stranger is addressed."""

    FORMAL = "formal"
    NEUTRAL = "neutral"
    INFORMAL = "informal"


class Opening(StrEnum):
    """What comes before the ask in a first mail (R46, R50, R52)."""

    DIRECT_ASK = "direct-ask"
    INTRODUCE_FIRST = "introduce-first"
    RAPPORT_FIRST = "rapport-first"
    RELATIONSHIP_FIRST = "relationship-first"


class LengthUnit(StrEnum):
    """What a text's length is counted in; characters for ja, zh and th, which have no spaces between words."""

    WORDS = "words"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class Length:
    """The length of a first mail's body without salutation, closing and signature; both ends included."""

    least: int
    most: int
    unit: LengthUnit


@dataclass(frozen=True, slots=True)
class Salutation:
    """Patterns of a salutation line with fields in braces: per shape of contact one or more, the usual one first.

    `female`, `male`: gender stated. `unknown`: a name, gender not stated. `no_name`: nobody in particular.
    `organisation`: an organisation is addressed. `position`: a position replaces the name (部長), empty where it never
    does. A field that the contact lacks makes the next pattern apply, except {title}, {department}, which may be empty
    and take their space with them. `{title|Sra.}` is the title or else the words after the bar, so `{organisation|}`
    may be empty too; `{title!}` is for those who have one, and nobody misses it who has none. A pattern may have
    several lines; one that is left empty falls away. The fields are in `schema.PATTERN_FIELDS`.
    """

    female: tuple[str, ...]
    male: tuple[str, ...]
    unknown: tuple[str, ...]
    no_name: tuple[str, ...]
    organisation: tuple[str, ...]
    position: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """A title that goes into a salutation: how it is written there, and how else contacts state it.

    `female` and `male` are its forms beside a name where they differ (Dra.), `alone_female` and `alone_male` those that
    take the place of the name (inženýrko, Professorze), empty where the title does not. `also` are other ways to state
    it. Forms are recognised with and without full stops.
    """

    title: str
    female: str = ""
    male: str = ""
    alone_female: str = ""
    alone_male: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Etiquette:
    """How one writes to a stranger there."""

    register: Statement[Register]
    register_note: Statement[str]
    tone: Statement[str]
    length: Statement[Length]
    opening: Statement[Opening]
    opening_note: Statement[str]
    salutation: Statement[Salutation]
    closing: Statement[tuple[str, ...]]
    name_order: Statement[str]
    honorific: Statement[str]
    titles: Statement[str]
    titles_kept: tuple[Title, ...]
    avoid: Statement[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How a first mail is followed up: at most `most` times, each after `days` working days of the market."""

    most: int
    days: int


@dataclass(frozen=True, slots=True)
class Practice:
    """What works there: where people are reached, what they like to be offered, who ranks first, who is reminded."""

    channels: Statement[tuple[str, ...]]
    engines: Statement[tuple[str, ...]]
    engine_note: Statement[str] | None
    tactics: Statement[tuple[str, ...]]
    assets: Statement[tuple[str, ...]]
    sources: Statement[tuple[str, ...]]
    note: Statement[str] | None
    follow_up: Statement[FollowUp]


@dataclass(frozen=True, slots=True)
class Law:
    """What a first mail must respect: a dated note with its source, never legal advice.

    `must_contain` holds the keys `sender`, `postal-address`, `opt-out`, `phone`, `company-register`, `ad-label`,
    `privacy-notice`, `origin-of-data`; `says` is the same in words. `subject_label` must start the subject when set.
    """

    name: str
    regime: str
    rule: str
    must_contain: tuple[str, ...]
    says: str
    subject_label: str | None
    source: Source


class Advice(StrEnum):
    """What a season means for a mail: not now, few answers, or only that it is known."""

    AVOID = "avoid"
    SLOW = "slow"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Season:
    """A time of the year in which a market answers late or not at all; `when` is a line that `season.when_of` reads."""

    id: str
    name: str
    when: str
    advice: Advice
    note: str
    source: Source

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True)
class Calendar:
    """When mail is read there: ISO weekdays (1 = Monday), local hours `HH:MM`, IANA time zone.

    `regions` (ISO 3166-2 without the country) are those whose common holidays are days off in the market, besides the
    country's own; `seasons` are the times of the year to know of.
    """

    days: Statement[tuple[int, ...]]
    hours: Statement[tuple[str, str]]
    zone: str
    city: str
    regions: tuple[str, ...] = ()
    seasons: tuple[Season, ...] = ()


@dataclass(frozen=True, slots=True)
class Domains:
    """Which domains belong to the country: its ccTLD without dot, second levels, and geographic gTLDs."""

    cctld: str
    second_levels: tuple[str, ...]
    geographic: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Market:
    """A country and a language. `key` is lower case (`de`, `ch-fr`); `locale` is CLDR's (`de_CH`).

    `guide` is whether the requirements' texts say anything about this market (R65); `neighbours` are territories that
    count as regional (R9); `review` is `native` where a native must sign first mails, `author` where a sender native
    in the language signs by writing.
    """

    key: str
    territory: str
    language: str
    locale: str
    languages: tuple[str, ...]
    guide: bool
    highly_localized: bool
    neighbours: tuple[str, ...]
    domains: Domains
    etiquette: Etiquette
    practice: Practice
    law: Law
    calendar: Calendar
    review: Statement[str]
