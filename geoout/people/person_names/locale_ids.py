"""Locale identifiers: read however they are spelt, and walked up to their parents as CLDR does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_SUBTAG = re.compile("[-_]")
_LANGUAGE = re.compile("[a-z]{2,3}|[a-z]{5,8}")
_SCRIPT = re.compile("[A-Za-z]{4}")
_REGION = re.compile("[A-Za-z]{2}|[0-9]{3}")


@dataclass(frozen=True, slots=True)
class LocaleId:
    """Language, script and region; what is not said is empty. The language of the root is `und`."""

    language: str
    script: str = ""
    region: str = ""

    def __str__(self) -> str:
        return "_".join(part for part in (self.language, self.script, self.region) if part)


def parse(tag: str, aliases: Mapping[str, str]) -> LocaleId:
    """`zh-hant-tw`, `ZH_TW`, `de_DE.UTF-8`: variants and extensions are left out, what is no locale is the root."""
    parts = _SUBTAG.split(tag.strip().split(".")[0].split("@")[0])
    language = parts.pop(0).lower()
    script = region = ""
    if language in aliases:
        language, *implied = aliases[language].split("_")
        parts[:0] = [part for part in implied if not any(len(part) == len(other) for other in parts)]
    if not _LANGUAGE.fullmatch(language) or language == "root":
        language = "und"
    if parts and _SCRIPT.fullmatch(parts[0]):
        script = parts.pop(0).title()
    if parts and _REGION.fullmatch(parts[0]):
        region = parts[0].upper()
    return LocaleId(language, script, region)


def canonical(locale: LocaleId, scripts: Mapping[str, str]) -> LocaleId:
    """The spelling that CLDR files it under: `zh_TW` is `zh_Hant_TW`, `en_Latn_JP` is `en_JP`.

    `scripts` holds the usual script of a language or language_REGION; who is not in it is written in Latin letters.
    """
    usual = scripts.get(locale.language, "Latn")
    script = locale.script or scripts.get(f"{locale.language}_{locale.region}", usual)
    return LocaleId(locale.language, "" if script == usual else script, locale.region)


def parent_of(tag: str, parents: Mapping[str, str]) -> str:
    """The next locale to ask of a canonical tag: what `parents` says, or one subtag less; the root is empty.

    A canonical tag names its script only where it is unusual, and no such locale inherits from one in another script.
    """
    if tag in parents:
        return parents[tag]
    shorter, _, last = tag.rpartition("_")
    return "" if _SCRIPT.fullmatch(last) else shorter


def lookup_chain(locale: LocaleId, parents: Mapping[str, str]) -> Iterator[str]:
    """The tags under which a list of locales may mean `locale`: itself, its parents, and each with any language.

    `zh_Hant` inherits nothing from `zh`, yet a list that names zh means it too.
    """
    seen = set()
    for tag in (*_narrowing(locale), locale.language, "und"):
        while tag and tag not in seen:
            seen.add(tag)
            yield tag
            yield "_".join(["und", *tag.split("_")[1:]])
            tag = parents.get(tag, "")


def _narrowing(locale: LocaleId) -> Iterator[str]:
    yield str(locale)
    if locale.script:
        yield f"{locale.language}_{locale.script}"
    if locale.region:
        yield f"{locale.language}_{locale.region}"
