"""Finding: what a rule says about a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geoout.pitches.draft import Part


class Severity(StrEnum):
    """An error stops export until mended or overridden; the others stop nothing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's word on one place of a draft.

    `start` and `end` count code points of `part` as received (0, 0 where no place is meant); `text` is what stands
    there; `suggestion` is what to write instead (`replaces` says whether it can be put in place of the span as it is);
    `source` is the rule's source, as shown: `guide: “…”`, a citation, or `house`.
    """

    code: str
    name: str
    severity: Severity
    part: Part
    start: int
    end: int
    text: str
    message: str
    suggestion: str | None
    replaces: bool
    source: str
