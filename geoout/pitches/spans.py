"""Field spans through edits: a span moves with its text, and one whose text was touched is no field any more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geoout.pitches.draft import FieldSpan, Part


def follow(spans: Iterable[FieldSpan], part: Part, start: int, removed: int, inserted: int) -> tuple[FieldSpan, ...]:
    """The spans after an edit of `part` that replaced `removed` code points at `start` by `inserted` others.

    Text typed directly before or after a field leaves it whole; an edit inside it, however small, drops it.
    """
    if not removed and not inserted:
        return tuple(spans)
    end = start + removed
    followed: list[FieldSpan] = []
    for span in spans:
        if span.part is not part or span.end <= start:
            followed.append(span)
        elif span.start >= end:
            shift = inserted - removed
            followed.append(replace(span, start=span.start + shift, end=span.end + shift))
    return tuple(followed)


def follow_text(spans: Iterable[FieldSpan], part: Part, old: str, new: str) -> tuple[FieldSpan, ...]:
    """The spans after `part` changed from `old` to `new` in a way nobody watched, such as in another editor.

    What both begin and end with is taken as untouched; a field between several edits is dropped unless it is the only
    place in the changed stretch where its text stands, before and after.
    """
    if old == new:
        return tuple(spans)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    followed: list[FieldSpan] = []
    for span in spans:
        kept = follow((span,), part, head, len(old_middle), len(new_middle))
        if kept:
            followed.extend(kept)
            continue
        text = old[span.start : span.end]
        inside = head <= span.start and span.end <= len(old) - tail
        if inside and old_middle.count(text) == 1 == new_middle.count(text):
            place = head + new_middle.index(text)
            followed.append(replace(span, start=place, end=place + len(text)))
    return tuple(followed)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (mine, theirs) in enumerate(pairs) if mine != theirs), min(len(one), len(other)))
