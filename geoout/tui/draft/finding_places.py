"""Where findings lie: their names across checks, and how they move while one types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from geoout.checks.finding import Finding
from geoout.pitches.draft import Draft, FieldSpan, Part
from geoout.pitches.spans import follow_text


def names(findings: Sequence[Finding]) -> list[str]:
    """A name for each finding that stays the same when text above it grows: code, part, words, and which of them."""
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        name = f"{finding.code}:{finding.part}:{finding.text[:80]}"
        found.append(f"{name}:{seen[name]}")
        seen[name] += 1
    return found


def moved(findings: Iterable[Finding], old: Draft, new: Draft) -> list[Finding]:
    """The findings of `old` where their text stands in `new`; those whose text was touched are left out."""
    kept: list[Finding] = []
    for finding in findings:
        before, after = _text(old, finding.part), _text(new, finding.part)
        if before == after or finding.end <= finding.start:
            kept.append(finding)
            continue
        span = FieldSpan("", finding.part, finding.start, finding.end)
        kept += [
            replace(finding, start=one.start, end=one.end) for one in follow_text((span,), finding.part, before, after)
        ]
    return kept


def _text(draft: Draft, part: Part) -> str:
    return draft.subject if part is Part.SUBJECT else draft.body if part is Part.BODY else ""
