"""What the end of a domain says about a country: per suffix evidence, because country codes are not used alike."""

from __future__ import annotations

from typing import Final

SOMETIMES: Final[dict[str, tuple[float, str]]] = {
    "co": (0.56, "56 % of its sites are Colombian, the rest stands for company"),
    "su": (0.4, "Soviet Union, mostly Russian today, also used by others"),
}
"""Country codes that name their country only in part: how often, and why."""

ELSEWHERE: Final[dict[str, str]] = {
    "ac": "academia", "ad": "advertising", "ai": "artificial intelligence", "as": "companies in Nordic countries",
    "bz": "business", "cc": "sold for anything", "cd": "music", "cf": "was free of charge", "dj": "music",
    "fm": "radio", "ga": "was free of charge", "gg": "games", "gl": "short links", "gq": "was free of charge",
    "im": "messaging", "io": "software", "is": "short links, though Iceland uses it too", "la": "Los Angeles",
    "ly": "short links", "me": "personal pages", "ml": "was free of charge", "ms": "sold for anything",
    "nu": "Swedish for now", "pw": "sold for anything", "sc": "sold for anything", "sh": "software",
    "sr": "sold for anything", "st": "sold for anything",
    "tk": "was free of charge", "to": "short links", "tv": "television", "vc": "venture capital", "ws": "web site",
}  # fmt: skip
"""Country codes used all over the world, and for what: they say nothing about a country."""

SCRIPTS: Final[dict[str, str]] = {
    "рф": "RU", "укр": "UA", "бел": "BY", "қаз": "KZ", "срб": "RS", "бг": "BG", "мкд": "MK", "ελ": "GR", "հայ": "AM",
    "გე": "GE", "ישראל": "IL", "امارات": "AE", "السعودية": "SA", "مصر": "EG", "قطر": "QA", "عمان": "OM",
    "الاردن": "JO", "المغرب": "MA", "中国": "CN", "中國": "CN", "台灣": "TW", "台湾": "TW", "香港": "HK", "澳門": "MO",
    "新加坡": "SG", "한국": "KR", "ไทย": "TH", "ලංකා": "LK", "भारत": "IN", "ভারত": "IN", "భారత్": "IN",
}  # fmt: skip
"""Country codes in the country's own script."""

_NOT_A_COUNTRY: Final = {"eu"}


def territory_of(suffix: str) -> tuple[str | None, float]:
    """The territory that a public suffix names, and how surely, 0 to 1; `(None, 0)` where it names none.

    `co.uk` is GB for sure, `co` is CO at 0.56 and `com.co` for sure, `io` and `com` name no country.
    """
    below, _, top = suffix.rpartition(".")
    if top in SCRIPTS:
        return SCRIPTS[top], 1.0
    if len(top) != 2 or not top.isascii() or top in _NOT_A_COUNTRY or top in ELSEWHERE:
        return None, 0.0
    territory = "GB" if top == "uk" else top.upper()
    return territory, SOMETIMES[top][0] if top in SOMETIMES and not below else 1.0
