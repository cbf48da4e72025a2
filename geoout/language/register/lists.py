"""The data files of word lists: what their sections mean, and how a paradigm becomes a list of forms.

A line is `form = formal counterpart` or just `form`; several forms before the sign share the counterpart. Sections:

    [words]          whole words, any case
    [phrases]        regular expressions, any case; a group named `hit` narrows the span
    [cased]          the same, case matters
    [opening]        whole words, only at the start of a sentence (imperatives)
    [stems NAME]     verb stems, and [endings NAME] what is put behind each of them, with the counterpart's ending
    [ambiguous]      forms of the two above that are also nouns: they count only right after a word of [cues]
    [never]          forms of the paradigms that mean something else
    [except]         regular expressions; what they match is not looked at
    [formal]         regular expressions, case matters, that show formal address
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent
_SECTION = re.compile(r"\[([a-z]+)(?: ([\w-]+))?\]")


@dataclass(slots=True)
class WordLists:
    """A language's lists: forms in lower case with their formal counterpart, and compiled patterns."""

    words: dict[str, str] = field(default_factory=dict)
    opening: dict[str, str] = field(default_factory=dict)
    ambiguous: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    patterns: list[tuple[re.Pattern[str], str]] = field(default_factory=list)
    excepted: re.Pattern[str] | None = None
    formal: re.Pattern[str] | None = None


@lru_cache(maxsize=16)
def load(language: str) -> WordLists | None:
    """The lists of `language` (`pt_PT` reads `pt.txt`, then `pt_PT.txt`), None where there are none."""
    names = [language] if "_" not in language else [language.split("_")[0], language]
    files = [path for name in names if (path := _FOLDER / f"{name}.txt").is_file()]
    if not files:
        return None
    sections: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in files:
        for section, line in _lines(path):
            sections[section].append(line)
    return _lists(sections)


def _lines(path: Path) -> Iterator[tuple[tuple[str, str], str]]:
    section = ("words", "")
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if heading := _SECTION.fullmatch(line):
            section = (heading[1], heading[2] or "")
            continue
        yield section, line


def _lists(sections: Mapping[tuple[str, str], list[str]]) -> WordLists:
    lists = WordLists()
    lists.words = dict(_paradigms(sections))
    for form in _forms(sections.get(("never", ""), ())):
        lists.words.pop(form[0], None)
    lists.words.update(_forms(sections.get(("words", ""), ())))
    lists.opening = dict(_forms(sections.get(("opening", ""), ())))
    lists.ambiguous = frozenset(form for form, _ in _forms(sections.get(("ambiguous", ""), ())))
    lists.cues = frozenset(form for form, _ in _forms(sections.get(("cues", ""), ())))
    for name, flags in (("phrases", re.IGNORECASE), ("cased", re.NOFLAG)):
        for line in sections.get((name, ""), ()):
            pattern, _, counterpart = line.partition(" = ")
            lists.patterns.append((re.compile(pattern.strip(), flags), counterpart.strip()))
    lists.excepted = _one_of(sections.get(("except", ""), ()))
    lists.formal = _one_of(sections.get(("formal", ""), ()))
    return lists


def _forms(lines: list[str] | tuple[()]) -> Iterator[tuple[str, str]]:
    for line in lines:
        forms, _, counterpart = line.partition(" = ")
        for form in forms.split():
            yield form, counterpart.strip()


def _paradigms(sections: Mapping[tuple[str, str], list[str]]) -> Iterator[tuple[str, str]]:
    for (kind, name), lines in sections.items():
        if kind != "stems":
            continue
        endings = list(_forms(sections.get(("endings", name), [])))
        for stem, _ in _forms(lines):
            for ending, counterpart in endings:
                yield stem + ending, stem + counterpart if counterpart else ""


def _one_of(patterns: list[str] | tuple[()]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else None
