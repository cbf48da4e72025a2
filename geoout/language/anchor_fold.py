"""An anchor's words as they are compared: without case, width, quotes, apostrophes and, second, without accents."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from geoout.language.plain import clean_line

LONGEST = 500
"""Characters of an anchor that are looked at; longer ones are imported rubbish."""
EDGES = " \u00a0\u3000»›→>←«‹<…._。、·•*・.,;:!?！？¡¿-‐–—―|/\\()（）[]【】{}「」『』《》\"'`´“”„‚’‘~+=#"
NO_SPACES = "\u0e00-\u0e7f\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\U00020000-\U000323af"
# Vowel signs and points belong to their word, which Python's \w does not know.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
_APOSTROPHES = "'’ʼ`´‘′"
_WORD = re.compile(
    rf"[{NO_SPACES}]+|[{_HANGUL}]+|(?:[^\W_{NO_SPACES}{_HANGUL}]|[{_MARKS}])+(?:'(?:[^\W_{NO_SPACES}{_HANGUL}]|[{_MARKS}])+)*"
)
_ANYWHERE = re.compile(f"[{NO_SPACES}{_HANGUL}]")
_CAMEL = re.compile(r"(?<=[a-zà-öø-ÿ0-9])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_ELIDED = re.compile(r"([^\W\d]{1,4})'(?=\w{3})")  # l'assurance, dell'assicurazione; Acme's and auto's are one word
_POSSESSIVE = re.compile(r"(?<=\w{3})(?:'\w{1,6}|:[a-zà-öø-ÿ]{1,4})(?!\w)", re.IGNORECASE)  # Acme's, Acme'nin, Acme:n
_FIRST = str.maketrans({"İ": "i", "ı": "i", "ـ": "", "\u200c": "", "\u200d": "", **dict.fromkeys(_APOSTROPHES, "'")})
_MARKS_AWAY = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
# Letters that are no base letter with an accent in Unicode but are typed as one; й is a letter of its own.
_PLAIN = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ё": "е", "й": "\ue100", "ў": "\ue101"}
    | {"ґ": "г", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ہ": "ه", "ۀ": "ه"}
    | {"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"}
)
_BACK = str.maketrans({"\ue100": "й", "\ue101": "ў"})
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
_SERBIAN_LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split()  # noqa: SIM905
_SERBIAN = str.maketrans(dict(zip("абвгдђежзијклљмнњопрстћуфхцчџш", _SERBIAN_LATIN, strict=True)))


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared: its words folded, the same without accents, and both in one piece."""

    words: tuple[str, ...]
    bare: tuple[str, ...]
    joined: str
    joined_bare: str

    @property
    def unaccented(self) -> bool:
        """Whether it is typed without any accent."""
        return self.joined == self.joined_bare


def fold(text: str) -> str:
    """`text` in lower case, NFKC, with one kind of apostrophe, Turkish dots evened out and nothing invisible."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return unicodedata.normalize("NFKC", text.translate(_FIRST)).casefold().replace("\u0307", "")


@lru_cache(maxsize=256)  # one anchor is compared with every brand and keyword
def folded(text: str, *, serbian: bool = False) -> Folded:
    """The words of `text` (a cleaned line); with `serbian`, Cyrillic is read as the Latin script of the language."""
    line = fold(text)
    if serbian:
        line = _in_latin(line)
    words = words_of(line)
    bare_words = words if line.isascii() else tuple(map(bare, words))
    return Folded(words, bare_words, "".join(words), "".join(bare_words))


def words_of(line: str) -> tuple[str, ...]:
    """The words of a folded line: a hyphen parts them, an elided article is a word, Han, Kana and Thai come in runs."""
    if "'" in line:
        line = _ELIDED.sub(r"\1 ", line)
        return tuple(word.replace("'", "") for word in _WORD.findall(line))
    return tuple(_WORD.findall(line))


def pieces_of(text: str, *, serbian: bool = False) -> tuple[str, ...]:
    """The smallest pieces that a brand may be spelled in: parted at hyphens and inner capitals, without possessives."""
    if not text.islower():
        text = _CAMEL.sub(" ", text)
    line = fold(text)
    if "'" in line or ":" in line:
        line = _POSSESSIVE.sub(" ", line).replace("'", " ")
    if serbian:
        line = _in_latin(line)
    return tuple(_WORD.findall(line))


@lru_cache(maxsize=32768)
def bare(word: str) -> str:
    """A folded word without accents: `für` is `fur`; vowel signs of Hindi and Thai and the letter й stay."""
    return word if word.isascii() else without_accents(word)


def without_accents(text: str) -> str:
    """All of a folded text as `bare` makes a word."""
    stripped = _MARKS_AWAY.sub("", unicodedata.normalize("NFD", text.translate(_PLAIN)))
    return unicodedata.normalize("NFC", stripped).translate(_BACK)


def spelled_out(word: str) -> str:
    """A folded word as it is typed where there are no umlauts: `für` is `fuer`, `skånsk` is `skaansk`."""
    return bare(word.translate(_DIGRAPHS))


def _in_latin(line: str) -> str:
    return line if line.isascii() else line.translate(_SERBIAN)


def without_spaces(text: str) -> bool:
    """Whether `text` has letters that follow each other without spaces, or particles behind them (Hangul)."""
    return not text.isascii() and _ANYWHERE.search(text) is not None


def trimmed(text: str) -> str:
    """`text` on one line, harmless, without the signs around an anchor: `» hier klicken …` is `hier klicken`."""
    return clean_line(text[:LONGEST]).strip(EDGES)


def shared_beginning(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return shorter
    return next(place for place in range(shorter) if one[place] != other[place])
