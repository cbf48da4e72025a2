"""Sort: the orders that the list knows, each with an index that gives its first page at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geoout.errors import UsageError
from geoout.prospects.prospect import State

KEYS = ("local", "authority", "domain", "state", "last_touch", "added", "market")


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of the list. What is unknown comes last in both directions (R77); ties are in order of arrival.

    `key` is one of KEYS; `market` is by market key and within it by local score, `state` in the order of the work.
    """

    key: str = "local"
    descending: bool = True

    def __post_init__(self) -> None:
        if self.key not in KEYS:
            raise UsageError(f"there is no order {self.key!r}", hint=f"choose one of {', '.join(KEYS)}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the list that one index gives in order: which index, which rows, in which order."""

    index: str
    where: str
    order: str
    parameters: dict[str, Any]


_BY_LOCAL = "local DESC, id"


def order(sort: Sort) -> str:
    """The same order in one piece, for rows that are few enough to be sorted."""
    way = " DESC" if sort.descending else ""
    match sort.key:
        case "local":
            return _BY_LOCAL if sort.descending else "local, id DESC"
        case "domain" | "added":
            return f"{sort.key}{way}, id{way}"
        case "authority" | "last_touch":
            known = "-id" if sort.descending else "id"
            return f"{sort.key}{way} NULLS LAST, CASE WHEN {sort.key} IS NULL THEN id ELSE {known} END"
        case "state":
            places = " ".join(f"WHEN '{state}' THEN {place}" for place, state in enumerate(State))
            return f"CASE state {places} END{way}, {_BY_LOCAL}"
        case _:
            return f"market{way} NULLS LAST, {_BY_LOCAL}"


def stretches(sort: Sort, markets: list[str], fixed: Mapping[str, str]) -> Iterator[Stretch]:
    """The parts of a list so sorted, one after another; `markets` are the market keys there are, in order.

    `fixed`: the market and the state that every row must have, where one is named: what lies elsewhere is not read.
    """
    way = " DESC" if sort.descending else ""
    index = f"prospect_by_{sort.key}"
    match sort.key:
        case "local":
            by_local = _BY_LOCAL if sort.descending else "local, id DESC"
            for column, value in list(fixed.items())[:1]:
                yield Stretch(f"prospect_by_{column}", f"{column} = :stretch", by_local, {"stretch": value})
            if not fixed:
                yield Stretch(index, "true", by_local, {})
        case "domain" | "added":
            yield Stretch(index, "true", f"{sort.key}{way}, id{way}", {})
        case "authority" | "last_touch":
            yield Stretch(index, f"{sort.key} IS NOT NULL", f"{sort.key}{way}, id{way}", {})
            yield Stretch(index, f"{sort.key} IS NULL", "id", {})
        case "state":
            for state in reversed(State) if sort.descending else State:
                yield Stretch(index, "state = :stretch", _BY_LOCAL, {"stretch": str(state)})
        case "market":
            for market in reversed(markets) if sort.descending else markets:
                yield Stretch(index, "market = :stretch", _BY_LOCAL, {"stretch": market})
            yield Stretch(index, "market IS NULL", _BY_LOCAL, {})
