"""FLD019: an English word left standing in a sentence of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from geoout.checks.context import Context
from geoout.checks.fields.mail_reading import reading
from geoout.checks.fields.text_language import is_small
from geoout.checks.finding import Severity
from geoout.checks.phrases import judged
from geoout.checks.rule import Hit, guide, rule
from geoout.language.anchor_lists import loanwords, names, shared_words
from geoout.language.detect import knows, likelihoods
from geoout.language.script import scripts_for
from geoout.language.word_frequency import frequencies, listed_as
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_WORD = re.compile(r"(?<![\w'’.@/-])[a-z]{4,20}(?![\w'’@/-])(?!\.\w)")
_BESIDE = re.compile(r"[^\W\d_]+")
_ENGLISH = 4.3
"""Zipf frequency of a word that English cannot do without; a rare one may be a term of the trade."""
_LESS = 1.3
"""How much rarer it must be in the text's own language: twenty times."""
_OWN = 4.0
"""From this frequency on it is a word of the own language; below, lists made from the web hold English, too."""


@rule("FLD019", "untranslated-word", Severity.INFO, source=guide("reads like a machine wrote it"))
def untranslated_word(draft: Draft, context: Context) -> Iterator[Hit]:
    """An English word that is no loanword stands alone in a sentence (R56): “unsere neuen findings”.

    One such word tells that the text was translated by halves. Names, what stands in quotation marks, and words that
    the language has borrowed are left alone. Write the market's word.
    """
    read = reading(draft, context.market)
    own = read.own[0] if len(read.own) == 1 else ""
    if read.whole is not None or not own or own == "en" or "Latn" not in scripts_for(own) or listed_as(own) is None:
        return
    start, end = anatomy(draft).main
    text = judged(draft, Part.BODY)
    for match in _WORD.finditer(text, start, end):
        if not _is_english(match.group(), own) or any(a <= match.start() < b for a, b, _ in read.parts):
            continue
        if _stands_alone(text, match, own):
            message = f"“{match.group()}” is an English word in a sentence that is not."
            yield Hit(Part.BODY, *match.span(), message, "write the market's word")


@lru_cache(maxsize=4_096)
def _is_english(word: str, own: str) -> bool:
    """Whether a lower-case word is English, common there and hardly used in `own`."""
    known = frequencies(word)
    english, ours = known.get("en", 0.0), known.get(listed_as(own) or "", 0.0)
    if english < _ENGLISH or ours >= _OWN or ours > english - _LESS:
        return False
    if knows(own) and (likely := likelihoods(word, ("en", own)))[0] <= likely[1]:  # Italian complete, Danish rest
        return False
    return not any(word in held for held in (loanwords(own), shared_words(own), names()))


def _stands_alone(text: str, match: re.Match[str], own: str) -> bool:
    """Whether the words beside it are the own language's: in a row of English ones it belongs to a title or a name.

    A borrowed word counts as English here: smart working is a term. A capital is a name's, or it begins a sentence.
    """
    before = _BESIDE.findall(text[max(0, match.start() - 30) : match.start()])[-1:]
    after = _BESIDE.findall(text[match.end() : match.end() + 30])[:1]
    beside = [*before, *after]
    return bool(beside) and not any(
        _is_english(word, own) or word in loanwords(own) or not (word[0].islower() or is_small(word.lower(), own))
        for word in beside
    )


(
    untranslated_word.example(
        "de", body="Guten Tag,\n\nwir haben ganz neue [[findings]] gemacht, die sich lohnt.\n\nOk."
    )
    .example("de", body="Guten Tag,\n\nwir haben zwölf Städte befragt. Die [[findings]] sind eindeutig.\n\nOk.")
    .example("it", body="Buongiorno,\n\nil venerdì lavoriamo in smart working da casa e siamo qui.\n\nGrazie.")
    .example("es", body="Buenos días:\n\nhemos hecho una [[research]] sobre la calefacción en el país.\n\nGracias.")
    .example("de", body="Guten Tag,\n\nwir haben online eine neue Umfrage gemacht und im Newsletter gezeigt.\n\nOk.")
    .example("fr", body="Bonjour,\n\nnous avons publié « survey of homes » sur le web et par mail.\n\nMerci.")
)
