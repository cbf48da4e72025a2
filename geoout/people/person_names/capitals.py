"""Capitals as a language writes them: Greek without accents, the dotted İ of Turkish, Dutch IJ."""

from __future__ import annotations

import re
import unicodedata

_DUTCH_IJ = re.compile("[iI]j|[íÍ]j\u0301")
_DIALYTIKA = "\u0308"
_GREEK_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0304\u0306\u0311\u0313\u0314\u0342\u0343\u0345")
_GREEK_VOWELS = frozenset("αεηιουω")


def upper(text: str, language: str) -> str:
    """`text` in capitals. Languages without a rule of their own follow Unicode: ß becomes SS."""
    if language == "el":
        return _greek(text)
    if language in ("tr", "az"):
        return unicodedata.normalize("NFC", text.replace("i\u0307", "İ").replace("i", "İ").upper())
    if language == "lt":
        return _lithuanian(text)
    if language == "hy":
        return text.replace("և", "ԵՎ").upper()
    return text.upper()


def initial_capital(text: str, language: str) -> str:
    """The first letter as a capital, the rest as it is: `van den Berg` is `Van den Berg`, Dutch `ijsbrand` `IJsbrand`.

    `text` is NFC.
    """
    place = next((place for place, sign in enumerate(text) if sign.isalpha()), len(text))
    before, letter, rest = text[:place], text[place : place + 1], text[place + 1 :]
    if language == "nl" and (digraph := _DUTCH_IJ.match(text, place)):
        return before + digraph[0].upper() + text[digraph.end() :]
    if language in ("tr", "az") and letter == "i":
        return f"{before}İ{rest}"
    if language == "lt" and letter in ("i", "j", "į"):
        rest = rest.removeprefix("\u0307")
    return unicodedata.normalize("NFC", before + letter.title() + rest)


def _lithuanian(text: str) -> str:
    """A small i keeps its dot under another accent (i̇́); its capital does not."""
    letters: list[str] = []
    soft = False
    for sign in unicodedata.normalize("NFD", text):
        if soft and sign == "\u0307":
            continue
        letters.append(sign)
        if unicodedata.combining(sign) in (0, 230):
            soft = sign in "ij"
    return unicodedata.normalize("NFC", "".join(letters).upper())


def _greek(text: str) -> str:
    """Without tonos and breathings; a vowel that lost its tonos before ι or υ gives that one a dialytika: Μάιος ΜΑΪΟΣ.

    The word ή (or) keeps its tonos: Ή.
    """
    signs = unicodedata.normalize("NFD", text)
    found: list[str] = []
    place = 0
    before = ("", False, False)  # the letter before, whether it bore an accent, whether it had a dialytika
    while place < len(signs):
        sign = signs[place]
        end = place + 1
        while end < len(signs) and unicodedata.combining(signs[end]):
            end += 1
        marks = signs[place + 1 : end]
        if "Ͱ" <= sign <= "Ͽ":
            kept, accent = _greek_marks(marks)
            small = sign.lower()
            diaeresis = _DIALYTIKA in kept
            if small in "ιυ" and before[0] in _GREEK_VOWELS and before[1] and not before[2] and not diaeresis:
                kept = _DIALYTIKA + kept
            if small == "η" and accent and _stands_alone(signs, place, end):
                kept += "\u0301"
            found.append(("Σ" if small == "ς" else sign.upper()) + kept)
            if "\u0345" in marks and not _stands_alone(signs, place, end):
                found.append("Ι")
            before = (small, accent, diaeresis)
        else:
            found.append(signs[place:end].upper())
            before = ("", False, False)
        place = end
    return unicodedata.normalize("NFC", "".join(found))


def _greek_marks(marks: str) -> tuple[str, bool]:
    """What capitals keep of the marks on a letter, and whether an accent was among them."""
    kept = "".join(mark for mark in marks if mark not in _GREEK_MARKS)
    return kept, any(mark in "\u0300\u0301\u0342\u0303\u0311" for mark in marks)


def _stands_alone(signs: str, place: int, end: int) -> bool:
    before = signs[place - 1] if place else " "
    after = signs[end] if end < len(signs) else " "
    return not (before.isalpha() or unicodedata.combining(before)) and not after.isalpha()
