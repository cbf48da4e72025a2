"""RegisterHit: one place where a text shows its register."""

from __future__ import annotations

from dataclasses import dataclass

from geoout.markets.market import Register


@dataclass(frozen=True, slots=True)
class RegisterHit:
    """Code points `start` to `end` of the text say `text`, which is formal or informal.

    `formal` is the obvious formal counterpart of an informal hit; empty in formal hits and where none is obvious.
    """

    start: int
    end: int
    text: str
    register: Register
    formal: str
