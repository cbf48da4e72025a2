"""Which languages a word's letters look like, by groups of two to five of them.

The weights come from tools/train_letter_groups.py. A group's row of weights lies in one integer with a lane for each
language, so that summing a word's groups for all languages at once is two additions each.
"""

from __future__ import annotations

import json
import mmap
from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import exp, log
from operator import add, itemgetter
from pathlib import Path
from zlib import crc32

_PATH = Path(__file__).resolve().parent / "anchor_data" / "letter_groups.bin"
_LONGEST = 40  # letters of a word that count; a lane of two bytes holds the sum of their groups
_LANE = 2  # bytes
_KEPT_WORDS = 12_000


class Group:
    """The weights for the languages of one script."""

    def __init__(self, file: mmap.mmap, start: int, languages: tuple[str, ...], bits: int, scale: float) -> None:
        even, odd = languages[::2], languages[1::2]
        self.languages = (*even, *odd)  # the order in which `_add_up` parts the lanes
        self._sizes = _LANE * len(even), _LANE * len(odd)
        self._even = int.from_bytes(b"\xff\x00" * len(even), "little")
        self.scale = scale
        self._falls = [exp(-fall * scale) for fall in range(int(20 / scale))]
        self._file, self._start, self._width = file, start, len(languages)
        self._mask = (1 << bits) - 1
        self._rows: list[int] = [0] * (1 << bits)  # those that were asked for
        self._words: dict[str, array[int]] = {}

    def even(self, lanes: Sequence[int]) -> float:
        """The lane of a language whose likelihood would be one, where those of all languages add up to one.

        The logarithm of a language's likelihood is how far its lane is above that, times `scale`.
        """
        top, falls = max(lanes), self._falls
        least = top - len(falls)
        return top + log(sum([falls[top - lane] for lane in lanes if lane > least])) / self.scale

    def lanes(self, words: Sequence[str]) -> Sequence[int]:
        """How likely lower-case words of this script are in each language: numbers to compare with each other."""
        found = [self._words.get(word) or self._add_up(word) for word in words]
        lanes: Sequence[int] = found[0]
        for more in found[1:]:
            lanes = list(map(add, lanes, more))
        return lanes

    def _add_up(self, word: str) -> array[int]:
        """The sums of a word's rows: of even lanes, which have room to grow into the odd ones, then of odd lanes."""
        padded = f" {word[:_LONGEST]} ".encode("utf-16-le", "replace")
        kept, mask, even = self._rows, self._mask, self._even
        rows = [kept[slot & mask] or self._read(slot & mask) for slot in map(crc32, _groups_of(len(padded))(padded))]
        low = sum([row & even for row in rows])
        high = (sum(rows) - low) >> 8
        found = array("H", low.to_bytes(self._sizes[0], "little") + high.to_bytes(self._sizes[1], "little"))
        if len(self._words) >= _KEPT_WORDS:
            self._words.clear()
        self._words[word] = found
        return found

    def _read(self, slot: int) -> int:
        at = self._start + slot * self._width
        row = self._rows[slot] = int.from_bytes(self._file[at : at + self._width], "little")
        return row


@lru_cache(maxsize=16)  # an anchor is judged for every language of a market
def weighed(words: tuple[str, ...], script: str) -> tuple[Sequence[int], float]:
    """The lanes of lower-case `words`, all written in `script`, and what `Group.even` says of them."""
    group = groups()[script]
    lanes = group.lanes(words)
    return lanes, group.even(lanes)


@lru_cache(maxsize=64)
def _groups_of(length: int) -> Callable[[bytes], tuple[bytes, ...]]:
    """What cuts a word of so many bytes into all groups of two to five letters."""
    return itemgetter(*(slice(at, at + size) for size in (4, 6, 8, 10) for at in range(0, length - size + 1, 2)))


@lru_cache(maxsize=1)
def groups() -> Mapping[str, Group]:
    """The tables by script (ISO 15924); `Hani` for words of ideographs alone."""
    with _PATH.open("rb") as stream:
        header = stream.readline()
        file = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    found, at = {}, len(header)
    for told in json.loads(header)["groups"]:
        languages = tuple(told["languages"])
        found[told["script"]] = Group(file, at, languages, told["bits"], told["scale"])
        at += len(languages) << told["bits"]
    return found
