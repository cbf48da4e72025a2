"""Where a draft's anchor and target stand in its body, and putting another one there (R66, R101)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geoout.pitches.draft import Draft, FieldSpan, Part
from geoout.pitches.spans import follow

_FIELDS = {Part.ANCHOR: "anchor", Part.TARGET: "target.url"}
# Scripts that write words without spaces, and Hangul, whose particles follow without one.
_JOINED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_LETTER = rf"[^\W{_JOINED}]"
_ADDRESS = rf"(?:https?://|www\.)[^\s{_JOINED}]+"
# What makes an address go on: it is another, longer one. A sign that also ends a sentence does when more follows.
_GOES_ON = rf"{_LETTER}|[/~?#&=%+@$-]|[.,;:!'()*](?:{_LETTER}|[/%])"


def places_of(draft: Draft, part: Part) -> tuple[tuple[int, int], ...]:
    """Where the draft's anchor or target stands in its body: the template's own places first, then others in order.

    An anchor is found as whole words, as it is written: `Insurance` does not stand in `Insurances`, nor in an address.
    A target is found as a whole address: `https://acme.example/` does not stand in `https://acme.example/de/`.
    """
    text = _value(draft, part)
    if not text:
        return ()
    field = _FIELDS[part]
    of_fields = [
        (span.start, span.end)
        for span in draft.spans
        if span.part is Part.BODY and span.field == field and draft.body[span.start : span.end] == text
    ]
    return tuple(dict.fromkeys((*of_fields, *_found(draft.body, text, part))))


def with_another(draft: Draft, part: Part, text: str) -> Draft:
    """`draft` with another anchor or target, also at the first of its places in the body, which stays that field.

    The link leads from the first place; where the same words stand again they are only words.
    """
    places = places_of(draft, part)
    new = replace(draft, anchor=text) if part is Part.ANCHOR else replace(draft, target=text)
    if not places:
        return new
    start, end = places[0]
    kept = follow(draft.spans, Part.BODY, start, end - start, len(text))
    span = FieldSpan(_FIELDS[part], Part.BODY, start, start + len(text))
    spans = tuple(sorted((*kept, span), key=lambda one: (one.part, one.start))) if text else kept
    return replace(new, body=draft.body[:start] + text + draft.body[end:], spans=spans)


def _value(draft: Draft, part: Part) -> str:
    return draft.anchor.strip() if part is Part.ANCHOR else draft.target.strip()


def _found(body: str, text: str, part: Part) -> Iterator[tuple[int, int]]:
    before = f"(?<!{_LETTER})" if re.match(_LETTER, text) else ""
    after = f"(?!{_LETTER})" if re.search(f"{_LETTER}$", text) else ""
    if part is Part.TARGET or re.match(_ADDRESS, text):
        around = f"({before}{re.escape(text)}(?!{_GOES_ON}))"
    else:  # an address is passed over as a whole
        around = f"{_ADDRESS}|({before}{re.escape(text)}{after})"
    for match in re.finditer(around, body):
        if match[1]:
            yield match.span()
