"""The tree of a filter and the fields that a filter may name; `query.parse` makes it, the store turns it into SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geoout.prospects.prospect import SourceType, State, Tier


class Op(StrEnum):
    """How a field is compared. CONTAINS is for text fields only; every other field turns `:` into IS."""

    CONTAINS = ":"
    IS = "="
    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Ago:
    """An age in days, counted back from today: `last>30d` is a last touch more than 30 days ago."""

    days: int


Value = str | int | date | Ago


@dataclass(frozen=True, slots=True)
class Term:
    """One comparison. `field` is a name of FIELDS, or `text` for a search of all text.

    `value`: an int for numbers; a date or Ago for `last` (or the word `never`, with IS); lower case words for
    choices (`State`, `Tier`, `SourceType` values); else text. An unknown number matches no comparison (R77).
    With IS an Ago means "within": `last:30d` is a touch at most 30 days old.
    """

    field: str
    op: Op
    value: Value


@dataclass(frozen=True, slots=True)
class Not:
    """What does not match `part`."""

    part: And | Or | Term


@dataclass(frozen=True, slots=True)
class And:
    """What matches all parts; two or more."""

    parts: tuple[Or | Not | Term, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What matches one part at least; two or more."""

    parts: tuple[And | Not | Term, ...]


Node = And | Or | Not | Term


class Kind(StrEnum):
    """What a field's value looks like."""

    TEXT = "text"
    KEY = "key"
    NUMBER = "number"
    CHOICE = "choice"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a filter may name: the name in a Term, other spellings, its words, and its choices."""

    name: str
    kind: Kind
    label: str
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field("market", Kind.KEY, "market", ("m",)),
    Field("local", Kind.NUMBER, "local score", ("score",)),
    Field("authority", Kind.NUMBER, "authority", ("auth", "dr")),
    Field("state", Kind.CHOICE, "state", (), tuple(State)),
    Field("topic", Kind.TEXT, "topic"),
    Field("source", Kind.CHOICE, "source type", ("type",), tuple(SourceType)),
    Field("lang", Kind.KEY, "language", ("language",)),
    Field("tier", Kind.CHOICE, "tier", (), tuple(Tier)),
    Field("tld", Kind.KEY, "domain ending"),
    Field("contact", Kind.TEXT, "contact"),
    Field("is", Kind.CHOICE, "", (), (*State, "marked")),
    Field("has", Kind.CHOICE, "has", (), ("contact", "email", "name", "note")),
    Field("site", Kind.TEXT, "site", ("domain",)),
    Field("last", Kind.DAY, "last touch"),
)
