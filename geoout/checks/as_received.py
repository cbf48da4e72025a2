"""Texts from outside are judged as their reader sees them, and findings point at the text as it was received.

A row or an .eml file may hold decomposed letters (NFD), Windows line ends, a byte order mark or invisible characters.
Word lists are NFC with plain line ends, so rules read a clean view; spans are brought back to the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from geoout.checks.context import Context
from geoout.checks.finding import Finding
from geoout.checks.registry import check, rules
from geoout.checks.rule import text_of
from geoout.pitches.draft import Draft, Part

_LINE_END = re.compile("\r\n|[\u2028\u2029]")
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]")
_HANGUL_REST = range(0x1160, 0x1200)
"""Vowels and finals of a Hangul syllable: no marks, and yet they merge with what stands before them."""


@dataclass(frozen=True, slots=True)
class View:
    """A text as rules read it; code point i of it stands for `starts[i]` to `ends[i]` of the original.

    Both are empty where the original is its own view.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def received(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that `start` to `end` of the view stands for; an empty span stays empty."""
        if not self.starts:
            return start, end
        if end <= start:
            place = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return place, place
        return self.starts[start], self.ends[end - 1]


def view(text: str) -> View:
    """The view of `text`: NFC, a line feed for each line end, nothing that has no width but joiners."""
    if unicodedata.is_normalized("NFC", text) and not _LINE_END.search(text) and not _UNSEEN.search(text):
        return View(text)
    shown: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _pieces(text):
        piece = text[start:end]
        seen = unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_END.sub("\n", piece)))
        whole = len(seen) != len(piece)
        shown.append(seen)
        starts += [start] * len(seen) if whole else range(start, end)
        ends += [end] * len(seen) if whole else range(start + 1, end + 1)
    return View("".join(shown), tuple(starts), tuple(ends))


def check_received(draft: Draft, context: Context) -> list[Finding]:
    """What the rules say about a draft whose texts came from outside; spans are those of the texts as received."""
    views = {part: view(text_of(draft, part)) for part in (Part.SUBJECT, Part.BODY, Part.ANCHOR, Part.ASSET)}
    asset = draft.asset and replace(draft.asset, title=views[Part.ASSET].text)
    subject, body, anchor = (views[part].text for part in (Part.SUBJECT, Part.BODY, Part.ANCHOR))
    if _LINE_END.search(draft.subject):  # an injected header: it must be seen as what it is
        subject, views[Part.SUBJECT] = draft.subject, View(draft.subject)
    seen = replace(draft, subject=subject, body=body, anchor=anchor, asset=asset)
    already = {rule.code for rule in rules() if rule.as_received}
    return [
        finding if finding.code in already else _received(finding, draft, views.get(finding.part))
        for finding in check(seen, context, received=draft)
    ]


def _received(finding: Finding, draft: Draft, seen: View | None) -> Finding:
    if seen is None or not seen.starts:
        return finding
    start, end = seen.received(finding.start, finding.end)
    return replace(finding, start=start, end=end, text=text_of(draft, finding.part)[start:end])


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The places of what belongs together: a character with the marks that may merge with it, CR with LF."""
    start = 0
    for place in range(1, len(text)):
        if not _goes_on(text, place):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def _goes_on(text: str, place: int) -> bool:
    sign = text[place]
    if sign == "\n":
        return text[place - 1] == "\r"
    return sign > "\u02ff" and (unicodedata.category(sign)[0] == "M" or ord(sign) in _HANGUL_REST)
