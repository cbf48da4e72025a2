"""The names of months and weekdays in every language of the markets, and which of them are another language's."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from typing import Literal

_LANGUAGES = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hr", "hu", "id", "it", "nb", "nl", "pl",
    "pt", "ro", "ru", "sk", "sv", "tr", "uk", "vi",
)  # fmt: skip
_PRESENT = re.compile(r"[^\W\d_]{3,}")
_ENGLISH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
Width = Literal["wide", "abbreviated"]


def plain(name: str) -> str:
    """A name as it is looked up: lower case, without a full stop at its end."""
    return unicodedata.normalize("NFC", name).casefold().rstrip(".")


@lru_cache(maxsize=64)
def own_names(locale: str) -> frozenset[str]:
    """Every name and abbreviation of a month or weekday in `locale`."""
    from babel.dates import get_day_names, get_month_names

    widths: tuple[Width, ...] = ("wide", "abbreviated")
    return frozenset(
        plain(name)
        for width in widths
        for names in (
            get_month_names(width, context="format", locale=locale),
            get_month_names(width, context="stand-alone", locale=locale),
            get_day_names(width, context="format", locale=locale),
            get_day_names(width, context="stand-alone", locale=locale),
        )
        for name in names.values()
    )


@lru_cache(maxsize=64)
def months(locale: str) -> dict[str, int]:
    """Whole names of months in `locale`, in every case that CLDR has, each with its number."""
    from babel.dates import get_month_names

    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for number, name in get_month_names("wide", context=context, locale=locale).items():
            if not plain(name)[:1].isdigit():
                found.setdefault(plain(name), number)
    return found


def short_months() -> dict[str, int]:
    """English abbreviations, the ones that people of other languages paste."""
    return _ENGLISH_SHORT


@cache
def all_months() -> dict[str, tuple[int, tuple[str, ...]]]:
    """Every language's whole month names (one word), with the number of the first and the languages that have it."""
    numbers: dict[str, int] = {}
    spoken: dict[str, list[str]] = defaultdict(list)
    for language in _LANGUAGES:
        for name, number in months(language).items():
            if _PRESENT.fullmatch(name):
                numbers.setdefault(name, number)
                spoken[name].append(language)
    return {name: (number, tuple(spoken[name])) for name, number in numbers.items()}


@cache
def all_weekdays() -> dict[str, tuple[str, ...]]:
    """Every language's whole weekday names (one word), with the languages that have it."""
    from babel.dates import get_day_names

    spoken: dict[str, list[str]] = defaultdict(list)
    for language in _LANGUAGES:
        for name in get_day_names("wide", locale=language).values():
            if _PRESENT.fullmatch(plain(name)):
                spoken[plain(name)].append(language)
    return {name: tuple(languages) for name, languages in spoken.items()}


@lru_cache(maxsize=64)
def foreign_names(locale: str) -> frozenset[str]:
    """The whole names of months and weekdays that are another language's and none of `locale`'s."""
    return frozenset(all_months().keys() | all_weekdays().keys()) - own_names(locale)


@cache
def all_short_months() -> dict[str, int]:
    """Every language's abbreviations of months: only with a day and a year beside them are they surely meant."""
    from babel.dates import get_month_names

    found = dict(_ENGLISH_SHORT)
    for language in _LANGUAGES:
        for number, name in get_month_names("abbreviated", locale=language).items():
            if _PRESENT.fullmatch(plain(name)):
                found.setdefault(plain(name), number)
    return found


@lru_cache(maxsize=64)
def day_sign(locale: str) -> str | None:
    """`.` where a day before a month's name has a full stop, the empty string where it has none, None elsewhere."""
    from babel.dates import get_date_format

    found = re.match(r"d(\.?) MMMM", str(get_date_format("long", locale=locale).pattern))
    return found[1] if found else None
