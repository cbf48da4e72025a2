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
# A text as CSV writes it, in marks as a whole and with the marks inside doubled: they do not pair as quotations do.
_AS_CSV = re.compile(r'\s*"(?!")(?=[^"]*"")')


def mask(text: str, spans: Iterable[tuple[int, int]] = (), *, longest: int = 400) -> str:
    """`text` with quotations, URLs, e-mail addresses and `spans` replaced by spaces: same length, same line ends.

    `spans` are (start, end) pairs in code points, as of FieldSpan; those outside the text are cut to it. A quotation of
    more than `longest` code points is left as it is.
    """
    return _masked(text, tuple(spans), longest)


@lru_cache(maxsize=16)  # every rule about wording masks the same few texts
def _masked(text: str, spans: tuple[tuple[int, int], ...], longest: int) -> str:
    blanked = list(text)
    found = [match.span() for match in _ADDRESSES.finditer(text)]
    for pattern in (_SINGLE,) if _AS_CSV.match(text) else (_QUOTES, _SINGLE):
        found += [match.span() for match in pattern.finditer(text) if len(match[0]) <= longest + 2]
    for start, end in (*found, *spans):
        for position in range(max(0, start), min(len(blanked), end)):
            if blanked[position] != "\n":
                blanked[position] = " "
    return "".join(blanked)
