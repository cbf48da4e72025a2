"""Word lists as data: one file per language in a rule's folder, one grammar for all of them, and finding their words.

    # a comment; the first line says what the list is, where it comes from and its licence
    whole words            match whole words in any case; ' is any apostrophe, a space any white space
    stem*  *end            a star stands for the rest of that word
    a … b                  words between: at most 60 characters inside one sentence
    phrase = counterpart   what to write instead; in (parentheses) it only describes
    [section]              names what follows; above the first heading is section ""
    [except]               what these match is not looked at: no best practice for `best`
    [capitals]             words that count only where the text shouts them: FREE
    [example] [clean]      sentences for the tests: with [[marks]] where the list must find something, and without;
                           `[example NAME]` looks in section NAME only

A folder holds `any.txt` (every language), `pt.txt`, and `pt_PT.txt`, which adds to it; so does `es_419.txt` in the
territories that CLDR puts below it (`es_MX`), and `en_001.txt` outside the United States and Canada. In scripts without
spaces (Han, Kana, Thai) and in Hangul, whose particles follow without one, a word is found anywhere; so is a single
sign, and ß, which is never a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from geoout.language.mask import mask
from geoout.markets.market import Market
from geoout.pitches.draft import Draft, Part

_HEADING = re.compile(r"\[([a-z]+)(?: ([\w-]+))?\]")
_ALL = "any"
_EXCEPT, _CAPITALS = "except", "capitals"
_NO_SPACES = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_HANGUL = "\uac00-\ud7af"
_ANYWHERE = re.compile(f"[{_NO_SPACES}]")
# A hyphen joins (Noord-Holland is not Holland), an elided article does not (l'occasion is occasion), n't does.
# Case is no matter of these classes; letting it be one costs 12 ms a pattern.
_BEFORE = rf"(?-i:(?<![^\W{_NO_SPACES}])(?<!-))"
_AFTER = rf"(?-i:(?![^\W{_NO_SPACES}])(?!-\w))(?!['’]t\b)"
_GAP = r"(?:(?![.!?…](?:\s|$)|[。！？]|\n\s*\n).){0,60}?"
_APOSTROPHES = "'’ʼ`"
_FOLDED = str.maketrans({"İ": "i", "ı": "i", "ß": "ss", **dict.fromkeys(_APOSTROPHES, "'")})
_JOINED = re.compile(r"-\w|['’]t\b", re.IGNORECASE)
_WORD = re.compile(rf"[^\W{_NO_SPACES}]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A listed phrase in a text: code points `start` to `end`, its section, and what the list says to write instead."""

    start: int
    end: int
    text: str
    section: str
    counterpart: str | None

    @property
    def replaces(self) -> bool:
        """Whether the counterpart can stand in the text; one in parentheses only describes what to write."""
        return bool(self.counterpart) and (self.counterpart or "")[0] not in "(（"


@dataclass(frozen=True, slots=True)
class _Entry:
    phrase: str
    section: str
    counterpart: str | None


class Phrases:
    """The list of one language, ready to look through texts. False when it is empty."""

    def __init__(self, entries: list[_Entry], sentences: dict[tuple[str, str], list[str]]) -> None:
        self.sections = tuple(dict.fromkeys(entry.section for entry in entries if entry.section != _EXCEPT))
        self._sentences = sentences
        self._size = len(entries)
        self.single = frozenset(
            word for entry in entries if _WORD.fullmatch(word := entry.phrase.translate(_FOLDED).casefold())
        ) - {"ss"}
        """The phrases of one whole word, folded as `words_of` folds a text's."""
        # Nearly every text holds none of the words. A phrase with a whole word in it is looked up by that word; of the
        # others a piece must stand in the text; only then is there anything to match.
        self._by_word: dict[str, list[_Entry]] = defaultdict(list)
        self._by_piece: list[tuple[str, _Entry]] = []
        for entry in entries:
            word, piece = _key(entry.phrase)
            if word:
                self._by_word[word].append(entry)
            else:
                self._by_piece.append((piece, entry))

    def __len__(self) -> int:
        return self._size

    def find(self, text: str, *sections: str) -> list[Found]:
        """What stands in `text`, by place; the longest of those that overlap. `sections`: only of these."""
        wanted = sections or self.sections
        found, excepted = [], []
        for entry in self._present(text):
            if entry.section not in wanted and entry.section != _EXCEPT:
                continue
            for start, end in self._places(entry, text):
                if entry.section == _EXCEPT:
                    excepted.append((start, end))
                elif entry.section != _CAPITALS or text[start:end].isupper():
                    found.append(Found(start, end, text[start:end], entry.section, entry.counterpart))
        if not found:
            return found
        kept: list[Found] = []
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            covered = any(start <= one.start and one.end <= end for start, end in excepted)
            if not covered and (not kept or one.start >= kept[-1].end):
                kept.append(one)
        return kept

    def _present(self, text: str) -> list[_Entry]:
        folded, words = _folded(text)
        present = [entry for piece, entry in self._by_piece if piece in folded]
        for word in words.keys() & self._by_word.keys():
            present += self._by_word[word]
        return present

    def _places(self, entry: _Entry, text: str) -> list[tuple[int, int]]:
        word = entry.phrase.translate(_FOLDED).casefold()
        if word in self.single:  # its places are known; a pattern would look for them again
            return [span for span in _folded(text)[1].get(word, ()) if not _JOINED.match(text, span[1])
                    and (span[0] == 0 or text[span[0] - 1] != "-")]  # fmt: skip
        return [match.span() for match in _pattern(entry.phrase).finditer(text)]

    def examples(self, *, clean: bool = False) -> list[tuple[str, str]]:
        """(section, sentence) of the file's [example]s, or of those it must find nothing in; section "" is any."""
        heading = "clean" if clean else "example"
        return [(name, line) for (kind, name), lines in self._sentences.items() if kind == heading for line in lines]


def for_draft(folder: Path, draft: Draft, market: Market) -> Phrases:
    """The list for a draft: of the language that the contact prefers, else the market's, with its territory's words."""
    return load(folder, draft.contact.language or market.language, market.territory)


@lru_cache(maxsize=512)
def load(folder: Path, language: str, territory: str = "") -> Phrases:
    """The list of `language` (BCP 47, as in markets.yaml) in `folder`; empty where there is none."""
    files = _files(folder)
    primary = language.split("-")[0]
    places = (f"{primary}_{territory}", f"{language}_{territory}")
    names = dict.fromkeys((_ALL, primary, language, *_parents(places[0]), *places))
    return _read([files[name] for name in names if name in files])


@cache
def _parents(place: str) -> tuple[str, ...]:
    """The locale above that of a territory where it is not the language itself: es_419 above es_MX."""
    from babel.core import get_global

    parent = get_global("parent_exceptions").get(place)
    return (parent,) if parent and "_" in parent else ()


def words_of(text: str) -> frozenset[str]:
    """The words of `text`, folded as those of `Phrases.single`."""
    return frozenset(_folded(text)[1])


def words(phrases: tuple[str, ...]) -> Phrases:
    """A list of phrases that stand elsewhere than in a folder, such as a market's words to avoid."""
    return _of(phrases)


def languages(folder: Path) -> tuple[str, ...]:
    """The languages that `folder` has a list for."""
    return tuple(sorted({name.split("_")[0] for name in _files(folder)} - {_ALL}))


def judged(draft: Draft, part: Part) -> str:
    """Subject or body with quotations, addresses and field spans blanked: what a rule about wording may judge."""
    text = draft.subject if part is Part.SUBJECT else draft.body
    return mask(text, [(span.start, span.end) for span in draft.spans if span.part is part])


@lru_cache(maxsize=64)
def _of(phrases: tuple[str, ...]) -> Phrases:
    return Phrases([_Entry(phrase, "", None) for phrase in phrases], {})


@cache
def _files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.txt"))}


def _read(paths: list[Path]) -> Phrases:
    entries: list[_Entry] = []
    sentences: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in paths:
        kind = name = ""
        for raw in unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).splitlines():
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            if heading := _HEADING.fullmatch(line):
                kind, name = heading[1], heading[2] or ""
            elif kind in ("example", "clean"):
                sentences[kind, name].append(line)
            else:
                phrase, _, counterpart = line.partition(" = ")
                entries.append(_Entry(phrase.strip(), kind, counterpart.strip() or None))
    return Phrases(entries, sentences)


@lru_cache(maxsize=64)  # every list looks through the same few texts
def _folded(text: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text for looking up pieces of words, and where each whole word of it stands."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in _WORD.finditer(text):
        places[match.group().translate(_FOLDED).casefold()].append(match.span())
    return text.translate(_FOLDED).casefold(), dict(places)


def _key(phrase: str) -> tuple[str, str]:
    """The longest whole word that a text with this phrase must hold; else the longest piece of a word."""
    whole, pieces = "", ""
    for token in phrase.replace("…", " ").translate(_FOLDED).casefold().split():
        if "*" in token or _ANYWHERE.search(token) or _is_sign(phrase):
            pieces = max(pieces, *token.split("*"), key=len)
        else:
            whole = max(whole, *_WORD.findall(token), "", key=len)
            pieces = max(pieces, "" if whole else token, key=len)
    return whole, pieces


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    pieces = [r"\s{1,3}".join(map(_token, piece.split())) for piece in phrase.split("…")]
    return re.compile(_GAP.join(piece for piece in pieces if piece), re.IGNORECASE | re.DOTALL)


def _token(token: str) -> str:
    """One word of a phrase as a pattern, with the limits that its script has."""
    core = token.strip("*")
    if not core:
        return r"\w{1,40}"
    single = _is_sign(token)
    pattern = re.escape(core) if single else "".join(map(_letter, core))
    before = r"\w{0,40}" if token.startswith("*") else "" if single or _free(core[0]) else _BEFORE
    after = _rest(core[-1]) if token.endswith("*") else "" if single or _free(core[-1]) else _AFTER
    return f"{before}{pattern}{after}"


def _is_sign(phrase: str) -> bool:
    return len(phrase) == 1 and (phrase == "ß" or not phrase.isalnum())


def _letter(letter: str) -> str:
    if letter == "*":
        return r"\w{0,40}"
    if letter == "ß":
        return "(?:ß|ss)"
    return f"[{_APOSTROPHES}]" if letter in _APOSTROPHES else re.escape(letter)


def _free(edge: str) -> bool:
    """Whether a word may begin or end here with anything beside it."""
    return not edge.isalnum() or _ANYWHERE.match(edge) is not None


def _rest(edge: str) -> str:
    """The rest of a word behind its stem; without spaces nobody can tell where it ends."""
    return "" if _ANYWHERE.match(edge) and not re.match(f"[{_HANGUL}]", edge) else r"\w{0,40}"
