"""Shapes that carry meaning before colour does, in Unicode and in ASCII."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Shapes(NamedTuple):
    """One set of shapes; every field is one cell wide except `tick`, `no_tick`, `chosen`, `not_chosen` and `cut`."""

    error: str = "✗"
    warning: str = "▲"
    info: str = "◇"
    ok: str = "✓"
    none: str = "·"
    marked: str = "•"
    bar: str = "▌"
    point: str = "●"
    ahead: str = "◦"
    suggestion: str = "→"
    down: str = "↓"
    up: str = "↑"
    more: str = "▾"
    tick: str = "[x]"
    no_tick: str = "[ ]"
    chosen: str = "(•)"
    not_chosen: str = "( )"
    cut: str = "…"
    rule: str = "─"
    pane: str = "│"
    gauge: str = "━"
    track: str = "─"
    unknown: str = "–"
    dot: str = "·"

    def severity(self, name: str) -> str:
        """The shape of a severity: `error`, `warning`, `info`."""
        return {"error": self.error, "warning": self.warning, "info": self.info}.get(name, self.none)


UNICODE = Shapes()
ASCII = Shapes(
    error="x",
    warning="!",
    info="i",
    ok="+",
    none=".",
    marked="*",
    bar=">",
    point="@",
    ahead="o",
    suggestion=">",
    down="v",
    up="^",
    more="v",
    chosen="(*)",
    cut="...",
    rule="-",
    pane="|",
    gauge="=",
    track="-",
    unknown="-",
    dot="-",
)

_now = UNICODE


def shapes() -> Shapes:
    """The set in use."""
    return _now


def use(chosen: Shapes) -> None:
    """Choose the set, once, before anything is drawn."""
    global _now
    _now = chosen


def shapes_for(environ: Mapping[str, str], encoding: str | None) -> Shapes:
    """ASCII when `GEOOUT_SHAPES=ascii` or the terminal's encoding is not Unicode, else Unicode."""
    wanted = environ.get("GEOOUT_SHAPES", "").strip().lower()
    if wanted in ("ascii", "unicode"):
        return ASCII if wanted == "ascii" else UNICODE
    return UNICODE if encoding is None or encoding.lower().replace("-", "").startswith("utf") else ASCII
