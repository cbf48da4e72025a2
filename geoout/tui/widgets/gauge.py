"""Gauges drawn as text: a share of a whole, a value in a range, something that goes on for an unknown time."""

from __future__ import annotations

from geoout.tui.ink import Span
from geoout.tui.shapes import shapes


def gauge(value: float, most: float, width: int, words: str = "accent") -> list[Span]:
    """`━━━───`: `value` of `most` on `width` cells. Anything above zero shows at least one cell."""
    share = min(max(value / most, 0.0), 1.0) if most > 0 else 0.0
    full = round(share * width)
    if share > 0 and not full:
        full = 1
    if share < 1 and full == width:
        full = width - 1
    return [(shapes().gauge * full, words), (shapes().track * (width - full), "rule")]


def range_gauge(value: float, least: float, most: float, width: int) -> list[Span]:
    """`──━━●━━──`: where a value stands against the range it should be in, which takes the middle third.

    The point is `ok` inside the range and `warning` outside.
    """
    third = width // 3
    start, stop = third, width - third
    if value < least:
        place = round(value / least * start) - 1 if least > 0 else 0
    elif value > most:
        place = stop + min(round((value - most) / max(most, 1) * third), width - stop - 1)
    else:
        place = start + round((value - least) / max(most - least, 1) * (stop - start - 1))
    place = min(max(place, 0), width - 1)
    words = "ok" if least <= value <= most else "warning"
    spans: list[Span] = []
    for i in range(width):
        inside = start <= i < stop
        if i == place:
            spans.append((shapes().point, words))
        else:
            spans.append((shapes().gauge if inside else shapes().track, "muted" if inside else "rule"))
    return joined(spans)


def wandering(step: int, width: int) -> list[Span]:
    """Four cells that wander along a track: work of unknown length."""
    long = min(4, width)
    turn = 2 * max(width - long, 1)
    at = step % turn
    at = min(at if at <= width - long else turn - at, width - long)
    after = width - long - at
    return joined([(shapes().track * at, "rule"), (shapes().gauge * long, "accent"), (shapes().track * after, "rule")])


def joined(spans: list[Span]) -> list[Span]:
    """Neighbours of one style as one span, empty ones gone."""
    kept: list[Span] = []
    for text, words in spans:
        if not text:
            continue
        if kept and kept[-1][1] == words:
            kept[-1] = (kept[-1][0] + text, words)
        else:
            kept.append((text, words))
    return kept
