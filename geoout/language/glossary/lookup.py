"""Which subjects an anchor names, in the words of the shipped glossary (R66, R67).

What the files hold says `term_lists`; where their terms stand in a text, `term_index`; when a word is a listed one,
`word_forms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from geoout.language.anchor_fold import fold, trimmed, without_accents
from geoout.language.glossary.term_index import MOST, Hit, Named, Text, hits, phrases, text_of
from geoout.language.glossary.term_lists import (
    BLANK,
    Term,
    chain,
    files_of,
    languages,
    local_terms,
    term_list,
)
from geoout.language.glossary.word_forms import Fit, fit, frequency, in_capitals_only, singular

_ENGLISH = ("en", "en_US")
_MAIN = 2  # terms of a concept that phrases are made with
_PLAINLY = 0.5  # Zipf per word by which another language must be the likelier one
_LONGEST_ENGLISH = 4  # words of a term
_PARTS = re.compile(r"[^\W_]+")


def concepts_of(text: str, languages_: Iterable[str]) -> tuple[Named, ...]:
    """The concepts that `text` names in one of these languages (`de`, `zh-Hans`).

    What a page is about comes before what sort of page it is, then the longest term first; terms that overlap with one
    before them are left out. Case, NFC and inflection do not matter, accents where nothing else is meant without them.
    A single word amid others counts where the text is no likelier to be in another of the languages, or in English.
    """
    read, names = text_of(text), tuple(dict.fromkeys(languages_))
    found = [hit for name in names for hit in _found(read, name, {*names, "en"})]
    found.sort(key=lambda hit: (hit.named.about_page, hit.start - hit.end, hit.surest))
    taken: list[Hit] = []
    for hit in found:
        same = any(hit.named.concept == other.named.concept for other in taken)
        if not same and all(hit.end <= other.start or hit.start >= other.end for other in taken):
            taken.append(hit)
    return tuple(hit.named for hit in taken)


def said_in(text: str, languages_: Iterable[str], locale: str) -> tuple[Term, ...]:
    """`text` as a whole in the words of `locale`: `compare home insurance` is `Hausratversicherung vergleichen`.

    With the main terms only, one or two. Empty unless `text`, in one of these languages, is a listed phrase about
    exactly one concept.
    """
    line = trimmed(text[:MOST])
    for name in dict.fromkeys(languages_):
        for phrase, named in phrases(line, name):
            if made := tuple(_made(phrase, named.concept, locale)):
                return made
    return ()


def likely_languages(text: str) -> tuple[str, ...]:
    """The languages of the glossary that the words of `text` are most frequent in; none where English is near."""
    read = text_of(text)
    sums = {name: read.frequency(name) for name in languages()}
    near = max(sums.values()) - _PLAINLY * len(read.words)
    return () if sums["en"] >= near else tuple(name for name, value in sums.items() if value and value >= near)


def own_word(text: str, language: str) -> str | None:
    """What `language` calls the subject that the whole of `text` names in English; None where it says the same."""
    words = _PARTS.findall(fold(text[:MOST]))
    found = _own_words(language).get(" ".join(map(singular, words))) if len(words) <= _LONGEST_ENGLISH else None
    return found[0] if found and (not found[1] or text.isupper()) else None


def is_own_term(text: str, language: str) -> bool:
    """Whether the whole of `text` is a term that the glossary suggests for `language` (`pt`, territories included).

    As it is listed: in any case, with its accents or in plain letters that mean nothing else; not inflected.
    """
    line = fold(text[:MOST])
    capitals = _own_terms(language).get(" ".join(_PARTS.findall(line)) if line.isascii() else line.strip())
    return capitals is not None and (not capitals or text.isupper())


def _found(read: Text, name: str, others: set[str]) -> list[Hit]:
    """Every term of a language in a text, or the subject of a phrase that is written in one word with it."""
    others = others - {name}
    likely = all(read.frequency(name) >= read.frequency(other) for other in others)

    def counts(hit: Hit) -> bool:
        word = fold(read.line[hit.start : hit.end])
        return hit.words != 1 or hit.named.whole or likely or not any(frequency(word, other) for other in others)

    if found := [hit for hit in hits(read, name) if counts(hit)]:
        return found
    return [Hit(0, len(read.line), 1, Fit.INFLECTED, named) for _, named in phrases(read.line, name)][:1]


def _made(phrase: str, concept: str, locale: str) -> Iterator[Term]:
    for form in local_terms(phrase, locale)[:1]:
        for term in local_terms(concept, locale)[:_MAIN]:
            yield Term(form.text.replace(BLANK, term.text), term.source)


@lru_cache(maxsize=64)
def _own_words(language: str) -> Mapping[str, tuple[str, bool]]:
    """The English terms that are no terms of `language`, each with its main one there; True: in capitals only."""
    names = chain(language)
    if not names or names[-1] == "en":
        return {}
    said = term_list(names[-1]).suggested
    own = {_english_key(term) for file in files_of(names[-1]) for term, _ in _terms(file)}
    found: dict[str, tuple[str, bool]] = {}
    for term, concept in (listed for name in _ENGLISH for listed in _terms(name)):
        if concept in said and (key := _english_key(term)) not in own:
            found.setdefault(key, (said[concept][0].text, in_capitals_only(term, "en")))
    return found


@lru_cache(maxsize=64)
def _own_terms(language: str) -> Mapping[str, bool]:
    """The suggested terms of a language in small letters, in words parted by a space; True: in capitals only."""
    found: dict[str, bool] = {}
    primary = language.partition("-")[0]
    listed = (said for file in files_of(language) for said in term_list(file).suggested.values())
    for term in {term.text for terms in listed for term in terms}:
        line, capitals = fold(term), in_capitals_only(term, primary)
        plain = without_accents(line)
        fits = [fit(typed, meant, primary) for typed, meant in zip(plain.split(), line.split(), strict=False)]
        written = {line, " ".join(_PARTS.findall(line))}
        if plain.isascii() and None not in fits and Fit.DOUBTFUL not in fits:
            written.add(" ".join(_PARTS.findall(plain)))
        for one in written:
            found[one] = found.get(one, True) and capitals
    return found


def _terms(file: str) -> Iterator[tuple[str, str]]:
    """Every term of a file, suggested or recognised, with its concept."""
    listed = term_list(file)
    for concept in (concept for concept in listed.recognised if BLANK not in concept):
        for term in dict.fromkeys((*listed.recognised[concept], *(said.text for said in listed.suggested[concept]))):
            yield term, concept


def _english_key(text: str) -> str:
    return " ".join(map(singular, _PARTS.findall(fold(text))))
