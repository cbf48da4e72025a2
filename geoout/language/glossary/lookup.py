"""The shipped glossary: which subject an anchor names, and what people of a country call it (R66, R67).

One file per language (`de.txt`), and one per territory that differs (`es_MX.txt`), which replaces what it names:

    # a comment; the first line says what the list is, where it comes from (`Source: house.`) and its licence
    concept = main term | another     the concept by its English name; terms are spelled as inside a sentence
    compare … = … vergleichen         a phrase about any concept, which stands where the … does
    [pages]                           what follows tells what a page is (guide, price), not what it is about

A file is read when a language is first asked for: about a millisecond each.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from geoout.language.plain import clean_line

_FOLDER = Path(__file__).resolve().parent
_BLANK = "…"
_PAGES = "pages"
_SOURCE = re.compile(r"\bSource: ([^.]+)\.")
_MARKS = re.compile("[\u0300-\u036f]")
_FOLDED = str.maketrans({"ı": "i", "’": "'", "ʼ": "'", "‐": "-", "‑": "-"})
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Words are not told apart by spaces, or particles follow and precede them without one.
_JOINED = re.compile("[\u0590-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MOST = 300  # characters of a text that are looked at
# CLDR's parents where they are more than one subtag less (parentLocales of CLDR 48), for the markets' languages.
_LATIN_AMERICA = re.compile("AR|B[ORZ]|C[LORU]|DO|EC|GT|HN|MX|NI|P[AERY]|SV|U[SY]|VE")
_TRADITIONAL = frozenset({"TW", "HK", "MO"})


@dataclass(frozen=True, slots=True)
class Term:
    """What a concept is called, as inside a sentence, and where that comes from (`house`: no native has signed)."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Named:
    """A concept that a text names: by which listed term, of which file, and whether the text says nothing else.

    `about_page` tells what a page is (guide, price) and not what it is about.
    """

    concept: str
    term: str
    language: str
    whole: bool
    about_page: bool


@dataclass(frozen=True, slots=True)
class _List:
    terms: Mapping[str, tuple[str, ...]]
    source: str
    pages: frozenset[str]
    by_words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    by_letters: tuple[tuple[str, str, str], ...] = ()
    longest: int = 1


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages of the glossary, territories left out; English first, in which the concepts are named."""
    names = sorted(path.stem for path in _FOLDER.glob("*.txt") if "_" not in path.stem)
    return tuple(sorted(names, key=lambda name: name != "en"))


def concepts() -> tuple[str, ...]:
    """Every concept, by its English name, in the order of the English file."""
    return tuple(concept for concept in _list("en").terms if _BLANK not in concept)


def local_terms(concept: str, locale: str) -> tuple[Term, ...]:
    """What people of `locale` (`es_MX`, `de`, `zh-Hant-TW`) call `concept`, the main term first; empty for none."""
    for name in chain(locale):
        if terms := _list(name).terms.get(concept):
            return tuple(Term(text, _list(name).source) for text in terms)
    return ()


def concepts_of(text: str, languages_: Iterable[str] = ()) -> tuple[Named, ...]:
    """The concepts that `text` names in one of these languages (in any, when none is named).

    What a page is about comes before what sort of page it is, then the longest term first; terms that overlap with one
    before them are left out. Case, NFC, accents and plurals with s do not matter.
    """
    folded = _fold(text[:_MOST])
    words = _words(folded)
    found = [hit for name in dict.fromkeys(languages_ or languages()) for hit in _hits(folded, words, name)]
    found.sort(key=lambda hit: (hit[2].about_page, hit[0] - hit[1]))
    taken: list[tuple[int, int, Named]] = []
    for start, end, named in found:
        same = any(named.concept == other.concept for _, _, other in taken)
        if not same and all(end <= first or start >= last for first, last, _ in taken):
            taken.append((start, end, named))
    return tuple(named for _, _, named in taken)


def said_in(text: str, languages_: Iterable[str], locale: str) -> tuple[Term, ...]:
    """`text` as a whole in the words of `locale`: `compare home insurance` is `Hausratversicherung vergleichen`.

    Empty unless `text`, in one of these languages, is a listed phrase about exactly one concept.
    """
    folded = _fold(text[:_MOST])
    for name in dict.fromkeys(languages_ or languages()):
        for phrase, forms in _list(name).terms.items():
            if _BLANK not in phrase:
                continue
            for form in forms:
                about = _between(folded, form)
                named = next((one for one in concepts_of(about, (name,)) if one.whole), None) if about else None
                if named is not None and (made := tuple(_made(phrase, named.concept, locale))):
                    return made
    return ()


def own_word(text: str, language: str) -> str | None:
    """What `language` calls the subject that the whole of `text` names in English; None where it says the same."""
    return _own_words(language).get(" ".join(word for _, _, word in _words(_fold(text[:_MOST]))))


@lru_cache(maxsize=64)
def _own_words(language: str) -> Mapping[str, str]:
    """The English terms that are no terms of `language`, each with its main one there."""
    if not (names := chain(language)) or names[-1] == "en":
        return {}
    own = _list(names[-1])
    return {
        phrase: own.terms[concept][0]
        for name in ("en", "en_US")
        for phrase, (concept, _) in _list(name).by_words.items()
        if concept in own.terms and phrase not in own.by_words
    }


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


def _made(phrase: str, concept: str, locale: str) -> Iterator[Term]:
    for form in local_terms(phrase, locale)[:1]:
        for term in local_terms(concept, locale):
            yield Term(form.text.replace(_BLANK, term.text), term.source)


def _between(folded: str, form: str) -> str:
    """What stands in `folded` where the form has its blank; empty where it is another phrase."""
    before, _, after = (part.strip() for part in _fold(form).partition(_BLANK))
    fits = folded.startswith(before) and folded.endswith(after) and len(folded) > len(before) + len(after)
    return folded[len(before) : len(folded) - len(after)].strip() if fits else ""


def _hits(folded: str, words: list[tuple[int, int, str]], name: str) -> Iterator[tuple[int, int, Named]]:
    """Every term of a file in the text: whole words, or letters where words are not parted by spaces."""
    known = _list(name)
    size = len(folded)
    for first in range(len(words)):
        for last in range(min(first + known.longest, len(words)), first, -1):
            if hit := known.by_words.get(" ".join(word for _, _, word in words[first:last])):
                whole = last - first == len(words)
                yield words[first][0], words[last - 1][1], _named(known, *hit, name, whole)
    for letters, concept, term in known.by_letters:
        start = folded.find(letters)
        if start >= 0:
            yield start, start + len(letters), _named(known, concept, term, name, len(letters) == size)


def _named(known: _List, concept: str, term: str, name: str, whole: bool) -> Named:
    return Named(concept, term, name, whole, concept in _list("en").pages or concept in known.pages)


@lru_cache(maxsize=128)
def _list(name: str) -> _List:
    try:
        lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return _List({}, "", frozenset())
    terms: dict[str, tuple[str, ...]] = {}
    pages: set[str] = set()
    section = ""
    for raw in lines:
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            section = line.strip("[]")
        elif line:
            concept, _, said = (part.strip() for part in line.partition("="))
            terms[concept] = tuple(term.strip() for term in said.split("|"))
            if section == _PAGES:
                pages.add(concept)
    source = _SOURCE.search(lines[0] if lines else "")
    return _indexed(terms, source[1] if source else "house", frozenset(pages))


def _indexed(terms: dict[str, tuple[str, ...]], source: str, pages: frozenset[str]) -> _List:
    by_words: dict[str, tuple[str, str]] = {}
    by_letters: list[tuple[str, str, str]] = []
    for concept, said in terms.items():
        for term in said:
            folded = _fold(term)
            if _BLANK in term or not folded:
                continue
            if _JOINED.search(folded):
                by_letters.append((folded, concept, term))
            else:
                by_words.setdefault(" ".join(word for _, _, word in _words(folded)), (concept, term))
    longest = max((key.count(" ") + 1 for key in by_words), default=1)
    return _List(terms, source, pages, by_words, tuple(by_letters), longest)


def _words(folded: str) -> list[tuple[int, int, str]]:
    """The words of a text with their places, plurals in s as their singular."""
    return [(match.start(), match.end(), _singular(match.group())) for match in _WORD.finditer(folded)]


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith("ss"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _fold(text: str) -> str:
    """One line, lower case, without the accents that people leave out when they type."""
    parts = unicodedata.normalize("NFD", clean_line(text).casefold().translate(_FOLDED))
    return unicodedata.normalize("NFC", _MARKS.sub("", parts))
