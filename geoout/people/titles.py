"""Titles: which of those a person holds go into a salutation there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geoout.language.plain import clean_line

_LONGEST = 3
"""Words of the longest title that a market keeps as one (`Prof. Dr.`)."""

_FEMININE = {
    "dr": ("dra",),
    "prof": ("profa", "profª"),
    "mtro": ("mtra",),
    "cdor": ("cdora",),
    "eng": ("engª",),
    "arq": ("arqª",),
}
"""Titles with a feminine that goes with a feminine salutation in Spanish and Portuguese (Estimada Dra.)."""


def kept_title(title: str, kept: Sequence[str], *, feminine: bool = False) -> str:
    """The titles of `title` that a market keeps, in its spelling and in the order in which they were given.

    `Prof. Dr. med.` becomes `Prof. Dr.` where `kept` is `("Dr.", "Prof.")`; an empty `kept` keeps none. A title that
    stands there twice (`Dr. Dr.`) stays twice: both were earned. `feminine` is whether a woman is addressed, as
    stated; her `Dr.` becomes `Dra.` where the market keeps that one too.
    """
    known = {_bare(one): one for one in kept}
    words = re.sub(r"\.(?=\w*[A-ZÀ-Þ])", ". ", clean_line(title)).split()
    found: list[str] = []
    while words:
        for length in range(min(_LONGEST, len(words)), 0, -1):
            bare = _bare("".join(words[:length]))
            if bare in known:
                forms = [form for form in _FEMININE.get(bare, ()) if form in known] if feminine else []
                found.append(known[forms[0] if forms else bare])
                break
        words = words[length:]
    return " ".join(found)


def _bare(title: str) -> str:
    return title.replace(".", "").replace(" ", "").casefold()
