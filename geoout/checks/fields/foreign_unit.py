"""FLD023: miles, feet, pounds and Fahrenheit where people measure in metres."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.phrases import judged
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.pitches.anatomy import anatomy
from geoout.pitches.draft import Draft, Part

# Abbreviations and English names; a unit, what it is in metric ones, and how many of those it is.
_UNITS = {
    "miles": ("km", 1.609), "mile": ("km", 1.609), "mi": ("km", 1.609), "mph": ("km/h", 1.609),
    "square feet": ("m²", 0.0929), "square foot": ("m²", 0.0929), "sq ft": ("m²", 0.0929), "sq. ft": ("m²", 0.0929),
    "sqft": ("m²", 0.0929), "ft²": ("m²", 0.0929), "square miles": ("km²", 2.59), "feet": ("m", 0.3048),
    "ft": ("m", 0.3048), "yards": ("m", 0.9144), "inches": ("cm", 2.54), "acres": ("ha", 0.4047), "lbs": ("kg", 0.4536),
    "lb": ("kg", 0.4536), "ounces": ("g", 28.35), "oz": ("g", 28.35), "gallons": ("l", 3.785), "°F": ("°C", 0.0),
}  # fmt: skip
_METRIC = {"km": ("miles", 0.6214), "km/h": ("mph", 0.6214), "m²": ("square feet", 10.764), "°C": ("°F", 0.0)}
_LENGTHS = frozenset({"miles", "mile", "mi", "mph", "feet", "ft", "yards", "inches", "acres", "square miles"})
_HOMES = frozenset({"square feet", "square foot", "sq ft", "sq. ft", "sqft", "ft²"})
_WEIGHTS = frozenset({"lbs", "lb", "ounces", "oz", "gallons"})
# Where units of the old English system are in daily use (house knowledge).
_USED = {
    "GB": _LENGTHS | _HOMES | _WEIGHTS, "CA": _HOMES | _WEIGHTS | {"feet", "ft", "inches", "acres"},
    "IE": _HOMES | {"acres", "feet", "ft", "inches"}, "IN": _HOMES | {"feet", "ft", "inches", "acres"},
    "HK": _HOMES | {"feet", "inches"}, "AU": frozenset({"acres", "inches"}), "NZ": frozenset({"acres", "inches"}),
}  # fmt: skip
_NUMBER = r"(?<![\dA-Za-zÀ-ɏ.,])(?P<number>\d[\d.,]*\d|\d)[ \u00a0\u202f-]?"


def _pattern(units: dict[str, tuple[str, float]]) -> re.Pattern[str]:
    names = "|".join(re.escape(unit) for unit in sorted(units, key=len, reverse=True))
    return re.compile(rf"{_NUMBER}(?P<unit>{names})(?![\dA-Za-zÀ-ɏ²/-])")


_IMPERIAL_PATTERN, _METRIC_PATTERN = _pattern(_UNITS), _pattern(_METRIC)


@rule("FLD023", "foreign-unit", Severity.INFO, source=HOUSE)
def foreign_unit(draft: Draft, context: Context) -> Iterator[Hit]:
    """A measure that the market's readers have no feeling for (R56): 10 miles in French, 20 °C in the United States.

    An editor would have to convert it. Give it in the units of the market; the suggestion is rounded.
    """
    territory = context.market.territory
    pattern, units = (_METRIC_PATTERN, _METRIC) if territory == "US" else (_IMPERIAL_PATTERN, _UNITS)
    for part, text in (
        (Part.SUBJECT, judged(draft, Part.SUBJECT)),
        (Part.BODY, judged(draft, Part.BODY)[: anatomy(draft).closing[1]]),
    ):
        for match in pattern.finditer(text):
            if match["unit"] in _USED.get(territory, ()):
                continue
            unit, factor = units[match["unit"]]
            message = f"“{match.group()}” is no measure that this market uses; there it is {unit}."
            yield Hit(part, *match.span(), message, _converted(match["number"], match["unit"], unit, factor))


def _converted(number: str, unit: str, right: str, factor: float) -> str:
    """About how much it is; only the unit where the number cannot be read for sure."""
    if not number.isdecimal() or len(number) > 7:
        return f"give it in {right}"
    value = int(number)
    if unit == "°F":
        return f"about {round((value - 32) / 1.8)} {right}"
    if unit == "°C":
        return f"about {round(value * 1.8 + 32)} {right}"
    much = value * factor
    return f"about {much:.2g} {right}" if much < 10 else f"about {round(much)} {right}"


(
    foreign_unit.example("fr", body="Bonjour,\n\nà [[10 miles]] de là, [[1,200 sq ft]] et [[70 °F]].\n\nMerci.")
    .example("us", body="Hi Ann,\n\nit is [[20 km]] away, at [[20 °C]].\n\nBest,")
    .example("gb", body="Hi Ann,\n\nit is 10 miles away, 1,200 sq ft, 20 °C.\n\nBest,")
    .example("de", body="Guten Tag,\n\nes sind 10 km, 70 m² und 20 °C, 10 mi-nütig.\n\nOk.")
)
