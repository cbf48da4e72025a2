"""Dates, numbers, money and lists as a locale writes them; all from CLDR, by babel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from geoout.pitches.fields import Number
from geoout.pitches.vocabulary import FIRST_OF_MONTH, FOUR_DIGITS

if TYPE_CHECKING:
    from babel import Locale


@lru_cache(maxsize=64)
def _locale(name: str) -> Locale:
    from babel import Locale

    return Locale.parse(name)


# What running text writes where CLDR's long form is that of a form's field.
_LONG = {"vi": "d MMMM 'năm' y"}
_BUDDHIST_YEARS = 543
_YEAR = re.compile(r"(?:ค\.ศ\. ?)?(\d{4})")


def _in_its_era(text: str, locale: str) -> str:
    """Thai counts years from the Buddha's death: 2569 is 2026."""
    if not locale.startswith("th"):
        return text
    return _YEAR.sub(lambda match: str(int(match[1]) + _BUDDHIST_YEARS), text)


def day(value: date, locale: str) -> str:
    """A date in words: `3. November 2026`, `1er octobre 2026`, `2026年11月3日`, `3 พฤศจิกายน 2569`.

    How the first of a month is written stands in the catalogs; CLDR's patterns know only `1`.
    """
    from babel.dates import format_date

    style = _LONG.get(locale.split("_")[0], "long")
    text = _in_its_era(format_date(value, style, locale=_locale(locale)), locale)
    if value.day != 1:
        return text
    from geoout.pitches.words import word

    first = word(*FIRST_OF_MONTH, locale) or "1"
    return re.sub(r"^1(?=\s)", first, text)


def day_short(value: date, locale: str) -> str:
    """A date in figures, with the whole year in every locale: `03.11.2026`, `11/3/2026`."""
    from babel.dates import format_skeleton

    text = format_skeleton("yMd", value, locale=_locale(locale))
    return _in_its_era(text.replace("\u200f", ""), locale)  # a mail's subject carries no direction marks


def month(value: date, locale: str) -> str:
    """A month and its year: `November 2026`, `novembre 2026`, `2026年11月`."""
    from babel.dates import format_skeleton

    return _in_its_era(format_skeleton("yMMMM", value, locale=_locale(locale)), locale)


def year(value: date, locale: str) -> str:
    """A year: `2026`, `2026年`."""
    from babel.dates import format_skeleton

    return _in_its_era(format_skeleton("y", value, locale=_locale(locale)), locale)


def number(value: Number, locale: str) -> str:
    """A number with the locale's separators: `1.204`, `1 204`, `1,204.5`; Spanish writes four digits closed up."""
    from babel.numbers import format_decimal

    return format_decimal(value.value, locale=_locale(locale), group_separator=_grouped(value.value, locale))


def _grouped(value: float, locale: str) -> bool:
    """Whether a number has separators; where running text writes `1234` the catalog says so."""
    from geoout.pitches.words import word

    return not 1000 <= abs(value) < 10_000 or not (word(*FOUR_DIGITS, locale) or "").isdigit()


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
    grouped = _grouped(value.value, locale)
    if value.value != int(value.value):
        return format_currency(value.value, code, locale=_locale(locale), group_separator=grouped)
    pattern = _locale(locale).currency_formats["standard"].pattern.replace("0.00", "0")
    return format_currency(
        value.value, code, pattern, locale=_locale(locale), currency_digits=False, group_separator=grouped
    )


def quantity(value: Number, locale: str) -> str:
    """A figure with whatever unit it has."""
    if value.unit is None:
        return number(value, locale)
    if value.unit == "percent":
        return percent(value, locale)
    if is_currency(value.unit):
        return money(value, locale, None)
    from geoout.pitches.words import counted

    pattern = counted(value.unit, value.value, locale)
    if pattern is not None:
        return pattern.replace("{number}", number(value, locale))
    return _measured(value.value, value.unit, locale)


def _measured(value: float, unit: str, locale: str) -> str:
    """A figure in one of CLDR's units, else with the unit as it was written."""
    from babel.units import UnknownUnitError, format_unit

    bare = f"{number(Number(value), locale)} {unit}"
    try:
        text: str = format_unit(value, unit, "long", locale=_locale(locale))
        # Where a language has the long form from its short one, babel knows only the short one.
        return format_unit(value, unit, "short", locale=_locale(locale)) if text == bare else text
    except UnknownUnitError:
        return bare


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
