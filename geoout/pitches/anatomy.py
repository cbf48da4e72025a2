"""The anatomy of a mail's body: salutation, main text, closing, signature."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geoout.pitches.draft import Draft, Part

_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_SALUTATION_END = (",", "!", ":", "，", "：", "、", "様", "御中", ";", "؛", "،")
_LONGEST_SALUTATION = 80
_LONGEST_CLOSING = 90


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Code point ranges (start, end) of a body; an absent part is empty. Together they follow each other."""

    salutation: tuple[int, int]
    main: tuple[int, int]
    closing: tuple[int, int]
    signature: tuple[int, int]


def anatomy(draft: Draft) -> Anatomy:
    """Where each part of `draft.body` lies.

    Field spans of salutation and closing decide while they are unedited; else a short first paragraph that ends like
    a salutation, and short last paragraphs above the signature mark `-- `.
    """
    body = draft.body
    mark = _SIGNATURE.search(body)
    end = mark.start() if mark else len(body)
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(body, 0, end)]
    start = _after_salutation(draft, paragraphs)
    stop = _before_closing(draft, [span for span in paragraphs if span[0] >= start], end)
    return Anatomy((0, start), (start, stop), (stop, end), (end, len(body)))


def _after_salutation(draft: Draft, paragraphs: list[tuple[int, int]]) -> int:
    for span in draft.spans:
        if span.part is Part.BODY and span.field == "salutation":
            return span.end
    if not paragraphs:
        return 0
    start, stop = paragraphs[0]
    first = draft.body[start:stop].strip()
    short = len(first) <= _LONGEST_SALUTATION and len(paragraphs) > 1
    return stop if short and (first.endswith(_SALUTATION_END) or len(first) < 40) else 0


def _before_closing(draft: Draft, paragraphs: list[tuple[int, int]], end: int) -> int:
    for span in draft.spans:
        if span.part is Part.BODY and span.field == "closing":
            return span.start
    stop = end
    for start, finish in reversed(paragraphs[1:]):
        text = draft.body[start:finish].strip()
        if len(text) > _LONGEST_CLOSING or (
            text.endswith((".", "。", "?", "？")) and "\n" not in text and len(text) > 40
        ):
            break
        stop = start
        if "\n" in text or len(paragraphs) < 3:
            break
    return stop
