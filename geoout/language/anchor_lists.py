"""The word lists behind anchor verification: loanwords, words shared with English, names, and function words.

`loanwords/<language>.txt`, `loanwords/any.txt` (every language), `loanwords/names.txt`, `function_words/<language>.txt`
are data in the grammar of the other word lists, one word a line:

    # a comment; the first lines say what the list is, where it comes from and its licence
    marketing              a word, in any case; a compound has its hyphen: last-minute
    [shared]               below it, words that the language has itself and English spells alike: `Hand`, `table`
    [example] [clean]      sentences for tests; they are no words

`function_words/pt_PT.txt` adds to `pt.txt`. Words are read as `anchor_fold.fold` compares them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from geoout.language.anchor_fold import fold

_LOANWORDS = Path(__file__).resolve().parent / "loanwords"
_FUNCTION_WORDS = Path(__file__).resolve().parent / "function_words"
_ANY, _NAMES = "any", "names"
_ENGLISH = "en"  # what it has in common with others it has not borrowed
_HEADING = re.compile(r"\[(\w+)\]")
_NOTHING: frozenset[str] = frozenset()


@lru_cache(maxsize=64)
def loanwords(language: str) -> frozenset[str]:
    """English-looking words that `language` (`de`, `pt-BR`) has borrowed, those of every language included.

    They say nothing about which of the two an anchor is in. What is a function word of the language is none of them
    (Vietnamese `ai`). Empty for English and for an unknown language.
    """
    primary = _primary(language)
    if primary == _ENGLISH or not _known(primary):
        return _NOTHING
    everywhere, own = (_section(_LOANWORDS / f"{name}.txt", "") for name in (_ANY, primary))
    return (everywhere | own) - function_words(language)


@lru_cache(maxsize=64)
def loan_phrases(language: str) -> frozenset[str]:
    """The compounds among `loanwords` as they are written with a space: `last minute`, `social media`.

    Their parts need not be loanwords: German has `know-how`, but neither `know` nor `how`.
    """
    return frozenset(word.replace("-", " ") for word in loanwords(language) if "-" in word)


@lru_cache(maxsize=64)
def shared_words(language: str) -> frozenset[str]:
    """Words that are `language`'s own and English ones too: cognates (`information`) and homographs (German `also`)."""
    primary = _primary(language)
    return _NOTHING if primary in (_ANY, _NAMES) else _section(_LOANWORDS / f"{primary}.txt", "shared")


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Names of products, companies and places that are spelled alike everywhere; they belong to no language."""
    return _section(_LOANWORDS / f"{_NAMES}.txt", "")


@lru_cache(maxsize=64)
def function_words(language: str) -> frozenset[str]:
    """Articles, pronouns, prepositions and the like, which give `language` away; those of its territories included."""
    primary = _primary(language)
    files = [_FUNCTION_WORDS / f"{primary}.txt", *_FUNCTION_WORDS.glob(f"{primary}_*.txt")] if primary else []
    return frozenset().union(*(_section(file, "") for file in files))


def _known(primary: str) -> bool:
    return bool(primary) and (_FUNCTION_WORDS / f"{primary}.txt").is_file()


def _primary(language: str) -> str:
    """The language of a tag; nothing for what is no tag, which must not become a path."""
    primary = re.split("[-_]", language, maxsplit=1)[0].lower()
    return primary if re.fullmatch("[a-z]{2,3}", primary) else ""


def _section(file: Path, wanted: str) -> frozenset[str]:
    if not file.is_file():
        return _NOTHING
    section, words = "", set()
    for raw in file.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if heading := _HEADING.fullmatch(line):
            section = heading[1]
        elif section == wanted and line and not line.startswith("#"):
            words.add(fold(line))
    return frozenset(words)
