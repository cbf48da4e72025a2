"""Invented earlier uses and a campaign with keywords, for the examples of the rules on anchors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from geoout.campaign.anchor_use import AnchorUse, UseState
from geoout.campaign.campaign import Brand, Campaign, Structure

CAMPAIGN = Campaign(
    name="Hausrat",
    brand=Brand("Acme Vergleich", "Acme Vergleich GmbH", "https://acme.example/"),
    markets=("de", "us"),
    structure=Structure.SUBDIRECTORY,
    keywords={"de": ("Hausratversicherung",), "us": ("home insurance",)},
)


class _Asked:
    """A history in which anchors were asked for, one site each, the newest first, all of them left."""

    def __init__(self, anchors: Sequence[str]) -> None:
        self.anchors = anchors

    def anchor_uses(self, target: str, market: str, *, besides: int = 0) -> Sequence[AnchorUse]:
        newest = date(2026, 11, 10)
        return [
            AnchorUse(anchor, market, target, f"site{at}.example", newest - timedelta(at), UseState.LEFT, at + 1)
            for at, anchor in enumerate(self.anchors)
        ]


def asked(*anchors: str) -> Mapping[str, Any]:
    """The fields of a context in which these anchors were asked for before."""
    return {"campaign": CAMPAIGN, "history": _Asked(anchors), "today": date(2026, 11, 20)}
