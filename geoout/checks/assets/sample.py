"""A sound asset for the rules' examples to differ from in one field."""

from __future__ import annotations

from typing import Any

from geoout.campaign.campaign import Asset, Origin


def asset(**changes: Any) -> Asset:
    """A German survey with nothing wrong, but for `changes`."""
    fields: dict[str, Any] = {
        "id": "survey",
        "title": "Hausrat in Deutschland 2026",
        "kind": "survey",
        "market": "de",
        "language": "de",
        "origin": Origin.ORIGINAL,
        "url": "https://acme.example/de/hausrat",
        "words": 2400,
    }
    return Asset(**{**fields, **changes})
