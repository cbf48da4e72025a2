"""Which writing system a text uses, and which ones a language is written in (ISO 15924 codes)."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from functools import lru_cache

# First code point, last, script. Only scripts of the markets and their neighbours, letters only: digits and
# punctuation belong to everybody.
_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x005A, "Latn"),
    (0x0061, 0x007A, "Latn"),
    (0x00AA, 0x00AA, "Latn"),
    (0x00BA, 0x00BA, "Latn"),
    (0x00C0, 0x00D6, "Latn"),
    (0x00D8, 0x00F6, "Latn"),
    (0x00F8, 0x02AF, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0531, 0x0587, "Armn"),
    (0x05D0, 0x05F2, "Hebr"),
    (0x0620, 0x065F, "Arab"),
    (0x066E, 0x06D3, "Arab"),
    (0x06FA, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x0900, 0x0963, "Deva"),
    (0x0971, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0E01, 0x0E4E, "Thai"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x13A0, 0x13FD, "Cher"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2C60, 0x2C7F, "Latn"),
    (0x3005, 0x3007, "Hani"),
    (0x3041, 0x309F, "Hira"),
    (0x30A1, 0x30FA, "Kana"),
    (0x30FC, 0x30FF, "Kana"),
    (0x3130, 0x318F, "Hang"),
    (0x31F0, 0x31FF, "Kana"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xAB70, 0xABBF, "Cher"),
    (0xAC00, 0xD7A3, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
    (0xFF21, 0xFF5A, "Latn"),
    (0xFF66, 0xFF9F, "Kana"),
    (0x20000, 0x323AF, "Hani"),
)
_STARTS = [first for first, _, _ in _RANGES]
_ASCII_LETTER = re.compile("[A-Za-z]")

_WRITTEN_IN: dict[str, frozenset[str]] = {
    "ar": frozenset({"Arab"}),
    "be": frozenset({"Cyrl"}),
    "bg": frozenset({"Cyrl"}),
    "el": frozenset({"Grek"}),
    "fa": frozenset({"Arab"}),
    "he": frozenset({"Hebr"}),
    "hi": frozenset({"Deva"}),
    "ja": frozenset({"Jpan", "Hira", "Kana", "Hani"}),
    "ko": frozenset({"Kore", "Hang"}),
    "mk": frozenset({"Cyrl"}),
    "mr": frozenset({"Deva"}),
    "ru": frozenset({"Cyrl"}),
    "sr": frozenset({"Cyrl", "Latn"}),
    "th": frozenset({"Thai"}),
    "uk": frozenset({"Cyrl"}),
    "ur": frozenset({"Arab"}),
    "zh": frozenset({"Hani", "Hans", "Hant"}),
}
_LATIN = frozenset({"Latn"})


def script_of_letter(letter: str) -> str | None:
    """The script of one code point (Hira, Kana, Hani and Hang kept apart); None for what all scripts share."""
    code = ord(letter)
    position = bisect.bisect_right(_STARTS, code) - 1
    if position < 0:
        return None
    _, last, script = _RANGES[position]
    return script if code <= last and code not in (0xD7, 0xF7) else None


class _Scripts(dict[str, str | None]):
    """The script of each letter, worked out when first asked for."""

    def __missing__(self, letter: str) -> str | None:
        script = self[letter] = script_of_letter(letter)
        return script


_SCRIPTS = _Scripts()


def letters_by_script(text: str) -> Counter[str]:
    """How many letters of each script `text` has."""
    counts: Counter[str] = Counter()
    if text.isascii():
        if letters := len(_ASCII_LETTER.findall(text)):
            counts["Latn"] = letters
        return counts
    scripts = [_SCRIPTS[letter] for letter in text]
    for script in dict.fromkeys(scripts):
        if script is not None:
            counts[script] = scripts.count(script)
    return counts


def script_of(text: str) -> str | None:
    """The dominant script of `text`, None without letters.

    Kana beside ideographs is `Jpan`, Hangul (with or without ideographs) `Kore`; ideographs alone are `Hani`, because
    simplified, traditional and Japanese share most of them. Each of their letters counts twice: it says as much as two.
    """
    counts = letters_by_script(text)
    if not counts:
        return None
    east_asian = {script: counts.pop(script, 0) for script in ("Hira", "Kana", "Hani", "Hang")}
    ideographs = east_asian.pop("Hani")
    kana = east_asian["Hira"] + east_asian["Kana"]
    if kana:
        counts["Jpan"] = 2 * (kana + ideographs)
    if east_asian["Hang"]:
        counts["Kore"] = 2 * (east_asian["Hang"] + (0 if kana else ideographs))
    if ideographs and not kana and not east_asian["Hang"]:
        counts["Hani"] = 2 * ideographs
    return counts.most_common(1)[0][0]


@lru_cache(maxsize=128)
def scripts_for(language: str) -> frozenset[str]:
    """The scripts that `language` (`sr`, `zh_TW`, `pt-BR`) is written in; Latin where nothing else is known."""
    return _WRITTEN_IN.get(re.split("[-_]", language, maxsplit=1)[0].lower(), _LATIN)
