"""Word lists about people: civilities, titles, particles, positions. One word a line, `#` begins a comment."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=64)
def words(name: str) -> frozenset[str]:
    """The words of a list by its name, such as `civilities` or `positions/ja`."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
