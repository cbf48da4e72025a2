"""The optional analysers behind the sentence endings: SudachiPy for Japanese, kiwipiepy for Korean.

They answer one question: is the last word of a sentence a noun that only looks like a plain ending ("급여", "つどい")?
The rules reach their figures without them. An analyser that is installed is always asked, so that the same text gets
the same answer: the first question waits until it is loaded (Korean 1.2 s, Japanese 0.1 s) unless a program with a
screen called `load_in_background`; then the endings judge alone until it is there. GEOOUT_ANALYSERS=off leaves them
out.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

Ends = Callable[[str], bool]

SWITCH = "GEOOUT_ANALYSERS"


@dataclass(frozen=True, slots=True)
class Package:
    """What a language's analyser needs: the modules to import and the extra of geoout that brings them."""

    name: str
    modules: tuple[str, ...]
    extra: str


PACKAGES = {
    "ja": Package("SudachiPy", ("sudachipy", "sudachidict_small"), "japanese"),
    "ko": Package("kiwipiepy", ("kiwipiepy",), "korean"),
}


@dataclass(slots=True)
class _Loading:
    """The analysers of this process: those there, those under way, those that could not be loaded."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    waits: bool = True
    ready: dict[str, Ends | None] = field(default_factory=dict)
    threads: dict[str, threading.Thread] = field(default_factory=dict)


_loading = _Loading()


def is_installed(language: str) -> bool:
    """Whether every module of the analyser of `language` is there; False for a language without one."""
    package = PACKAGES.get(language)
    return package is not None and all(importlib.util.find_spec(module) is not None for module in package.modules)


def is_available(language: str) -> bool:
    """Whether the analyser of `language` is installed and not switched off."""
    return os.environ.get(SWITCH, "").lower() not in ("off", "0", "no") and is_installed(language)


def load_in_background() -> None:
    """From now on nobody waits for an analyser: a thread loads it, and the endings judge alone until it is there."""
    _loading.waits = False


def ends_in_noun(language: str, sentence: str) -> bool:
    """Whether `sentence` (without its stop) ends in a noun; False while no analyser can tell."""
    ends = _analyser(language)
    return ends is not None and ends(sentence)


def judged_by(language: str) -> str:
    """What judges the sentences of `language` now, for a finding's message: an analyser's name or `endings alone`.

    Empty for a language that is not judged by its endings.
    """
    package = PACKAGES.get(language)
    if package is None:
        return ""
    return "endings alone" if _analyser(language) is None else package.name


def _analyser(language: str) -> Ends | None:
    if not is_available(language):
        return None
    with _loading.lock:
        if language in _loading.ready:
            return _loading.ready[language]
        thread = _loading.threads.get(language)
        if thread is None:
            thread = threading.Thread(target=_load, args=(language,), name=f"analyser-{language}", daemon=True)
            _loading.threads[language] = thread
            thread.start()
    if not _loading.waits:
        return None
    thread.join()
    return _loading.ready.get(language)


def _load(language: str) -> None:
    try:
        ends: Ends | None = _LOADERS[language]()
    except Exception:  # a broken installation of something optional stops nothing: the rules judge
        ends = None
    _loading.ready[language] = ends


def _load_sudachi() -> Ends:
    sudachipy = importlib.import_module("sudachipy")
    tokenizer = sudachipy.Dictionary(dict="small").tokenizer()
    lock = threading.Lock()

    def ends(sentence: str) -> bool:
        with lock:  # one tokenizer keeps its state
            classes = [word.part_of_speech() for word in tokenizer.tokenize(sentence)]
        words = [kind for kind in classes if kind[0] not in ("補助記号", "空白")]
        return bool(words) and words[-1][0] == "名詞"

    return ends


def _load_kiwi() -> Ends:
    kiwi = importlib.import_module("kiwipiepy").Kiwi(num_workers=1)

    def ends(sentence: str) -> bool:
        tags = [str(word.tag) for word in kiwi.tokenize(sentence)]
        words = [tag for tag in tags if not tag.startswith("S")]
        return bool(words) and words[-1] in ("NNG", "NNP", "NNB", "NR", "XSN")

    return ends


_LOADERS: dict[str, Callable[[], Ends]] = {"ja": _load_sudachi, "ko": _load_kiwi}
