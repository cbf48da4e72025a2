"""Readers for what campaign.yaml has and markets.yaml has not: addresses, URLs, languages, figures, own lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlsplit

from geoout.campaign.campaign import Figure
from geoout.campaign.tags import OTHER_CODES
from geoout.campaign.tags import why_not as why_no_language
from geoout.language.plain import clean_line
from geoout.markets.values import Field, Notes, Reader, lines, nearest, several, several_of, text
from geoout.markets.values import day as iso_day
from geoout.markets.written import Written
from geoout.people.address_spec import why_not

T = TypeVar("T")

_LONGEST_PHRASE = 200
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_HOST = re.compile(r"([^\W_]([\w-]*[^\W_])?\.)+[^\W\d_][\w-]*")
_SPACES = re.compile(r"[^\S\u00a0\u202f\u3000]+")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?")


def paragraph(part: Written, notes: Notes) -> str:
    """Text as one line; where it was written over several, joined by a space; no-break spaces stay."""
    return _SPACES.sub(" ", lines(part, notes)).strip()


def phrase(part: Written, notes: Notes) -> str:
    """A few words as they may stand in a mail, with single spaces."""
    value = clean_line(text(part, notes))
    if len(value) > _LONGEST_PHRASE:
        raise part.wrong(f"this is longer than {_LONGEST_PHRASE} characters", "an anchor is a few words")
    return value


def e_mail(part: Written, notes: Notes) -> str:
    """An e-mail address that a mail can carry."""
    value = text(part, notes)
    if why := why_not(value):
        raise part.wrong(why, "write it like anna@example.com")
    return value


def url(part: Written, notes: Notes) -> str:
    """A web address, http or https, with a host and without a user name."""
    value = text(part, notes)
    try:
        parts = urlsplit(value)
        fits = bool(_HOST.fullmatch(parts.hostname or "")) and "@" not in parts.netloc and parts.port != 0
    except ValueError:  # a port that is none, a broken IPv6 address
        fits = False
    else:
        if parts.scheme not in ("http", "https"):
            raise part.wrong(f"{value} is not a web address", "begin it with https://")
    if not fits or any(sign.isspace() for sign in value):
        raise part.wrong(f"{value} is not a web address", "write it like https://www.example.com/page")
    return value


def host(part: Written, notes: Notes) -> str:
    """A domain, or the host of a URL, in lower case."""
    value = text(part, notes)
    if "/" in value:
        return (urlsplit(url(part, notes)).hostname or "").lower()
    if not _HOST.fullmatch(value):
        raise part.wrong(f"{value} is not a domain", "write it like example.com")
    return value.lower()


def language(part: Written, notes: Notes) -> str:
    """A BCP 47 language: `de`, `pt-BR`, `zh-Hant-TW`."""
    value = text(part, notes).replace("_", "-")
    if not _LANGUAGE.fullmatch(value):
        raise part.wrong(f"{value} is not a language code", "write it like de or pt-BR")
    if wrong := why_no_language(value):
        raise part.wrong(*wrong)
    return value


def country(part: Written, notes: Notes) -> str:
    """An ISO 3166 code of a country, in capitals: `DE`."""
    value = text(part, notes).upper()
    if value in OTHER_CODES:
        raise part.wrong(f"{value} is not a country's code", f"did you mean {OTHER_CODES[value]}?")
    if not re.fullmatch("[A-Z]{2}", value):
        raise part.wrong(f"{value} is not a country's code", "write its two letters, like DE")
    return value


def identifier(part: Written, notes: Notes) -> str:
    """A short name of one's own: lower-case letters, digits, hyphens."""
    value = text(part, notes)
    if not _ID.fullmatch(value):
        raise part.wrong(f"{value} cannot be an id", "use lower-case letters, digits and hyphens")
    return value


def postal(part: Written, notes: Notes) -> tuple[str, ...]:
    """A postal address: a list of its lines, or a text of several lines."""
    if isinstance(part.value, list):
        return tuple(text(one, notes) for one in part.value)
    return tuple(line.strip() for line in lines(part, notes).splitlines() if line.strip())


def day(part: Written, notes: Notes) -> date:
    """A day, written as 2026-11-20."""
    return date.fromisoformat(iso_day(part, notes))


def amount(part: Written, notes: Notes) -> float:
    """A number with a point before its decimals and nothing between its thousands."""
    value = text(part, notes)
    if not _NUMBER.fullmatch(value):
        raise part.wrong(f"{value} is not a number", "write it like 1204 or 12.5")
    return float(value)


def between(least: float, most: float) -> Reader[float]:
    """A reader of a number within limits, both included."""

    def read(part: Written, notes: Notes) -> float:
        value = amount(part, notes)
        if not least <= value <= most:
            raise part.wrong(f"{value:g} is out of range", f"choose {least:g} to {most:g}")
        return value

    return read


def whole(least: int, most: int) -> Reader[int]:
    """A reader of a whole number within limits, both included."""

    def read(part: Written, notes: Notes) -> int:
        value = between(least, most)(part, notes)
        if value != int(value):
            raise part.wrong(f"{value:g} is not a whole number", f"choose {least} to {most}")
        return int(value)

    return read


def listing(item: Reader[T]) -> Reader[tuple[T, ...]]:
    """A reader of a list that may be empty."""
    read_list = several_of(item, empty=True)
    return lambda part, notes: () if part.empty else read_list(part, notes)


def keyed(key: Reader[str], value: Reader[T]) -> Reader[Mapping[str, T]]:
    """A reader of a mapping whose keys are names of their own kind: languages, markets, hreflang codes."""

    def read(part: Written, notes: Notes) -> Mapping[str, T]:
        if part.empty:
            return {}
        if not isinstance(part.value, dict):
            raise part.wrong("names with values are expected here", "write it like {de: …, fr: …}")
        return {
            key(Written(name, one.file, one.line, one.field), notes): value(one, notes)
            for name, one in part.value.items()
        }

    return read


def hreflang(part: Written, notes: Notes) -> str:
    """A code of an hreflang cluster: a language, with or without its country, or `x-default` (R100)."""
    value = text(part, notes)
    if value.lower() == "x-default":
        return "x-default"
    pieces = value.replace("_", "-").split("-")
    pieces[0] = pieces[0].lower()
    if len(pieces) > 1 and len(pieces[-1]) == 2:
        pieces[-1] = pieces[-1].upper()
    return language(Written("-".join(pieces), part.file, part.line, part.field), notes)


def market(known: Mapping[str, Any]) -> Reader[str]:
    """A reader of a market's key."""

    def read(part: Written, notes: Notes) -> str:
        value = text(part, notes)
        if value in known:
            return value
        lower = value.lower()
        near = [key for key in known if key == lower or key.startswith(f"{lower}-")]
        guess = " or ".join(near) or nearest(lower, known)
        hint = f"did you mean {guess}?" if guess else "`geoout markets` lists them"
        raise part.wrong(f"{value} is not a market", hint)

    return read


_FIGURE = {
    "value": Field(amount),
    "unit": Field(text, None),
    "source": Field(paragraph),
    "day": Field(day, None),
}


def figures(part: Written, notes: Notes) -> tuple[Figure, ...]:
    """Numbers that a pitch may state, by key, each with the place it comes from (R48)."""
    if part.empty:
        return ()
    if not isinstance(part.value, dict):
        raise part.wrong("figures have names", "write them like {households: {value: 1204, source: …}}")
    found = []
    for key, one in part.value.items():
        before = len(notes.problems)
        said = several(one, _FIGURE, notes, "a figure")
        if len(notes.problems) == before:
            found.append(Figure(key=key, **said))
    return tuple(found)
