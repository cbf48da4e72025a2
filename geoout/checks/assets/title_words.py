"""What an asset's title says of where it belongs: words for the whole world, names that tie it to one country."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from geoout.markets.market import Market
from geoout.markets.names import territory_name

_FOLDER = Path(__file__).parent
_NO_SPACES = re.compile("[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def claims_the_world(title: str) -> re.Match[str] | None:
    """The word with which a title claims the whole world, if any (R32)."""
    return _pattern(tuple(_lines("global_words.txt"))).search(title.replace("_", " "))


def names_market(title: str, market: Market) -> bool:
    """Whether a title names the market's country, a region, a city or what only that country has (R32)."""
    names = tuple(territory_name(market.territory, tag) for tag in ("en", market.locale, *market.languages))
    return _pattern((*names, *_entities().get(market.territory, ()))).search(title) is not None


@cache
def _entities() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in (_FOLDER / "market_entities.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and ":" in line:
            territory, _, words = line.partition(":")
            found[territory] = tuple(word.replace("_", " ") for word in words.split())
    return found


@cache
def _lines(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [word.replace("_", " ") for line in lines if not line.startswith("#") for word in line.split()]


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for words and stems; a script that writes prefixes or no spaces is searched anywhere."""
    choices = []
    for word in sorted(set(words), key=len, reverse=True):
        stem = word.rstrip("*")
        anywhere = _NO_SPACES.search(stem) is not None
        before = "" if anywhere or not stem[0].isalnum() else r"(?<!\w)"
        after = "" if anywhere or word != stem or not stem[-1].isalnum() else r"(?!\w)"
        choices.append(f"{before}{re.escape(stem)}{after}")
    return re.compile("|".join(choices), re.IGNORECASE)
