"""Titles: which of those a person holds go into a salutation there, and in which form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from geoout.language.plain import clean_line
from geoout.markets.market import Title

_LONGEST = 3
"""Words of the longest title that a market keeps as one (`Prof. Dr.`)."""

_PAUSE = re.compile(r"[\s,;/|()–]+")
_INNER_STOP = re.compile(r"(?<=\.)(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Held:
    """A title that a market keeps, and whether the contact stated it in its feminine form."""

    title: Title
    feminine: bool


def kept_title(title: str, kept: Sequence[Title], gender: str = "unknown", *, twice: bool = True, most: int = 4) -> str:
    """The titles of `title` that a market keeps, in its spelling and in the order in which they were given.

    `Prof. Dr. med.` becomes `Prof. Dr.` where `kept` holds `Dr.` and `Prof.`; an empty `kept` keeps none. A title that
    stands there twice (`Dr. Dr.`) stays twice, where `twice` says so. Of more than `most` the highest stay. A stated
    `gender` takes its form (Dra.); without one the title stays as the contact stated it.
    """
    shown: list[Held] = []
    for one in held(title, tuple(kept)):
        if sum(other.title == one.title for other in shown) < (2 if twice else 1):
            shown.append(one)
    if len(shown) > most:
        highest = sorted(shown, key=lambda one: kept.index(one.title))[:most]
        shown = [one for one in shown if one in highest][:most]
    return " ".join(_beside(one, gender) for one in shown)


def title_alone(title: str, kept: Sequence[Title], gender: str) -> str:
    """The highest title that takes the place of the name, as its bearer is called: `doktore`, `Pani` … `Profesor`.

    The market's list is in order of rank. Empty where none is held, or where its form needs a gender that is not known.
    """
    mine = {one.title for one in held(title, tuple(kept))}
    return next((_alone(one, gender) for one in kept if one in mine and (one.alone_female or one.alone_male)), "")


def office(role: str, kept: Sequence[Title], gender: str) -> str:
    """What the holder of a role is called by it (redaktor naczelny: Redaktorze), where the market has a form for it.

    The role must begin with its usual word: whoever assists the director is none. Empty where that word is not one for
    the stated gender, or the form needs a gender that is not known.
    """
    first = _at_head(role, tuple(kept))
    return "" if first is None or (first.feminine and gender == "male") else _alone(first.title, gender)


def _alone(one: Title, gender: str) -> str:
    if gender in ("female", "male"):
        return one.alone_female if gender == "female" else one.alone_male
    return one.alone_female if one.alone_female == one.alone_male else ""


def is_contradicted(title: str, kept: Sequence[Title], gender: str) -> bool:
    """Whether a man is stated and a title that only a woman bears (Dott.ssa)."""
    return gender == "male" and any(one.feminine for one in held(title, tuple(kept)))


def _beside(one: Held, gender: str) -> str:
    form = {"female": one.title.female, "male": one.title.male}.get(gender, one.title.female if one.feminine else "")
    return form or one.title.title


@lru_cache(maxsize=2048)
def held(title: str, kept: tuple[Title, ...]) -> tuple[Held, ...]:
    """The titles of `title` that are in `kept`; what it does not know is passed over, word by word."""
    exact, folded = _known(kept)
    words = clean_line(title).replace(",", " ").split()
    found: list[Held] = []
    while words:
        for length in range(min(_LONGEST, len(words)), 0, -1):
            bare = _bare("".join(words[:length]))
            one = exact.get(bare) or folded.get(bare.casefold())
            if one is not None:
                found.append(one)
                words = words[length:]
                break
        else:
            # Prof.Dr. is two titles without a space between them.
            pieces = _INNER_STOP.split(words[0])
            words = [*pieces, *words[1:]] if len(pieces) > 1 else words[1:]
    return tuple(found)


@lru_cache(maxsize=2048)
def _at_head(role: str, kept: tuple[Title, ...]) -> Held | None:
    """The title, of those that take the place of a name, with which a role begins."""
    exact, folded = _known(kept)
    words = _PAUSE.split(clean_line(role))
    for length in range(min(_LONGEST, len(words)), 0, -1):
        bare = _bare("".join(words[:length]))
        one = exact.get(bare) or folded.get(bare.casefold())
        if one is not None and (one.title.alone_female or one.title.alone_male):
            return one
    return None


@lru_cache(maxsize=256)
def _known(kept: tuple[Title, ...]) -> tuple[dict[str, Held], dict[str, Held]]:
    """Every form of every title without stops and spaces, as written and in small letters; the first in rank wins.

    Case is looked at first: in Indonesian dr. is a physician and Dr. a doctorate.
    """
    exact: dict[str, Held] = {}
    for one in kept:
        same = {_bare(form).casefold() for form in (one.title, one.male, one.alone_male, *one.also)}
        for form in filter(None, (one.title, one.male, one.female, one.alone_male, one.alone_female, *one.also)):
            exact.setdefault(_bare(form), Held(one, _bare(form).casefold() not in same))
    folded: dict[str, Held] = {}
    for bare, one_held in exact.items():
        folded.setdefault(bare.casefold(), one_held)
    return exact, folded


def _bare(title: str) -> str:
    return title.translate(_UNSEEN)


_UNSEEN = str.maketrans({".": None, " ": None, "\u00a0": None, "״": '"', "”": '"', "׳": "'", "’": "'"})
