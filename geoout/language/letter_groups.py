"""Which languages a word's letters look like, by groups of two to five of them.

The weights come from tools/train_letter_groups.py. A group's row of weights lies in one integer with a lane for each
language, so that summing a word's groups for all languages at once is an addition each.
"""

from __future__ import annotations

import json
import math
import mmap
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from zlib import crc32

_PATH = Path(__file__).resolve().parent / "anchor_data" / "letter_groups.bin"
_LONGEST = 40  # letters of a word that count
_LANE = 4  # bytes: an anchor's groups never overflow it
_KEPT = 40_000  # groups of letters whose row stays unpacked
_KEPT_WORDS = 12_000


class Group:
    """The weights for the languages of one script."""

    def __init__(self, table: memoryview, languages: tuple[str, ...], bits: int, scale: float) -> None:
        self.languages = languages
        self._table = table
        self._mask = (1 << bits) - 1
        self._scale = scale
        self._width = len(languages)
        self._rows: dict[bytes, int] = {}
        self._words: dict[str, tuple[int, int]] = {}

    def likely(self, words: Iterable[str]) -> list[float]:
        """The logarithm of each language's likelihood, given lower-case words of this script; they add up to one."""
        total = count = 0
        for word in words:
            lanes, groups = self._words.get(word) or self._add_up(word)
            total += lanes
            count += groups
        packed = total.to_bytes(_LANE * self._width, "little")
        base, scale = 128 * count, self._scale
        scores = [(lane - base) * scale for lane in memoryview(packed).cast("I")]
        top = max(scores)
        norm = top + math.log(sum([math.exp(score - top) for score in scores if score > top - 20]))
        return [score - norm for score in scores]

    def _add_up(self, word: str) -> tuple[int, int]:
        padded = f" {word[:_LONGEST]} ".encode("utf-16-le", "replace")
        length = len(padded)
        grams = [padded[at : at + size] for size in (4, 6, 8, 10) for at in range(0, length - size + 1, 2)]
        rows = self._rows
        total = sum([rows.get(gram) or self._unpack(gram) for gram in grams])
        if len(self._words) >= _KEPT_WORDS:
            self._words.clear()
        self._words[word] = total, len(grams)
        return total, len(grams)

    def _unpack(self, gram: bytes) -> int:
        at = (crc32(gram) & self._mask) * self._width
        # UTF-32 makes four bytes of each: a lane that never runs over.
        row = int.from_bytes(str(self._table[at : at + self._width], "latin-1").encode("utf-32-le"), "little")
        if len(self._rows) >= _KEPT:
            self._rows.clear()
        self._rows[gram] = row
        return row


@lru_cache(maxsize=1)
def groups() -> Mapping[str, Group]:
    """The tables by script (ISO 15924); `Hani` for words of ideographs alone."""
    with _PATH.open("rb") as stream:
        header = stream.readline()
        view = memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    found, at = {}, len(header)
    for told in json.loads(header)["groups"]:
        languages = tuple(told["languages"])
        size = len(languages) << told["bits"]
        found[told["script"]] = Group(view[at : at + size], languages, told["bits"], told["scale"])
        at += size
    return found
