"""The glossary's files: what people of a country call a subject, in the words of its language (R66, R67).

One file per language (`de.txt`), and one per territory that differs (`es_MX.txt`), which replaces what it names:

    # a comment; the first line says what the list is, where it comes from (`Source: house.`) and its licence
    concept = main term | another     the concept by its English name; terms are spelled as inside a sentence
    concept = term | ~term | !term    `~`: recognised, never suggested; `!`: suggested, not recognised, since in
                                      running text it is mostly another word (Norwegian `skriver`: printer, writes)
    concept = SEO                     of two letters, or a common word in small ones, it is recognised in capitals only
    compare … = … vergleichen         a phrase about any concept, which stands where the … does; a form written in one
                                      word with it (`…vergleich`) is recognised
    [pages]                           what follows tells what a page is (guide, price), not what it is about

A file is read when it is first asked for: about a millisecond each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent
BLANK = "…"
"""Where a concept stands in a phrase."""
_PAGES = "pages"
_READ_ONLY, _SUGGESTED_ONLY = "~", "!"
_SOURCE = re.compile(r"\bSource: ([^.]+)\.")
# CLDR's parents where they are more than one subtag less (parentLocales of CLDR 48), for the markets' languages.
_LATIN_AMERICA = re.compile("AR|B[ORZ]|C[LORU]|DO|EC|GT|HN|MX|NI|P[AERY]|SV|U[SY]|VE")
_TRADITIONAL = frozenset({"TW", "HK", "MO"})


@dataclass(frozen=True, slots=True)
class Term:
    """What a concept is called, as inside a sentence, and where that comes from (`house`: no native has signed)."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class TermList:
    """One file: by concept, the terms that are suggested and those that are recognised, the main one first."""

    name: str
    suggested: Mapping[str, tuple[Term, ...]]
    recognised: Mapping[str, tuple[str, ...]]
    pages: frozenset[str]


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages of the glossary, territories left out; English first, in which the concepts are named."""
    return tuple(sorted((name for name in _names() if "_" not in name), key=lambda name: (name != "en", name)))


def concepts() -> tuple[str, ...]:
    """Every concept, by its English name, in the order of the English file."""
    return tuple(concept for concept in term_list("en").recognised if BLANK not in concept)


def local_terms(concept: str, locale: str) -> tuple[Term, ...]:
    """What people of `locale` (`es_MX`, `de`, `zh-Hant-TW`) call `concept`, the main term first; empty for none."""
    for name in chain(locale):
        if terms := term_list(name).suggested.get(concept):
            return terms
    return ()


@lru_cache(maxsize=256)
def chain(locale: str) -> tuple[str, ...]:
    """The files that hold for a locale, the nearest first, along CLDR's parents: `es_MX`, `es_419`, `es`."""
    language, *rest = re.split("[-_]", locale)
    language = "nb" if language.lower() == "no" else language.lower()
    if not language.isalpha():
        return ()
    territory = next((part.upper() for part in rest if len(part) in (2, 3)), "")
    if language == "zh":
        script = next((part.title() for part in rest if len(part) == 4), "")
        language = f"zh-{script or ('Hant' if territory in _TRADITIONAL else 'Hans')}"
    parent = ""
    if language == "es" and _LATIN_AMERICA.fullmatch(territory):
        parent = "es_419"
    elif language == "en" and territory not in ("", "US"):
        parent = "en_001"
    elif language == "pt" and territory not in ("", "BR"):
        parent = "pt_PT"
    names = (f"{language}_{territory}" if territory else "", parent, language)
    return tuple(dict.fromkeys(name for name in names if name))


@lru_cache(maxsize=64)
def files_of(language: str) -> tuple[str, ...]:
    """Every file in which a language (`pt`; `zh` has two) is read: its own, then those of its territories."""
    own = [name for name in _names() if name == language or name.startswith(f"{language}-")]
    return tuple(own + [name for name in _names() if name.partition("_")[0] in own and name not in own])


@lru_cache(maxsize=128)
def term_list(name: str) -> TermList:
    """What the file of a language or territory says; nothing when there is no such file."""
    if name not in _names():
        return TermList(name, {}, {}, frozenset())
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found = _SOURCE.search(lines[0] if lines else "")
    source = found[1] if found else "house"
    suggested: dict[str, tuple[Term, ...]] = {}
    recognised: dict[str, tuple[str, ...]] = {}
    pages: set[str] = set()
    section = ""
    for raw in lines:
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            section = line.strip("[]")
        elif line:
            concept, _, said = (part.strip() for part in line.partition("="))
            terms = [term.strip() for term in said.split("|")]
            suggested[concept] = tuple(
                Term(term.removeprefix(_SUGGESTED_ONLY), source) for term in terms if not term.startswith(_READ_ONLY)
            )
            recognised[concept] = tuple(
                term.removeprefix(_READ_ONLY) for term in terms if not term.startswith(_SUGGESTED_ONLY)
            )
            if section == _PAGES:
                pages.add(concept)
    return TermList(name, suggested, recognised, frozenset(pages))


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.txt")))
