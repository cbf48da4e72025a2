"""Where findings lie: their names across checks, and how they move while one types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from geoout.checks.finding import Finding
from geoout.pitches.anchor_place import places_of
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


def said_of_places(draft: Draft, part: Part) -> str:
    """What putting another anchor or target into the draft does to its text, as a clause."""
    places = len(places_of(draft, part))
    if places > 1:
        return f"replaced at the first of its {places} places in the text"
    return "replaced in the text too" if places else "the text does not hold it and stays as it was"


def said_of_change(before: Draft, after: Draft) -> str:
    """The same of a draft whose anchor or target became another one, behind `; `; empty where neither did."""
    if before.anchor != after.anchor:
        return f"; {said_of_places(before, Part.ANCHOR)}"
    return f"; {said_of_places(before, Part.TARGET)}" if before.target != after.target else ""


def _text(draft: Draft, part: Part) -> str:
    return draft.subject if part is Part.SUBJECT else draft.body if part is Part.BODY else ""
