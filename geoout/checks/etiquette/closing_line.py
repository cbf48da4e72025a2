"""Where a mail closes: the line of its last ones that the lists know, and in which language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geoout.checks.etiquette.name_words import UNSPACED
from geoout.checks.phrases import Found, Phrases, load
from geoout.markets.market import Market
from geoout.people.address import closings
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

CLOSINGS = Path(__file__).parent / "closings"
_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"[\s,;:.!،。！，]+$")
_LAST_LINES, _LAST_UNSIGNED = 8, 14
"""Lines above the signature mark among which a closing is looked for; without a mark the signature is among them."""

_LONGEST = 90
_SHORTEST_FOREIGN = 3
"""Letters; x, pa and gr are too little to tell a language by."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing: code points `start` to `end` of the body, with its sign; `section` and `language` of its list."""

    start: int
    end: int
    text: str
    section: str
    language: str


def judged(draft: Draft, market: Market) -> bool:
    """Whether somebody wrote the closing: not where the field's stands, nor where another language is preferred."""
    wanted = draft.contact.language
    own = not wanted or wanted.split("-")[0] == market.language.split("-")[0]
    return own and not any(span.part is Part.BODY and span.field == "closing" for span in draft.spans)


def own_closing(draft: Draft, market: Market) -> Closing | None:
    """The last line that is a closing of the market's language."""
    phrases = load(CLOSINGS, market.language, market.territory)
    for start, line in _last_lines(draft):
        found = _whole(line, phrases, draft)
        if found is not None:
            return _closing(start, line, found, market.language)
    return None


def foreign_closing(draft: Draft, market: Market) -> Closing | None:
    """The last line that is a closing of another language, where none is of the market's own."""
    own = market.language.split("-")[0]
    if own_closing(draft, market) is not None:
        return None
    for start, line in _last_lines(draft):
        for stem in _stems():
            language, _, territory = stem.partition("_")
            if language.split("-")[0] == own:
                continue
            found = _whole(line, load(CLOSINGS, language, territory), draft)
            if found is not None and len(found.text) >= _SHORTEST_FOREIGN:
                return _closing(start, line, found, language)
    return None


def closes(draft: Draft, market: Market) -> bool:
    """Whether anything near the end may be a closing: a listed phrase anywhere in a short line, or the market's own."""
    phrases = load(CLOSINGS, market.language, market.territory)
    known = {_bare(one) for one in closings(market)}
    lines = [line for _, line in _last_lines(draft)]
    return any(_bare(line) in known or (len(line) <= _LONGEST and bool(phrases.find(line))) for line in lines)


def _closing(start: int, line: str, found: Found, language: str) -> Closing:
    sign = re.match(r"\s*[,;:.!،。！，]", line[found.end :])
    end = found.end + (sign.end() if sign else 0)
    return Closing(start, start + end, line[:end], found.section, language)


def _whole(line: str, phrases: Phrases, draft: Draft) -> Found | None:
    """The phrase that the line is, or begins with before a comma (`Best regards, Jonas`); a sender's name is none."""
    sender = draft.sender
    if sender and _bare(line) in {
        _bare(sender.given),
        _bare(sender.surname),
        _bare(f"{sender.given} {sender.surname}"),
    }:
        return None
    for found in phrases.find(line):
        rest = line[found.end :].strip()
        if found.start == 0 and (not _END.sub("", rest) or rest[0] in ",،，") and len(line) <= _LONGEST:
            return found
    return None


def _last_lines(draft: Draft) -> Iterator[tuple[int, str]]:
    """The last lines above the signature, the last one first, each with its place; the salutation is none of them."""
    parts = anatomy(draft)
    marked = parts.signature[0] < parts.signature[1]
    found = _LINE.finditer(draft.body, parts.salutation[1], parts.signature[0])
    lines = [match for match in found if not match.group().isspace()]
    for match in reversed(lines[-(_LAST_LINES if marked else _LAST_UNSIGNED) :]):
        text = match.group()
        yield match.start() + len(text) - len(text.lstrip()), text.strip()


def _bare(line: str) -> str:
    return _END.sub("", line).casefold()


def is_spaced(market: Market) -> bool:
    """Whether the market's closings are words with a sign behind them rather than sentences."""
    return market.language.split("-")[0] not in UNSPACED


@lru_cache(maxsize=1)
def _stems() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in CLOSINGS.glob("*.txt")))
