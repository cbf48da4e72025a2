"""Distil wordfreq's lists into geoout/language/anchor_data/words.bin, the table behind anchor verification.

    python tools/distil_word_frequencies.py        (needs wordfreq 3.1.1 in an environment of its own)

A word's CRC-32 names its bucket and, by the upper half, its place in there; the word itself is not kept, so one unknown
word in three thousand passes for a known one. geoout/language/word_frequency.py reads the file without loading it.
"""

from __future__ import annotations

import json
import math
import unicodedata
import zlib
from array import array
from collections import defaultdict
from pathlib import Path

from wordfreq import get_frequency_dict

from geoout.language.anchor_features import lowered

TARGET = Path(__file__).resolve().parents[1] / "geoout" / "language" / "anchor_data" / "words.bin"
BUCKET_BITS = 18
# How many of a language's most frequent words are kept; ours for wordfreq's merged Serbo-Croatian is hr.
LATIN, OTHER = 60_000, 30_000
PLAIN = 20_000  # whose spelling without accents counts as a word too, a tenth as frequent
SCRIPTS = {
    "LATIN": "ca cs da de en es fi fil fr hr hu id is it lt lv ms nb nl pl pt ro sk sl sv tr vi",
    "CYRILLIC": "bg mk ru sr uk",
    "ARABIC": "ar fa ur",
    "DEVANAGARI": "hi",
}
TAGS = {"hr": "sh", "sr": "sh"}
# Gaj's alphabet pairs with the Serbian one letter by letter.
CYRILLIC = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True))


def words(language: str, script: str) -> dict[str, float]:
    """The language's most frequent words in lower case and their Zipf frequency (per 10 ** 9 words, its logarithm)."""
    most = LATIN if script == "LATIN" else OTHER
    found: dict[str, float] = {}
    for word, often in get_frequency_dict(TAGS.get(language, language), "best").items():
        written = lowered(_cyrillic(word) if language == "sr" else word)
        if len(written) < 40 and _is_in(written, script):
            found[written] = max(found.get(written, 0), math.log10(often * 1e9))
    kept = dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most])
    if script == "LATIN":
        for word, often in list(kept.items())[:PLAIN]:
            if (typed := plain(word)) not in kept:
                kept[typed] = often - 1
    return kept


def plain(word: str) -> str:
    """`word` as typed without a local keyboard."""
    apart = unicodedata.normalize("NFD", word.translate(str.maketrans("łøđı", "lodi")))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _is_in(word: str, script: str) -> bool:
    return all(
        unicodedata.category(letter)[0] in "LM" and unicodedata.name(letter, "").startswith(script) for letter in word
    )


def _cyrillic(word: str) -> str:
    for pair, letter in (("dž", "џ"), ("lj", "љ"), ("nj", "њ")):
        word = word.replace(pair, letter)
    return "".join(CYRILLIC.get(letter, letter) for letter in word)


def main() -> int:
    """Write the table."""
    languages = [language for listed in SCRIPTS.values() for language in listed.split()]
    rows: dict[int, dict[int, float]] = defaultdict(dict)
    for script, listed in SCRIPTS.items():
        for language in listed.split():
            place = languages.index(language)
            for word, often in words(language, script).items():
                rows[zlib.crc32(word.encode())].setdefault(place, often)
    buckets: list[list[int]] = [[] for _ in range(1 << BUCKET_BITS)]
    for crc in sorted(rows):
        units = [place << 9 | min(511, round(often * 50)) for place, often in sorted(rows[crc].items())]
        units[-1] |= 0x8000
        buckets[crc & (1 << BUCKET_BITS) - 1] += [crc >> 16, *units]
    starts, units = array("I", [0]), array("H")
    for bucket in buckets:
        units.extend(bucket)
        starts.append(len(units))
    header = {
        "what": "words and how often each language uses them, written by tools/distil_word_frequencies.py",
        "source": "wordfreq 3.1.1 by Robyn Speer, whose sources are named in LICENSE.wordfreq.txt",
        "licence": "CC-BY-SA-4.0",
        "languages": languages,
        "bucket_bits": BUCKET_BITS,
    }
    line = json.dumps(header).encode()
    line += b" " * (-(len(line) + 1) % 8) + b"\n"
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(line + starts.tobytes() + units.tobytes())
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes, {len(rows):,} words of {len(languages)} languages")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
