"""Reading the files of sentence endings, `ja.txt` and `ko.txt`.

A line is a regular expression, or `expression = polite counterpart`; in parentheses a counterpart only describes what
to write. In an expression `{ㅆ}` stands for any Hangul syllable with that final consonant, `{closed}` for one with any,
`{ㅐ}` for an open one with that vowel. It stands at the end of the sentence, whatever its stop; an expression that ends
in `$` names the stop itself (one of . ? ! for all their forms). Sections:

    [counterpart] the counterpart of plain endings that state none
    [trailing]  particles that may follow either form
    [polite]    how a polite sentence ends
    [neutral]   nouns, greetings and particles that only look like a plain ending
    [clause]    plain endings that are certain even before a comma
    [strong]    plain endings that are certain at a paragraph's end, without a full stop
    [plain]     plain endings of finished sentences
    [weak]      endings that count only in a text with fewer polite ones
    [quoting]   anywhere: words after which the sentence goes on about what somebody said or thought
    [speech]    anywhere: words of a sentence that goes on about the sentences said before it
    [words]     anywhere: informal words; a group named `hit` narrows the span
    [mild]      anywhere: words that are informal only in a sentence that does not end politely
    [example]   sentences for the tests with [[marks]] around each informal hit; [clean] those without one
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

Lines = list[tuple[str, str]]
Words = tuple[tuple[re.Pattern[str], str], ...]

_FOLDER = Path(__file__).resolve().parent
_SECTION = re.compile(r"\[([a-z]+)\]")
_PLACEHOLDER = re.compile(r"\{([ㄱ-ㅣ]|closed)\}")
_SYLLABLES = 0xAC00
_LAST_SYLLABLE = 0xD7A3
_INITIALS = 19
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
# No ending is longer; looking for one in all of a sentence takes ten times as long.
_LONGEST = 16
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending starts at `start` of the sentence; `counterpart` is the polite form, empty where none is stated."""

    start: int
    counterpart: str


@dataclass(frozen=True, slots=True)
class Section:
    """The expressions of one section: as one pattern, and singly those that state a counterpart."""

    pattern: re.Pattern[str]
    lines: Lines

    def find(self, spoken: str) -> Ending | None:
        """The longest ending of the section that `spoken` has."""
        match = _search(self.pattern, spoken)
        if match is None:
            return None
        start = match.start()
        said = (said for line, said in self.lines if (own := _search(_single(line), spoken)) and own.start() == start)
        return Ending(start, next(said, ""))


@dataclass(frozen=True, slots=True)
class EndingRules:
    """How the sentences of one language end, and its words that are informal anywhere."""

    trailing: re.Pattern[str]
    neutral: re.Pattern[str]
    quoting: re.Pattern[str]
    speech: re.Pattern[str]
    sections: dict[str, Section]
    words: Words
    mild: Words
    counterpart: str

    def find(self, section: str, spoken: str) -> Ending | None:
        """The ending of `spoken` (a sentence with one stop or none) in `section`, a particle behind it or not."""
        if found := self.sections[section].find(spoken):
            return found
        particle = _search(self.trailing, spoken)
        return self.sections[section].find(spoken[: particle.start()]) if particle else None

    def is_neutral(self, spoken: str) -> bool:
        """Whether `spoken` ends in a noun, greeting or particle that belongs to no register."""
        return _search(self.neutral, spoken) is not None


def _search(pattern: re.Pattern[str], spoken: str) -> re.Match[str] | None:
    return pattern.search(spoken, max(0, len(spoken) - _LONGEST))


@lru_cache(maxsize=4)
def load(language: str) -> EndingRules:
    """The endings of `language`, `ja` or `ko`."""
    lines: dict[str, Lines] = defaultdict(list)
    name = ""
    for line in (_FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if heading := _SECTION.fullmatch(line):
            name = heading[1]
        elif line.strip() and not line.startswith("#"):
            expression, _, counterpart = line.partition(" = ")
            lines[name].append((_PLACEHOLDER.sub(_syllables, expression.strip()), counterpart.strip()))
    return EndingRules(
        _at_end(lines["trailing"]),
        _at_end(lines["neutral"]),
        _one_of(lines["quoting"]),
        _one_of(lines["speech"]),
        {name: _section(lines[name]) for name in ("polite", "clause", "strong", "plain", "weak")},
        _words(lines["words"]),
        _words(lines["mild"]),
        lines["counterpart"][0][0],
    )


def _section(lines: Lines) -> Section:
    return Section(_at_end(lines), [(expression, said) for expression, said in lines if said])


@lru_cache(maxsize=256)
def _single(expression: str) -> re.Pattern[str]:
    return _at_end([(expression, "")])


def _words(lines: Lines) -> Words:
    return tuple((re.compile(expression), said) for expression, said in lines)


def _at_end(lines: Lines) -> re.Pattern[str]:
    # A search starts as far left as it can: the span of なかった is the whole of it, not its た.
    whole = [said if said.endswith("$") else f"(?:{said})[.?!]?$" for said, _ in lines]
    return _one_of([(expression, "") for expression in whole])


def _one_of(lines: Lines) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(expression for expression, _ in lines) + ")") if lines else _NEVER


def _syllables(match: re.Match[str]) -> str:
    """The character class a placeholder stands for."""
    letter = match[1]
    if letter == "closed":
        return "[^\0-\uabff\ud7a4-\uffff" + "".join(map(chr, range(_SYLLABLES, _LAST_SYLLABLE, len(_FINALS)))) + "]"
    if letter in _VOWELS:
        vowel = _VOWELS.index(letter)
        codes = [(initial * len(_VOWELS) + vowel) * len(_FINALS) for initial in range(_INITIALS)]
    else:
        codes = [block * len(_FINALS) + _FINALS.index(letter) for block in range(_INITIALS * len(_VOWELS))]
    return "[" + "".join(chr(_SYLLABLES + code) for code in codes) + "]"
