"""Dates, numbers, money and lists as a locale writes them; all from CLDR, by babel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from geoout.pitches.fields import Number

if TYPE_CHECKING:
    from babel import Locale


_FIRST = {"fr": "1er", "pt": "1º"}
"""How a date in words names the first of a month, by language; CLDR's patterns know only `1`."""


@lru_cache(maxsize=64)
def _locale(name: str) -> Locale:
    from babel import Locale

    return Locale.parse(name)


def day(value: date, locale: str) -> str:
    """A date in words: `3. November 2026`, `1er octobre 2026`, `1º de outubro de 2026`, `2026年11月3日`.

    Portuguese is Brazil's unless the locale names another territory, as in CLDR: Portugal writes `1 de outubro`.
    """
    from babel.dates import format_date

    parsed = _locale(locale)
    text: str = format_date(value, "long", locale=parsed)
    first = _FIRST.get(parsed.language)
    if value.day != 1 or first is None or (parsed.language == "pt" and parsed.territory not in (None, "BR")):
        return text
    return re.sub(r"^1(?=\s)", first, text)


def day_short(value: date, locale: str) -> str:
    """A date in figures, with the whole year in every locale: `03.11.2026`, `11/3/2026`."""
    from babel.dates import format_skeleton

    return format_skeleton("yMd", value, locale=_locale(locale))


def month(value: date, locale: str) -> str:
    """A month and its year: `November 2026`, `novembre 2026`, `2026年11月`."""
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", value, locale=_locale(locale))


def year(value: date, locale: str) -> str:
    """A year: `2026`, `2026年`."""
    from babel.dates import format_skeleton

    return format_skeleton("y", value, locale=_locale(locale))


def number(value: Number, locale: str) -> str:
    """A number with the locale's separators: `1.204`, `1 204`, `1,204.5`."""
    from babel.numbers import format_decimal

    return format_decimal(value.value, locale=_locale(locale))


def percent(value: Number, locale: str) -> str:
    """Percentage points: 42 gives `42 %`, `42%`; a figure that is money stays money."""
    from babel.numbers import format_percent

    if is_currency(value.unit):
        return money(value, locale, None)
    points = round(value.value, 6)
    pattern = _locale(locale).percent_formats[None].pattern
    if points != int(points):
        pattern = re.sub(r"0(?=[^0#]*$)", "0.##", pattern)
    return format_percent(points / 100, pattern, locale=_locale(locale))


def money(value: Number, locale: str, currency: str | None) -> str:
    """An amount in the figure's own currency, else in `currency`; cents only when there are some.

    Without any currency it is a plain number, and a figure in another unit keeps that.
    """
    from babel.numbers import format_currency

    if value.unit is not None and not is_currency(value.unit):
        return quantity(value, locale)
    code = value.unit if is_currency(value.unit) else currency
    if code is None:
        return number(value, locale)
    if value.value != int(value.value):
        return format_currency(value.value, code, locale=_locale(locale))
    pattern = _locale(locale).currency_formats["standard"].pattern.replace("0.00", "0")
    return format_currency(value.value, code, pattern, locale=_locale(locale), currency_digits=False)


def quantity(value: Number, locale: str) -> str:
    """A figure with whatever unit it has."""
    if value.unit is None:
        return number(value, locale)
    if value.unit == "percent":
        return percent(value, locale)
    if is_currency(value.unit):
        return money(value, locale, None)
    from babel.units import UnknownUnitError, format_unit

    try:
        return format_unit(value.value, value.unit, locale=_locale(locale))
    except UnknownUnitError:
        return f"{number(value, locale)} {value.unit}"


def is_currency(unit: str | None) -> bool:
    """Whether a unit is written as an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isascii() and unit.isupper()


def listing(values: Sequence[str], locale: str) -> str:
    """`a, b und c`; `a、b、c`. Spanish writes `e` before an i sound and Italian `ed` is left to the author."""
    from babel.lists import format_list

    text = format_list(list(values), locale=_locale(locale))
    last = values[-1].lower() if values else ""
    if locale.startswith("es") and len(values) > 1 and last.startswith(("i", "hi")) and not last.startswith("hie"):
        head = text[: len(text) - len(values[-1])]
        if head.endswith(" y "):
            text = f"{head[:-3]} e {values[-1]}"
    return text
