"""The data files of word lists: what their sections mean, and how a paradigm becomes a list of forms.

A line is `form = formal counterpart` or just `form`; several forms before the sign share the counterpart, and a
counterpart in parentheses describes what to write instead of being it. Sections:

    [words]          whole words, any case; in scripts without spaces found anywhere
    [phrases]        regular expressions, any case; a group named `hit` narrows the span
    [cased]          the same, case matters
    [opening]        whole words, only where a sentence that is no question begins (imperatives)
    [stems NAME]     verb stems, and [endings NAME] what is put behind each of them, with the counterpart's ending; a
                     question mark behind an ending makes the forms [ambiguous]
    [suffixes]       endings that betray the form of any word, known or not; [never] lists the words that only end so
    [ambiguous]      listed forms that are something else too: they count right behind a word of [cues] (words of
                     [skips] may stand between), or right before one of [follows] if no word of [determiners], skipped
                     or not, is in the way. Among the cues and determiners ¿ is a question's beginning, ^ a clause's
    [nouns]          listed forms that are mostly verbs: they count behind a cue, or where no determiner stands before
    [mild]           hits, one a line, that polite texts hold too: they count only where nothing in the text is formal;
                     *ending stands for all hits that end so
    [never]          forms of paradigms and suffixes that mean something else
    [except]         regular expressions; what they match is not looked at
    [formal]         regular expressions, case matters, that show formal address
    [example]        sentences for the tests with [[marks]] around each informal hit; [clean] those without one
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
# Vowel signs and points belong to their word, which Python's \w and \b do not know.
MARKS = (
    "\u00ad\u200c\u200d\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200c\u200d"))
_BOUNDARY = f"(?:(?<![\\w{MARKS}])(?=\\w)|(?<=[\\w{MARKS}])(?![\\w{MARKS}]))"
_MARK = re.compile(f"[{MARKS[3:]}]")
_WITHOUT_SPACES = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_SECTION = re.compile(r"\[([a-z]+)(?: ([\w-]+))?\]")
_NAMES = "words phrases cased opening stems endings suffixes ambiguous cues skips follows determiners nouns mild"
_SECTIONS = frozenset([*_NAMES.split(), "never", "except", "formal", "example", "clean"])
Sections = Mapping[tuple[str, str], list[str]]


@dataclass(slots=True)
class WordLists:
    """A language's lists: forms in lower case with their formal counterpart, and compiled patterns."""

    words: dict[str, str] = field(default_factory=dict)
    opening: dict[str, str] = field(default_factory=dict)
    suffixes: dict[int, dict[str, str]] = field(default_factory=dict)
    never: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    mild: frozenset[str] = frozenset()
    mild_endings: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    skips: frozenset[str] = frozenset()
    follows: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    patterns: list[tuple[re.Pattern[str], str]] = field(default_factory=list)
    excepted: re.Pattern[str] | None = None
    formal: re.Pattern[str] | None = None


def fold(word: str) -> str:
    """A word as the lists write it: lower case, Turkish İ without the dot that lower() leaves, nothing invisible."""
    return word.replace("İ", "i").lower().translate(_INVISIBLE)


@lru_cache(maxsize=64)
def load(language: str) -> WordLists | None:
    """The lists of `language`, None where there are none.

    `pt_PT` reads `pt.txt`, then `pt_PT.txt`; `zh_Hant_HK` reads `zh.txt`, `zh_Hant.txt` and `zh_HK.txt`.
    """
    base, *rest = language.split("_")
    names = (base, *(f"{base}_{part}" for part in rest))
    files = [path for name in names if (path := FOLDER / f"{name}.txt").is_file()]
    if not files:
        return None
    sections: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in files:
        for section, line in _lines(path):
            sections[section].append(line)
    return _lists(sections)


def _lines(path: Path) -> Iterator[tuple[tuple[str, str], str]]:
    section = ("words", "")
    for raw in unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if heading := _SECTION.fullmatch(line):
            section = (heading[1], heading[2] or "")
            if heading[1] not in _SECTIONS:
                raise ValueError(f"{path.name}: no section is called {line}")
            continue
        yield section, line


def _lists(sections: Sections) -> WordLists:
    def forms(name: str) -> frozenset[str]:
        return frozenset(form for form, _ in _forms(sections.get((name, ""), ())))

    never, mild = forms("never"), sections.get(("mild", ""), [])
    words, doubtful = _paradigms(sections, never)
    patterns = list(_patterns(sections))
    for form, counterpart in _forms(sections.get(("words", ""), ())):
        if _WITHOUT_SPACES.search(form):
            patterns.append((re.compile(re.escape(form)), counterpart))
        else:
            words[form] = counterpart
    suffixes: dict[int, dict[str, str]] = defaultdict(dict)
    for ending, counterpart in _forms(sections.get(("suffixes", ""), ())):
        suffixes[len(ending)][ending] = counterpart
    return WordLists(
        words=words,
        opening=dict(_forms(sections.get(("opening", ""), ()))),
        suffixes=dict(sorted(suffixes.items(), reverse=True)),
        never=never,
        ambiguous=forms("ambiguous") | doubtful,
        nouns=forms("nouns"),
        mild=frozenset(mild),
        mild_endings=tuple(line[1:] for line in mild if line.startswith("*")),
        cues=forms("cues"),
        skips=forms("skips"),
        follows=forms("follows"),
        determiners=forms("determiners"),
        patterns=patterns,
        excepted=_one_of(sections.get(("except", ""), [])),
        formal=_one_of(sections.get(("formal", ""), [])),
    )


def _forms(lines: list[str] | tuple[()]) -> Iterator[tuple[str, str]]:
    for line in lines:
        forms, _, counterpart = line.partition(" = ")
        for form in forms.split():
            yield form, counterpart.strip()


def _paradigms(sections: Sections, never: frozenset[str]) -> tuple[dict[str, str], set[str]]:
    """Every stem with every ending and its counterpart, and which of the forms are ambiguous."""
    words: dict[str, str] = {}
    doubtful: set[str] = set()
    for (kind, name), lines in sections.items():
        if kind != "stems":
            continue
        endings = list(_forms(sections.get(("endings", name), [])))
        for stem, _ in _forms(lines):
            for ending, counterpart in endings:
                form = stem + ending.rstrip("?")
                if form in never:
                    continue
                words[form] = stem + counterpart if counterpart and counterpart[0] != "(" else counterpart
                if ending[-1] == "?":
                    doubtful.add(form)
    return words, doubtful


def _patterns(sections: Sections) -> Iterator[tuple[re.Pattern[str], str]]:
    for name, flags in (("phrases", re.IGNORECASE), ("cased", re.NOFLAG)):
        for line in sections.get((name, ""), ()):
            pattern, _, counterpart = line.partition(" = ")
            yield _compile(pattern.strip(), flags), counterpart.strip()


def _compile(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(pattern.replace(r"\b", _BOUNDARY) if _MARK.search(pattern) else pattern, flags)


def _one_of(patterns: list[str]) -> re.Pattern[str] | None:
    return _compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None
