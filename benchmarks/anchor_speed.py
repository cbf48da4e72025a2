"""The anchor rows of `make bench`: verification beside detectors, in a batch, and in a fresh process."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import product
from statistics import median

from geoout.language.anchor import verify

Line = tuple[str, str, str, float, float]
"""What is measured, the figure, what stands beside it, the ratio, and the ratio's budget."""

_SOME = ("Hausratversicherung vergleichen", "compare home insurance", "assurance habitation", "seguro del hogar",
         "Erhebung zu Hausrat", "home contents survey", "tarifas de seguro", "comparatif des contrats")  # fmt: skip
_FIRST = ("günstige", "neue", "beste", "sichere", "moderne", "kleine", "große", "private", "digitale", "lokale")
_SECOND = (
    "Versicherung",
    "Stromtarife",
    "Küchen",
    "Gärten",
    "Fahrräder",
    "Reisen",
    "Kredite",
    "Möbel",
    "Häuser",
    "Schuhe",
)
_THIRD = (
    "vergleichen",
    "kaufen",
    "mieten",
    "in Köln",
    "in Wien",
    "für Familien",
    "ohne Risiko",
    "im Test",
    "finden",
    "online",
)
_FOURTH = (
    "heute",
    "hier",
    "jetzt",
    "2027",
    "mit Beratung",
    "nach Maß",
    "zum Festpreis",
    "vor Ort",
    "per Post",
    "im Alltag",
)
_RUNS = 5


def lines() -> Iterator[Line]:
    """Each figure with its budget: absolute where the issue names one, against the detectors where they are installed."""
    ours = _each(lambda text: verify(text, ("de",)))
    yield "anchor, warm", f"{ours:.3f} ms", "budget 0.3 ms", ours / 0.3, 1.0
    for name, guess in _detectors():
        theirs = _each(guess)
        yield f"anchor against {name}", f"{ours:.3f} ms", f"{name} {theirs:.2f} ms", ours / theirs, 1 / 8
    speed = _batch()
    yield "distinct anchors in a batch", f"{speed:,.0f} a second", "budget 10,000 a second", 10_000 / speed, 1.0
    first, memory = fresh()
    yield "first answer after import", f"{first:.0f} ms", "budget 150 ms", first / 150, 1.0
    yield "memory of the tables", f"{memory:.0f} MiB", "budget 60 MiB", memory / 60, 1.0


def _each(function: Callable[[str], object]) -> float:
    """Milliseconds a call, the best of some runs: other processes only ever add."""
    for text in _SOME:
        function(text)
    spent = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        for text in _SOME:
            function(text)
        spent.append((time.perf_counter() - begun) * 1000 / len(_SOME))
    return min(spent)


def _batch() -> float:
    """Distinct anchors a second, words repeating as they do in a profile."""
    anchors = [" ".join(parts) for parts in product(_FIRST, _SECOND, _THIRD, _FOURTH)]
    begun = time.perf_counter()
    for anchor in anchors:
        verify(anchor, ("de",))
    return len(anchors) / (time.perf_counter() - begun)


def _detectors() -> Iterator[tuple[str, Callable[[str], object]]]:
    import langdetect

    langdetect.DetectorFactory.seed = 0
    yield "langdetect", langdetect.detect
    try:
        from lingua import LanguageDetectorBuilder
    except ImportError:
        return
    yield "lingua", LanguageDetectorBuilder.from_all_languages().build().detect_language_of


def fresh() -> tuple[float, float]:
    """Milliseconds of the first answer and MiB of ten languages' answers in a fresh process, import not counted."""
    code = (
        "import time, pathlib\n"
        "from geoout.language.anchor import verify\n"
        "usage = lambda: int(pathlib.Path('/proc/self/statm').read_text().split()[1]) * 4096\n"
        "before, begun = usage(), time.perf_counter()\n"
        "verify('Hausratversicherung vergleichen', ('de',))\n"
        "spent = time.perf_counter() - begun\n"
        "for language in 'de fr es it pl ru ar hi ja zh'.split(): verify('home insurance comparison', (language,))\n"
        "print(spent * 1000, (usage() - before) / 2**20)\n"
    )
    runs = []
    for _ in range(_RUNS):
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
        runs.append((float(told[0]), float(told[1])))
    return median(first for first, _ in runs), max(memory for _, memory in runs)
