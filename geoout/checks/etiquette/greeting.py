"""What a salutation is made of: forms of address, the contact's name, other people's; beside the market's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from geoout.checks.etiquette.name_words import UNSPACED, WORD, NameWord, Piece, comparable, find_names
from geoout.checks.phrases import Found, Phrases, load
from geoout.markets.market import Market
from geoout.people.address import address
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part
from geoout.prospects.prospect import Contact, Gender

SALUTATIONS = Path(__file__).parent / "salutations"
OPENS = frozenset({"female", "male", "neutral", "familiar", "honorific"})
"""Sections whose phrases a salutation begins with."""

GENDERED = frozenset({"female", "male"})
_CALLS = GENDERED | {"honorific", "title", "position"}
"""Sections whose phrases stand beside a name."""

TAIL = re.compile(r"[\s,;:.!?،؛，：！。、–—-]+$")
_CLAUSE = re.compile(r"[^,!:،，！：、\n]{1,60}")
_HAN_NAME = re.compile(r"[\u3400-\u9fff々]{1,4}[ \u3000]?$|[ァ-ヴー]{2,8}[ \u3000]?$")
_HANGUL_NAME = re.compile(r"(?<![가-힣])[가-힣]{2,3} ?$")
_LONGEST_NAME = {"zh": 3}
_THAI_NAME = re.compile(r"[\u0e00-\u0e7f]{2,30}")


@dataclass(frozen=True, slots=True)
class Greeting:
    """A salutation read, in places of `text`: phrases of the lists, the contact's names, strangers as (start, end)."""

    text: str
    start: int
    found: tuple[Found, ...]
    names: tuple[NameWord, ...]
    strangers: tuple[tuple[int, int], ...]

    @property
    def sections(self) -> frozenset[str]:
        """The sections that its phrases are of."""
        return frozenset(one.section for one in self.found)

    @property
    def gender(self) -> Gender | None:
        """The gender that it speaks to; None when it speaks to both or says nothing."""
        spoken = self.sections & GENDERED
        return Gender(next(iter(spoken))) if len(spoken) == 1 else None

    @property
    def uses(self) -> frozenset[Piece]:
        """The parts of the contact's name that stand in it."""
        return frozenset(one.piece for one in self.names if one.counts)

    def of(self, *sections: str) -> list[Found]:
        """The phrases of these sections, by place."""
        return [one for one in self.found if one.section in sections]


@dataclass(frozen=True, slots=True)
class Compared:
    """The salutation of a draft beside the one that the market would write; `accepted` when it is one of those."""

    written: Greeting
    right: Greeting
    accepted: bool

    def misgenders(self, contact: Contact) -> bool:
        """Whether it speaks to another gender than the stated one, or to one when none is stated."""
        spoken = self.written.gender
        if spoken is None or spoken is contact.gender or spoken is self.right.gender:
            return False
        return contact.gender is not Gender.UNKNOWN or contact.has_name


def phrases_for(market: Market) -> Phrases:
    """The list of what salutations are made of in the market's language."""
    return load(SALUTATIONS, market.language, market.territory)


def compared(draft: Draft, market: Market) -> Compared | None:
    """The draft's salutation beside the right one; None where there is none to judge.

    One that came from the field and was not edited is right; one in a language that the contact prefers, or in a
    foreign one, is not compared.
    """
    place = where(draft, market)
    if place is None or not draft.body[slice(*place)].strip():
        return None
    text = draft.body[slice(*place)]
    if foreign(text, market) is not None:
        return None
    return _compared(text, place[0], draft.contact, market)


def where(draft: Draft, market: Market) -> tuple[int, int] | None:
    """The place of the salutation that somebody wrote, without white space around it; (0, 0) when there is none.

    None when it is not to be judged: it stands as the field gave it, or the contact prefers another language.
    """
    if any(span.part is Part.BODY and span.field == "salutation" for span in draft.spans):
        return None
    wanted = draft.contact.language
    if wanted and wanted.split("-")[0] != market.language.split("-")[0]:
        return None
    start, end = anatomy(draft).salutation
    text = draft.body[start:end]
    if text.strip():
        start += len(text) - len(text.lstrip())
        return start, start + len(text.strip())
    return _inline(draft.body, market)


def foreign(text: str, market: Market) -> tuple[str, Found] | None:
    """The language, and the phrase, that a salutation begins with and that is not the market's own."""
    clause = _CLAUSE.match(text)
    if clause is None or _begins(phrases_for(market), text):
        return None
    return _foreign(clause.group(), market.language.split("-")[0])


@lru_cache(maxsize=64)
def _foreign(clause: str, own: str) -> tuple[str, Found] | None:
    for stem in _stems():
        language, _, territory = stem.partition("_")
        if language.split("-")[0] != own:
            found = _begins(load(SALUTATIONS, language, territory), clause)
            if found is not None and len(found.text) > 1:
                return language, found
    return None


def read(text: str, start: int, contact: Contact, market: Market) -> Greeting:
    """What the salutation `text` is made of; `start` is where it stands in the body."""
    language = market.language.split("-")[0]
    masked = _without(text, (contact.organisation, contact.department))
    names = find_names(masked, contact, language)
    blank = list(masked)
    for name in names:
        if not name.misspelt:
            blank[name.start : name.end] = " " * (name.end - name.start)
    found = tuple(phrases_for(market).find("".join(blank)))
    names = [one for one in names if not any(_overlap(one, phrase) for phrase in found)]
    if language in UNSPACED:
        names = [one for one in names if len(one.right) > 1 or len(names) > 1 or _called(text, one.end, found)]
        strangers = tuple(_unspaced_strangers(masked, found, language)) if not names else ()
    else:
        strangers = tuple(_strangers(masked, found, names))
    strangers = tuple(one for one in strangers if comparable(text[slice(*one)], contact))
    return Greeting(text, start, found, tuple(names), strangers)


@lru_cache(maxsize=64)
def _compared(text: str, start: int, contact: Contact, market: Market) -> Compared:
    right = address(contact, market).salutation
    accepted = _bare(text) in {_bare(one) for one in _acceptable(contact, market)}
    return Compared(read(text, start, contact, market), read(right, 0, contact, market), accepted)


def _acceptable(contact: Contact, market: Market) -> Iterator[str]:
    """The right salutation and those that are not wrong either: without the gender, position or role."""
    plainer = ({"gender": Gender.UNKNOWN}, {"position": ""}, {"role": ""})
    for one in (contact, *(replace(contact, **without) for without in plainer)):
        whole = address(one, market).salutation
        yield whole
        yield whole.rsplit("\n", 1)[-1]
        yield whole.split("\n", 1)[0]


def _bare(text: str) -> str:
    return TAIL.sub("", re.sub(r"\s+", " ", text)).casefold()


@lru_cache(maxsize=1)
def _stems() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in SALUTATIONS.glob("*.txt") if path.stem != "any"))


def _begins(phrases: Phrases, text: str) -> Found | None:
    return next((one for one in phrases.find(text, *OPENS) if one.start == 0), None)


def _inline(body: str, market: Market) -> tuple[int, int]:
    """A salutation that the first sentence goes on from: `Hi Ashby, I read …`; (0, 0) when there is none."""
    start = len(body) - len(body.lstrip())
    clause = _CLAUSE.match(body, start)
    if clause is None or clause.end() >= len(body) or body[clause.end()] == "\n":
        return 0, 0
    text = clause.group()
    known = _begins(phrases_for(market), text) or foreign(text, market)
    return (start, clause.end() + 1) if known else (0, 0)


def _without(text: str, names: tuple[str, ...]) -> str:
    for name in names:
        if len(name.strip()) > 1:
            text = re.sub(re.escape(name.strip()), lambda match: "\n" * len(match.group()), text, flags=re.IGNORECASE)
    return text


def _overlap(name: NameWord, phrase: Found) -> bool:
    return name.start < phrase.end and phrase.start < name.end


def _called(text: str, end: int, found: tuple[Found, ...]) -> bool:
    """Whether a form of address follows a name of one character, which may be part of any word."""
    rest = text[end:]
    place = end + len(rest) - len(rest.lstrip())
    return not rest.strip() or any(one.start == place and one.section in _CALLS for one in found)


def _strangers(text: str, found: tuple[Found, ...], names: list[NameWord]) -> Iterator[tuple[int, int]]:
    """Words with a capital, or beside a form of address, that are neither listed nor the contact's."""
    if any(one.section in ("organisation", "position") for one in found):
        return
    known = [(one.start, one.end) for one in found] + [(one.start, one.end) for one in names]
    words = [m for m in WORD.finditer(text) if not any(a < m.end() and m.start() < b for a, b in known)]
    called = any(one.section in GENDERED or one.section == "title" for one in found)
    likely = [word for word in words if len(word.group()) > 1 and not word.group()[0].islower()]
    if not found or len(words) > (3 if called else 2) or len(likely) != len(words):
        return
    yield from (word.span() for word in likely)


def _unspaced_strangers(text: str, found: tuple[Found, ...], language: str) -> Iterator[tuple[int, int]]:
    """What stands where the name would: before a form of address, in Thai behind it."""
    if any(one.section == "organisation" for one in found):
        return
    for one in found:
        if one.section not in _CALLS:
            continue
        if language == "th":
            name = _THAI_NAME.match(text, one.end)
        else:
            begin = max((other.end for other in found if other.end <= one.start), default=0)
            name = (_HANGUL_NAME if language == "ko" else _HAN_NAME).search(text[: one.start], begin)
        if name is not None and len(name.group().strip()) <= _LONGEST_NAME.get(language, 30):
            yield name.start(), name.start() + len(name.group().rstrip())
            return
