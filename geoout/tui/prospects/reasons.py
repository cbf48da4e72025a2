"""Evidence in words: why a site counts as local, in a line and in a word."""

from __future__ import annotations

import re

from geoout.prospects.prospect import Evidence

_TAG = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")


def long_reason(evidence: Evidence) -> str:
    """`imprint Berlin 10117`, `German text`, `.com says nothing`."""
    value = evidence.value
    match evidence.signal:
        case "cctld" | "geo-gtld":
            return f"domain ends in {value}" if evidence.points else f"{value or 'TLD'} says nothing"
        case "second-level":
            return f"{value} is a national ending"
        case "language":
            return _language(value)
        case "html-lang":
            return f"declares {value}"
        case "declared":
            return f"declares {_country(value)}"
        case "imprint":
            return f"imprint {value}"
        case "audience":
            return value if value.startswith("readers") else f"readers {value}"
        case "moderated":
            return f"moderated, {value}" if value not in ("", "yes", "moderated") else "moderated"
        case signal:
            return f"{signal} {value}".strip()


def short_reason(evidence: Evidence) -> str:
    """`imprint`, `German text`, `.de`."""
    match evidence.signal:
        case "cctld" | "geo-gtld" | "second-level" | "html-lang":
            return evidence.value.partition(",")[0]
        case "declared":
            return _country(evidence.value)
        case "language":
            return _language(evidence.value).partition(",")[0]
        case "audience":
            return "readers"
        case signal:
            return signal


def _language(value: str) -> str:
    """`German text` for a language's tag; what is said in words already stays: `German text, 98 %`."""
    if _TAG.fullmatch(value) and (len(value) <= 3 or "-" in value):
        from geoout.markets.names import language_name

        return f"{language_name(value)} text"
    return value


def _country(value: str) -> str:
    if len(value) == 2 and value.isupper():
        from geoout.markets.names import territory_name

        return territory_name(value)
    return value
