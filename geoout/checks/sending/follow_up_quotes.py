"""SND008: the earlier mail stands below the follow-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import Found, Phrases, load
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.pitches.draft import Draft, Part, Touch

_WORDS: Final = Path(__file__).parent / "quoted"
_WROTE, _HEADING, _FROM, _SENT = "wrote", "heading", "from", "sent"
_LONGEST: Final = 200
"""The longest line, in characters, that a mail program puts above a quotation."""
_NEAR: Final = 3
"""The most lines between who sent a mail and when, in the headers that Outlook copies above it."""
_BIDI: Final = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_QUOTED: Final = re.compile(rf"^[ \t{_BIDI}]*[>＞]", re.MULTILINE)
_COLON: Final = re.compile(rf"[:：][{_BIDI}\s]*$")
_LABELLED: Final = re.compile(r"[ \t\u00a0\u202f*]*[:：]")
_RULED: Final = re.compile(r"[-_—=]{2,}")
_ADDRESS: Final = re.compile(rf"<[{_BIDI}]*[^<>\s]+@[^<>\s]+>")
_CLOCK: Final = re.compile(r"(?<![\d.])\d{1,2}(?:[:：hH]|[時时시点點] ?|\.)\d{2}(?![.\d]?\d)(?!\.(?:\s|$))")
_BY_ADDRESS: Final = re.compile(rf"{_ADDRESS.pattern}[)\s{_BIDI}]*[:：][{_BIDI}\s]*$")
_LINE: Final = re.compile(r"^.*$", re.MULTILINE)


@rule("SND008", "follow-up-quotes", Severity.ERROR, source=HOUSE, words=_WORDS)
def follow_up_quotes(draft: Draft, context: Context) -> Iterator[Hit]:
    """A follow-up that quotes the mail before it.

    The mail program threads it below the first one, where all of it can be read again; a quotation makes a short
    reminder long and shows the unanswered ask once more. Take out the line that names the earlier mail, and all below.
    """
    if draft.touch not in (Touch.FOLLOW_UP, Touch.SECOND):
        return
    found = quotation(draft.body, _lists(draft, context))
    if found is not None:
        start, end = found
        yield Hit(Part.BODY, start, end, "The earlier mail is quoted here.", "take it out, from here to its end")


def quotation(text: str, lists: tuple[Phrases, ...]) -> tuple[int, int] | None:
    """The first line of `text` that begins a quotation, without the white space around it; None where none does.

    A line does that with `>`; as a heading (`-----Original Message-----`); as the first of the headers that a program
    copies (`From:` with `Sent:` near it); or by saying who wrote and when (see `_attributed`), be it on two lines.
    """
    plain = _RULED.sub(lambda rule_: " " * len(rule_.group()), text)
    begun = {start for words in lists for find in (_headings, _copied, _attributed) for start in find(plain, words)}
    for match in _LINE.finditer(text):
        line = match.group().strip()
        if line and (match.start() in begun or _QUOTED.match(line) or _is_dated(line)):
            start = match.start() + match.group().index(line)
            return start, start + len(line)
    return None


def _headings(text: str, words: Phrases) -> Iterator[int]:
    """Where the lines begin in which a heading stands with nothing but a colon and what programs rule it off with."""
    for found in _found(text, words, _HEADING):
        start, end = _line_of(text, found)
        if not (text[start : found.start] + text[found.end : end]).strip(" \t\r\xa0*|:："):
            yield start


def _copied(text: str, words: Phrases) -> Iterator[int]:
    """Where the first line begins of two near ones that say from whom a mail came and when it was sent."""
    starts = [match.start() for match in _LINE.finditer(text)]
    numbers = {start: number for number, start in enumerate(starts)}
    days = {numbers[start] for start in _labels(text, words, _SENT)}
    for start in _labels(text, words, _FROM):
        number = numbers[start]
        for other in days.intersection(range(number - _NEAR, number + _NEAR + 1)) - {number}:
            first, last = sorted((start, starts[other]))
            if "\n\n" not in text[first:last]:
                yield first


def _labels(text: str, words: Phrases, section: str) -> Iterator[int]:
    for found in _found(text, words, section):
        start, _ = _line_of(text, found)
        if not text[start : found.start].strip(" \t\xa0*") and _LABELLED.match(text, found.end):
            yield start


def _attributed(text: str, words: Phrases) -> Iterator[int]:
    """Where the lines begin that say who wrote and when.

    They hold a verb of writing, a colon at the end, and either the time of day or a figure and an address in angle
    brackets. A person who names the day of a mail gives neither.
    """
    for found in _found(text, words, _WROTE):
        start, end = _line_of(text, found)
        before = text.rfind("\n", 0, max(start - 1, 0)) + 1
        # A line is broken after 78 characters: the verb then stands on the next one.
        for begin in (start, before):
            line = text[begin:end].strip()
            if len(line) > _LONGEST or not _COLON.search(line) or "\n\n" in line:
                continue
            if _CLOCK.search(line) or (_ADDRESS.search(line) and any(sign.isdigit() for sign in line)):
                yield begin
                break


def _is_dated(line: str) -> bool:
    """Whether a line holds a time and a day and ends with an address and a colon: Gmail's in Japanese and Russian."""
    if len(line) > _LONGEST or not _BY_ADDRESS.search(line):
        return False
    said = _ADDRESS.sub("", line)
    return _CLOCK.search(said) is not None and len(re.findall(r"\d+", said)) > 2


def _found(text: str, words: Phrases, section: str) -> Iterator[Found]:
    if section in words.sections:
        yield from words.find(text, section)


def _line_of(text: str, found: Found) -> tuple[int, int]:
    end = text.find("\n", found.end)
    return text.rfind("\n", 0, found.start) + 1, end if end >= 0 else len(text)


def _lists(draft: Draft, context: Context) -> tuple[Phrases, ...]:
    """The lists of the languages in which a mail program may have quoted: the mail's, the sender's and English."""
    languages = [
        draft.contact.language or context.market.language,
        "en",
        *(draft.sender.native if draft.sender else ()),
    ]
    return tuple(load(_WORDS, one) for one in dict.fromkeys(languages))


_CLEAN = "Guten Tag Katrin Lang,\n\nam 3. November schrieb ich Ihnen zu unserer Erhebung.\n\nMit freundlichen Grüßen"
(
    follow_up_quotes.example("de", touch=Touch.FOLLOW_UP, body=_CLEAN + "\n\n[[> wir haben eine Erhebung]]\n> mehr")
    .example("de", touch=Touch.SECOND, body=_CLEAN + "\n\n[[Am 03.11.2026 um 09:12 schrieb Jonas Brandt:]]\n\nText")
    .example("fr", touch=Touch.FOLLOW_UP, body="Bonjour,\n\n[[-----Message d'origine-----]]\nDe : Jonas")
    .example("jp", touch=Touch.FOLLOW_UP, body="みなと様\n\n[[2026年11月3日(火) 9:12 Jonas Brandt のメール:]]\n調査")
    .example(
        "pl", touch=Touch.FOLLOW_UP, body="Dzień dobry,\n\n[[On 3 Nov 2026, at 09:12, Jonas Brandt wrote:]]\n\nTekst"
    )
    .example("at", touch=Touch.FOLLOW_UP, body=_CLEAN + "\n\n[[Von: Jonas Brandt]]\nGesendet: Dienstag\nAn: K. Lang")
    .example("us", touch=Touch.FOLLOW_UP, body="Hi Ana,\n\nmy original message may have been lost.\n\nBest,")
    .example("de", touch=Touch.FOLLOW_UP, body=_CLEAN)
    .example("de", touch=Touch.FOLLOW_UP, body=_CLEAN + "\n\nIhr Blatt schrieb am 3. November 2025:\n\nViel Text")
    .example("de", body=_CLEAN + "\n\n> Zitat")
)
