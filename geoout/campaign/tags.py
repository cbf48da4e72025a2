"""Language tags of pages: which are valid (R100), who can read them, which of several is nearest to a reader."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

X_DEFAULT = "x-default"
# What nearly every campaign.yaml holds, known without CLDR, whose data take longer to load than the file to read.
_USUAL_LANGUAGES = frozenset((
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
    "ja", "ko", "lt", "lv", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk",
    "vi", "zh",
))  # fmt: skip
_USUAL_COUNTRIES = frozenset((
    "AE", "AR", "AT", "AU", "BE", "BR", "CA", "CH", "CL", "CN", "CO", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "GR",
    "HK", "HU", "ID", "IE", "IL", "IN", "IT", "JP", "KR", "MX", "NL", "NO", "NZ", "PE", "PL", "PT", "RO", "RU", "SA",
    "SE", "TH", "TR", "TW", "UA", "US", "VN",
))  # fmt: skip
_USUAL_SCRIPTS = frozenset(("Hans", "Hant", "Latn", "Cyrl"))
OTHER_CODES = {"UK": "GB", "EL": "GR"}
"""Codes of countries that people write by their number plate or name; ISO 3166 has another one."""
_GONE = frozenset(["BU", "CP", "CS", "DD", "DG", "EA", "EU", "IC", "SU", "TA", "TP", "YD", "YU", "ZR", "ZZ", "AC"])
"""What CLDR keeps money for but ISO 3166 has no country for."""


class Tag(NamedTuple):
    """A tag taken apart. `script` is empty where neither the tag nor its country decides it."""

    language: str
    script: str
    territory: str


@lru_cache(maxsize=512)
def tag_of(tag: str) -> Tag:
    """`de-AT`, `zh_hant_tw`, `zh-TW` (traditional by its country); Norwegian's two forms are one language here."""
    language, *rest = tag.replace("_", "-").lower().split("-")
    script = next((one.title() for one in rest if len(one) == 4), "")
    territory = next((one.upper() for one in rest if len(one) in (2, 3)), "")
    language = {"nb": "no", "nn": "no", "iw": "he"}.get(language, language)
    if language == "zh" and territory and not script:
        script = "Hant" if territory in ("TW", "HK", "MO") else "Hans"
    return Tag(language, script, OTHER_CODES.get(territory, territory))


def is_read_by(page: str, readers: Iterable[str]) -> bool:
    """Whether someone who reads one of `readers` reads a page in `page`: the same language, and no other script."""
    one = tag_of(page)
    return any(
        one.language == other.language and (not one.script or not other.script or one.script == other.script)
        for other in map(tag_of, readers)
    )


def nearest(codes: Iterable[str], reader: str) -> list[str]:
    """Those of `codes` that a reader of `reader` (a tag or locale) can read, the nearest first.

    For `es-MX`: es-MX, es-419 (its parent in CLDR), es, es-AR (the same parent), es-ES (the language's first country).
    """
    wanted = tag_of(reader)
    parent = _parent(wanted)

    def rank(code: str) -> tuple[bool, bool, bool, bool, bool]:
        one = tag_of(code)
        return (
            one.territory != wanted.territory,
            f"{one.language}_{one.territory}" != parent,
            bool(one.territory),
            not parent or _parent(one) != parent,
            one.territory != _first_country(one.language),
        )

    return sorted((code for code in codes if code != X_DEFAULT and is_read_by(code, [reader])), key=rank)


def why_not(tag: str) -> tuple[str, str] | None:
    """Why `tag` (in its usual case: `pt-BR`, `zh-Hant-TW`) is none, and what may be meant; None when it is one."""
    language, *rest = tag.replace("_", "-").split("-")
    region = rest[-1] if rest and len(rest[-1]) in (2, 3) else ""
    if region in OTHER_CODES:
        return f"{tag} is not a language code", f"did you mean {tag[: -len(region)]}{OTHER_CODES[region]}?"
    if not _is_language(language):
        meant = _of_country(language)
        return f"{language} is not a language", f"did you mean {meant}?" if meant else "write it like de or pt-BR"
    if len(region) == 2 and not _is_country(region):
        return f"{region} is not a country", f"write {language}, or its country’s two letters behind it"
    if (script := next((one for one in rest if len(one) == 4), "")) and not _is_script(script):
        return f"{script} is not a script", "write it like zh-Hant"
    return None


def is_code(code: str) -> bool:
    """Whether a folder's or subdomain's `code` (`de`, `at`, `fr-ch`, `zh-hant`) is made of languages and countries."""
    first, *rest = code.split("-")
    return _names_something(first) and all(
        _is_script(one.title()) if len(one) == 4 else _names_something(one) for one in rest
    )


def _names_something(code: str) -> bool:
    return _is_language(code) or _is_country(OTHER_CODES.get(code.upper(), code.upper()))


def _is_language(code: str) -> bool:
    return code in _USUAL_LANGUAGES or code in _languages()


def _is_country(code: str) -> bool:
    return code in _USUAL_COUNTRIES or code in _countries()


def _is_script(code: str) -> bool:
    return code in _USUAL_SCRIPTS or code in _scripts()


def _parent(tag: Tag) -> str:
    """CLDR's parent of a tag where it is another than the bare language: `es_419` of es-MX, `en_001` of en-AU."""
    from babel.core import get_global

    script = f"_{tag.script}" if tag.script else ""
    return str(get_global("parent_exceptions").get(f"{tag.language}{script}_{tag.territory}", ""))


def _first_country(language: str) -> str:
    """The country that CLDR thinks of first: DE for de, ES for es; for pt Brazil."""
    from babel.core import get_global

    return str(get_global("likely_subtags").get(language, "")).rpartition("_")[2]


@lru_cache(maxsize=64)
def _of_country(code: str) -> str:
    """The tag that somebody means who wrote a country's code for a language: `ja` for jp, `en-GB` for gb."""
    from babel.core import get_global

    country = OTHER_CODES.get(code.upper(), code.upper())
    if country not in _countries():
        return ""
    spoken = get_global("territory_languages").get(country, {})
    most = max(spoken, key=lambda one: float(spoken[one]["population_percent"]), default="")
    language = str(most).partition("_")[0]
    return language if _first_country(language) == country else f"{language}-{country}" if language else ""


@cache
def _languages() -> frozenset[str]:
    from babel.core import get_global

    return frozenset(code for code in get_global("likely_subtags") if len(code) in (2, 3)) | {"iw", "nb", "no"}


@cache
def _scripts() -> frozenset[str]:
    from babel.core import get_global

    return (
        frozenset(piece for code in get_global("likely_subtags") for piece in code.split("_")[1:] if len(piece) == 4)
        | _USUAL_SCRIPTS
    )


@cache
def _countries() -> frozenset[str]:
    from babel.core import get_global

    return frozenset(code for code in get_global("territory_currencies") if len(code) == 2) - _GONE
