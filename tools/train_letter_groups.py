"""Train the table of letter groups behind anchor verification: which language a word's letters look like.

    python tools/train_letter_groups.py --langdetect FOLDER --lingua FOLDER

Needs numpy, scipy, brotli, msgpack and wordfreq 3.1.1 (an environment of its own, never the program's).
A multinomial logistic regression per group of scripts, over hashed groups of two to five letters with the word's ends
marked, learns to name the language of one to five words drawn from wordfreq's lists (the more frequent, the more
often). Languages that wordfreq lacks are drawn from langdetect's and lingua's tables of letter groups: words are
invented letter by letter. Seed, features and weights are all in this file and in the one it writes.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import unicodedata
import zlib
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from geoout.language.anchor_features import lowered
from geoout.language.anchor_lists import function_words
from tools.distil_word_frequencies import plain

TARGET = Path(__file__).resolve().parents[1] / "geoout" / "language" / "anchor_data"
SEED = 4
WORDS = 80_000  # a language's most frequent ones
INVENTED = 20_000
SIZES = (2, 3, 4, 5)
BATCH = 16_384
GROUPS: dict[str, tuple[int, int, str]] = {  # bits of the hash, batches, languages
    "Latn": (
        17,
        900,
        "af ca cs cy da de en es et eu fi fil fr ga hr hu id is it lt lv ms nb nl pl pt ro sk sl sq sv tr vi",
    ),
    "Cyrl": (15, 300, "be bg mk ru sr uk"),
    "Arab": (14, 200, "ar fa ur"),
    "Deva": (13, 200, "hi mr ne"),
    "Hani": (14, 200, "ja zh"),
}
WRITTEN = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Arab": "ARABIC", "Deva": "DEVANAGARI", "Hani": "CJK"}
# ISO 9 and Gaj's alphabet pair letter by letter: Serbian is listed in Latin letters and written in both.
CYRILLIC = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True))
TAGS = {"hr": "sh", "sr": "sh"}
LANGDETECT = {"fil": "tl"}


def grams(word: str, bits: int) -> list[int]:
    """The slots of the groups of letters in lower-case `word`; geoout/language/letter_groups.py does the same."""
    padded = f" {word} ".encode("utf-16-le")
    length, mask = len(padded), (1 << bits) - 1
    return [
        zlib.crc32(padded[at : at + 2 * size]) & mask
        for size in SIZES
        for at in range(0, length - 2 * size + 1, 2)
    ]  # fmt: skip


def frequencies(language: str, group: str, folders: argparse.Namespace) -> dict[str, float]:
    """Words of `language` in the group's script with their frequencies."""
    from wordfreq import available_languages, get_frequency_dict

    tag = TAGS.get(language, language)
    if tag in available_languages("best"):
        found = get_frequency_dict(tag, "best")
        if language == "sr" and group == "Cyrl":
            found = {_cyrillic(word): often for word, often in found.items()}
        kept = {lowered(word): often for word, often in found.items() if is_word(word, group)}
        if language == "zh":  # wordfreq writes all of it in simplified ideographs
            kept |= {_traditional(word): often for word, often in kept.items()}
        return dict(sorted(kept.items(), key=lambda item: -item[1])[:WORDS])
    return _invented(language, group, folders)


def is_word(word: str, group: str) -> bool:
    """Whether all letters of `word` are of the group's script."""
    letters = [letter for letter in word if letter.isalpha()]
    return len(word) < 30 and bool(letters) and all(
        unicodedata.name(letter, "").startswith(WRITTEN[group]) for letter in letters
    )  # fmt: skip


@lru_cache(maxsize=1)
def _traditional_letters() -> dict[int, str]:
    import gzip

    import msgpack
    import wordfreq

    path = Path(wordfreq.__file__).parent / "data" / "_chinese_mapping.msgpack.gz"
    simple = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False, strict_map_key=False)
    return {ord(simplified): chr(letter) for letter, simplified in simple.items()}


def _traditional(word: str) -> str:
    return word.translate(_traditional_letters())


def _cyrillic(word: str) -> str:
    for pair, letter in (("dž", "џ"), ("lj", "љ"), ("nj", "њ")):
        word = word.replace(pair, letter)
    return "".join(CYRILLIC.get(letter, letter) for letter in word)


def _invented(language: str, group: str, folders: argparse.Namespace) -> dict[str, float]:
    """Function words, and words drawn letter by letter: starts and ends from langdetect's groups, else lingua's."""
    chance = random.Random(f"{SEED}{language}")
    starts, ends, follow = _langdetect(Path(folders.langdetect) / LANGDETECT.get(language, language))
    if group != "Deva":  # lingua tears vowel signs from their letters
        follow = _lingua(Path(folders.lingua) / language)
    if not starts:
        starts = dict.fromkeys(follow[1], 1.0)
    words: dict[str, float] = defaultdict(float)
    first = (list(starts), list(starts.values()))
    for _ in range(INVENTED * 3):
        word = chance.choices(*first)[0]
        while len(word) < 24:
            if len(word) > 1 and chance.random() < ends.get(word[-2:], 1 / 7 if not ends else 0.0):
                break
            options = next((follow[size][word[-size:]] for size in (4, 3, 2, 1) if word[-size:] in follow[size]), None)
            if options is None:
                break
            word += chance.choices(*options)[0]
        if is_word(word, group) and len(word) > 1:
            words[word] += 1 / (INVENTED * 3)
    for word in function_words(language):
        if is_word(word, group) and len(word) > 1:
            words[word] += 0.002
    return dict(words)


def _lingua(folder: Path) -> dict[int, dict[str, Any]]:
    """How often a letter follows one to four others: the letters and their shares, by what they follow."""
    import brotli

    found: dict[int, dict[str, Any]] = {size: defaultdict(lambda: ([], [])) for size in (1, 2, 3, 4)}
    if not folder.is_dir():
        return {}
    for size, name in enumerate(("bigrams", "trigrams", "quadrigrams", "fivegrams"), start=1):
        listed = json.loads(brotli.decompress((folder / f"{name}.json.br").read_bytes()))["ngrams"]
        for share, several in listed.items():
            above, below = share.split("/")
            for gram in several.split():
                letters, shares = found[size][gram[:-1]]
                letters.append(gram[-1])
                shares.append(int(above) / int(below))
    return found


def _langdetect(path: Path) -> tuple[dict[str, float], dict[str, float], dict[int, dict[str, Any]]]:
    """How words start (two letters), how likely a word ends after two letters, and which letters follow one or two."""
    if not path.is_file():
        return {}, {}, {}
    counts: dict[str, float] = defaultdict(float)
    for gram, often in json.loads(path.read_text(encoding="utf-8"))["freq"].items():
        counts[gram.lower()] += often
    starts, ends = {}, {}
    follow: dict[int, dict[str, Any]] = {size: defaultdict(lambda: ([], [])) for size in (1, 2, 3, 4)}
    for gram, often in counts.items():
        if len(gram) == 3 and gram[0] == " " and " " not in gram[1:]:
            starts[gram[1:]] = often
        elif len(gram) == 3 and gram[2] == " " and gram[0] != " ":
            ends[gram[:2]] = min(0.9, often / counts.get(gram[:2], often))
        elif len(gram) > 1 and " " not in gram:
            letters, shares = follow[len(gram) - 1][gram[:-1]]
            letters.append(gram[-1])
            shares.append(often)
    return starts, ends, follow


def train(group: str, folders: argparse.Namespace) -> Any:
    """The weights of the group's languages, a row of them per slot."""
    bits, batches, names = GROUPS[group]
    rng = np.random.default_rng(SEED)
    matrix, first, chances = _vocabulary(names.split(), group, bits, folders)
    table = np.zeros((1 << bits, len(first)), np.float32)
    square = np.full_like(table, 1e-8)
    everybody = np.arange(BATCH)
    for step in range(batches):
        labels = rng.integers(0, len(first), BATCH)
        batch = _draw(rng, labels, matrix, first, chances)
        scores = batch @ table
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores)
        likely /= likely.sum(axis=1, keepdims=True)
        if step % 50 == 0 or step == batches - 1:
            right = float((likely.argmax(axis=1) == labels).mean())
            loss = float(-np.log(likely[everybody, labels] + 1e-9).mean())
            print(f"{group} {step:4} right {right:.3f} loss {loss:.3f}", flush=True)
        likely[everybody, labels] -= 1
        slope = (batch.T @ likely) / BATCH + 2e-7 * table
        square += slope * slope
        table -= (0.1 * (1 - step / batches) + 0.0008) * slope / np.sqrt(square)
    return table


def _vocabulary(
    languages: list[str], group: str, bits: int, folders: argparse.Namespace
) -> tuple[sparse.csr_matrix, list[int], list[Any]]:
    """A row of slots per word, the row of each language's first word, and the running sum of its words' chances."""
    first, chances, indices, starts = [], [], [], [0]
    for language in languages:
        listed = frequencies(language, group, folders)
        if group == "Latn":
            for word, often in list(listed.items()):
                if not word.isascii() and plain(word) not in listed:
                    listed[plain(word)] = often * 0.15
        first.append(len(starts) - 1)
        spread = np.array(list(listed.values())) ** 0.6
        chances.append(np.cumsum(spread / spread.sum()))
        for word in listed:
            indices.extend(grams(word, bits))
            starts.append(len(indices))
    matrix = sparse.csr_matrix(
        (np.ones(len(indices), np.float32), np.array(indices, np.int32), np.array(starts, np.int64)),
        shape=(len(starts) - 1, 1 << bits),
    )
    matrix.sum_duplicates()
    return matrix, first, chances


def _draw(rng: Any, labels: Any, matrix: sparse.csr_matrix, first: list[int], chances: list[Any]) -> sparse.csr_matrix:
    """The slots of one to five words in each label's language."""
    several = rng.choice([1, 2, 3, 5], len(labels), p=[0.55, 0.25, 0.12, 0.08])
    owner = np.repeat(np.arange(len(labels)), several)
    chosen = np.empty(len(owner), np.int64)
    draws = rng.random(len(owner))
    for position, sums in enumerate(chances):
        mine = labels[owner] == position
        chosen[mine] = first[position] + np.searchsorted(sums, draws[mine]).clip(0, len(sums) - 1)
    ones = np.ones(len(owner), np.float32)
    return (sparse.csr_matrix((ones, (owner, chosen)), shape=(len(labels), matrix.shape[0])) @ matrix).tocsr()


def main() -> int:
    """Train every group and write one file: a line of JSON, then the groups' weights as bytes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--langdetect", required=True, help="langdetect 1.0.9: its folder of profiles")
    parser.add_argument("--lingua", required=True, help="lingua-language-detector 1.3.5: its folder language-models")
    parser.add_argument("--kept", required=True, help="an .npz file for the weights before rounding")
    parser.add_argument("--only", default=" ".join(GROUPS), help="the scripts to train; the others' weights are kept")
    folders = parser.parse_args()
    parts, described = [], []
    kept = dict(np.load(folders.kept)) if Path(folders.kept).exists() else {}
    for group in GROUPS:
        languages = GROUPS[group][2].split()
        if group in folders.only.split():
            kept[group] = train(group, folders)
        table = kept[group]
        # Every language's weights of a slot move together without any effect: centred they round best.
        table = table - table.mean(axis=1, keepdims=True)
        scale = float(np.quantile(np.abs(table), 0.9999)) / 127
        parts.append((np.clip(np.rint(table / scale), -127, 127) + 128).astype(np.uint8).tobytes())
        described.append({"script": group, "languages": languages, "bits": GROUPS[group][0], "scale": scale})
        print(group, math.ceil(len(parts[-1]) / 1e6), "MB")
    header = {
        "what": "weights of letter groups per language, written by tools/train_letter_groups.py",
        "source": "wordfreq 3.1.1; langdetect 1.0.9 and lingua 1.3.5 (both Apache-2.0) for af cy et eu ga sq be mr ne",
        "licence": "CC-BY-SA-4.0",
        "sizes": SIZES,
        "groups": described,
    }
    (TARGET / "letter_groups.bin").write_bytes(json.dumps(header).encode() + b"\n" + b"".join(parts))
    np.savez(folders.kept, **kept)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
