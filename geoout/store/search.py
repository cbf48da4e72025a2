"""Full-text search: pairs of characters for scripts without spaces, and what the user typed as a match expression."""

from __future__ import annotations

import re

# Kana, Han with extensions, Hangul, Thai, Lao, Khmer, Burmese: runs in which words are not set apart, or are compounds.
_RUN = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]+"
)
_CLOSING = str.maketrans('"\0', "  ")  # what would end a quoted text


def pairs(text: str | None) -> str:
    """Every two neighbouring characters of each run, then its last one: 観光庁 → `観光 光庁 庁`.

    The last one alone lets a single character be found as the beginning of a pair wherever it stands.
    """
    if not text or text.isascii():
        return ""
    return " ".join(" ".join(run[at : at + 2] for at in range(len(run))) for run in _RUN.findall(text))


def match(text: str, column: str = "") -> str | None:
    """A match expression for what was typed, None when it holds no letter or digit; `column` narrows it.

    Several words are found where they follow one another, the last one as a beginning (`vers`, `vers*`); runs of a
    script without spaces are found inside longer ones. What was typed is always quoted: it can never be an operator.
    """
    found = [_run(run) for run in runs(text)]
    words = _RUN.sub(" ", text).translate(_CLOSING).strip()
    if any(character.isalnum() for character in words):
        found.append(f'{column + " : " if column else ""}"{words}"*')
    return " AND ".join(found) or None


def runs(text: str) -> list[str]:
    """The stretches of a text that are written in a script without spaces."""
    return _RUN.findall(text)


def _run(run: str) -> str:
    if len(run) == 1:
        return f'pairs : "{run}"*'
    return f'pairs : "{" ".join(run[at : at + 2] for at in range(len(run) - 1))}"'
