"""FLD014 to FLD016: a subject, a sentence or a word that stayed in another language or script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import for_draft, judged, languages, load, words_of
from geoout.checks.rule import Hit, guide, rule
from geoout.language.detect import knows, likelihoods
from geoout.language.script import letters_by_script, scripts_for
from geoout.markets.market import Market
from geoout.markets.names import language_name
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_WORDS = Path(__file__).parent / "function_words"
_MACHINE = guide("reads like a machine wrote it")
_SENTENCE = re.compile(r"[^.!?。！？\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_MIXED = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_FEW_LETTERS = 12
_SHARE = 0.29
"""Small words among all: they are nearly half of a sentence, and less of a title that only stands in one."""


@rule("FLD014", "subject-language", Severity.WARNING, source=guide("English-language emails to foreign webmasters"))
def subject_language(draft: Draft, context: Context) -> Iterator[Hit]:
    """The subject is in another language than the market's (R44, R56).

    It is all that most recipients read. Write it in the language of the mail; titles in quotation marks may stay.
    """
    text = judged(draft, Part.SUBJECT)
    other = _language_of(text, draft, context.market, least=2)
    if other is None and not _wanted_scripts(draft, context.market) & {"Latn"}:
        letters = letters_by_script(text)
        if letters["Latn"] >= _FEW_LETTERS and letters["Latn"] == letters.total() and len(_WORD.findall(text)) > 2:
            other = "en"
    if other is not None:
        read, written = language_name(context.market.language), language_name(other)
        message = f"The subject reads as {written}; this market reads {read}."
        start = len(draft.subject) - len(draft.subject.lstrip())
        yield Hit(Part.SUBJECT, start, len(draft.subject.rstrip()), message, "write it in the market's language")


@rule("FLD015", "untranslated-sentence", Severity.WARNING, source=_MACHINE, words=_WORDS)
def untranslated_sentence(draft: Draft, context: Context) -> Iterator[Hit]:
    """A sentence stayed in another language (R56).

    It shows that the text was made from a translation or a template of another market. Write it anew; quotations in
    quotation marks and filled-in fields are left alone.
    """
    start, end = anatomy(draft).main
    text = judged(draft, Part.BODY)[start:end]
    sentences = [match for match in _SENTENCE.finditer(text) if _WORD.search(match.group())]
    found = [(match, _language_of(match.group(), draft, context.market, least=3)) for match in sentences]
    foreign = [(match, other) for match, other in found if other is not None]
    if 2 * len(foreign) > len(sentences) > 1:  # the whole mail: FLD004 says so
        return
    for match, other in foreign:
        place = start + match.start() + len(match.group()) - len(match.group().lstrip())
        message = f"This sentence reads as {language_name(other)}."
        yield Hit(Part.BODY, place, start + match.start() + len(match.group().rstrip()), message, "write it anew")


@rule("FLD016", "mixed-scripts", Severity.WARNING, source=_MACHINE)
def mixed_scripts(draft: Draft, context: Context) -> Iterator[Hit]:
    """A word mixes Latin and Cyrillic letters (R56).

    They look alike, and a wrong one betrays a pasted or disguised text; spam filters look for it. Type the word again.
    """
    for part in (Part.SUBJECT, Part.BODY):
        for match in _WORD.finditer(judged(draft, part)):
            if not _MIXED.search(match.group()):
                continue
            message = f"“{match.group()}” mixes Latin and Cyrillic letters."
            yield Hit(part, *match.span(), message, "type the word again")


def _language_of(text: str, draft: Draft, market: Market, *, least: int) -> str | None:
    """Another language that `text` is surely in: `least` of its small words, none of the market's, and its letters."""
    count = len(_WORD.findall(text))
    if count < least + 1:
        return None
    own = for_draft(_WORDS, draft, market)
    mine = {tag.split("-")[0] for tag in (*market.languages, draft.contact.language) if tag}
    held = words_of(text)
    ours = held & own.single
    best, other = 0, ""
    for language in languages(_WORDS):
        theirs = held & load(_WORDS, language).single
        foreign = len(theirs - ours)
        if language not in mine and foreign > max(best, least - 1, 3 * len(ours - theirs), _SHARE * count):
            best, other = foreign, language
    if not other:
        return None
    return other if _likelier(text, other, market.language.split("-")[0]) else None


def _likelier(text: str, other: str, own: str) -> bool:
    if not knows(other) or not knows(own):
        return True
    theirs, ours = likelihoods(text.lower(), (other, own))
    return theirs > ours


def _wanted_scripts(draft: Draft, market: Market) -> set[str]:
    tags = (*market.languages, *((draft.contact.language,) if draft.contact.language else ()))
    return {script for tag in tags for script in scripts_for(tag)}


_TEXT = "Guten Tag Frau Lang,\n\nwir haben eine Umfrage gemacht. {} Die Tabellen sind frei.\n\nGruß"
(
    subject_language.example("de", subject="[[A survey of the heating costs in your city]]", body="Guten Tag.")
    .example("jp", subject="[[New survey of home heating]]", body="はじめまして。")
    .example("us", subject="[[Eine Umfrage zu den Heizkosten]]", body="Hi.")
    .example("de", subject="Heizkosten in zwölf Städten: The State of Heating", body="Guten Tag.")
    .example("de", subject="Home Energy Report 2026", body="Guten Tag.")
    .example("jp", subject="暖房費の調査（Home Heating Survey Report）", body="はじめまして。")
)
(
    untranslated_sentence.example("de", body=_TEXT.format("[[You can use all of the tables for your readers]]."))
    .example("de", body=_TEXT.format("Der Bericht heißt State of Home Heating."))
    .example("fr", body="Bonjour,\n\nNous avons publié « The state of the art in your home ». Merci à vous.\n\nA")
)
mixed_scripts.example("ru", body="Наша [[кoмпания]] провела опрос.").example("ru", body="IT-компания, 3D-печать, SEO.")
