"""The fields of markets.yaml: which there are, what each may say, and the words of the closed lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from geoout.markets.market import Advice, Opening, Register, Salutation, Title
from geoout.markets.values import (
    Field,
    Notes,
    Reader,
    day,
    flag,
    follow_up,
    hours,
    length,
    lines,
    matching,
    member,
    nearest,
    one_of,
    season,
    several,
    several_of,
    source,
    statement,
    text,
    weekdays,
)
from geoout.markets.written import Written

CHANNELS: Final = (
    "email", "contact-form", "linkedin", "x", "xing", "facebook", "instagram", "whatsapp", "telegram", "viber", "line",
    "wechat", "weibo", "kakaotalk", "naver", "zalo", "vk", "snapchat",
)  # fmt: skip
TACTICS: Final = ("digital_pr", "guest_contribution", "resource_page", "partnership", "original_content")
ASSETS: Final = (
    "survey", "tool", "white-paper", "technical-guide", "report", "dataset", "article", "infographic",
    "regulatory-guide", "regional-impact", "thought-leadership", "blog-post",
)  # fmt: skip
# The values of prospects.SourceType; markets lie below prospects and may not import it (a test compares them).
SOURCES: Final = (
    "trade publication", "newspaper", "directory", "chamber or body", "blogger", "partner", "international", "other",
)  # fmt: skip
REGIMES: Final = ("opt-in", "inferred", "mixed", "opt-out", "data-protection")
MUST_CONTAIN: Final = (
    "sender", "postal-address", "opt-out", "phone", "company-register", "ad-label", "privacy-notice", "origin-of-data",
)  # fmt: skip
PATTERN_FIELDS: Final = (
    "given", "surname", "full_name", "title", "organisation", "department", "position", "patronymic",
    "organisation_people", "organisation_paper", "title_alone", "office",
    "given_vocative", "surname_vocative", "surname_capital", "patronymic_vocative",
)  # fmt: skip

_NAMES: Final = frozenset(PATTERN_FIELDS) - {
    "organisation", "organisation_people", "organisation_paper", "department",
}  # fmt: skip
_FIELD: Final = re.compile(r"\{([^{}|!]*)(!|\|[^{}|]*)?\}")


def pattern(*forbidden: str) -> Reader[str]:
    """A reader of a salutation pattern that does not need any of the fields in `forbidden`."""

    def read(part: Written, notes: Notes) -> str:
        value = lines(part, notes)
        if "{" in (rest := _FIELD.sub("", value)) or "}" in rest:
            raise part.wrong("a brace is not closed", "write fields like {surname}")
        for name, _ in _FIELD.findall(value):
            if name not in PATTERN_FIELDS:
                close = nearest(name, PATTERN_FIELDS)
                raise part.wrong(f"{{{name}}} is not a field of a contact", close and f"did you mean {{{close}}}?")
            if name in forbidden:
                raise part.wrong(f"{{{name}}} cannot be known here", "leave it out")
        return value

    return read


def patterns(*forbidden: str) -> Reader[tuple[str, ...]]:
    """A reader of one pattern or a list of them, the usual one first."""
    one = pattern(*forbidden)
    many = several_of(one)
    return lambda part, notes: many(part, notes) if isinstance(part.value, list) else (one(part, notes),)


_SALUTATION: Final = {
    "female": Field(patterns()),
    "male": Field(patterns()),
    "unknown": Field(patterns()),
    "no_name": Field(patterns(*_NAMES)),
    "organisation": Field(patterns(*_NAMES)),
    "position": Field(patterns(), ()),
}


def salutation(part: Written, notes: Notes) -> Salutation:
    """The patterns of a salutation line."""
    before = len(notes.problems)
    said = several(part, _SALUTATION, notes, "a salutation")
    if len(notes.problems) > before:
        raise notes.problems.pop()
    return Salutation(**said)


_TITLE: Final = {
    "title": Field(text),
    "female": Field(text, ""),
    "male": Field(text, ""),
    "alone": Field(text, ""),
    "alone_female": Field(text, ""),
    "alone_male": Field(text, ""),
    "also": Field(several_of(text), ()),
}


def title(part: Written, notes: Notes) -> Title:
    """A title as text, or with its forms: {title: Ing., alone_female: inženýrko, alone_male: inženýre}."""
    if not isinstance(part.value, dict):
        return Title(text(part, notes))
    before = len(notes.problems)
    said = several(part, _TITLE, notes, "a title")
    if len(notes.problems) > before:
        raise notes.problems.pop()
    alone = said.pop("alone")
    return Title(
        said.pop("title"),
        alone_female=said.pop("alone_female") or alone,
        alone_male=said.pop("alone_male") or alone,
        **said,
    )


def territory(part: Written, notes: Notes) -> str:
    """A territory of CLDR; looked up only outside the shipped file, whose names are tested."""
    code = matching(r"[A-Z]{2}", "DE")(part, notes)
    if part.file != notes.trusted:
        from babel import Locale

        if code not in Locale("en").territories:
            raise part.wrong(f"{code} is no territory that CLDR knows", "use its two letters, such as DE")
    return code


def locale(part: Written, notes: Notes) -> str:
    """A locale, such as de_AT or zh_Hant_TW: its language and territory are CLDR's, data for the two may lack there."""
    code = matching(r"[a-z]{2,3}(_[A-Z][a-z]{3})?_[A-Z]{2}", "de_DE")(part, notes)
    if part.file != notes.trusted:
        from babel import Locale

        known, (tongue, *_, place) = Locale("en"), code.split("_")
        if tongue not in known.languages or place not in known.territories:
            raise part.wrong(f"{code} is no locale that CLDR knows", "use language_TERRITORY, such as de_DE")
    return code


def zone(part: Written, notes: Notes) -> str:
    """A time zone of the IANA database."""
    name = matching(r"[A-Za-z_+-]+(/[A-Za-z0-9_+-]+){0,2}", "Europe/Berlin")(part, notes)
    if part.file != notes.trusted:
        from zoneinfo import ZoneInfo

        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise part.wrong(f"{name} is no time zone", "use a name such as Europe/Berlin") from None
    return name


def when(part: Written, notes: Notes) -> str:
    """When a season is, as one line; see season.py."""
    from geoout.markets.season import EXAMPLES, when_of

    value = text(part, notes)
    try:
        when_of(value)
    except ValueError as error:
        raise part.wrong(str(error), f"write it like {EXAMPLES}") from None
    return value


_LANGUAGE: Final = matching(r"[a-z]{2,3}(-[A-Z][a-z]{3})?", "de or zh-Hant")
_LABEL: Final = r"[^\W_]([\w-]*[^\W_])?"
_TEXT: Final = Field(statement(text))

DOMAINS: Final = {
    "cctld": Field(matching(_LABEL, "de, without a dot before it")),
    "second_levels": Field(several_of(matching(rf"{_LABEL}\.{_LABEL}", "co.uk"), empty=True), ()),
    "geographic": Field(several_of(matching(_LABEL, "berlin, without a dot before it"), empty=True), ()),
}
ETIQUETTE: Final = {
    "register": Field(statement(member(Register))),
    "register_note": _TEXT,
    "tone": _TEXT,
    "length": Field(statement(length)),
    "opening": Field(statement(member(Opening))),
    "opening_note": _TEXT,
    "salutation": Field(statement(salutation)),
    "closing": Field(statement(several_of(text))),
    "name_order": Field(statement(one_of(("given-first", "surname-first")))),
    "honorific": _TEXT,
    "titles": _TEXT,
    "titles_kept": Field(several_of(title, empty=True), ()),
    "avoid": Field(statement(several_of(text, empty=True))),
}
PRACTICE: Final = {
    "channels": Field(statement(several_of(one_of(CHANNELS)))),
    "engines": Field(statement(several_of(text))),
    "engine_note": Field(statement(text), None),
    "tactics": Field(statement(several_of(one_of(TACTICS)))),
    "assets": Field(statement(several_of(one_of(ASSETS)))),
    "sources": Field(statement(several_of(one_of(SOURCES)))),
    "note": Field(statement(text), None),
    "follow_up": Field(statement(follow_up)),
}
LAW: Final = {
    "name": Field(text),
    "regime": Field(one_of(REGIMES)),
    "rule": Field(text),
    "must_contain": Field(several_of(one_of(MUST_CONTAIN))),
    "says": Field(text),
    "subject_label": Field(text, None),
    "from": Field(source),
}
CALENDAR: Final = {
    "days": Field(statement(weekdays)),
    "hours": Field(statement(hours)),
    "zone": Field(zone),
    "city": Field(text),
    "regions": Field(several_of(matching(r"[A-Z0-9]{1,3}", "ZH"), empty=True), ()),
    "seasons": Field(several_of(season, empty=True), ()),
}
PARTS: Final[Mapping[str, Mapping[str, Field]]] = {
    "domains": DOMAINS,
    "etiquette": ETIQUETTE,
    "practice": PRACTICE,
    "law": LAW,
    "calendar": CALENDAR,
}
PLAIN: Final[dict[str, Field]] = {
    "territory": Field(territory),
    "language": Field(_LANGUAGE),
    "locale": Field(locale),
    "languages": Field(several_of(_LANGUAGE)),
    "guide": Field(flag, False),
    "highly_localized": Field(flag, False),
    "neighbours": Field(several_of(territory, empty=True), ()),
    "review": Field(statement(one_of(("native", "author")))),
}


def _part(name: str, what: str) -> Reader[dict[str, Any]]:
    return lambda written, notes: several(written, PARTS[name], notes, what)


MARKET: Final[Mapping[str, Field]] = PLAIN | {
    "domains": Field(_part("domains", "a market's domains")),
    "etiquette": Field(_part("etiquette", "a market's etiquette")),
    "practice": Field(_part("practice", "a market's practice")),
    "law": Field(_part("law", "a market's law")),
    "calendar": Field(_part("calendar", "a market's calendar")),
}
SOURCE: Final = {
    "title": Field(text),
    "url": Field(matching(r"https?://\S+", "https://www.example.org/law"), None),
    "seen": Field(day, None),
}
SEASON: Final = {
    "name": Field(text),
    "when": Field(when),
    "advice": Field(member(Advice)),
    "note": Field(text),
    "from": Field(source),
}
