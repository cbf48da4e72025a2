"""FLD012: a date as another language writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import judged
from geoout.checks.rule import Hit, rule
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_NUMERIC = re.compile(r"(?<![A-Za-z\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![A-Za-z\d/-]|\.\d)")
_NAMED_IN = ("en", "de", "es", "fr", "it", "nl", "pt")
_YEAR_FIRST = ("ja", "zh", "ko")
_OWN_CALENDAR = ("th",)


@rule("FLD012", "foreign-date", Severity.WARNING, source="CLDR, date patterns of the locale")
def foreign_date(draft: Draft, context: Context) -> Iterator[Hit]:
    """A date with another language's month names, order or signs: 15 October in Italian, 10/15/2026 in German.

    At best it looks translated, at worst the reader takes the month for the day. Write it as the market does.
    """
    locale = context.market.locale
    for part, text in (
        (Part.SUBJECT, judged(draft, Part.SUBJECT)),
        (Part.BODY, judged(draft, Part.BODY)[: anatomy(draft).closing[1]]),
    ):
        for match in _NUMERIC.finditer(text):
            severity, day = _numeric(match, locale)
            if severity is not None:
                right = _long(day, locale) if day else None
                message = f"“{match.group()}” is not how dates are written here."
                yield Hit(part, *match.span(), message, right, right is not None, severity=severity)
        yield from _named(part, text, locale)


def _named(part: Part, text: str, locale: str) -> Iterator[Hit]:
    """Dates with a month's name that is another language's, or in the English order."""
    pattern, months = _months(locale)
    for match in pattern.finditer(text):
        name = (match["month"] or match["first"] or match["alone"]).casefold()
        ours = name in _own_months(locale)
        if ours and not (match["first"] and match["comma"] and not locale.startswith("en")):
            continue
        number = match["day"] or match["then"]
        year = match["year"] or match["year2"] or match["year3"]
        day = _day(year, months.get(name, 0), number)
        right = _long(day, locale) if day else None
        message = f"“{match.group()}” is a date as another language writes it."
        yield Hit(part, *match.span(), message, right, right is not None)


def _numeric(match: re.Match[str], locale: str) -> tuple[Severity | None, date | None]:
    """How bad a numeric date is here, and which day it is where that is certain."""
    first, sign, second, year = int(match[1]), match[2], int(match[3]), match[4]
    order, own_sign = _order(locale)
    month_first = second > 12 >= first
    day_first = first > 12 >= second
    day = _day(year, first, match[3]) if month_first else _day(year, second, match[1]) if day_first else None
    if locale.split("_")[0] in _YEAR_FIRST:
        return Severity.WARNING, day
    if (order == "dmy" and month_first) or (order == "mdy" and day_first):
        return (Severity.WARNING, day) if day else (None, None)
    if order in ("dmy", "mdy") and sign != own_sign and {sign, own_sign} == {"/", "."}:
        certain = day or (_day(year, second, match[1]) if order == "dmy" and sign == "." else None)
        return Severity.INFO, certain
    return None, None


@lru_cache(maxsize=64)
def _order(locale: str) -> tuple[str, str]:
    """`dmy`, `mdy` or `ymd`, and the sign between, of short dates."""
    from babel.dates import get_date_format

    pattern = re.sub("'[^']*'", "", str(get_date_format("short", locale=locale).pattern))
    order = "".join(dict.fromkeys(letter for letter in pattern.lower() if letter in "dmy"))
    sign = re.search(r"[/.-]", pattern)
    return order, sign.group() if sign else ""


@lru_cache(maxsize=64)
def _own_months(locale: str) -> frozenset[str]:
    from babel.dates import get_month_names

    return frozenset(
        name.casefold()
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in get_month_names(width, context=context, locale=locale).values()
    )


@lru_cache(maxsize=64)
def _months(locale: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Dates with a month's name of a great language or the locale's own, and the month each name is."""
    from babel.dates import get_month_names

    names: dict[str, int] = {}
    for other in (*_NAMED_IN, locale):
        for number, name in get_month_names("wide", locale=other).items():
            names.setdefault(name.casefold(), number)
    choices = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = (
        rf"\b(?P<first>{choices})\s(?P<then>\d{{1,2}})(?:st|nd|rd|th)?(?P<comma>,)?(?:\s(?P<year>\d{{4}}))?\b"
        rf"|\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?\s(?:of\s|de\s)?(?P<month>{choices})\b"
        rf"(?:,?\s(?:de\s)?(?P<year2>\d{{4}}))?\b"
        rf"|\b(?P<alone>{choices})\s(?P<year3>\d{{4}})\b"
    )
    return re.compile(pattern, re.IGNORECASE), names


def _day(year: str | None, month: int, day: str | None) -> date | None:
    try:
        return date(int(year or 0), month, int(day or 0))
    except ValueError:
        return None


def _long(day: date, locale: str) -> str | None:
    """The date in full; None where the locale counts years otherwise."""
    from babel.dates import format_date

    return None if locale.split("_")[0] in _OWN_CALENDAR else str(format_date(day, "long", locale=locale))


(
    foreign_date.example("de", body="Guten Tag,\n\nam [[10/15/2026]] und am [[October 15, 2026]] erschienen.\n\nOk.")
    .example("it", body="Buongiorno,\n\npubblicato il [[15 October 2026]] e il [[3 Mai]].\n\nGrazie.")
    .example("us", subject="Out on [[15/10/2026]]", body="Hi Ann,\n\nit was [[15. Oktober 2026]].\n\nBest,")
    .example("de", body="Guten Tag,\n\nam 15.10.2026, im August 2026 und am 3. Mai.\n\nOk.")
    .example("us", body="Hi Ann,\n\nit is out on 10/11/2026 or October 15, 2026.\n\nBest,")
    .example("es", body="Buenos días:\n\nel 15 de octubre de 2026 y el 15/10/2026.\n\nGracias.")
    .example("jp", body="高橋様\n\n[[10/15/2026]]に公開。2026年10月15日。\n\n以上")
)
