"""How often languages use a word: wordfreq's lists, distilled, read from the file as it lies.

The table is written by tools/distil_word_frequencies.py. Opening it costs a millisecond; the pages that are asked for
are the only memory it takes.
"""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_PATH = Path(__file__).resolve().parent / "anchor_data" / "words.bin"
# wordfreq does not part Croatian, Serbian in Latin letters and Bosnian.
_SAME = {"bs": "hr"}


class _Table:
    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            header = stream.readline()
            mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        told = json.loads(header)
        self.languages: list[str] = told["languages"]
        self.mask = (1 << told["bucket_bits"]) - 1
        ends = len(header) + 4 * (self.mask + 2)
        view = memoryview(mapped)
        self.starts = view[len(header) : ends].cast("I")
        self.units = view[ends:].cast("H")

    def find(self, word: str) -> dict[str, float]:
        crc = zlib.crc32(word.encode("utf-8", "replace"))
        at, end = self.starts[crc & self.mask], self.starts[(crc & self.mask) + 1]
        mark, units = crc >> 16, self.units
        while at < end:
            if units[at] == mark:
                return self._row(at + 1)
            at += 1
            while not units[at] & 0x8000:
                at += 1
            at += 1
        return {}

    def _row(self, at: int) -> dict[str, float]:
        row = {}
        while True:
            unit = self.units[at]
            row[self.languages[unit >> 9 & 63]] = (unit & 511) / 50
            if unit & 0x8000:
                return row
            at += 1


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table(_PATH)


def frequencies(word: str) -> Mapping[str, float]:
    """The Zipf frequency (1 rare to 8 most frequent) of lower-case `word` in each language that lists it."""
    return _table().find(word)


def listed_as(language: str) -> str | None:
    """The code under which `frequencies` knows `language`; None when it has no list."""
    code = _SAME.get(language, language)
    return code if code in _table().languages else None
