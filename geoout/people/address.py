"""Address: how a mail to this contact begins and ends there; the patterns are the market's, gender is never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geoout.markets.market import Market, Salutation
from geoout.people.known import GENDERS, Addressee, Known
from geoout.people.patterns import fill, is_for_some, lacking

_THAI_BESIDE_LATIN = re.compile(r"(?<=[\u0e01-\u0e4e])(?=[A-Za-zÀ-ɏ])")
_AS = {"female": "Addressed as a woman, as stated", "male": "Addressed as a man, as stated"}


@dataclass(frozen=True, slots=True)
class Address:
    """A salutation line and a closing line.

    `fallback` is whether a weaker pattern stood in for a better one, and `reason` a sentence that says which pattern
    was taken and why, followed by what of the name was left out or put right.
    """

    salutation: str
    closing: str
    fallback: bool
    reason: str


@dataclass(frozen=True, slots=True)
class _Choice:
    """A pattern, whether it is a weaker one, and the sentence to tell."""

    pattern: str
    fallback: bool
    reason: str


def address(contact: Addressee, market: Market, organisation: str = "") -> Address:
    """How to address a contact in a market (R47, R51).

    A stated gender takes its patterns, an unstated one the neutral ones; of several the first is taken that the contact
    has the parts, and the language the forms, for. Without a usable name the mail is addressed to the organisation or
    to nobody in particular. `organisation` is used where the contact has none of its own.
    """
    known = Known(contact, market, organisation)
    choice = _choose(known, market.etiquette.salutation.value)
    notes = "".join(f" {why[0].upper()}{why[1:]}." for why in known.parts.why)
    salutation = fill(choice.pattern, known.in_place(choice.pattern))
    if market.language == "th":  # คุณ is closed up with a Thai name and parted from a Latin one
        salutation = _THAI_BESIDE_LATIN.sub(" ", salutation)
    return Address(salutation, closings(market)[0], choice.fallback, choice.reason + notes)


def closings(market: Market) -> tuple[str, ...]:
    """The closing lines that fit a first mail there, the usual one first."""
    return market.etiquette.closing.value


def _choose(known: Known, patterns: Salutation) -> _Choice:
    """The best pattern that the contact can fill."""
    pattern, missing = _first(patterns.position if known["position"] else (), known)
    if pattern:
        reason = "The position takes the place of the form of address"
        return _Choice(pattern, bool(missing), f"{reason}: {known.why(missing)}." if missing else f"{reason}.")
    if known.named or known.gender in GENDERS or known.titles:
        pattern, missing = _first((*_own(known, patterns), *patterns.unknown), known)
        if pattern:
            return _for_a_person(pattern, missing, known, patterns)
    why = known.why(missing)
    pattern, _ = _first(patterns.organisation if known["organisation"] and not known.named else (), known)
    if pattern:
        return _Choice(pattern, False, f"Addressed to the organisation: {why}.")
    return _Choice(_first(patterns.no_name, known)[0], True, f"Neutral: {why}.")


def _first(patterns: Sequence[str], known: Known) -> tuple[str, str]:
    """The first pattern that can be filled (or ""), and the field for want of which a better one was passed over.

    A pattern for those who hold something (`{title!}`) is not better for those who do not.
    """
    missing = ""
    for pattern in patterns:
        lacks = lacking(pattern, known)
        if lacks is None:
            return pattern, missing
        if not missing and not is_for_some(pattern, lacks):
            missing = lacks
    return "", missing


def _own(known: Known, patterns: Salutation) -> tuple[str, ...]:
    return {"female": patterns.female, "male": patterns.male}.get(known.gender, ())


def _for_a_person(pattern: str, missing: str, known: Known, patterns: Salutation) -> _Choice:
    """The pattern taken for a person, with its reason; `missing` is what a better one lacks."""
    everyone = pattern in patterns.female and pattern in patterns.male and pattern in patterns.unknown
    if pattern in _own(known, patterns) and not everyone:
        plainer = f", in a plainer form: {known.why(missing)}" if missing else ""
        return _Choice(pattern, bool(missing), f"{_AS[known.gender]}{plainer}.")
    if everyone and not missing and not known.contradiction:
        return _Choice(pattern, False, "The same form for everyone.")
    unstated = "" if everyone or known.gender in GENDERS else "the gender is not stated"
    clauses = (known.contradiction or unstated, known.why(missing) if missing else "")
    return _Choice(pattern, True, f"Neutral: {' and '.join(filter(None, clauses))}.")
