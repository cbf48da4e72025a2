"""Which characters a mail must not carry, and why: one answer for the checks while writing and for the last door.

Always refused: control characters, line and paragraph separators, lone surrogates and non-characters, embeddings and
overrides of the text direction, interlinear annotation, deprecated format controls, U+FEFF, and tag characters outside
the flags of England, Scotland and Wales. They break a mail or hide what it says.

Always carried: joiners (Persian, Hindi, emoji), variation selectors, the marks of direction (LRM, RLM, ALM) that
Arabic and Hebrew typists set, characters that are newer than this Python.

In a header, which is one line that people recognise a mail by, also refused: isolates, invisible spaces and hyphens,
private-use characters. A text may have those: Thai breaks lines at U+200B, German words carry U+00AD, and isolates,
unlike overrides, end with their paragraph and reverse no letters; they are welcome where they stand in pairs in a line
that has a right-to-left letter, and suspicious anywhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_ANYWHERE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
    f"{_NO_CHARACTERS}\u202a-\u202e\u206a-\u206f\ufff9-\ufffb\ufeff\U000e0000-\U000e007f"
)
_ISOLATES = "\u2066-\u2069"
_ISOLATE = re.compile(f"[{_ISOLATES}]")
_IN_TEXT = re.compile(f"[{_ANYWHERE}{_ISOLATES}]")
_IN_LINE = re.compile(
    f"[\t\n{_ANYWHERE}{_ISOLATES}\u00ad\u180e\u200b\u2060-\u2065\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)
# The three flags that Unicode writes with tags: a black flag, the region's letters, the end.
_FLAG = re.compile(
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)\U000e007f"
)


class Why(StrEnum):
    """Why a character is refused, as a noun phrase of a sentence."""

    CONTROL = "a line break or control character"
    REORDERS = "a text direction override"
    ISOLATE = "a direction isolate that has no partner or no right-to-left text"
    INVISIBLE = "an invisible character"
    NONE = "a code that is no character"
    PRIVATE = "a private character that only your own font shows"


class Unmailable(NamedTuple):
    """A character that must not travel, where it stands (in code points), and why."""

    at: int
    sign: str
    why: Why


def unmailable(text: str, *, one_line: bool) -> Iterator[Unmailable]:
    """The characters of `text` that a mail must not carry, in order; `one_line` asks for a header's stricter rule."""
    found = [(match.start(), match.group()) for match in (_IN_LINE if one_line else _IN_TEXT).finditer(text)]
    if not found:
        return
    fine = {place for match in _FLAG.finditer(text) for place in range(*match.span())}
    if not one_line:
        fine |= _paired_isolates(text)
    for at, sign in found:
        if at not in fine:
            yield Unmailable(at, sign, _why(sign))


def _paired_isolates(text: str) -> set[int]:
    """Where isolates stand that are closed on their own line, in lines with a right-to-left letter."""
    paired: set[int] = set()
    start = 0
    for line in text.split("\n"):
        if _ISOLATE.search(line) and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in line):
            opened: list[int] = []
            for match in _ISOLATE.finditer(line):
                if match.group() != "\u2069":
                    opened.append(start + match.start())
                elif opened:
                    paired |= {opened.pop(), start + match.start()}
        start += len(line) + 1
    return paired


def _why(sign: str) -> Why:
    if "\u202a" <= sign <= "\u202e":
        return Why.REORDERS
    if "\u2066" <= sign <= "\u2069":
        return Why.ISOLATE
    category = unicodedata.category(sign)
    if category in ("Cc", "Zl", "Zp"):
        return Why.CONTROL
    if category == "Co":
        return Why.PRIVATE
    return Why.INVISIBLE if category in ("Cf", "Mn") or sign == "\u2065" else Why.NONE
