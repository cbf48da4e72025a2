"""Address: how a mail to this contact begins and ends there; the patterns are the market's, gender is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from geoout.language.plain import clean_line
from geoout.markets.market import Market
from geoout.people.names import Named, full_name
from geoout.people.titles import kept_title

_FIELD = re.compile(r"\{(\w+)(?:\|([^{}]*))?\}")
_MAY_BE_EMPTY = frozenset({"title", "department"})
_ENGLISH_ARTICLE = re.compile(r"^[Tt]he (?=\S)")
_PERSON = frozenset({"given", "surname", "full_name", "position"})


class Addressee(Named, Protocol):
    """What of a contact decides how it is addressed; `gender` is `female`, `male` or anything else for unknown."""

    @property
    def gender(self) -> str:
        """The gender as stated."""

    @property
    def title(self) -> str:
        """Academic or customary titles."""

    @property
    def patronymic(self) -> str:
        """The patronymic, where people have one."""

    @property
    def position(self) -> str:
        """The position that replaces the name."""

    @property
    def department(self) -> str:
        """The department."""

    @property
    def organisation(self) -> str:
        """The organisation."""


@dataclass(frozen=True, slots=True)
class Address:
    """A salutation line and a closing line.

    `fallback` is whether a weaker pattern stood in for a better one, and `reason` a sentence that says which pattern
    was taken and why.
    """

    salutation: str
    closing: str
    fallback: bool
    reason: str


def address(contact: Addressee, market: Market, organisation: str = "") -> Address:
    """How to address a contact in a market (R47, R51).

    A stated gender takes its pattern, an unstated one the neutral pattern; without the name that a pattern needs the
    next weaker one applies: neutral, organisation, nobody in particular. `organisation` is used where the contact has
    none of its own.
    """
    values = _values(contact, market, organisation)
    for pattern, fallback, reason in _patterns(contact, market, values):
        salutation = fill(pattern, _in_place(values, pattern, market))
        if salutation is not None:
            return Address(salutation, closings(market)[0], fallback, reason)
    bare = clean_line(_FIELD.sub("", market.etiquette.salutation.value.no_name))
    return Address(bare, closings(market)[0], True, "Neutral: nobody is named.")


def closings(market: Market) -> tuple[str, ...]:
    """The closing lines that fit a first mail there, the usual one first."""
    return market.etiquette.closing.value


def fill(pattern: str, values: Mapping[str, str]) -> str | None:
    """A pattern (one line or several) with its fields filled, None when a field that it needs is empty.

    A title or department may be empty and then takes its space with it, so may the organisation beside a person's
    name; `{title|Sra.}` says what stands there instead. Values are text: braces in them mean nothing.
    """
    names = {match.group(1) for match in _FIELD.finditer(pattern)}
    optional = _MAY_BE_EMPTY | ({"organisation"} if names & _PERSON else frozenset())
    for name, instead in _FIELD.findall(pattern):
        if not values.get(name) and not instead and name not in optional:
            return None
    filled = _FIELD.sub(lambda match: values.get(match.group(1)) or match.group(2) or "", pattern)
    return "\n".join(line for line in map(clean_line, filled.split("\n")) if line)


def _values(contact: Addressee, market: Market, organisation: str) -> dict[str, str]:
    return {
        "given": clean_line(contact.given),
        "surname": clean_line(contact.surname),
        "full_name": full_name(contact, market.locale) if contact.given and contact.surname else "",
        "title": kept_title(contact.title, market.etiquette.titles_kept, feminine=contact.gender == "female"),
        "organisation": clean_line(contact.organisation) or clean_line(organisation),
        "department": clean_line(contact.department),
        "position": clean_line(contact.position),
        "patronymic": clean_line(contact.patronymic),
    }


def _in_place(values: dict[str, str], pattern: str, market: Market) -> dict[str, str]:
    """The values as they stand in this pattern: in English, a name before “team” loses its article.

    “Dear The Warm House team” is nobody's English; THE in capitals is an abbreviation and stays.
    """
    if market.language.split("-")[0] != "en" or "{organisation} team" not in pattern:
        return values
    return values | {"organisation": _ENGLISH_ARTICLE.sub("", values["organisation"], count=1)}


def _patterns(contact: Addressee, market: Market, values: Mapping[str, str]) -> Iterator[tuple[str, bool, str]]:
    """The patterns that could apply, best first, each with whether it is a fallback and the reason to tell."""
    patterns = market.etiquette.salutation.value
    named = bool(values["given"] or values["surname"])
    alike = patterns.female == patterns.male == patterns.unknown
    stated = {"female": patterns.female, "male": patterns.male}.get(contact.gender)
    if patterns.position and values["position"]:
        yield patterns.position, False, "The position takes the place of the form of address."
    if named and alike:
        yield patterns.unknown, False, "The same form for everyone."
    elif named and stated is not None:
        yield stated, False, f"Addressed as a {'woman' if contact.gender == 'female' else 'man'}, as stated."
        yield patterns.unknown, True, "Neutral: the usual form needs a part or a form of the name that is not known."
    elif named:
        yield patterns.unknown, True, "Neutral: the gender is not stated."
    why = _why_nobody(values, named)
    if values["organisation"]:
        yield patterns.organisation, named, f"Addressed to the organisation: {why}."
    yield patterns.no_name, True, f"Neutral: {why}."


def _why_nobody(values: Mapping[str, str], named: bool) -> str:
    if not named:
        return "nobody is named"
    if not values["surname"]:
        return "no surname is known"
    return "no given name is known" if not values["given"] else "the name is not known in the form it needs"
