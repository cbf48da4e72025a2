"""FLD021: a time of day as English writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from functools import lru_cache

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import judged
from geoout.checks.rule import Hit, rule
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

# Letters of scripts without spaces may stand on either side.
_TWELVE = re.compile(
    r"(?<![\dA-Za-zÀ-ɏ.,:])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?[ \u00a0\u202f]?"
    r"(?P<half>[ap])(?:\.[ \u00a0]?m\.?|m)(?![\dA-Za-zÀ-ɏ])",
    re.IGNORECASE,
)
_AM_IS_A_WORD = frozenset({"de", "ro"})
"""Languages with a word of their own that is written am: Kapitel 3 am Ende."""


@rule("FLD021", "foreign-time", Severity.WARNING, source="CLDR, time patterns of the locale")
def foreign_time(draft: Draft, context: Context) -> Iterator[Hit]:
    """A time with am or pm where the market has no such words (R56): 3 pm in a German text.

    Some read 3 pm as three in the night. Write it as the market does; 15:00 is understood everywhere.
    """
    locale = context.market.locale
    if _says_pm(locale):
        return
    for part, text in (
        (Part.SUBJECT, judged(draft, Part.SUBJECT)),
        (Part.BODY, judged(draft, Part.BODY)[: anatomy(draft).closing[1]]),
    ):
        for match in _TWELVE.finditer(text):
            if match.group().endswith("am") and locale.split("_")[0] in _AM_IS_A_WORD:
                continue
            hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
            right = _written(time(hour, int(match["minute"] or 0)), locale)
            message = f"“{match.group()}” is a time as English writes it; here it is {right}."
            yield Hit(part, *match.span(), message, right, True)


@lru_cache(maxsize=64)
def _says_pm(locale: str) -> bool:
    """Whether people of the locale write a.m. and p.m. themselves: in English, and all over Latin America."""
    return locale.startswith("en") or "m" in _written(time(15), locale).lower()


def _written(moment: time, locale: str) -> str:
    from babel.dates import format_time

    return str(format_time(moment, "short", locale=locale))


(
    foreign_time.example("de", body="Guten Tag,\n\nam Dienstag um [[3 pm]] oder [[10:30 a.m.]] passt es.\n\nOk.")
    .example("jp", subject="[[3:00 PM]]", body="高橋様\n\n以上")
    .example("jp", body="高橋様\n\n調査は[[3:00 PM]]に公開します。\n\n以上")
    .example("de", body="Guten Tag,\n\num 15:00 Uhr, um 15 Uhr, 3 Promille, 5 a mit.\n\nOk.")
    .example("de", body="Guten Tag,\n\nKapitel 3 am Ende, um 10:30 am Dienstag, am Stand 5 am Eingang.\n\nOk.")
    .example("de", body="Guten Tag,\n\nwir telefonieren um [[9 AM]].\n\nOk.")
    .example("mx", body="Buenos días:\n\na las 3:00 p. m. o 3 pm.\n\nGracias.")
    .example("us", body="Hi Ann,\n\nat 3 pm.\n\nBest,")
)
