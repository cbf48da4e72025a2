"""What sort of anchor it is: branded, exact, partial, generic, naked URL, image or other (R68).

The first that holds, in this order:

- image: no text, a file name, what export tools write in place of one (`noText`, `<EmptyAnchor>`)
- url: nothing but a URL, host, IP address, e-mail address or handle; `Booking.com` is the brand of that name
- branded: it names the brand, whatever else it says; the reason also names a keyword beside it
- exact, partial: a keyword, see `keyword_match`
- generic: a phrase that names nothing or several of them, in the market's language, in English, or in whatever
  language if it is no short word
- other: the rest, numbers and signs too
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from geoout.language import brand_names, generic_phrases, inflection, keyword_match, naked_address
from geoout.language.anchor_fold import EDGES, LONGEST, bare, fold, folded, trimmed, words_of
from geoout.language.plain import clean_line

_MOST_KEYWORDS = 200  # looked at; a market has a handful


class AnchorKind(StrEnum):
    """What sort of anchor it is (R68)."""

    BRANDED = "branded"
    EXACT = "exact"
    PARTIAL = "partial"
    GENERIC = "generic"
    URL = "url"
    IMAGE = "image"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AnchorSort:
    """The kind of an anchor and the rule that decided it: a clause in English that begins with the kind."""

    kind: AnchorKind
    reason: str


def kind_of(
    anchor: str, *, brands: Collection[str] = (), keywords: Collection[str] = (), languages: Sequence[str] = ()
) -> AnchorSort:
    """The kind of `anchor` and why. Never raises; what is behind the first 500 characters is not looked at.

    `brands` are all spellings of the brand, `keywords` those of the target or market, `languages` the market's (BCP 47
    tags or locales), whose inflection counts beside that of English.
    """
    line = clean_line(anchor[:LONGEST])
    text = line.strip(EDGES)
    if not text:
        return (
            _sort(AnchorKind.OTHER, "numbers and signs") if line else _sort(AnchorKind.IMAGE, "there is no text in it")
        )
    codes = _codes(tuple(languages))
    if brand := next((one for one in brands if brand_names.same_spelling(text, one)), ""):
        return _sort(AnchorKind.BRANDED, f"the brand “{trimmed(brand)}”")
    if naked_address.is_address(text):
        return _sort(AnchorKind.URL, "nothing but an address")
    for brand in brands:
        rest = brand_names.find(text, brand, codes)
        if rest is not None:
            return _branded(trimmed(brand), rest, text, keywords, codes)
    if found := _best(text, keywords, codes):
        holds, why = found
        return _sort(AnchorKind(holds.value), why)
    return _unnamed(text, line, codes)


def normalise(anchor: str, language: str, *, inflected: bool = False) -> str:
    """The key under which two anchors count as the same (R70): case, NFC, white space, quotes and signs around.

    `inflected` also brings the forms of its words and their spelling without accents together:
    `Hausratversicherungen` and `Hausratversicherung` have one key in German. Empty for an anchor without text.
    """
    line = fold(trimmed(anchor))
    if not inflected:
        return " ".join(line.split())
    code = _primary(language)
    words = words_of(line)
    if particles := inflection.particles(code):
        return keyword_match.without_particles(words, particles, code)
    return " ".join(inflection.stem(bare(word), code) for word in words)


def _branded(
    brand: str, rest: tuple[str, ...], text: str, keywords: Collection[str], codes: tuple[str, ...]
) -> AnchorSort:
    why = f"the brand “{brand}”"
    if brand_names.holds_words(rest):
        found = _best(text, keywords, codes)
        general = not found and generic_phrases.is_generic(" ".join(rest))
        why += f" beside {found[1]}" if found else " with general words" if general else " with other words"
    return _sort(AnchorKind.BRANDED, why)


def _best(text: str, keywords: Collection[str], codes: tuple[str, ...]) -> tuple[keyword_match.Holds, str] | None:
    """How the anchor holds the keyword that it holds best: the first it is, else the first it is a part of."""
    if not keywords:
        return None
    words, partial = folded(text, serbian="sr" in codes), None
    for keyword, _ in zip(keywords, range(_MOST_KEYWORDS), strict=False):
        found = keyword_match.holds(words, keyword, codes)
        if found and found[0] is keyword_match.Holds.EXACT:
            return found
        partial = partial or found
    return partial


def _unnamed(text: str, line: str, codes: tuple[str, ...]) -> AnchorSort:
    if naked_address.is_picture(text, line):
        return _sort(AnchorKind.IMAGE, "a file name or what stands for a picture")
    if where := _generic_in(text, codes):
        return _sort(AnchorKind.GENERIC, f"a common phrase {where}")
    if made := generic_phrases.made_of_generic(text, codes):
        return _sort(AnchorKind.GENERIC, f"several common phrases of {generic_phrases.name_of(made)}")
    if not any(map(str.isalpha, text)):
        return _sort(AnchorKind.OTHER, "numbers and signs")
    return _sort(AnchorKind.OTHER, "it names neither the brand nor a keyword")


def _generic_in(text: str, codes: tuple[str, ...]) -> str:
    spoken = generic_phrases.generic_languages(text)
    ours = next((code for code in codes if code in spoken), "")
    if ours or (spoken and generic_phrases.tells_language(text)):
        return f"of {generic_phrases.name_of(ours or spoken[0])}"
    return "in every language" if not spoken and generic_phrases.is_generic(text) else ""


@lru_cache(maxsize=1024)
def _sort(kind: AnchorKind, why: str) -> AnchorSort:
    return AnchorSort(kind, f"{kind}: {why}")


@lru_cache(maxsize=512)
def _codes(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The primary tags of a market's languages, and English, which anchors are in everywhere."""
    return tuple(dict.fromkeys([*filter(None, map(_primary, languages)), "en"]))


def _primary(language: str) -> str:
    return re.split("[-_]", language, maxsplit=1)[0].lower()
