"""Japanese register: it lies in how a sentence ends, です and ます against the plain form (R50).

Only finished sentences speak: a heading, a salutation or a line that stops at a noun has no register. Plain endings
are reported when they are at least as many as the polite ones; fewer are a quoted thought or a list in a polite mail.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geoout.language.register.hit import RegisterHit
from geoout.markets.market import Register

_FILE = Path(__file__).resolve().parent / "ja.txt"
_SENTENCE = re.compile(r"[^。.!?！？\n…]+[。!?！？…]*")
_STOP = frozenset("。!?！？…")
# What may follow the last word of a sentence and says nothing: closing brackets, laughter, signs of mood.
_TAIL = re.compile(r"[\s　」』）)】〉》”’\"'~〜ー♪☆★笑wｗ]+$")
_COUNTERPARTS = (
    ("である", "です"),
    ("であった", "でした"),
    ("だった", "でした"),
    ("だろう", "でしょう"),
    ("だ", "です"),
)


@dataclass(frozen=True, slots=True)
class _Endings:
    trailing: re.Pattern[str]
    polite: re.Pattern[str]
    neutral: re.Pattern[str]
    plain: re.Pattern[str]


def find(text: str, masked: str) -> list[RegisterHit]:
    """The endings of the sentences of `masked`: polite ones as formal hits, plain ones when they are not fewer."""
    hits = [hit for sentence in _SENTENCE.finditer(masked) if (hit := _judge(text, sentence)) is not None]
    plain = sum(hit.register is Register.INFORMAL for hit in hits)
    if plain < len(hits) - plain:
        return [hit for hit in hits if hit.register is Register.FORMAL]
    return hits


def _judge(text: str, sentence: re.Match[str]) -> RegisterHit | None:
    # A text may end without a full stop; a line inside one is a heading, a greeting or was broken by hand.
    finished = sentence[0][-1] in _STOP or not text[sentence.end() :].strip()
    body = _TAIL.sub("", sentence[0].rstrip("。!?！？…"))
    endings = _endings()
    trailing = endings.trailing.search(body)
    for stem in (body[: trailing.start()] if trailing else body, body):
        if polite := endings.polite.search(stem):
            return _hit(text, sentence.start() + polite.start(), sentence.start() + len(body), Register.FORMAL)
    if not finished or endings.neutral.search(body):
        return None
    for stem in (body[: trailing.start()] if trailing else body, body):
        if plain := endings.plain.search(stem):
            return _hit(text, sentence.start() + plain.start(), sentence.start() + len(body), Register.INFORMAL)
    return None


def _hit(text: str, start: int, end: int, register: Register) -> RegisterHit:
    found = text[start:end]
    counterpart = ""
    if register is Register.INFORMAL:
        counterpart = next((polite for plain, polite in _COUNTERPARTS if found.startswith(plain)), "（です・ます）")
    return RegisterHit(start, end, found, register, counterpart)


@lru_cache(maxsize=1)
def _endings() -> _Endings:
    sections: dict[str, list[str]] = defaultdict(list)
    name = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            sections[name].append(line)
    # Longest first: the span of なかった is the whole of it, not its た.
    compiled = {
        name: re.compile("(?:" + "|".join(sorted(lines, key=len, reverse=True)) + ")$")
        for name, lines in sections.items()
    }
    return _Endings(compiled["trailing"], compiled["polite"], compiled["neutral"], compiled["plain"])
