"""Words that fields need in each language, from the catalogs in locales/."""

from __future__ import annotations

import gettext
import io
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from geoout import files
from geoout.errors import GeooutError
from geoout.markets.schema import SOURCES
from geoout.pitches.templates import chain
from geoout.pitches.vocabulary import BEARERS, FORMS, HOOKS, ROLES, UNITS

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

    from geoout.markets.market import Market

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories, in the order in which a catalog holds the forms of those that its language has."""


def _plain(text: str) -> str:
    """A key without regard to case, hyphens and spaces: `Editor-in-Chief` is `editor in chief`."""
    return re.sub(r"[\s_-]+", " ", text).strip().lower()


_ROLES = {_plain(name): name for name in ROLES}
_SINGULARS = {plural: unit for unit, plural in UNITS.items()}


def asset_kind(kind: str, locale: str, form: str = "") -> str | None:
    """The noun for an asset's kind, bare or in another of `FORMS`, or its gender (form `gender`); None if unknown."""
    return word(FORMS[form], kind, locale)


def hook(kind: str, market: Market) -> str | None:
    """Why an asset of this kind matters to readers in the market's territory (R35); None if a catalog lacks it."""
    if kind not in HOOKS:
        return None
    sentence = word(f"hook, {kind}", HOOKS[kind], market.locale)
    where = word("territory, where", market.territory, market.locale)
    if sentence is None or where is None:
        return None
    text = sentence.replace("{where}", where)
    return text[:1].upper() + text[1:]


def role(text: str, locale: str, gender: str = "unknown") -> str | None:
    """What somebody is called whose role is a known English one (`Editor-in-Chief`); None for any other text."""
    known = _ROLES.get(_plain(text))
    return word(BEARERS[gender], known, locale) if known is not None else None


def tactic(name: str, locale: str) -> str | None:
    """One of the five tactics (R41) as a heading."""
    return word("tactic", name, locale)


def source_types(locale: str) -> dict[str, str]:
    """What sites of each kind are called locally (R59): `newspaper` is `medios de comunicación` in Spanish."""
    return {kind: term for kind in SOURCES if (term := word("source type", kind, locale))}


def word(context: str, message: str, locale: str) -> str | None:
    """A catalog's translation in the nearest of the locale's parents that has it, None when none has."""
    for step in chain(locale):
        catalog = _catalog(step)
        found = catalog.pgettext(context, message) if catalog is not None else ""
        if found:
            return found
    return None


def counted(unit: str, value: float, locale: str) -> str | None:
    """A unit in the plural form that CLDR asks for with this number, its place kept as {number}: `{number} Haushalte`.

    Singular and plural keys mean the same. None for a unit that the catalogs do not know.
    """
    key = _plain(unit)
    key = _SINGULARS.get(key, key)
    if key not in UNITS:
        return None
    single, plural = f"{{number}} {key}", f"{{number}} {UNITS[key]}"
    for step in chain(locale):
        catalog = _catalog(step)
        found = catalog.npgettext("unit", single, plural, value) if catalog is not None else ""  # type: ignore[arg-type]
        if found:
            return found
    return None


@lru_cache(maxsize=64)
def plural_categories(locale: str) -> tuple[str, ...]:
    """The plural categories of a locale's cardinal numbers, in the order of a catalog's forms; `other` is the last."""
    from babel import Locale

    tags = Locale.parse(locale).plural_form.tags | {"other"}
    return tuple(category for category in CATEGORIES if category in tags)


class _Silent(gettext.NullTranslations):
    """What a catalog falls back to: an empty text says that it has no translation; the message itself could be one."""

    def pgettext(self, context: str, message: str) -> str:
        """Nothing."""
        return ""

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Nothing."""
        return ""


@lru_cache(maxsize=64)
def _catalog(locale: str) -> gettext.GNUTranslations | None:
    """One locale's catalog: compiled if that is there and no older than its source, else compiled in memory."""
    try:
        source = files.shipped("locales") / locale / "LC_MESSAGES" / "geoout.po"
    except GeooutError:
        return None
    compiled = source.with_suffix(".mo")
    if compiled.is_file() and (not source.is_file() or compiled.stat().st_mtime >= source.stat().st_mtime):
        content = compiled.read_bytes()
    elif source.is_file():
        content = compiled_catalog(source)
    else:
        return None
    catalog = gettext.GNUTranslations(io.BytesIO(content))
    catalog.add_fallback(_Silent())
    # The forms are those of CLDR, which tells 1.5 from 2; a catalog's own formula knows whole numbers only.
    catalog.plural = lambda number: _plural_index(locale, number)  # type: ignore[attr-defined]
    return catalog


def _plural_index(locale: str, number: float) -> int:
    from babel import Locale

    whole = int(number) if number == int(number) else number
    return plural_categories(locale).index(Locale.parse(locale).plural_form(whole))


def read_catalog(source: Path) -> Catalog:
    """A .po file as babel's catalog. Raises babel's PoFileError where it is none."""
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        return read_po(stream, domain="geoout", abort_invalid=True)


def compiled_catalog(source: Path) -> bytes:
    """The .mo bytes of a .po file; fuzzy and unfinished entries are left out, so that no English slips in."""
    from babel.messages.mofile import write_mo

    catalog = read_catalog(source)
    for message in list(catalog):
        forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and not all(forms):
            catalog.delete(message.id, message.context)
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()
