"""Markets: markets.yaml as objects, a workspace's own file laid over it. Every problem is named, all at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from geoout.errors import MarketError, Place, UserError
from geoout.files import shipped
from geoout.markets.market import Calendar, Domains, Etiquette, Law, Market, Practice, Season, Source
from geoout.markets.schema import MARKET, PARTS, SEASON, SOURCE
from geoout.markets.values import Field, Notes, day, several, unknown
from geoout.markets.written import Written, read

_TOP: Final = ("as_of", "sources", "seasons", "languages", "markets")
# Only these are merged field by field; a law is one statement and is replaced as a whole.
_MERGED: Final = frozenset(PARTS) - {"law"}
_KEY: Final = re.compile(r"[a-z]{2}(-[a-z]{2,8})?")


class Markets(Mapping[str, Market]):
    """All markets by key, in the file's order; `as_of` is the day of the statements, `sources` where they come from."""

    def __init__(self, markets: Mapping[str, Market], sources: Mapping[str, Source], as_of: str) -> None:
        self._markets = dict(markets)
        self.sources = dict(sources)
        self.as_of = as_of

    def __getitem__(self, key: str) -> Market:
        return self._markets[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._markets)

    def __len__(self) -> int:
        return len(self._markets)


def load(overlay: Path | None = None) -> Markets:
    """The shipped markets, with the workspace's `overlay` merged over them where that file exists.

    Raises MarketError with file, line and field of the first problem; its `problems` are all of them.
    """
    if overlay is None or not os.path.lexists(overlay):
        return _shipped()
    ground = _shipped_written()
    return make(merge(ground, _checked(read(overlay))), trusted=ground.file)


@lru_cache(maxsize=1)
def _shipped() -> Markets:
    written = _shipped_written()
    return make(written, trusted=written.file)


@lru_cache(maxsize=1)
def _shipped_written() -> Written:
    return _checked(read(shipped("markets.yaml")))


def _checked(top: Written) -> Written:
    """The same file, once its outer shape is known to be right, so that merging can rely on it."""
    problems = []
    for name, part in _fields(top).items():
        if name not in _TOP:
            problems.append(part.wrong(f"{name} is not a field of a list of markets", unknown(name, _TOP)))
        elif name != "as_of":
            problems += [one.wrong("fields are expected here") for one in (part, *_fields(part).values()) if _odd(one)]
    _raise(problems)
    return top


def _odd(part: Written) -> bool:
    return not isinstance(part.value, dict) and not part.empty


def _fields(part: Written | None) -> dict[str, Written]:
    return part.value if part is not None and isinstance(part.value, dict) else {}


def merge(ground: Written, over: Written, depth: int = 0) -> Written:
    """`over` laid over `ground`: both tops of files, field by field down to the fields of a market's parts."""
    fields = dict(_fields(ground))
    for name, part in _fields(over).items():
        below = fields.get(name)
        if below is not None and _deeper(name, depth) and isinstance(below.value, dict):
            fields[name] = merge(below, part, depth + 1) if isinstance(part.value, dict) else part
        else:
            fields[name] = part
    return Written(fields, over.file, over.line, over.field)


def _deeper(name: str, depth: int) -> bool:
    """Tops (0) hold lists, lists (1) markets and seasons, markets (2) parts; a part's fields (3) are replaced."""
    return depth < 2 or (depth == 2 and name in _MERGED)


def make(top: Written, *, trusted: str = "") -> Markets:
    """The markets that a (merged) file states; `trusted` is the file whose places and zones are not looked up.

    Raises MarketError like `load`.
    """
    as_of, sources, notes = _sources(top, trusted)
    fields = _fields(top)
    notes.seasons = _seasons(fields.get("seasons"), notes)
    languages = _fields(fields.get("languages"))
    for name, language in languages.items():
        several(language, _SHARED, notes, f"the language {name}", whole=False)
    markets = {}
    for key, part in _fields(fields.get("markets")).items():
        before = len(notes.problems)
        if not _KEY.fullmatch(key):
            notes.problems.append(part.wrong(f"{key} cannot be a market's key", "write it like de or ch-fr"))
        tag = _fields(part).get("language")
        shared = languages.get(tag.value) if tag is not None and isinstance(tag.value, str) else None
        whole = merge(shared, part, 2) if shared is not None else part
        said = several(whole, MARKET, notes, f"the market {key}")
        if len(notes.problems) == before:
            markets[key] = _market(key, said)
    if not markets and not notes.problems:
        notes.problems.append(MarketError("no market is stated", Place(top.file), "add one below `markets:`"))
    _raise(notes.problems)
    return Markets(markets, sources, as_of)


def _shared_field(name: str, how: Field) -> Field:
    if name not in _MERGED:
        return Field(how.read, None)
    table = PARTS[name]
    return Field(lambda part, notes: several(part, table, notes, f"a language's {name}", whole=False), None)


# What a language states is a part of a market: nothing in it is required.
_SHARED: Final = {name: _shared_field(name, how) for name, how in MARKET.items()}


def _sources(top: Written, trusted: str) -> tuple[str, dict[str, Source], Notes]:
    notes = Notes({}, trusted)
    fields = _fields(top)
    as_of = ""
    if "as_of" in fields:
        try:
            as_of = day(fields["as_of"], notes)
        except MarketError as problem:
            notes.problems.append(problem)
    sources = {
        "guide": Source("guide", "the guide"),
        "house": Source("house", "our own knowledge", seen=as_of or None),
    }
    for name, part in _fields(fields.get("sources")).items():
        if name in ("guide", "house"):
            notes.problems.append(part.wrong(f"{name} is built in", "choose another id"))
            continue
        said = several(part, SOURCE, notes, f"the source {name}")
        if "title" in said:
            sources[name] = Source(name, said["title"], said.get("url"), said.get("seen"))
    notes.sources = sources
    return as_of, sources, notes


def _seasons(part: Written | None, notes: Notes) -> dict[str, Season]:
    seasons = {}
    for name, one in _fields(part).items():
        before = len(notes.problems)
        said = several(one, SEASON, notes, f"the season {name}")
        if len(notes.problems) == before:
            seasons[name] = Season(id=name, source=said.pop("from"), **said)
    return seasons


def _market(key: str, said: dict[str, Any]) -> Market:
    law = dict(said.pop("law"))
    return Market(
        key=key,
        domains=Domains(**said.pop("domains")),
        etiquette=Etiquette(**said.pop("etiquette")),
        practice=Practice(**said.pop("practice")),
        law=Law(source=law.pop("from"), **law),
        calendar=Calendar(**said.pop("calendar")),
        **said,
    )


def _raise(problems: list[MarketError]) -> None:
    """Raise all problems of a file as one; a shared statement's problem counts once, not once per market."""
    single: dict[Place | None, MarketError] = {}
    for one in problems:
        single.setdefault(one.where, one)
    if single:
        raise MarketError.of(sorted(single.values(), key=_line))


def _line(problem: UserError) -> tuple[str, int]:
    place = problem.where or Place()
    return place.file or "", place.line or 0
