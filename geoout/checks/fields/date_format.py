"""FLD012: a date as another language writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from geoout.checks.context import Context
from geoout.checks.fields.month_names import (
    all_months,
    all_short_months,
    all_weekdays,
    day_sign,
    foreign_names,
    months,
    own_names,
    short_months,
)
from geoout.checks.fields.text_language import is_small, is_word
from geoout.checks.finding import Severity
from geoout.checks.phrases import judged
from geoout.checks.rule import Hit, rule
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

_NUMERIC = re.compile(r"(?<![A-Za-z\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![A-Za-z\d/-]|\.\d)")
_WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỹ]+|[^\W\d_A-Za-zÀ-ɏḀ-ỹ]+")  # scripts without spaces touch Latin words
_DAY_BEFORE = re.compile(r"(?<![\d.,:/])(\d{1,2})(?:st|nd|rd|th|\.|er|º|\.º|ª|-го)?[ \u00a0](?:of |de |d’|den )?$")
_DAY_AFTER = re.compile(
    r"\.?[ \u00a0](\d{1,2})(?!\d|[.:]\d|[%  ]*[%€$£])(?:st|nd|rd|th|\.)?(,)?(?:[ \u00a0](\d{4})(?!\d))?"
)
_YEAR_AFTER = re.compile(r"\.?,?[ \u00a0](?:de |del |of |r\. )?(\d{4})(?!\d)")
_YEAR_BEFORE = re.compile(r"(?<!\d)(\d{4})\.?[ \u00a0](?:m\. |г\. |р\. )?$")
_ROMAN_BEFORE = re.compile(r"(?<![^\W\d_])[IVX]{1,5}[ \u00a0](?:de )?$")
_SPACED = re.compile(r"[ \u00a0]+$")
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
    """Dates with a month's name, and months and weekdays inside a sentence, that are another language's."""
    foreign, ours = foreign_names(locale), months(locale)
    for match in _WORD.finditer(text):
        name = match.group().casefold()
        if name in foreign:
            yield from _foreign_name(part, text, match, locale)
        elif name in short_months() and match.group()[0].isupper():
            yield from _english_short(part, text, match, locale)
        elif name in ours:
            yield from _own_name(part, text, match, locale)
        elif name in all_short_months() and not _is_own_short(name, locale):
            start, end, year, day = _around(text, match)
            if day and year and start < match.start():
                yield _dated(part, text, start, end, _day(year, all_short_months()[name], day), locale)


def _own_name(part: Part, text: str, match: re.Match[str], locale: str) -> Iterator[Hit]:
    """The market's own month in the order of English (April 3, 2026), or with another language's sign at the day."""
    number = months(locale)[match.group().casefold()]
    after = _DAY_AFTER.match(text, match.end())
    head = text[max(0, match.start() - 12) : match.start()]
    before = _DAY_BEFORE.search(head)
    named = before or _ROMAN_BEFORE.search(head)  # a street: Via XX Settembre 5, Av. 5 de Mayo 12
    if after and after[2] and (after[3] or not named) and not locale.startswith("en"):
        start, end = match.start(), after.end() if after[3] else after.end(2)
        yield _dated(part, text, start, end, _day(after[3], number, after[1]), locale)
        return
    year = _YEAR_AFTER.match(text, match.end())
    if before and year and (before.group().strip() in (before[1], before[1] + ".")):
        style = day_sign(locale)
        if style is not None and style != before.group().strip()[len(before[1]) :]:
            start = match.start() - len(head) + before.start()
            found = _dated(part, text, start, year.end(), _day(year[1], number, before[1]), locale)
            yield replace(found, severity=Severity.INFO)


def _foreign_name(part: Part, text: str, match: re.Match[str], locale: str) -> Iterator[Hit]:
    """A name that is another language's: as part of a date surely, else where the sentence goes on around it."""
    name = match.group().casefold()
    month, spoken = all_months().get(name, (0, ()))
    start, end, year, day = _around(text, match) if month else (*match.span(), None, None)
    bare = (start, end) == match.span()
    if bare and (
        not _is_bare_name(text, match, locale) or is_word(name, locale, spoken or all_weekdays().get(name, ()))
    ):
        return
    if not bare and day is None and is_word(name, locale, spoken):
        return
    yield _dated(part, text, start, end, _day(year, month, day), locale)


def _around(text: str, match: re.Match[str]) -> tuple[int, int, str | None, str | None]:
    """The date around a month's name: start, end, year, day."""
    start, end = match.span()
    head = text[max(0, start - 12) : start]
    if before := _DAY_BEFORE.search(head):
        start -= len(head) - before.start()
        year = _YEAR_AFTER.match(text, end)
        return start, year.end() if year else end, year[1] if year else None, before[1]
    year_first = _YEAR_BEFORE.search(head)
    if after := _DAY_AFTER.match(text, end):
        first = start - (len(head) - year_first.start()) if year_first else start
        last = after.end() if after[3] else after.end(1)
        return first, last, after[3] or (year_first and year_first[1]), after[1]
    if year := _YEAR_AFTER.match(text, end):
        return start, year.end(), year[1], None
    return start, end, None, None


def _is_bare_name(text: str, match: re.Match[str], locale: str) -> bool:
    """Whether a name without a number stands in a sentence and not in a title, such as Black Friday."""
    gap = _SPACED.search(text, max(0, match.start() - 3), match.start())
    words = _WORD.findall(text[max(0, match.start() - 24) : match.start()])
    if gap is None or not words or len(match.group()) < 4 or (words[-1][0].isupper() and words[-1].isascii()):
        return False
    after = re.match(r"[ -]?(\w)", text[match.end() : match.end() + 2])
    if after and (after[1].isupper() or text[match.end() : match.end() + 1] == "-"):
        return False
    return is_small(words[-1].casefold(), locale)


def _english_short(part: Part, text: str, match: re.Match[str], locale: str) -> Iterator[Hit]:
    """Oct 15 and 15 Oct 2026, where the abbreviation is not the market's own."""
    name = match.group().casefold()
    if locale.startswith("en"):
        return
    start, end, year, day = _around(text, match)
    own = _is_own_short(name, locale)
    after = _DAY_AFTER.match(text, match.end())
    if day is None or (own and not (after and after[2] and after[3])) or (start < match.start() and year is None):
        return
    yield _dated(part, text, start, end, _day(year, short_months()[name], day), locale)


def _is_own_short(name: str, locale: str) -> bool:
    """Whether an abbreviation is CLDR's for the locale or begins one of its months: Swedish sept."""
    return name in own_names(locale) or any(month.startswith(name) for month in months(locale))


def _dated(part: Part, text: str, start: int, end: int, day: date | None, locale: str) -> Hit:
    right = _long(day, locale) if day else None
    message = f"“{text[start:end]}” is a date as another language writes it."
    return Hit(part, start, end, message, right, right is not None)


def _numeric(match: re.Match[str], locale: str) -> tuple[Severity | None, date | None]:
    """How bad a numeric date is here, and which day it is where that is certain."""
    first, sign, second, year = int(match[1]), match[2], int(match[3]), match[4]
    order, own_sign = _order(locale)
    month_first = second > 12 >= first
    day_first = first > 12 >= second
    day = _day(year, first, match[3]) if month_first else _day(year, second, match[1]) if day_first else None
    if locale.split("_")[0] in _YEAR_FIRST:
        return Severity.WARNING, day
    if (month_first and _is_strange_month_first(order, locale)) or (order == "mdy" and day_first):
        return (Severity.WARNING, day) if day else (None, None)
    if order in ("dmy", "mdy") and sign != own_sign and {sign, own_sign} == {"/", "."}:
        certain = day or (_day(year, second, match[1]) if order == "dmy" and sign == "." else None)
        return Severity.INFO, certain
    return None, None


def _is_strange_month_first(order: str, locale: str) -> bool:
    """Whether nobody begins a date with the month here; English Canada writes 2026-10-15 and 10/15/2026."""
    return order == "dmy" or (order == "ymd" and not locale.startswith("en"))


@lru_cache(maxsize=64)
def _order(locale: str) -> tuple[str, str]:
    """`dmy`, `mdy` or `ymd`, and the sign between, of short dates."""
    from babel.dates import get_date_format

    pattern = re.sub("'[^']*'", "", str(get_date_format("short", locale=locale).pattern))
    order = "".join(dict.fromkeys(letter for letter in pattern.lower() if letter in "dmy"))
    sign = re.search(r"[/.-]", pattern)
    return order, sign.group() if sign else ""


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
    .example("it", body="Buongiorno,\n\nsiamo in Via XX Settembre 5, a Torino, dal 3 maggio 2026.\n\nGrazie.")
    .example("mx", body="Buenos días:\n\nestamos en la Av. 5 de Mayo 12, Puebla, desde [[mayo 3, 2026]].\n\nGracias.")
    .example("de", body="Guten Tag,\n\nam 15.10.2026, im August 2026 und am 3. Mai.\n\nOk.")
    .example("us", body="Hi Ann,\n\nit is out on 10/11/2026 or October 15, 2026.\n\nBest,")
    .example("es", body="Buenos días:\n\nel 15 de octubre de 2026 y el 15/10/2026.\n\nGracias.")
    .example("jp", body="高橋様\n\n[[10/15/2026]]に公開。2026年10月15日。調査は[[March 16, 2026]]に公開。\n\n以上")
    .example("se", body="Hej Ann,\n\nden kommer [[03/16/2026]], alltså 2026-03-16.\n\nHej")
    .example("ca-en", body="Hi Ann,\n\nit is out on 03/16/2026.\n\nBest,")
)
