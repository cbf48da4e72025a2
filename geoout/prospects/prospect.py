"""Prospect, Contact, Evidence: one site that may link to us, its people, and why we think so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class State(StrEnum):
    """Where a prospect stands, in the order in which it is worked."""

    NEW = "new"
    APPROVED = "approved"
    REJECTED = "rejected"
    LATER = "later"
    DRAFTED = "drafted"
    SENT = "sent"
    REPLIED = "replied"
    PLACED = "placed"
    DECLINED = "declined"


class SourceType(StrEnum):
    """What kind of site it is (R10, R11)."""

    PUBLICATION = "trade publication"
    NEWSPAPER = "newspaper"
    DIRECTORY = "directory"
    BODY = "chamber or body"
    BLOGGER = "blogger"
    PARTNER = "partner"
    INTERNATIONAL = "international"
    OTHER = "other"


class Gender(StrEnum):
    """Stated, never guessed."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class Tier(StrEnum):
    """How near a site is to a market (R9)."""

    LOCAL = "local"
    REGIONAL = "regional"
    GLOBAL = "global"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a site's market.

    `signal`: cctld, geo-gtld, second-level, language, html-lang, imprint, audience,
    moderated, declared; `value` is what was seen; `points` is what it adds to the local score; `source` says who saw
    it and when (`Ahrefs, 3 Nov 2026`, `you`, `demo`).
    """

    signal: str
    value: str
    points: int
    source: str


@dataclass(frozen=True, slots=True)
class Metric:
    """A number that came from another tool: with its day and source, or it is not shown (R77)."""

    value: float
    tool: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or a role at a prospect. `id` and `prospect` are 0 before they are stored.

    Name parts follow CLDR; `gender` only if stated; `title` is academic or customary (Dr., Mtra.); `position` is the
    job title where it replaces the name (部長), `role` what the person does, `basis` the consent or
    legal basis on record, `channels` the handles on other channels than mail (R57, see handles.py).
    """

    given: str = ""
    surname: str = ""
    surname2: str = ""
    gender: Gender = Gender.UNKNOWN
    title: str = ""
    patronymic: str = ""
    position: str = ""
    department: str = ""
    organisation: str = ""
    role: str = ""
    email: str = ""
    language: str = ""
    personal_line: str = ""
    notes: str = ""
    basis: str = ""
    channels: tuple[tuple[str, str], ...] = ()
    id: int = 0
    prospect: int = 0

    @property
    def has_name(self) -> bool:
        """Whether a person is named."""
        return bool(self.given or self.surname)


@dataclass(frozen=True, slots=True)
class Prospect:
    """One site that may link to us; its key is the registrable domain.

    `market` is a market key or None; `local` is the local score 0–100, the sum of the evidence's points; `authority` is
    context only. `answers` maps checklist letters a–h to True, False or is missing (R74).
    """

    domain: str
    host: str = ""
    name: str = ""
    market: str | None = None
    language: str = ""
    tier: Tier = Tier.GLOBAL
    source_type: SourceType = SourceType.OTHER
    topic: str = ""
    audience: str = ""
    state: State = State.NEW
    local: int = 0
    evidence: tuple[Evidence, ...] = ()
    authority: Metric | None = None
    traffic: Metric | None = None
    answers: tuple[tuple[str, bool], ...] = ()
    page_url: str = ""
    page_title: str = ""
    guidelines: str = ""
    overlap_note: str = ""
    personal_line: str = ""
    notes: str = ""
    contacts: tuple[Contact, ...] = ()
    last_touch: datetime | None = None
    added: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of the list shows; fetched by page, never kept for the whole list."""

    id: int
    domain: str
    market: str | None
    language: str
    local: int
    authority: int | None
    source_type: str
    contact: str
    state: State
    last_touch: datetime | None
