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


def is_whole(finding: Finding) -> bool:
    """Whether a finding is about more than a paragraph, such as a length: it is said, not underlined."""
    return "\n\n" in finding.text


def place(finding: Finding, body: str) -> str:
    """`12:7` for line and column of the text, `subject`, `anchor` …; empty where no place is meant."""
    if finding.part is not Part.BODY:
        return str(finding.part)
    if finding.end <= finding.start or is_whole(finding):
        return ""
    line = body.count("\n", 0, finding.start) + 1
    return f"{line}:{finding.start - body.rfind(chr(10), 0, finding.start)}"
