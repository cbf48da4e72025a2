"""Readers: one per kind of value in markets.yaml; each turns what is written into a value or says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from geoout.errors import MarketError
from geoout.markets.market import FollowUp, Length, LengthUnit, Season, Source, Statement
from geoout.markets.written import Written

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

REQUIRED: Final = object()


@dataclass(slots=True)
class Notes:
    """What a reading carries along: sources and seasons that may be named, problems so far, statements read already.

    A statement that a language shares is read once, however many markets use it; `trusted` is the file whose names of
    places and zones are tested rather than looked up at every start.
    """

    sources: Mapping[str, Source]
    trusted: str = ""
    problems: list[MarketError] = field(default_factory=list)
    seen: dict[int, Any] = field(default_factory=dict)
    seasons: Mapping[str, Season] = field(default_factory=dict)


Reader = Callable[[Written, Notes], T]


@dataclass(frozen=True, slots=True)
class Field:
    """How a field is read, and its value where it is left out (REQUIRED: it may not be)."""

    read: Reader[Any]
    default: Any = REQUIRED


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` was probably meant to be."""
    from difflib import get_close_matches

    found = get_close_matches(name.lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def unknown(what: str, known: Iterable[str]) -> str:
    """The hint for a name that nobody knows: the nearest one, or all of them."""
    names = list(known)
    close = nearest(what, names)
    return f"did you mean {close}?" if close else f"known are {', '.join(names)}"


def several(
    part: Written, table: Mapping[str, Field], notes: Notes, what: str, *, whole: bool = True
) -> dict[str, Any]:
    """The fields of a mapping by their table; every problem in it is noted, and its field left out.

    `whole`: whether a required field that lacks is a problem.
    """
    values: dict[str, Any] = {}
    if not isinstance(part.value, dict):
        notes.problems.append(part.wrong(f"{what} has fields of its own, not a single value", _fields(table)))
        return values
    for name, written in part.value.items():
        if name not in table:
            notes.problems.append(written.wrong(f"{name} is not a field of {what}", unknown(name, table)))
    for name, how in table.items():
        found = part.value.get(name)
        if found is None:
            if how.default is not REQUIRED:
                values[name] = how.default
            elif whole:
                missing = Written("", part.file, part.line, f"{part.field}.{name}" if part.field else name)
                notes.problems.append(missing.wrong(f"{what} does not say {name}", "add it"))
            continue
        try:
            values[name] = how.read(found, notes)
        except MarketError as problem:
            notes.problems.append(problem)
    return values


def _fields(table: Iterable[str]) -> str:
    return f"its fields are {', '.join(table)}"


def text(part: Written, notes: Notes) -> str:
    """One line of text."""
    line = lines(part, notes)
    if "\n" in line:
        raise part.wrong("this has to be one line")
    return line


def lines(part: Written, notes: Notes) -> str:
    """Text that may have several lines."""
    if not isinstance(part.value, str):
        raise part.wrong("text is expected here", "put it in quotes" if isinstance(part.value, dict) else None)
    if not part.value.strip():
        raise part.wrong("nothing is written here", "fill it or remove the field")
    return part.value.strip()


def matching(pattern: str, example: str) -> Reader[str]:
    """A reader of text of one shape; `example` is shown when it does not fit."""
    shape = re.compile(pattern)

    def read(part: Written, notes: Notes) -> str:
        value = text(part, notes)
        if not shape.fullmatch(value):
            raise part.wrong(f"{value} does not fit here", f"write it like {example}")
        return value

    return read


def one_of(known: Iterable[str]) -> Reader[str]:
    """A reader of one word of a closed list."""
    words = tuple(known)

    def read(part: Written, notes: Notes) -> str:
        value = text(part, notes)
        if value not in words:
            raise part.wrong(f"{value} is not known here", unknown(value, words))
        return value

    return read


def member(kind: type[E]) -> Reader[E]:
    """A reader of a member of an enumeration, by its value."""
    word = one_of([one.value for one in kind])
    return lambda part, notes: kind(word(part, notes))


def several_of(item: Reader[T], *, empty: bool = False) -> Reader[tuple[T, ...]]:
    """A reader of a list without repetition; `empty`: whether [] may be said."""

    def read(part: Written, notes: Notes) -> tuple[T, ...]:
        if not isinstance(part.value, list):
            raise part.wrong("a list is expected here", "write it like [one, another]")
        if not part.value and not empty:
            raise part.wrong("this list is empty", "name at least one")
        values = []
        for one in part.value:
            value = item(one, notes)
            if value in values:
                raise one.wrong(f"{value} stands twice in this list", "remove one of them")
            values.append(value)
        return tuple(values)

    return read


def flag(part: Written, notes: Notes) -> bool:
    """True or false."""
    return one_of(("true", "false"))(part, notes) == "true"


def number(part: Written, notes: Notes) -> int:
    """A whole number of zero or more."""
    value = text(part, notes)
    if not (value.isascii() and value.isdigit() and len(value) < 7):
        raise part.wrong(f"{value} is not a whole number", "write it in digits")
    return int(value)


def day(part: Written, notes: Notes) -> str:
    """An ISO day."""
    value = text(part, notes)
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise part.wrong(f"{value} is not a day", "write it like 2026-11-20") from None


def weekdays(part: Written, notes: Notes) -> tuple[int, ...]:
    """ISO weekdays, in order."""
    days = several_of(one_of("1234567"))(part, notes)
    return tuple(sorted(int(one) for one in days))


_TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", '"09:30"')


def hours(part: Written, notes: Notes) -> tuple[str, str]:
    """Two local times, the earlier one first."""
    times = several_of(_TIME)(part, notes)
    if len(times) != 2 or times[0] > times[1]:
        raise part.wrong("two times are expected, the earlier one first", 'write them like ["09:00", "11:30"]')
    return times[0], times[1]


def length(part: Written, notes: Notes) -> Length:
    """The least and most of a text, and what is counted."""
    table = {"least": Field(number), "most": Field(number), "unit": Field(member(LengthUnit))}
    before = len(notes.problems)
    said = several(part, table, notes, "a length")
    if len(notes.problems) > before:
        raise notes.problems.pop()
    if said["least"] > said["most"]:
        raise part.wrong("least is more than most", "exchange them")
    return Length(**said)


def follow_up(part: Written, notes: Notes) -> FollowUp:
    """How often and after how many working days a first mail is followed up; `most: 0` where it never is."""
    before = len(notes.problems)
    said = several(part, {"most": Field(number), "days": Field(number)}, notes, "a follow-up")
    if len(notes.problems) > before:
        raise notes.problems.pop()
    for name, least, most in (("most", 0, 9), ("days", 1, 60)):
        if not least <= said[name] <= most:
            raise part.wrong(f"{name} is out of range", f"choose {least} to {most}")
    return FollowUp(**said)


def season(part: Written, notes: Notes) -> Season:
    """The season that an id names."""
    name = text(part, notes)
    if name not in notes.seasons:
        hint = unknown(name, notes.seasons) if notes.seasons else "state it under `seasons:` first"
        raise part.wrong(f"{name} is not a season", hint)
    return notes.seasons[name]


def source(part: Written, notes: Notes) -> Source:
    """The source that an id names."""
    name = text(part, notes)
    if name not in notes.sources:
        raise part.wrong(f"{name} is not a source", unknown(name, notes.sources))
    return notes.sources[name]


def statement(value: Reader[T]) -> Reader[Statement[T]]:
    """A reader of `{is: value, from: source}`."""

    def read(part: Written, notes: Notes) -> Statement[T]:
        known = notes.seen.get(id(part))
        if known is not None:
            return known  # type: ignore[no-any-return]
        if not isinstance(part.value, dict) or "is" not in part.value:
            raise part.wrong("a statement says what it is and where it is from", "write it like {is: …, from: house}")
        before = len(notes.problems)
        said = several(part, {"is": Field(value), "from": Field(source)}, notes, "a statement")
        if len(notes.problems) > before:
            raise notes.problems.pop()
        made = Statement(said["is"], said["from"])
        notes.seen[id(part)] = made
        return made

    return read
