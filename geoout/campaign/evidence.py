"""What makes an asset local: its data and experts (R33, R34), and the signed checklist of a transcreation (R31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EvidenceKind(StrEnum):
    """What a local source is: a survey of our own, data that anybody can look up, or a person who was asked."""

    SURVEY = "survey"
    PUBLIC_DATASET = "public-dataset"
    EXPERT = "expert"


@dataclass(frozen=True, slots=True)
class LocalEvidence:
    """One source of an asset. `country` is an ISO 3166 code: where people were asked, whom the data is about."""

    kind: EvidenceKind
    name: str
    country: str
    day: date | None = None


class Aspect(StrEnum):
    """What must survive in another culture, and what must be new there (R31)."""

    INTENT = "intent"
    STYLE = "style"
    TONE = "tone"
    PAIN_POINT = "pain-point"
    TREND = "trend"
    NUANCE = "nuance"


@dataclass(frozen=True, slots=True)
class Transcreation:
    """The checklist as a person signed it: what was looked at, by whom, on which day."""

    checked: tuple[Aspect, ...]
    signed_by: str
    day: date

    @property
    def unchecked(self) -> tuple[Aspect, ...]:
        """The aspects that nobody looked at."""
        return tuple(aspect for aspect in Aspect if aspect not in self.checked)


@dataclass(frozen=True, slots=True)
class Community:
    """A local community or forum that somebody of ours takes part in: the “native bridge” (R61)."""

    name: str
    url: str = ""
    since: date | None = None
