"""Is an anchor in the market's language? Verification, not detection: match, mismatch or undecided (R66, R68).

A false alarm on a right anchor costs more than an abstention, so a short anchor that could be either is undecided.
Brands, URLs and numbers belong to no language. What decides, in this order: what is no text, the brand, the campaign's
own anchors, places, general phrases, the script, loanwords, the model over word frequencies and letters, and where that
is undecided the glossary: an English subject that the language has a word of its own for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from geoout.language import anchor_model, brand_names, generic_phrases
from geoout.language.anchor_features import NEIGHBOURS, lowered
from geoout.language.anchor_fold import fold, folded, trimmed
from geoout.language.anchor_kind import AnchorKind, kind_of
from geoout.language.anchor_lists import function_words, loan_phrases, loanwords, shared_words
from geoout.language.anchor_model import Judgement
from geoout.language.anchor_text import judged_text
from geoout.language.glossary.lookup import is_own_term, own_word
from geoout.language.script import letters_by_script
from geoout.language.word_features import UNKNOWN
from geoout.language.word_frequency import frequencies, listed_as

__all__ = ["AnchorKind", "Answer", "Verdict", "verify"]


class Answer(StrEnum):
    """What verification says; neutral anchors fit every market."""

    MATCH = "match"
    MISMATCH = "mismatch"
    UNDECIDED = "undecided"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, the language the anchor seems to be in (None when unknown), its kind, how sure (0 to 1), and why.

    `reason` is a clause in English without a full stop: the rule that decided the language, then, behind `; `, the one
    that decided the kind.
    """

    verdict: Answer
    language: str | None
    kind: AnchorKind
    confidence: float
    reason: str


_SURE = 0.9
_PHRASE = 4  # letters from which a text without spaces is more than a word
# Romanian typed with the cedillas of older keyboards.
_WITH_COMMAS = str.maketrans("şţ", "șț")
# A market with several languages is served by any of them: the most lenient answer stands.
_LENIENT = ("match", "neutral", "undecided", "mismatch")
_ANSWERS = {answer.value: answer for answer in Answer}
_NEUTRAL = {
    AnchorKind.IMAGE: "there is no text in it",
    AnchorKind.URL: "an address belongs to no language",
}


def verify(
    anchor: str,
    languages: Sequence[str],
    *,
    brands: Collection[str] = (),
    own: Collection[str] = (),
    keywords: Collection[str] = (),
    places: Collection[str] = (),
) -> Verdict:
    """Whether `anchor` is in one of a market's `languages` (BCP 47 tags or locales; any of them serves). Never raises.

    `brands` are all spellings of the brand; `own` are the anchors that the campaign wrote for this market and
    `keywords` its keywords, which settle the kind (exact, partial); `places` are names of places, which belong to no
    language.
    """
    plain = judged_text(anchor)
    text = trimmed(plain)
    letters = letters_by_script(text)
    codes = _codes(tuple(languages))
    sort = kind_of(plain, brands=brands, keywords=keywords, languages=languages)
    if said := _NEUTRAL.get(sort.kind):
        judged = Judgement("neutral", None, 1.0, said)
    elif not letters:
        judged = Judgement("neutral", None, 1.0, "numbers and signs belong to no language")
    else:
        judged = _by_language(text, letters, codes, sort.kind, brands, own, places)
    return Verdict(
        _ANSWERS[judged.answer],
        judged.language,
        sort.kind,
        round(judged.confidence, 4),
        f"{judged.reason}; {sort.reason}",
    )


def _by_language(
    text: str,
    letters: Mapping[str, int],
    codes: tuple[str, ...],
    kind: AnchorKind,
    brands: Collection[str],
    own: Collection[str],
    places: Collection[str],
) -> Judgement:
    if own and fold(text) in {fold(trimmed(one)) for one in own}:
        return Judgement("match", codes[0] if codes else None, 1.0, "the campaign lists it for this market")
    rest = _without_brands(text, brands, codes) if kind is AnchorKind.BRANDED else text
    if rest is not text and not letters_by_script(rest):
        return Judgement("neutral", None, 1.0, "the brand’s name belongs to no language")
    for place in places:
        rest = _without(rest, trimmed(place))
    if rest is not text and not (letters := letters_by_script(rest)):
        return Judgement("neutral", None, 1.0, "a place’s name belongs to no language")
    if not codes:
        return Judgement("undecided", None, 0.0, "the market has no language")
    text, low = rest, lowered(rest)
    # A language that nothing is known of must not make every anchor of its market undecided (Galician in Spain).
    known = [code for code in codes if anchor_model.is_known(code)]
    found = [_for_one(text, low, letters, code) for code in known or codes[:1]]
    judged = (
        found[0]
        if len(found) == 1
        else min(found, key=lambda judged: (_LENIENT.index(judged.answer), -judged.confidence))
    )
    if judged.answer == "mismatch" and known and (other := _may_be(text, judged, set(codes) - set(known))):
        return Judgement("undecided", None, 0.5, f"it may be {generic_phrases.name_of(other)}, which cannot be judged")
    return judged


def _may_be(text: str, judged: Judgement, unknown: Collection[str]) -> str | None:
    """Which of a market's languages without a word list the text may be in: one with its small words, or near it."""
    words = set(folded(text).words)
    for code in sorted(unknown):
        near = judged.language in NEIGHBOURS.get(code, ()) or (judged.language != "en" and judged.confidence < _SURE)
        if near or len(words & function_words(code) - function_words("en")) > 0:
            return code
    return None


def _for_one(text: str, low: str, letters: Mapping[str, int], code: str) -> Judgement:
    spoken = generic_phrases.generic_languages(text)
    if code in spoken:
        return Judgement("match", code, 0.99, "a common phrase of the language")
    judged = anchor_model.judge(low.translate(_WITH_COMMAS) if code == "ro" else low, code, letters)
    if spoken and _tells(text, judged) and not _is_loaned(text, code):
        return Judgement("mismatch", spoken[0], 0.98, f"a common phrase of {generic_phrases.name_of(spoken[0])}")
    if judged.answer == "match":
        return judged
    if judged.answer == "mismatch":
        return _unless_listed(judged, text, code)
    if "Latn" in letters and (said := own_word(text, code)) and _is_english(text, code):
        return Judgement("mismatch", "en", 0.9, f"it is English; the language says {said}")
    return judged


def _tells(text: str, judged: Judgement) -> bool:
    """Whether a phrase of other languages speaks against this one; a single word only where nothing speaks for it."""
    if " " in text or (not text.isascii() and len(text) >= _PHRASE):
        return generic_phrases.tells_language(text)
    return judged.answer == "mismatch" and generic_phrases.tells_language(text)


def _unless_listed(judged: Judgement, text: str, code: str) -> Judgement:
    """A mismatch that the lists of the language know better: a term of the glossary, loanwords."""
    if is_own_term(text, code):
        if code != "en" and is_own_term(text, "en"):
            return Judgement("undecided", None, 0.5, "the language and English share the word")
        return Judgement("match", code, 0.9, "the language’s own word for it")
    if _is_loaned(text, code):
        return Judgement("undecided", None, 0.5, "the language uses these words as its own")
    return judged


def _is_loaned(text: str, code: str) -> bool:
    """Whether all words are loanwords of the language; its function words may stand beside them."""
    words, loans = folded(text).words, loanwords(code)
    if " ".join(words) in loan_phrases(code):
        return True
    return any(word in loans for word in words) and all(
        word in loans or word in function_words(code) or not word.isalpha() for word in words
    )


def _is_english(text: str, code: str) -> bool:
    """Whether a word is not the language's too, borrowed or spelled alike, and English uses it ten times as often."""
    words = folded(text).words
    if all(word in loanwords(code) or word in shared_words(code) for word in words):
        return False
    return any(
        (row := frequencies(word)).get("en", 0.0) - row.get(listed_as(code) or "", UNKNOWN) > 1 for word in words
    )


def _without_brands(text: str, brands: Collection[str], codes: tuple[str, ...]) -> str:
    for brand in brands:
        pieces = brand_names.find(text, brand, codes)
        if pieces is not None:
            text = " ".join(pieces)
    return text


def _without(text: str, name: str) -> str:
    """`text` without `name` where it stands in there as whole words (anywhere in scripts without spaces)."""
    if not name:
        return text
    bound = r"\b" if letters_by_script(name)["Latn"] and name[0].isalnum() and name[-1].isalnum() else ""
    return " ".join(re.sub(f"{bound}{re.escape(name)}{bound}", " ", text, flags=re.IGNORECASE).split())


# Older and narrower tags of languages that are judged under another.
_ALIASES = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "tl": "fil", "sh": "sr", "cmn": "zh"}


@lru_cache(maxsize=512)
def _codes(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The primary tags, each once."""
    found = (re.split("[-_]", language.strip(), maxsplit=1)[0].lower() for language in languages)
    return tuple(dict.fromkeys(_ALIASES.get(code, code) for code in found if code))
