"""The anatomy of a mail's body: salutation, main text, closing, signature."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geoout.pitches.draft import Draft, Part

_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_LINE = re.compile(r"[^\n]+\n?")
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_HONORIFICS = ("様", "御中", "殿", "님", "님께", "귀하", "귀중", "您好")
_SALUTATION_END = (",", "!", ":", "，", "！", "：", "、", "،", "؛", ";", *_HONORIFICS)
_SENTENCE_END = (".", "?", "。", "？")
_LONGEST_SALUTATION = 80
_LONGEST_LINE = 50
"""Of a salutation that the text follows without a blank line."""
_MOST_LINES = 3
"""Above the one with the name: organisation, department."""
_FEW_WORDS = 4
"""A salutation may end in a full stop; with more words than these before it, it is a sentence."""
_LONGEST_CLOSING = 70
"""Of a line; a sentence is longer, an address or a closing line is not."""
_SHORT_SENTENCE = 40


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Code point ranges (start, end) of a body; an absent part is empty. They follow each other."""

    salutation: tuple[int, int]
    main: tuple[int, int]
    closing: tuple[int, int]
    signature: tuple[int, int]


def anatomy(draft: Draft) -> Anatomy:
    """Where each part of `draft.body` lies.

    Field spans of salutation and closing decide while they are unedited; else a short first paragraph or line that
    ends like a salutation, and last paragraphs of short lines above the signature mark `-- `.
    """
    body = draft.body
    mark = _SIGNATURE.search(body)
    end = mark.start() if mark else len(body)
    start = _after_salutation(draft, _paragraphs(body, 0, end))
    stop = _before_closing(draft, _paragraphs(body, start, end), end)
    return Anatomy((0, start), _text_in(body, start, stop), (stop, end), (end, len(body)))


def _text_in(body: str, start: int, stop: int) -> tuple[int, int]:
    """`start` to `stop` without the blank lines around the text, so that a finding points at nothing else."""
    text = body[start:stop]
    if not text.strip():
        return start, stop
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def _paragraphs(body: str, start: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in _PARAGRAPH.finditer(body, start, end)]


def _after_salutation(draft: Draft, paragraphs: list[tuple[int, int]]) -> int:
    for span in draft.spans:
        if span.part is Part.BODY and span.field == "salutation":
            return span.end
    if not paragraphs:
        return 0
    start, stop = paragraphs[0]
    first = draft.body[start:stop].strip()
    looks_like_one = first.endswith(_SALUTATION_END) or len(first) < _SHORT_SENTENCE
    if len(paragraphs) > 1 and len(first) <= _LONGEST_SALUTATION and looks_like_one and not _is_sentence(first):
        return stop
    return _after_first_lines(draft.body, start, stop)


def _after_first_lines(body: str, start: int, stop: int) -> int:
    """Behind a salutation that the text follows without a blank line: its first line, or those down to an honorific."""
    for number, match in enumerate(_LINE.finditer(body, start, stop)):
        line = match.group().rstrip()
        if number > _MOST_LINES or len(line) > _LONGEST_LINE or match.end() >= stop:
            break
        if line.endswith(_HONORIFICS if number else _SALUTATION_END):
            return match.end()
    return 0


def _is_sentence(text: str) -> bool:
    if not text.endswith(_SENTENCE_END):
        return False
    return len(text.split()) > _FEW_WORDS or text[-1] in "?。？"


def _before_closing(draft: Draft, paragraphs: list[tuple[int, int]], end: int) -> int:
    for span in draft.spans:
        if span.part is Part.BODY and span.field == "closing":
            return span.start
    stop = end
    for start, finish in reversed(paragraphs[1:]):
        lines = draft.body[start:finish].strip().split("\n")
        if any(len(line) > _LONGEST_CLOSING or _ends_sentence(line, alone=len(lines) == 1) for line in lines):
            break
        stop = start
        if len(lines) > 1 or len(paragraphs) < 3:
            break
    return stop


def _ends_sentence(line: str, *, alone: bool) -> bool:
    return alone and line.endswith(_SENTENCE_END) and len(line) > _SHORT_SENTENCE
