"""Which language a longer text is in, by langdetect's profiles: repeatable, safe in threads, silent when unsure."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geoout.language.script import letters_by_script

# langdetect 1.0.9, as pinned in pyproject.toml: its codes where ours differ. It knows no Serbian and no Malay; their
# neighbours' profiles stand in and are good enough to tell them from everything else.
_CODES = {"no": "nb", "zh-cn": "zh", "zh-tw": "zh"}
_PROFILES = {"nb": "no", "zh": "zh-cn", "sr": "hr", "bs": "hr", "ms": "id"}
_LEAST_LETTERS = 24
_LEAST_LETTERS_EAST_ASIAN = 8
_LEAST_CONFIDENCE = 0.9
_SMOOTHING = 0.5 / 10_000  # langdetect's own: alpha / BASE_FREQ
_ENOUGH = 3_000  # characters; more change no answer and cost time

_lock = threading.Lock()
_factory: Any = None


@dataclass(frozen=True, slots=True)
class Guess:
    """A language code without territory (`nb` for Norwegian) and how sure langdetect is, 0 to 1."""

    language: str
    confidence: float


def detect(text: str) -> Guess | None:
    """The language of `text`, or None when it is too short or no language is likely enough.

    The same text always gets the same answer. Meant for mails and pages; for anchors see `language.anchor`.
    """
    counts = letters_by_script(text)
    east_asian = counts["Hani"] + counts["Hira"] + counts["Kana"] + counts["Hang"]
    if counts.total() < _LEAST_LETTERS and east_asian < _LEAST_LETTERS_EAST_ASIAN:
        return None
    from langdetect.lang_detect_exception import LangDetectException

    detector = _profiles().create()
    detector.append(text[:_ENOUGH])
    try:
        likely = detector.get_probabilities()
    except LangDetectException:  # nothing in it that any profile knows
        return None
    if not likely or likely[0].prob < _LEAST_CONFIDENCE:
        return None
    return Guess(_CODES.get(likely[0].lang, likely[0].lang), likely[0].prob)


def knows(language: str) -> bool:
    """Whether langdetect has a profile for `language` or for one that stands in for it."""
    return _PROFILES.get(language, language) in _profiles().langlist


def likelihoods(text: str, languages: tuple[str, ...]) -> tuple[float, ...]:
    """The log-likelihood of lower-case `text` under each of `languages`.

    Sums langdetect's whole n-gram table once instead of sampling from it as detect() does: ten times faster and
    without chance. A language without a profile, and a text without a known n-gram, get zeros: only compare
    languages that `knows()` knows.
    """
    table = _columns(languages)
    rows = []
    for word in text.split():
        padded = f" {word} "
        for size in (1, 2, 3):
            for start in range(len(padded) - size + 1):
                row = table[padded[start : start + size]]
                if row is not None:
                    rows.append(row)
    return tuple(map(sum, zip(*rows, strict=True))) if rows else (0.0,) * len(languages)


class _Columns(dict[str, tuple[float, ...] | None]):
    """Logarithms of some languages' columns of the n-gram table, worked out when first asked for."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        super().__init__({" ": None})
        profiles = _profiles()
        names = profiles.langlist
        self._table = profiles.word_lang_prob_map
        wanted = [_PROFILES.get(language, language) for language in languages]
        self._positions = [names.index(name) if name in names else None for name in wanted]

    def __missing__(self, gram: str) -> tuple[float, ...] | None:
        row = self._table.get(gram)
        if row is None:  # not kept: hostile text could fill the memory with n-grams that nobody has seen
            return None
        logs = tuple(0.0 if at is None else math.log(_SMOOTHING + row[at]) for at in self._positions)
        self[gram] = logs
        return logs


@lru_cache(maxsize=128)
def _columns(languages: tuple[str, ...]) -> _Columns:
    return _Columns(languages)


def _profiles() -> Any:
    """Our own factory: langdetect's module-level one is filled without a lock and shared with everyone."""
    global _factory
    if _factory is None:
        with _lock:
            if _factory is None:
                from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

                DetectorFactory.seed = 0  # for whoever calls langdetect itself, too
                factory = DetectorFactory()
                factory.load_profile(PROFILES_DIRECTORY)
                _factory = factory
    return _factory
