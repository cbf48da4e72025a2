"""The regions that the guide speaks of when it says which assets earn links there."""

from __future__ import annotations

from typing import Final

from geoout.markets.market import Market

GERMAN_SPEAKING: Final = frozenset({"de", "at", "ch-de"})
NORDIC: Final = frozenset({"se", "no", "dk", "fi"})
HERO: Final = ("tool", "survey", "dataset", "report", "thought-leadership")
"""Interactive tools, original research, thought leadership (R37)."""

DEEP: Final = ("white-paper", "technical-guide")


def wants_hero(market: Market) -> bool:
    """Whether the guide asks for hero content there: the United States."""
    return market.territory == "US"
