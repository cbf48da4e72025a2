"""Blanking what a rule about wording must not judge: quotations, addresses, filled-in fields."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_ADDRESSES = re.compile(
    r"(?:https?://|www\.)\S+|[^\s@<>]{1,64}@[^\s@<>]{1,255}|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}/\S*", re.I
)
# Pairs of marks; German „…“ and English “…” share a mark, so the longer-lived openings come first. A quotation never
# crosses a blank line: a forgotten closing mark must not hide the rest of the mail.
_QUOTES = re.compile(
    "|".join(
        f"{opening}(?:(?!\\n\\s*\\n)[^{closings}]){{1,400}}[{closings}]"
        for opening, closings in (
            ("„", '“”"'),
            ("‚", "‘’"),
            ("“", "”"),
            ("”", "”"),
            ("«", "»"),
            ("»", "«"),
            ("‹", "›"),
            ("「", "」"),
            ("『", "』"),
            ("《", "》"),
            ("〈", "〉"),
            ("⟦", "⟧"),
            ('"', '"'),
        )
    )
)
# A single straight or curly mark is an apostrophe more often than a quotation: only where a word cannot go on.
_SINGLE = re.compile(r"(?<!\w)['‘](?=\w)[^'’\n]{1,200}['’](?!\w)")


def mask(text: str, spans: Iterable[tuple[int, int]] = ()) -> str:
    """`text` with quotations, URLs, e-mail addresses and `spans` replaced by spaces: same length, same line ends.

    `spans` are (start, end) pairs in code points, as of FieldSpan; those outside the text are cut to it.
    """
    return _masked(text, tuple(spans))


@lru_cache(maxsize=16)  # every rule about wording masks the same few texts
def _masked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    blanked = list(text)
    found = [match.span() for pattern in (_ADDRESSES, _QUOTES, _SINGLE) for match in pattern.finditer(text)]
    for start, end in (*found, *spans):
        for position in range(max(0, start), min(len(blanked), end)):
            if blanked[position] != "\n":
                blanked[position] = " "
    return "".join(blanked)
