"""What an anchor says once leftovers of markup, invisible characters and look-alike letters are dealt with."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from html.entities import html5

from geoout.language.look_alikes import disguised_words, may_mix, plain_spelling
from geoout.language.plain import clean_line

LONGEST = 500
"""Characters of an anchor that are judged; what is longer is imported rubbish."""


class OddityKind(StrEnum):
    """What an anchor holds that its reader does not see as it is written."""

    ENTITY = "entity"
    MARKUP = "markup"
    INVISIBLE = "invisible"
    BIDI = "bidi"
    LOOK_ALIKE = "look-alike"


@dataclass(frozen=True, slots=True)
class Oddity:
    """One oddity: code points `start` to `end` of the anchor as received, and the text that stands there."""

    kind: OddityKind
    start: int
    end: int
    text: str


# As HTML reads text: a name needs its semicolon, but for those that old pages write without, and then nothing that
# could belong to a word or to a query (?a=1&copy=2) may follow.
_OLD_NAMES = "|".join(sorted((name for name in html5 if not name.endswith(";")), key=len, reverse=True))
_ENTITY = re.compile(
    rf"&(?:amp;)*(?:#[0-9]{{1,12}};?|#[xX][0-9a-fA-F]{{1,12}};?|[A-Za-z][A-Za-z0-9]{{1,31}};|(?:{_OLD_NAMES})(?![=\w]))"
)
_NAMES = (
    "a|abbr|acronym|b|big|bdi|bdo|blockquote|br|button|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|"
    "h[1-6]|hr|i|img|ins|kbd|label|li|mark|noscript|ol|p|picture|q|s|samp|script|section|small|source|span|strike|"
    "strong|style|sub|sup|svg|table|tbody|td|th|tr|tt|u|ul|wbr"
)
_TAG = re.compile(rf"<!--.{{0,400}}?-->|<(/?)({_NAMES})((?:[\s/][^<>]{{0,400}})?)>", re.I | re.S)
_INLINE = re.compile(
    "abbr|acronym|a|big|bdi|bdo|b|cite|code|del|em|font|ins|i|kbd|mark|q|samp|small|span|strike|strong|sub|sup|s|tt|u|wbr",
    re.I,
)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.I)
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Zero width, fillers that are letters without a shape, and signs that only steer; joiners are judged by what they join.
_UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0e"
    "\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e007f\U000e0100-\U000e01ef\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
)
_JOINED = (
    "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\u2190-\u2bff\u3030\ufe0f\U0001f000-\U0001faff"
)
_JOINER = rf"(?<![{_JOINED}])[\u200c\u200d]+|[\u200c\u200d]+(?=[\s\u200c\u200d]|$)"
_INVISIBLE = re.compile(
    rf"[{_UNSEEN}]+|{_JOINER}|(?<![\u0023-\u0039\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff])\ufe0f"
)
_REORDERS = re.compile(f"[{_BIDI}]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MARKS = frozenset("\u061c\u200e\u200f\u2066\u2067\u2068\u2069")
# Forms that are only another shape of a letter or digit: full and half width, ligatures, mathematical, circled.
_SHAPED = (
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f\uffa1-\uffdc\ufb00-\ufb06\u24b6-\u24e9\U0001d400-\U0001d7ff"
    "\U0001f130-\U0001f149"
)
_SHAPES = re.compile(f"[{_SHAPED}]+")
_PECULIAR = re.compile(f"[&<{_SHAPED}{_UNSEEN}\ufe0f]")
_SPACE = re.compile(r"[\s\u2800\u3164]+")


def judged_text(anchor: str) -> str:
    """What `anchor` says, on one line and in NFC, at most `LONGEST` characters; doing it twice changes nothing.

    HTML entities are read (double escaped ones too), tags that an export left in go (an image says its alternative
    text), and so does what nobody sees; odd spaces, full-width and mathematical letters become plain ones, and a word
    that mixes alphabets is spelled in the one it is read in.
    """
    if anchor.isascii() and anchor.isprintable() and "&" not in anchor and "<" not in anchor and len(anchor) <= LONGEST:
        return anchor.strip() if "  " not in anchor else " ".join(anchor.split())
    text = anchor[: 8 * LONGEST]
    line = unicodedata.normalize("NFC", text)
    if _is_plain(line):
        return " ".join(line.split())
    while (said := _plainer(text)) != text:
        text = said
    return text


def oddities(anchor: str, languages: Collection[str] = (), brands: Collection[str] = ()) -> tuple[Oddity, ...]:
    """What `anchor` holds that its reader does not see as it is written, in order, none within another.

    `languages` are those of its readers and `brands` the spellings of the brand; both sharpen what is a look-alike.
    """
    if anchor.isascii() and anchor.isprintable() and "&" not in anchor and "<" not in anchor:
        return ()
    found = [
        *(Oddity(OddityKind.ENTITY, *match.span(), match.group())
          for match in _ENTITY.finditer(anchor) if _read(match) != match.group()),
        *(Oddity(OddityKind.MARKUP, *match.span(), match.group()) for match in _TAG.finditer(anchor)),
        *_unseen(anchor),
        *(Oddity(OddityKind.LOOK_ALIKE, one.start, one.end, one.text)
          for one in disguised_words(anchor, languages, brands)),
    ]  # fmt: skip
    order = tuple(OddityKind)
    kept: list[Oddity] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end, order.index(one.kind))):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def without_markup(anchor: str) -> str:
    """`anchor` with its entities read and its tags gone, else as it was."""
    text = anchor
    while (said := _SPACE.sub(" ", _TAG.sub(_said, _ENTITY.sub(_read, text))).strip()) != text:
        text = said
    return text


def without_unseen(anchor: str) -> str:
    """`anchor` without the characters that nobody sees, else as it was."""
    while found := sorted(_unseen(anchor), key=lambda one: -one.start):
        for one in found:
            anchor = anchor[: one.start] + anchor[one.end :]
    return anchor


def unseen_in(anchor: str) -> tuple[str, ...]:
    """The runs of characters in `anchor` that nobody sees or that reorder what is read, in order."""
    return tuple(one.text for one in sorted(_unseen(anchor), key=lambda one: one.start))


def _unseen(anchor: str) -> Iterator[Oddity]:
    """Invisible characters and those that reorder what is read; marks of direction may stand in right-to-left text."""
    for match in _INVISIBLE.finditer(anchor):
        yield Oddity(OddityKind.INVISIBLE, *match.span(), match.group())
    at_home = bool(_RIGHT_TO_LEFT.search(anchor))
    for match in _REORDERS.finditer(anchor):
        if not (at_home and _MARKS.issuperset(match.group())):
            yield Oddity(OddityKind.BIDI, *match.span(), match.group())


def _is_plain(line: str) -> bool:
    """Whether nothing but spaces can be amiss in a text in NFC: true for nearly every anchor in any script."""
    return len(line) <= LONGEST and line.isprintable() and _PECULIAR.search(line) is None and not may_mix(line)


def _plainer(text: str) -> str:
    text = _TAG.sub(_said, _ENTITY.sub(_read, text))
    text = clean_line(_INVISIBLE.sub("", _REORDERS.sub("", _SPACE.sub(" ", text))))
    text = _SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return plain_spelling(unicodedata.normalize("NFC", text)[:LONGEST]).strip()


def _read(match: re.Match[str]) -> str:
    return html.unescape(match.group())


def _said(match: re.Match[str]) -> str:
    """What a tag says: an image its alternative text, a tag inside a line nothing, any other parts two words."""
    name = match[2] or ""
    if name.lower() == "img" and (alt := _ALT.search(match[3])):
        return f" {alt[1] or alt[2] or alt[3] or ''} "
    return "" if not name or _INLINE.fullmatch(name) else " "
