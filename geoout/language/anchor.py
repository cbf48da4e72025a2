"""Is an anchor in the market's language? Verification, not detection: match, mismatch or undecided (R66, R68).

A false alarm on a right anchor costs more than an abstention, so a short anchor that could be either is undecided.
Brands, URLs and numbers belong to no language.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from geoout.language import anchor_lists
from geoout.language.anchor_evidence import Evidence, gather
from geoout.language.plain import clean_line
from geoout.language.script import letters_by_script, scripts_for


class Answer(StrEnum):
    """What verification says; neutral anchors fit every market."""

    MATCH = "match"
    MISMATCH = "mismatch"
    UNDECIDED = "undecided"
    NEUTRAL = "neutral"


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
class Verdict:
    """The answer, the language the anchor seems to be in (None when unknown), its kind, how sure (0 to 1), and why.

    `reason` is a clause in English without a full stop.
    """

    verdict: Answer
    language: str | None
    kind: AnchorKind
    confidence: float
    reason: str


_URL = re.compile(
    r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,24}(?:[/?#:]\S*)?|[@#][\w.-]+|[^\s@]+@[^\s@]+\.[^\s@]+", re.I
)
_IMAGE = re.compile(r"\W*(?:no ?text|image|img|no anchor|empty anchor|bild|picture)?\W*", re.I)
_ACRONYM = re.compile(r"[A-Z0-9][A-Z0-9&+./-]{0,5}|\w*\d\w*|\w+\.\w+|[A-Za-z][a-z]+(?:[A-Z][a-z]*)+|[a-z][A-Z]\w+")
_EDGES = "»›→>←«‹<…. :!?-–—|()[]\"'“”„‚’‘「」"
# Letters that the language does not have although its script does: one settles it.
_FOREIGN = {
    "ru": "іїєґўјљњћђџќѓѕ",
    "uk": "ыэёъўјљњћђџќѓѕ",
    "bg": "ыэёіїєґўјљњћђџќѓѕ",
    "ar": "پچژگکیٹڈڑے",
}
_LONGEST = 500  # characters; longer ones are imported rubbish
_LEAST_LEAD = 0.0  # below, no match
_ALARM = 2.4  # the rival's lead from which a mismatch is said: about 2 % of right anchors get one


def verify(
    anchor: str,
    languages: Sequence[str],
    *,
    brand: str = "",
    own: Collection[str] = (),
    keywords: Collection[str] = (),
    places: Collection[str] = (),
) -> Verdict:
    """Whether `anchor` is in one of a market's `languages` (codes or locales).

    `brand` is the brand's name; `own` are the anchors that the campaign wrote for this market and `keywords` its
    keywords, which settle the kind (exact, partial); `places` are names of places, which belong to no language.
    """
    text = clean_line(anchor[:_LONGEST])
    folded = _fold(text)
    codes = tuple(dict.fromkeys(re.split("[-_]", language, maxsplit=1)[0].lower() for language in languages))
    if _IMAGE.fullmatch(text):
        return _neutral(AnchorKind.IMAGE, "there is no text in it")
    if _URL.fullmatch(text.strip(_EDGES)) and not text.strip(_EDGES).startswith("#"):
        return _neutral(AnchorKind.URL, "an address belongs to no language")
    if not letters_by_script(text):
        return _neutral(AnchorKind.OTHER, "numbers and signs belong to no language")
    rest, branded = _without(folded, brand)
    if branded and not letters_by_script(rest):
        return _neutral(AnchorKind.BRANDED, "it is the brand's name")
    kind = AnchorKind.BRANDED if branded else _kind(folded, keywords)
    if folded in {_fold(one) for one in own}:
        if kind is AnchorKind.OTHER and _generic(folded):
            kind = AnchorKind.GENERIC
        return Verdict(Answer.MATCH, codes[0] if codes else None, kind, 1.0, "the campaign lists it for this market")
    for place in places:
        rest, _ = _without(rest, place)
    if not letters_by_script(rest):
        return _neutral(kind, "a place's name belongs to no language")
    return _by_language(text if rest == folded else rest, rest, codes, kind)


def _by_language(text: str, rest: str, codes: tuple[str, ...], kind: AnchorKind) -> Verdict:
    if generic := _generic(rest):
        kind = kind if kind is not AnchorKind.OTHER else AnchorKind.GENERIC
        for code in codes:
            if code in generic:
                return Verdict(Answer.MATCH, code, kind, 0.99, "a common phrase of the language")
        if not any(rest in anchor_lists.loanwords(code) for code in codes):
            return Verdict(Answer.MISMATCH, generic[0], kind, 0.98, "a common phrase of another language")
    verdicts = [_for_one(text, rest, code, kind) for code in codes]
    # A market with several languages is served by any of them; else the most lenient answer stands.
    order = (Answer.MATCH, Answer.NEUTRAL, Answer.UNDECIDED, Answer.MISMATCH)
    if not verdicts:
        return Verdict(Answer.UNDECIDED, None, kind, 0.0, "the market has no language")
    return min(verdicts, key=lambda verdict: (order.index(verdict.verdict), -verdict.confidence))


def _for_one(text: str, rest: str, code: str, kind: AnchorKind) -> Verdict:
    written = scripts_for(code)
    letters = letters_by_script(rest)
    ours = sum(count for script, count in letters.items() if script in written)
    if code == "zh" and letters["Hira"] + letters["Kana"] > rest.count("の"):  # which Chinese shops use as ornament
        return Verdict(Answer.MISMATCH, "ja", kind, 0.95, "it is written in kana")
    if foreign := next((letter for letter in rest if letter in _FOREIGN.get(code, "")), None):
        return Verdict(Answer.MISMATCH, None, kind, 0.95, f"the language has no letter {foreign}")
    if "Latn" not in written:
        # Beside the market's script Latin words are names; alone they are another language, unless they are a name.
        if ours:
            return Verdict(Answer.MATCH, code, kind, 0.95, "it is written in the market's script")
        if _ACRONYM.fullmatch(text):
            return Verdict(Answer.UNDECIDED, None, kind, 0.5, "a name or an abbreviation")
        return Verdict(Answer.MISMATCH, None, kind, 0.97, "it is not written in the market's script")
    if ours * 2 < letters.total():
        return Verdict(Answer.MISMATCH, None, kind, 0.99, "it is not written in the market's script")
    if letters["Latn"] < ours:
        return Verdict(Answer.MATCH, code, kind, 0.9, "it is written in the market's script")
    if _ACRONYM.fullmatch(text):
        return Verdict(Answer.UNDECIDED, None, kind, 0.5, "a name or an abbreviation")
    # Names of things (Node.js, SEO, iPhone) say nothing about the words beside them, unless all of it is capitals.
    said = rest if text.isupper() else _fold(" ".join(word for word in text.split() if not _ACRONYM.fullmatch(word)))
    return decide(gather(said or rest, code), kind)


def decide(evidence: Evidence, kind: AnchorKind) -> Verdict:
    """The verdict for the evidence on an anchor in Latin letters."""
    if evidence.words == 0:
        return Verdict(Answer.UNDECIDED, None, kind, 0.5, "the language uses these words as its own")
    sure = 1 / (1 + math.exp(-abs(evidence.lead)))
    if evidence.lead > _LEAST_LEAD:
        return Verdict(Answer.MATCH, evidence.language, kind, sure, "its words fit the language")
    if evidence.lead <= -_ALARM:
        return Verdict(Answer.MISMATCH, evidence.rival, kind, sure, "its words fit another language better")
    return Verdict(Answer.UNDECIDED, None, kind, sure, "too short to tell")


def _kind(folded: str, keywords: Collection[str]) -> AnchorKind:
    wanted = [_fold(keyword) for keyword in keywords if keyword.strip()]
    if folded in wanted:
        return AnchorKind.EXACT
    if any(_without(folded, keyword)[1] for keyword in wanted):
        return AnchorKind.PARTIAL
    return AnchorKind.OTHER


def _without(folded: str, name: str) -> tuple[str, bool]:
    """`folded` without `name`, and whether it was in there as whole words (anywhere in scripts without spaces)."""
    name = _fold(name)
    if not name or name not in folded:
        return folded, False
    bound = r"\b" if letters_by_script(name)["Latn"] and name[0].isalnum() and name[-1].isalnum() else ""
    rest, count = re.subn(f"{bound}{re.escape(name)}{bound}", " ", folded)
    return " ".join(rest.split()).strip(_EDGES), bool(count)


def _neutral(kind: AnchorKind, reason: str) -> Verdict:
    return Verdict(Answer.NEUTRAL, None, kind, 1.0, reason)


def _generic(folded: str) -> tuple[str, ...]:
    return anchor_lists.generic_in(folded)


def _fold(text: str) -> str:
    return clean_line(text).strip(_EDGES).lower()
