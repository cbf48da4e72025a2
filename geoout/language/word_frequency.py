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
_LAST = 0x8000  # set in the last unit of a word
_ZIPF = tuple(unit / 50 for unit in range(512))


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
        slot, mark = crc & self.mask, crc >> 16
        bucket = self.units[self.starts[slot] : self.starts[slot + 1]].tolist()
        if mark not in bucket:
            return {}
        at = 0
        while at < len(bucket):
            if bucket[at] == mark:
                return self._row(bucket, at + 1)
            at += 2
            while bucket[at - 1] < _LAST:
                at += 1
        return {}

    def _row(self, bucket: list[int], at: int) -> dict[str, float]:
        row, languages = {}, self.languages
        unit = 0
        while unit < _LAST:
            unit = bucket[at]
            row[languages[unit >> 9 & 63]] = _ZIPF[unit & 511]
            at += 1
        return row


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
