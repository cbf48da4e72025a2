"""Words that fields need in each language, from the catalogs in locales/."""

from __future__ import annotations

import gettext
import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from geoout import files
from geoout.errors import GeooutError
from geoout.pitches.templates import chain

if TYPE_CHECKING:
    from babel.support import Translations

CONTEXTS = {"": "asset kind", "a": "asset kind, indefinite object", "our": "asset kind, ours, object"}
"""The catalogs' msgctxt per form: `Umfrage`, `eine Umfrage`, `unsere Umfrage`; the last two as objects of a verb."""


def asset_kind(kind: str, locale: str, form: str = "") -> str | None:
    """The noun for an asset's kind, bare, with an indefinite article (`a`) or as ours (`our`); None if unknown."""
    return word(CONTEXTS[form], kind, locale)


def word(context: str, message: str, locale: str) -> str | None:
    """A catalog's translation in the nearest of the locale's parents that has it, None when none has."""
    for step in chain(locale):
        catalog = _catalog(step)
        found = catalog.pgettext(context, message) if catalog is not None else ""
        if found:
            return str(found)
    return None


class _Silent(gettext.NullTranslations):
    """What a catalog falls back to: an empty text says that it has no translation; the message itself could be one."""

    def pgettext(self, context: str, message: str) -> str:
        """Nothing."""
        return ""


@lru_cache(maxsize=64)
def _catalog(locale: str) -> Translations | None:
    """One locale's catalog: compiled if that is there and no older than its source, else compiled in memory."""
    from babel.support import Translations

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
    catalog = Translations(io.BytesIO(content), "geoout")
    catalog.add_fallback(_Silent())
    return catalog


def compiled_catalog(source: Path) -> bytes:
    """The .mo bytes of a .po file; fuzzy entries are left out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        catalog = read_po(stream, domain="geoout", abort_invalid=True)
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()
