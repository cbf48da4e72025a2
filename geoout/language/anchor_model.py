"""The decision on an anchor's language: what its script settles, and a small learned model for the rest.

The model is three sums of small decision trees over `anchor_features`, learned by tools/train_anchors.py and kept as
numbers in anchor_data/model.json: how likely the anchor is the market's (`match`), how likely it is another language's
and neither a name nor a loanword (`flag`), and the same for Latin letters on a market that is not written in them
(`foreign`). Two languages of one script are told apart by the same model wherever they are.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Any

from geoout.language import generic_phrases
from geoout.language.anchor_features import NAMES, NEIGHBOURS, SAME, features, words_of
from geoout.language.anchor_lists import function_words
from geoout.language.letter_groups import groups, weighed
from geoout.language.script import letters_by_script, scripts_for
from geoout.language.word_frequency import frequencies, listed_as

_PATH = Path(__file__).resolve().parent / "anchor_data" / "model.json"
_SCRIPT_NAMES = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek", "Arab": "Arabic", "Hebr": "Hebrew", "Deva": "Devanagari",
    "Thai": "Thai", "Hang": "Korean", "Hira": "Japanese", "Kana": "Japanese", "Hani": "Chinese",
}  # fmt: skip
_WRITES_ALONE = {"Grek": "el", "Hebr": "he", "Thai": "th", "Hang": "ko", "Hira": "ja", "Kana": "ja", "Latn": "en"}
# Languages that are written in a script which no other market's language uses.
_BY_SCRIPT = {"el": "Grek", "he": "Hebr", "th": "Thai", "ko": "Hang", "ja": "Kana"}
_NAME = re.compile(r"\S*\d\S*|[^\W\d_]+(?:\.[^\W\d_]+)+")  # b2b, agplv3, node.js
_MAYBE_NAME = re.compile(r"[\d.]")
_VOWEL = re.compile("[aeiouy]")
_ABBREVIATION = 5  # letters
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a text says about the market: match, mismatch or undecided; the language it seems to be in, and why."""

    answer: str
    language: str | None
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """What the model judges: words, the script they are in, and whether the market is written in that script."""

    words: tuple[str, ...]
    script: str
    own: bool


@lru_cache(maxsize=64)
def is_known(language: str) -> bool:
    """Whether there is anything to judge `language` (a primary tag) by."""
    return language in _BY_SCRIPT or any(
        set(SAME.get(language, (language,))) & set(group.languages) for group in groups().values()
    )


def judge(text: str, language: str, letters: Mapping[str, int] | None = None) -> Judgement:
    """Judge lower-case `text`, from which names are taken out, on a market of `language` (a primary tag).

    `letters` is how many letters of each script it has, where that is known already.
    """
    if not is_known(language):
        return Judgement("undecided", None, 0.0, f"there is nothing to tell the language {language} by")
    case = prepare(text, language, letters)
    return case if isinstance(case, Judgement) else _by_model(case, language)


def prepare(text: str, language: str, letters: Mapping[str, int] | None = None) -> Judgement | Case:
    """What the script settles at once, else what the model has to look at."""
    letters = letters_by_script(text) if letters is None else letters
    written = scripts_for(language)
    ours = {script: count for script, count in letters.items() if script in written}
    mixed = len(letters) > 1
    if not ours or ("Latn" in ours and mixed and 2 * sum(ours.values()) < sum(letters.values())):
        script = max(letters, key=lambda one: letters[one], default="")
        return _case(text, "Latn", language, mixed, own=False) if script == "Latn" else _other_script(script)
    kana = letters.get("Hira", 0) + letters.get("Kana", 0)
    if language == "zh" and kana > text.count("の"):  # which shops use as ornament
        return Judgement("mismatch", "ja", 0.97, "it is written in kana")
    if language == "ja" and kana:
        return Judgement("match", "ja", 0.98, "it is written in kana")
    script = max(ours, key=lambda one: ours[one])
    if script in groups():
        return _case(text, script, language, mixed, own=True)
    return Judgement("match", language, 0.97, "only this language is written in its script")


def _other_script(script: str) -> Judgement:
    name = _SCRIPT_NAMES.get(script, "another script")
    return Judgement("mismatch", _WRITES_ALONE.get(script), 0.98, f"it is written in {name} letters, the market is not")


def _case(text: str, script: str, language: str, mixed: bool, *, own: bool) -> Judgement | Case:
    if _MAYBE_NAME.search(text):
        text = " ".join(token for token in text.split() if _NAME.fullmatch(token.strip("()[]\"'.,:;!?")) is None)
    words = [
        word
        for word in words_of(text)
        if (len(word) > _ABBREVIATION or not _is_abbreviation(word, language))
        and (not mixed or script in letters_by_script(word))
    ]
    if not words:
        return Judgement("undecided", None, 0.5, "a name or an abbreviation")
    return Case(tuple(words), script, own)


@lru_cache(maxsize=8_000)
def _is_abbreviation(word: str, language: str) -> bool:
    """Whether a word of up to five letters cannot be said and is no word of the market: bsd, npm."""
    return (
        len(word) > 1
        and word.isascii()
        and _VOWEL.search(word) is None
        and frequencies(word).keys().isdisjoint(SAME.get(language, (language,)))
    )


def numbers(case: Case, language: str) -> list[float]:
    """The features of a case; for Latin letters on another market those of English, which is what they mostly are."""
    return features(case.words, language if case.own else "en", case.script)


def _by_model(case: Case, language: str) -> Judgement:
    learned = model()
    row = numbers(case, language)
    if row[_FUNCTION_NEAR] and not row[_FUNCTION_MARKET] and case.script != "Latn" and row[_OVER_NEAR] < _CLOSE:
        return _by_function_words(case, language)
    several = "one" if len(case.words) == 1 else "several"
    if not case.own:
        foreign = logistic(learned["foreign"], row)
        if foreign > learned["thresholds"][f"foreign_{several}"]:
            return _mismatch(case, language, foreign)
        return Judgement("undecided", None, _sure(foreign), "it may be a name, and the market writes other letters")
    match = logistic(learned["match"], row)
    if match > learned["thresholds"]["match"]:
        known = row[_KNOWN] > 0
        why = "its words are the language’s" if known else "its letters look like the language"
        return Judgement("match", language, match, why)
    flag = logistic(learned["flag"], row)
    if case.script == "Hani" and not row[_ALIEN]:
        return Judgement("undecided", None, _HALF, "Chinese and Japanese share its ideographs")
    if flag > learned["thresholds"][f"flag_{several}"] and match < _HALF:
        return _mismatch(case, language, flag)
    if match < _HALF:
        return Judgement("undecided", None, 1 - match, "it may be a name or a loanword")
    return Judgement("undecided", None, match, "too short to tell from its neighbours")


_KNOWN = NAMES.index("mean_known")
_FUNCTION_NEAR, _FUNCTION_MARKET = NAMES.index("count_function_near"), NAMES.index("count_function_market")
_ALIEN = NAMES.index("mean_alien")
_OVER_NEAR = NAMES.index("letters_over_near")
_CLOSE = 6.0  # how far the letters may look like the market's without outweighing a neighbour's function words


def _by_function_words(case: Case, language: str) -> Judgement:
    """Hindi and Marathi, Arabic and Persian share most letters and many words, but not these."""
    spoken = Counter(one for one in NEIGHBOURS.get(language, ()) for word in case.words if word in function_words(one))
    rival = spoken.most_common(1)[0][0]
    return Judgement("mismatch", rival, 0.95, f"it has function words of {generic_phrases.name_of(rival)}")


def _sure(likely: float) -> float:
    return max(likely, 1 - likely)


def _mismatch(case: Case, language: str, likely: float) -> Judgement:
    """Which other language it reads as, and whether its words or only its letters say so."""
    group, same = groups()[case.script], SAME.get(language, (language,))
    lanes, _ = weighed(case.words, case.script)
    rival = max(pair for pair in zip(lanes, group.languages, strict=True) if pair[1] not in same)[1]
    listed = listed_as(rival)
    by_words = sum(listed in frequencies(word) for word in case.words) * 2 > len(case.words)
    name = generic_phrases.name_of(rival)
    if name == rival:  # a language without lists has no name there either
        why = "its words or letters are another language’s"
    else:
        why = f"its words are {name}" if by_words else f"its letters look {name}"
    return Judgement("mismatch", rival, _sure(likely), why)


def logistic(trees: Sequence[Sequence[Any]], row: Sequence[float]) -> float:
    """How likely, by trees of two questions each: feature, bound, and for both answers feature, bound and leaves."""
    total: float = sum(
        [
            (a if row[g] <= v else b) if row[f] <= u else (c if row[h] <= w else d)
            for f, u, g, v, a, b, h, w, c, d in trees
        ]
    )
    return 1 / (1 + exp(-total))


@lru_cache(maxsize=1)
def model() -> dict[str, Any]:
    """The trees and thresholds."""
    read: dict[str, Any] = json.loads(_PATH.read_text(encoding="utf-8"))
    assert tuple(read["features"]) == NAMES, "train the model again: tools/train_anchors.py"
    return read
