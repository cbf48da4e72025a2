"""SND008: the earlier mail stands below the follow-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import Phrases, load
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.pitches.draft import Draft, Part, Touch

_WORDS: Final = Path(__file__).parent / "quoted"
_WROTE, _HEADING = "wrote", "heading"
_LONGEST: Final = 200
"""The longest line, in characters, that a mail program puts above a quotation."""
_QUOTED: Final = re.compile(r"^[ \t]*[>＞]", re.MULTILINE)
_COLON: Final = re.compile(r"[:：][\u200e\u200f\u202a-\u202e\u2066-\u2069]*$")
_RULED: Final = re.compile(r"[-_—=]{2,}")
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

    A line does that with `>`, as a heading (`-----Original Message-----`), or by saying who wrote and when: a verb of
    writing, a figure, and a colon at its end.
    """
    plain = _RULED.sub(lambda rule_: " " * len(rule_.group()), text)
    headings = {found for words in lists for found in _lines(plain, words, _HEADING, alone=True)}
    wrote = {found for words in lists for found in _lines(plain, words, _WROTE)}
    for match in _LINE.finditer(text):
        line = match.group().strip()
        said = match.start() in wrote and _COLON.search(line) and any(sign.isdigit() for sign in line)
        if _QUOTED.match(line) or (len(line) <= _LONGEST and (match.start() in headings or said)):
            start = match.start() + match.group().index(line)
            return start, start + len(line)
    return None


def _lines(text: str, words: Phrases, section: str, *, alone: bool = False) -> Iterator[int]:
    """Where the lines begin in which words of a section stand; `alone`: nothing but a colon stands beside them."""
    if section not in words.sections:
        return
    for found in words.find(text, section):
        start = text.rfind("\n", 0, found.start) + 1
        end = text.find("\n", found.end)
        beside = text[start : found.start] + text[found.end : end if end >= 0 else len(text)]
        if not alone or not beside.strip(" \t\r*:："):
            yield start


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
    .example("pl", touch=Touch.FOLLOW_UP, body="Dzień dobry,\n\n[[On 3 Nov 2026, Jonas Brandt wrote:]]\n\nTekst")
    .example("us", touch=Touch.FOLLOW_UP, body="Hi Ana,\n\nmy original message may have been lost.\n\nBest,")
    .example("de", touch=Touch.FOLLOW_UP, body=_CLEAN)
    .example("de", body=_CLEAN + "\n\n> Zitat")
)
